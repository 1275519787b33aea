package dev.paperpost.operator;

import java.time.Duration;

/**
 * How long rows are kept that are no reader. Digests and their papers have no rule: they are the promise that no paper reaches a
 * reader twice, and go with the reader.
 */
enum RetentionRule {
    CONFIRM_TOKENS(
            "confirm links",
            30,
            "delete from token where id in (select id from token"
                    + " where purpose = 'confirm' and coalesce(used_at, expires_at) < :before limit :most)"),

    ADDRESS_TOKENS(
            "links that move a subscription",
            30,
            "delete from token where id in (select id from token"
                    + " where purpose = 'address' and coalesce(used_at, expires_at) < :before limit :most)"),

    /** The outbox asks for digests without a delivery, but never for such old ones. */
    DELIVERIES(
            "finished deliveries",
            180,
            "delete from delivery where id in (select id from delivery"
                    + " where state in ('sent', 'failed', 'expired', 'cancelled') and created_at < :before limit :most)"),

    LETTERS(
            "letters",
            180,
            "delete from letter where id in (select id from letter where created_at < :before limit :most)"),
    WEBHOOK_POSTS(
            "posts to webhooks",
            30,
            "delete from webhook_post where id in (select id from webhook_post"
                    + " where state in ('sent', 'failed', 'cancelled') and created_at < :before limit :most)"),

    /** The latest of each outcome stays: when a source was last read is asked however long ago it was. */
    FETCH_RUNS(
            "fetches",
            180,
            "delete from fetch_run where id in (select r.id from fetch_run r where r.ended_at < :before"
                    + " and exists (select 1 from fetch_run later where later.source = r.source"
                    + " and later.outcome = r.outcome and later.id > r.id) limit :most)"),

    INVITATIONS(
            "open invitations",
            30,
            "delete from lab_member where id in (select id from lab_member"
                    + " where joined_at is null and invited_at < :before limit :most)"),

    AUDIT(
            "audit lines",
            3 * 365,
            "delete from audit where id in (select id from audit where at < :before limit :most)"),

    REQUEST_COUNTS(
            "request counts",
            2,
            "delete from request_count where (kind, subject, window_start) in"
                    + " (select kind, subject, window_start from request_count where window_start < :before limit :most)");

    /** In the plural, for the log. */
    final String what;

    final Duration keep;
    final String delete;

    RetentionRule(String what, int days, String delete) {
        this.what = what;
        this.keep = Duration.ofDays(days);
        this.delete = delete;
    }
}
