package dev.paperpost.subscription;

import dev.paperpost.platform.BaseUrl;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What a mail needs to know about its reader: the address, while there is consent, and the links. Thread-safe. */
@ApplicationScoped
public class Recipients {

    private static final String ACTIVE =
            """
            select s.id, s.email, s.locale, s.cadence, s.day, s.hour, s.time_zone,
                   array(select i.text from subscription_interest i where i.subscriber_id = s.id order by i.position) as interests
              from subscriber s where s.id = any (?) and s.status = 'active'
            """;

    private final DataSource database;
    private final SubscriberRepository subscribers;
    private final InterestRegistry interests;
    private final OpenRequests openRequests;
    private final Tokens tokens;
    private final Clock clock;
    private final String base;

    Recipients(
            DataSource database,
            SubscriberRepository subscribers,
            InterestRegistry interests,
            OpenRequests openRequests,
            Tokens tokens,
            PaperpostConfig config,
            Clock clock) {
        this.database = database;
        this.subscribers = subscribers;
        this.interests = interests;
        this.openRequests = openRequests;
        this.tokens = tokens;
        this.clock = clock;
        this.base = BaseUrl.of(config);
    }

    /** Those of these readers who are active. */
    @Transactional
    public Map<Long, Recipient> active(Collection<Long> subscriberIds) {
        Map<Long, Recipient> active = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ACTIVE)) {
            select.setArray(1, SqlArrays.of(connection, "bigint", subscriberIds, id -> id));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    active.put(row.getLong("id"), recipient(row));
                }
            }
            return active;
        } catch (SQLException e) {
            throw new IllegalStateException("readers cannot be read", e);
        }
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                row.getLong("id"),
                row.getString("email"),
                Locale.forLanguageTag(row.getString("locale")),
                Schedule.read(row),
                List.of((String[]) row.getArray("interests").getArray()),
                true);
    }

    /** What a confirm token asks to confirm, unless it was used or has expired. */
    @Transactional
    public Optional<PendingConfirmation> confirmation(long tokenId) {
        return tokens.byId(tokenId)
                .filter(token -> token.purpose == TokenPurpose.CONFIRM
                        && token.usedAt == null
                        && !token.expired(clock.instant()))
                .map(token -> openRequests.mailed(
                        token,
                        recipient(subscribers.findById(token.subscriberId), interests.textsOf(token.subscriberId)),
                        base + "/confirm/" + tokens.text(token)));
    }

    /**
     * A reader's own links.
     *
     * @param manage to change or end the subscription
     * @param unsubscribe ends the subscription, for one-click too (RFC 8058)
     */
    public record Links(String manage, String unsubscribe) {}

    /** The links of each of these readers. */
    @Transactional
    public Map<Long, Links> links(Collection<Long> subscriberIds) {
        Map<Long, Links> links = new HashMap<>();
        tokens.lasting(EnumSet.of(TokenPurpose.MANAGE, TokenPurpose.UNSUBSCRIBE), subscriberIds)
                .forEach((id, token) -> links.put(
                        id,
                        new Links(
                                base + "/manage/" + token.get(TokenPurpose.MANAGE),
                                base + "/unsubscribe/" + token.get(TokenPurpose.UNSUBSCRIBE))));
        return links;
    }

    /** Link that ends the subscription, for one-click too (RFC 8058). */
    @Transactional
    public String unsubscribeLink(long subscriberId) {
        return base + "/unsubscribe/" + tokens.lasting(TokenPurpose.UNSUBSCRIBE, subscriberId);
    }

    /** Address of the reader's private feed in Atom, while they are active; never made by asking for it. */
    @Transactional
    public Optional<String> feedLink(long subscriberId) {
        return subscribers
                .findByIdOptional(subscriberId)
                .filter(s -> s.status() == Subscriber.Status.ACTIVE)
                .flatMap(s -> tokens.existing(TokenPurpose.FEED, s.id()))
                .map(token -> base + "/feed/" + token + ".atom");
    }

    /** Link to the web view of a digest. */
    public String viewLink(long digestId) {
        return base + "/d/" + tokens.viewOf(digestId);
    }

    private static Recipient recipient(Subscriber s, List<String> interests) {
        return new Recipient(
                s.id(), s.email(), s.locale(), s.schedule(), interests, s.status() == Subscriber.Status.ACTIVE);
    }
}
