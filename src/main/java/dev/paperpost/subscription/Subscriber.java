package dev.paperpost.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;

/**
 * A reader and the state of their consent: pending until confirmed, then active until they leave or their address
 * refuses mail for good. A paused reader stays active; only the next due moment moves.
 */
@Entity
public class Subscriber {

    /** How far back the first digest looks, so that a new reader sees at once what will come. */
    static final int FIRST_WINDOW_DAYS = 7;

    /** Interests are often mended on the page that follows; the first digest should come of the mended ones. */
    private static final int WELCOME_SECONDS = 60;

    /** How long a reader can take an unsubscribe back. */
    static final int UNDO_DAYS = 7;

    private static final String UNSUBSCRIBED = "unsubscribed";
    private static final String COMPLAINT = "complaint";

    /** Where a reader stands. */
    public enum Status {
        PENDING,
        ACTIVE,
        UNSUBSCRIBED,
        BOUNCED
    }

    @Id
    @GeneratedValue(generator = "subscriber_seq")
    @SequenceGenerator(name = "subscriber_seq", sequenceName = "subscriber_seq", allocationSize = 50)
    private Long id;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Enumerated(EnumType.STRING)
    @ColumnTransformer(read = "upper(status)", write = "lower(?)")
    private Status status = Status.PENDING;

    @Enumerated(EnumType.STRING)
    @ColumnTransformer(read = "upper(cadence)", write = "lower(?)")
    private Cadence cadence;

    private Integer day;
    private int hour;

    @Column(name = "time_zone")
    private String timeZone;

    private String locale;

    @Column(name = "max_papers")
    private int maxPapers;

    private boolean revisions;
    private boolean trending;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "consent_source")
    private String consentSource;

    @Column(name = "consented_at")
    private Instant consentedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "ended_reason")
    private String endedReason;

    @Column(name = "paused_until")
    private LocalDate pausedUntil;

    @Column(name = "next_digest_at")
    private Instant nextDigestAt;

    @Column(name = "welcome_at")
    private Instant welcomeAt;

    @Column(name = "last_slot")
    private LocalDate lastSlot;

    @Column(name = "window_from")
    private Instant windowFrom;

    /** For Hibernate. */
    protected Subscriber() {}

    void prefer(Preferences preferences) {
        Schedule schedule = preferences.schedule();
        cadence = schedule.cadence();
        day = schedule.day();
        hour = schedule.hour();
        timeZone = schedule.zone().getId();
        locale = preferences.locale().toLanguageTag();
        maxPapers = preferences.maxPapers();
        revisions = preferences.revisions();
        trending = preferences.trending();
    }

    /** Starts or restarts the digests; what was sent before is remembered and never sent again. */
    void activate(Instant now, Instant consentedAt, String consentSource) {
        if (status == Status.ACTIVE) {
            return;
        }
        status = Status.ACTIVE;
        confirmedAt = now;
        this.consentedAt = consentedAt;
        this.consentSource = consentSource;
        endedAt = null;
        endedReason = null;
        pausedUntil = null;
        windowFrom = now.minus(FIRST_WINDOW_DAYS, ChronoUnit.DAYS);
        scheduleNext(now);
    }

    /** For who has never had a digest: the first one does not wait for its hour. */
    void welcome(Instant now) {
        if (lastSlot == null) {
            welcomeAt = now.plusSeconds(WELCOME_SECONDS);
        }
    }

    void unsubscribe(Instant now) {
        if (status != Status.ACTIVE && status != Status.PENDING) {
            return;
        }
        status = Status.UNSUBSCRIBED;
        endedAt = now;
        endedReason = UNSUBSCRIBED;
        nextDigestAt = null;
    }

    /**
     * Undoes the reader's own leaving. Not for ever: the link stands in every mail, and whoever holds an old one must not
     * bring back a reader who left long ago.
     *
     * @return whether the reader is back
     */
    boolean rejoin(Instant now) {
        if (!canRejoin(now)) {
            return false;
        }
        status = confirmedAt == null ? Status.PENDING : Status.ACTIVE;
        endedAt = null;
        endedReason = null;
        scheduleNext(now);
        return true;
    }

    boolean canRejoin(Instant now) {
        return status == Status.UNSUBSCRIBED
                && UNSUBSCRIBED.equals(endedReason)
                && !endedAt.isBefore(now.minus(UNDO_DAYS, ChronoUnit.DAYS));
    }

    /** When the reader themselves ended the subscription, confirmed once, and it has stayed so; else null. */
    Instant leftAt() {
        return status == Status.UNSUBSCRIBED && UNSUBSCRIBED.equals(endedReason) && confirmedAt != null
                ? endedAt
                : null;
    }

    /** All stays as it is but the address, which has just proved to be the reader's. */
    void moveTo(EmailAddress address, Instant now) {
        email = address.text();
        emailKey = address.key();
        confirmedAt = now;
        consentedAt = now;
        consentSource = "address change";
    }

    boolean isAt(EmailAddress address) {
        return emailKey.equals(address.key());
    }

    void pause(LocalDate until, Instant now) {
        pausedUntil = until;
        scheduleNext(now);
    }

    void resume(Instant now) {
        pausedUntil = null;
        scheduleNext(now);
    }

    /** Never twice on one local day, not before a pause ends. */
    void scheduleNext(Instant now) {
        if (status == Status.ACTIVE) {
            nextDigestAt = next(schedule(), now);
        }
    }

    /** When the next digest would be due by this schedule. */
    Instant next(Schedule schedule, Instant now) {
        Instant after = now;
        if (pausedUntil != null) {
            Instant resumes =
                    pausedUntil.atStartOfDay(schedule.zone()).toInstant().minusMillis(1);
            after = resumes.isAfter(now) ? resumes : now;
        }
        return schedule.next(after, lastSlot);
    }

    /** For the bundled sample only: the first digest is due at once. */
    void dueAt(Instant due) {
        nextDigestAt = due;
    }

    /**
     * Why nobody but its owner may subscribe this address again once the reader is erased; empty when no one ever confirmed it
     * and no mail came back.
     */
    Optional<Suppressions.Reason> ending() {
        if (status == Status.BOUNCED) {
            return Optional.of(Suppressions.Reason.BOUNCED);
        }
        if (COMPLAINT.equals(endedReason)) {
            return Optional.of(Suppressions.Reason.COMPLAINED);
        }
        return confirmedAt == null ? Optional.empty() : Optional.of(Suppressions.Reason.ERASED);
    }

    public Long id() {
        return id;
    }

    /** As typed, the domain in ASCII. */
    public String email() {
        return email;
    }

    public Status status() {
        return status;
    }

    public Schedule schedule() {
        return new Schedule(cadence, day, hour, ZoneId.of(timeZone));
    }

    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    /** Full entries in one digest, 1 to 100. */
    public int maxPapers() {
        return maxPapers;
    }

    /** Whether new versions of papers that were sent are told of. */
    public boolean revisions() {
        return revisions;
    }

    /** Whether what trends on Hugging Face is shown below. */
    public boolean trending() {
        return trending;
    }

    /** First day on which digests come again; null when not paused. */
    public LocalDate pausedUntil() {
        return pausedUntil;
    }

    /** Null unless active. */
    public Instant nextDigestAt() {
        return nextDigestAt;
    }
}
