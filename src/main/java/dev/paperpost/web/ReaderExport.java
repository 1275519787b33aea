package dev.paperpost.web;

import dev.paperpost.subscription.Suppressions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Everything held about a reader, as JSON; straight from the tables, so that nothing is forgotten. */
@ApplicationScoped
class ReaderExport {

    /** Names every table that holds a reader's number, which is what a test asks of it. */
    static final String ALL =
            """
            select cast(jsonb_pretty(jsonb_build_object(
              'subscriber', to_jsonb(s) - 'id' - 'email_key',
              'interests', (select coalesce(jsonb_agg(jsonb_build_object(
                  'text', si.text, 'canonical', i.canonical, 'since', si.created_at, 'muted', si.muted, 'followed', si.followed) order by si.position), '[]')
                from subscription_interest si join interest i on i.id = si.interest_id where si.subscriber_id = s.id),
              'links', (select coalesce(jsonb_agg(jsonb_build_object('purpose', t.purpose, 'request', t.request,
                  'createdAt', t.created_at, 'expiresAt', t.expires_at, 'usedAt', t.used_at) order by t.id), '[]')
                from token t where t.subscriber_id = s.id),
              'digests', (select coalesce(jsonb_agg(jsonb_build_object('slot', d.slot, 'dueAt', d.due_at,
                  'plannedAt', d.planned_at, 'papers', (select jsonb_agg(p.external_id order by dp.position)
                    from digest_paper dp join paper p on p.id = dp.paper_id where dp.digest_id = d.id),
                  'trending', (select jsonb_agg(p.external_id order by t.place)
                    from unnest(d.trending) with ordinality as t (id, place) join paper p on p.id = t.id))
                  order by d.slot), '[]') from digest d where d.subscriber_id = s.id),
              'deliveries', (select coalesce(jsonb_agg(jsonb_build_object('kind', v.kind, 'state', v.state,
                  'createdAt', v.created_at, 'sentAt', v.sent_at, 'attempts', v.attempts, 'reply', v.last_reply)
                  order by v.created_at, v.id), '[]') from delivery v where v.subscriber_id = s.id),
              'feedback', (select coalesce(jsonb_agg(jsonb_build_object('paper', p.external_id, 'more', f.more,
                  'givenAt', f.given_at) order by f.given_at, p.id), '[]')
                from feedback f join paper p on p.id = f.paper_id where f.subscriber_id = s.id),
              'letters', (select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'occasion', l.occasion,
                  'createdAt', l.created_at) order by l.id), '[]') from letter l where l.subscriber_id = s.id),
              'quietWeeksEnd', (select q.look_at from quiet_watch q where q.subscriber_id = s.id),
              'webhook', (select jsonb_build_object('url', w.url, 'createdAt', w.created_at, 'failingSince', w.failing_since,
                  'endedAt', w.ended_at, 'endedReason', w.ended_reason, 'posts', (select coalesce(jsonb_agg(jsonb_build_object(
                      'id', wp.id, 'state', wp.state, 'createdAt', wp.created_at, 'sentAt', wp.sent_at, 'attempts', wp.attempts,
                      'reply', wp.last_reply) order by wp.created_at, wp.id), '[]')
                    from webhook_post wp where wp.subscriber_id = s.id))
                from webhook w where w.subscriber_id = s.id),
              'lab', (select jsonb_build_object('name', l.name, 'createdAt', l.created_at,
                  'invited', (select count(*) from lab_member lm where lm.lab_id = l.id)) from lab l where l.subscriber_id = s.id),
              'memberships', (select coalesce(jsonb_agg(jsonb_build_object('lab', ml.name, 'invitedAt', m.invited_at,
                  'joinedAt', m.joined_at) order by m.id), '[]')
                from lab_member m join lab ml on ml.id = m.lab_id where m.subscriber_id = s.id),
              'suppressed', cast(:suppressed as text),
              'audit', (select coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'event', a.event, 'detail', a.detail)
                  order by a.id), '[]') from audit a where a.subscriber_id = s.id))) as text)
            from subscriber s where s.id = :id
            """;

    private final EntityManager entities;
    private final Suppressions suppressions;

    ReaderExport(EntityManager entities, Suppressions suppressions) {
        this.entities = entities;
        this.suppressions = suppressions;
    }

    @Transactional
    String of(long subscriberId) {
        String email = (String) entities.createNativeQuery("select email from subscriber where id = :id", String.class)
                .setParameter("id", subscriberId)
                .getSingleResult();
        return (String) entities.createNativeQuery(ALL, String.class)
                .setParameter("id", subscriberId)
                .setParameter(
                        "suppressed",
                        suppressions
                                .reason(email)
                                .map(Suppressions.Reason::name)
                                .orElse(null))
                .getSingleResult();
    }
}
