package dev.paperpost.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One set of interests for several readers: an owner invites, each who confirms has a subscription of their own and follows the
 * owner's interests until either ends it. Thread-safe; each method is one transaction.
 */
@ApplicationScoped
public class Labs {

    /** Open invitations included. */
    public static final int MOST_MEMBERS = 100;

    private static final String MEMBERS =
            "select m.id, s.email_key, case when m.joined_at is null then 'INVITED' when s.status = 'active' then 'JOINED'"
                    + " else 'LEFT' end as state from lab_member m join subscriber s on s.id = m.subscriber_id"
                    + " where m.lab_id = :lab order by m.id";

    private final EntityManager entities;
    private final SubscriberRepository subscribers;
    private final LabMembers members;
    private final Tokens tokens;
    private final OpenRequests openRequests;
    private final RequestReader requests;
    private final Suppressions suppressions;
    private final Audit audit;
    private final Clock clock;

    Labs(
            EntityManager entities,
            SubscriberRepository subscribers,
            LabMembers members,
            Tokens tokens,
            OpenRequests openRequests,
            RequestReader requests,
            Suppressions suppressions,
            Audit audit,
            Clock clock) {
        this.entities = entities;
        this.subscribers = subscribers;
        this.members = members;
        this.tokens = tokens;
        this.openRequests = openRequests;
        this.requests = requests;
        this.suppressions = suppressions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The lab of the holder of a manage token, without members when there is none yet; changes nothing. */
    @Transactional
    public Optional<LabView> of(String manageToken) {
        return owner(manageToken).map(owner -> view(owner.id()));
    }

    /**
     * The domains that mails to these addresses go to, lower case; stores nothing.
     *
     * @throws InvalidRequestException with everything that is wrong
     */
    public List<String> receivingDomains(List<String> emails) {
        return addresses(emails).stream().map(EmailAddress::domain).toList();
    }

    /**
     * Invites. A mail goes to each who is no member, has no open invitation, and is not on the list of those who must subscribe
     * themselves; the answer is the same for all.
     *
     * @param name what those invited are told; null or empty to leave it as it is
     * @throws InvalidRequestException with everything that is wrong
     */
    @Transactional
    public Optional<LabView> invite(String manageToken, String name, List<String> emails) {
        return owner(manageToken).map(owner -> {
            List<EmailAddress> addresses = addresses(emails);
            long lab = lab(owner, name);
            List<String> interests = members.interestsOf(lab);
            if (interests.isEmpty()) {
                throw refused(
                        "emails", "NOTHING_TO_SHARE", "Add interests of your own; those you follow are not passed on.");
            }
            for (EmailAddress address : addresses) {
                if (!address.key().equals(EmailAddress.parse(owner.email()).key())) {
                    invite(owner, lab, address, interests);
                }
            }
            LabView view = view(owner.id());
            if (view.members().size() > MOST_MEMBERS) {
                throw refused("emails", "TOO_MANY", "At most " + MOST_MEMBERS + " members are possible.");
            }
            audit.record(owner.id(), "invited", String.valueOf(addresses.size()));
            return view;
        });
    }

    /** Ends a membership or takes an invitation back; who was a member keeps subscription and interests. False when there is none. */
    @Transactional
    public Optional<Boolean> remove(String manageToken, long memberId) {
        return owner(manageToken).map(owner -> members.ownedBy(owner.id())
                .map(lab -> {
                    entities.createNativeQuery(
                                    "delete from token where lab_id = :lab and used_at is null and subscriber_id"
                                            + " = (select subscriber_id from lab_member where id = :member and lab_id = :lab)")
                            .setParameter("lab", lab.id())
                            .setParameter("member", memberId)
                            .executeUpdate();
                    return entities.createNativeQuery("delete from lab_member where id = :member and lab_id = :lab")
                                    .setParameter("lab", lab.id())
                                    .setParameter("member", memberId)
                                    .executeUpdate()
                            == 1;
                })
                .orElse(false));
    }

    /** A member follows no more; the interests stay and are the reader's own. */
    @Transactional
    public Optional<Boolean> leave(String manageToken) {
        return owner(manageToken).map(reader -> members.leave(reader.id()));
    }

    private void invite(Subscriber owner, long lab, EmailAddress address, List<String> interests) {
        Instant now = clock.instant();
        SubscriptionRequest request = request(owner, address, interests);
        Preferences preferences = requests.check(request).preferences();
        subscribers.lockAddress(address);
        subscribers.addIfMissing(address, preferences, now);
        long id = subscribers.idOf(address);
        entities.createNativeQuery(
                        "insert into lab_member (id, lab_id, subscriber_id, invited_at)"
                                + " values (nextval('lab_member_seq'), :lab, :id, :now) on conflict (lab_id, subscriber_id) do nothing")
                .setParameter("lab", lab)
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate();
        long open = ((Number) entities.createNativeQuery("select (select count(*) from lab_member where lab_id = :lab"
                                + " and subscriber_id = :id and joined_at is not null) + (select count(*) from token"
                                + " where lab_id = :lab and subscriber_id = :id and expires_at > :now)")
                        .setParameter("lab", lab)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .getSingleResult())
                .longValue();
        if (open == 0 && suppressions.reason(address.text()).isEmpty()) {
            openRequests.issue(id, requests.write(request), lab);
        }
    }

    /** When they come and in which language is the owner's to begin with; each changes that for themselves. */
    private static SubscriptionRequest request(Subscriber owner, EmailAddress address, List<String> interests) {
        Schedule schedule = owner.schedule();
        return new SubscriptionRequest(
                address.text(),
                interests,
                new SubscriptionRequest.Timing(
                        schedule.cadence().name().toLowerCase(Locale.ROOT),
                        schedule.day() == null ? null : String.valueOf(schedule.day()),
                        schedule.hour()),
                schedule.zone().getId(),
                owner.locale().toLanguageTag(),
                owner.maxPapers(),
                null,
                // They were told of the interests and nothing else.
                false);
    }

    private long lab(Subscriber owner, String name) {
        if (owner.status() != Subscriber.Status.ACTIVE) {
            throw refused("emails", "NOT_ACTIVE", "Only who gets digests can share them.");
        }
        Optional<LabMembers.Lab> known = members.ownedBy(owner.id());
        boolean asItIs = known.isPresent() && (name == null || name.isBlank());
        String plain = asItIs
                ? known.get().name()
                : LabName.of(name)
                        .orElseThrow(() -> refused(
                                "name",
                                "LAB_NAME",
                                "Give a name of at most " + LabName.LONGEST
                                        + " letters, digits and usual punctuation, without an address in it."));
        entities.createNativeQuery("insert into lab (id, subscriber_id, name, created_at)"
                        + " values (nextval('lab_seq'), :owner, :name, :now)"
                        + " on conflict (subscriber_id) do update set name = excluded.name")
                .setParameter("owner", owner.id())
                .setParameter("name", plain)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return members.ownedBy(owner.id()).orElseThrow().id();
    }

    /** Each once and in one order, so that two owners who invite the same people do not wait for each other for ever. */
    private static List<EmailAddress> addresses(List<String> emails) {
        if (emails == null || emails.isEmpty()) {
            throw refused("emails", "REQUIRED", "Name at least one address.");
        }
        if (emails.size() > MOST_MEMBERS) {
            throw refused("emails", "TOO_MANY", "At most " + MOST_MEMBERS + " members are possible.");
        }
        List<FieldProblem> problems = new ArrayList<>();
        TreeMap<String, EmailAddress> addresses = new TreeMap<>();
        for (int i = 0; i < emails.size(); i++) {
            try {
                EmailAddress address = EmailAddress.parse(emails.get(i));
                addresses.put(address.key(), address);
            } catch (InvalidAddressException e) {
                problems.add(FieldProblem.of("emails[" + i + "]", e.fault()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return List.copyOf(addresses.values());
    }

    @SuppressWarnings("unchecked")
    private LabView view(long ownerId) {
        Optional<LabMembers.Lab> lab = members.ownedBy(ownerId);
        List<Tuple> rows = entities.createNativeQuery(MEMBERS, Tuple.class)
                .setParameter("lab", lab.map(LabMembers.Lab::id).orElse(0L))
                .getResultList();
        return new LabView(
                lab.map(LabMembers.Lab::name).orElse(null),
                rows.stream()
                        .map(row -> new LabView.Member(
                                row.get("id", Long.class),
                                row.get("email_key", String.class),
                                LabView.State.valueOf(row.get("state", String.class))))
                        .toList());
    }

    private Optional<Subscriber> owner(String manageToken) {
        return tokens.subscriberOf(TokenPurpose.MANAGE, manageToken).map(subscribers::locked);
    }

    private static InvalidRequestException refused(String field, String code, String detail) {
        return new InvalidRequestException(List.of(FieldProblem.of(field, code, detail)));
    }
}
