package dev.paperpost.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.MovableClock;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import dev.paperpost.subscription.Consent;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.Subscriptions;
import dev.paperpost.subscription.Suppressions;
import dev.paperpost.subscription.Suppressions.Reason;
import dev.paperpost.subscription.TestReaders;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RetentionTest {

    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");

    @Inject
    Retention retention;

    @Inject
    Consent consent;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Suppressions suppressions;

    @Inject
    TestReaders tokens;

    @Inject
    TestTables tables;

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Inject
    MovableClock clock;

    @BeforeEach
    void nothingIsKept() {
        tables.empty("subscriber, interest, suppression, audit, fetch_run, request_count");
        clock.set(START);
    }

    @AfterEach
    void timeGoesOn() {
        clock.release();
    }

    @Test
    void whoNeverConfirmsIsForgottenThirtyDaysAfterAskingLast() {
        consent.request(request("never@example.org"));
        consent.request(request("twice@example.org"));
        days(20);
        consent.request(request("twice@example.org"));

        days(30);
        assertThat(retention.run()).isEmpty();
        clock.set(START.plus(Duration.ofDays(30)).plusSeconds(1));
        assertThat(retention.run()).isEqualTo(Map.of("unconfirmed readers", 1));
        assertThat(number("select count(*) from interest")).isZero();
        assertThat(readers()).containsExactly("twice@example.org");
        days(51);
        assertThat(retention.run()).containsEntry("unconfirmed readers", 1);

        assertThat(number("select count(*) from audit")).isZero();
        assertThat(suppressions.reason("never@example.org"))
                .as("nobody there said anything")
                .isEmpty();
    }

    @Test
    void anActiveReaderIsKeptHoweverLongAgoTheyConfirmed() {
        tokens.subscribed(request("reader@example.org"));

        days(20 * 365);
        retention.run();

        assertThat(readers()).containsExactly("reader@example.org");
        assertThat(number("select count(*) from token where purpose = 'feed'")).isOne();
    }

    @Test
    void aConfirmLinkIsForgottenThirtyDaysAfterItWasUsedOrExpired() {
        tokens.subscribed(request("reader@example.org"));
        consent.request(request("reader@example.org"));

        days(31);
        assertThat(retention.run()).isEqualTo(Map.of("confirm links", 1));
        days(38);
        assertThat(retention.run()).isEqualTo(Map.of("confirm links", 1));
    }

    @Test
    void whoHasLeftIsErasedAfterAYearAndNoOldListBringsThemBack() {
        tokens.subscribed(request("left@example.org"));
        tokens.subscribed(request("bounced@example.org"));
        tokens.subscribed(request("complained@example.org"));
        tokens.subscribed(request("back@example.org"));
        end("left@example.org", "unsubscribed", "unsubscribed");
        end("bounced@example.org", "bounced", "non_existent_email");
        end("complained@example.org", "unsubscribed", "complaint");
        end("back@example.org", "unsubscribed", "unsubscribed");
        days(360);
        consent.request(request("back@example.org"));

        days(366);

        assertThat(retention.run()).containsEntry("ended readers", 3);
        assertThat(readers()).as("there is still a link to confirm").containsExactly("back@example.org");
        assertThat(suppressions.reason("left@example.org")).contains(Reason.ERASED);
        assertThat(suppressions.reason("bounced@example.org")).contains(Reason.BOUNCED);
        assertThat(suppressions.reason("complained@example.org")).contains(Reason.COMPLAINED);
        assertThat(texts("select event || ' ' || detail from audit where event = 'erased'"))
                .containsOnly("erased retention");
    }

    @Test
    void finishedDeliveriesAreForgottenAfterHalfAYearTheirDigestsAreNot() {
        tokens.subscribed(request("reader@example.org"));
        for (String state : List.of("sent", "failed", "expired", "cancelled", "queued", "unknown")) {
            delivery(state);
        }
        days(180);
        assertThat(retention.run()).doesNotContainKey("finished deliveries");

        days(181);
        assertThat(retention.run()).containsEntry("finished deliveries", 4);
        assertThat(texts("select state from delivery order by 1")).containsExactly("queued", "unknown");
        assertThat(number("select count(*) from digest")).isEqualTo(6);
    }

    @Test
    void fetchesAreForgottenAfterHalfAYearButTheLatestOfEachOutcome() {
        fetch("arxiv", "fetched", 0);
        fetch("arxiv", "fetched", 1);
        fetch("arxiv", "failed", 2);
        fetch("biorxiv", "fetched", 3);
        fetch("arxiv", "failed", 190);

        days(200);

        assertThat(retention.run()).isEqualTo(Map.of("fetches", 2));
        assertThat(texts("select source || ' ' || outcome from fetch_run order by started_at"))
                .containsExactly("arxiv fetched", "biorxiv fetched", "arxiv failed");
    }

    @Test
    void auditLinesAreForgottenAfterThreeYearsAndCountsAfterTwoDays() {
        tokens.subscribed(request("reader@example.org"));
        change("insert into request_count values ('total', decode('00', 'hex'), '" + START + "', 3)");

        clock.set(START.plus(Duration.ofDays(2)).plusSeconds(1));
        assertThat(retention.run()).isEqualTo(Map.of("request counts", 1));
        days(3 * 365);
        assertThat(retention.run()).doesNotContainKey("audit lines");
        days(3 * 365 + 1);
        assertThat(retention.run()).isEqualTo(Map.of("audit lines", 1));
    }

    @Test
    void manyRowsGoInSeveralSteps() {
        change("insert into request_count select 'network', decode(lpad(to_hex(n), 8, '0'), 'hex'), '" + START
                + "', 1 from generate_series(1, 1234) n");

        days(3);

        assertThat(retention.run()).isEqualTo(Map.of("request counts", 1234));
    }

    @Test
    void whileOneNodeCleansUpTheOthersPassBy() throws SQLException {
        consent.request(request("never@example.org"));
        days(40);
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(hashtext('paperpost.retention'))");

            assertThat(retention.run()).isEmpty();
            other.rollback();
        }

        assertThat(retention.run()).containsEntry("unconfirmed readers", 1);
    }

    private void days(int days) {
        clock.set(START.plus(Duration.ofDays(days)));
    }

    private static SubscriptionRequest request(String email) {
        return new SubscriptionRequest(
                email, List.of("words of " + email.replace("@", " ")), null, null, null, null, null, null);
    }

    private void end(String email, String status, String reason) {
        change("update subscriber set status = '" + status + "', ended_reason = '" + reason + "', ended_at = '" + START
                + "', next_digest_at = null where email = '" + email + "'");
    }

    private void delivery(String state) {
        change("with d as (insert into digest (id, subscriber_id, slot, due_at, window_from, window_until, full_count,"
                + " total_count, planned_at) select nextval('digest_seq'), s.id,"
                + " date '2026-11-20' - cast((select count(*) from digest) as int), '" + START + "', '" + START + "', '"
                + START + "', 1, 1, '" + START + "' from subscriber s returning id, subscriber_id)"
                + " insert into delivery (id, kind, subscriber_id, domain, digest_id, state, lane, next_attempt_at, dated,"
                + " created_at) select gen_random_uuid(), 'digest', subscriber_id, 'example.org', id, '" + state
                + "', 1, '2099-01-01', '" + START + "', '" + START + "' from d");
    }

    private void fetch(String source, String outcome, int day) {
        Instant at = START.plus(Duration.ofDays(day));
        change("insert into fetch_run (id, source, started_at, ended_at, outcome) values (nextval('fetch_run_seq'), '"
                + source + "', '" + at + "', '" + at + "', '" + outcome + "')");
    }

    private List<String> readers() {
        return texts("select email from subscriber order by email");
    }

    private long number(String sql) {
        return ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue();
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(String sql) {
        return entities.createNativeQuery(sql, String.class).getResultList();
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(sql).executeUpdate());
    }
}
