-- The two statements that every mail goes through, as functions: what is set for a function alone holds each time its plan is made,
-- and so the plan can be kept. It may be made when no mail waits, so each is written such that there is but one way to find its rows.

create function claim_deliveries(last_lane int, moment timestamptz, most int, lease_end timestamptz)
    returns table (id uuid, subscriber_id bigint, digest_id bigint, token_id bigint, domain text, attempts int, dated timestamptz,
                   uncertain boolean)
    language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_sort = off as $$
#variable_conflict use_column
begin
    return query
        -- While a mail is being sent its next attempt is due when the lease ends, so one condition finds both. Materialised, so
        -- that it is run once: each time it would skip what it has locked and take as many more.
        with due as materialized (
            select id, lane, next_attempt_at from delivery
             where state in ('queued', 'sending', 'unknown') and lane <= last_lane and next_attempt_at <= moment
               and (not_after is null or not_after > moment)
               and not exists (select from shared_fact where name = 'brake')
             order by lane, next_attempt_at limit most for no key update skip locked),
        taken as (
            update delivery d set state = 'sending', lease_until = lease_end, next_attempt_at = lease_end,
                   attempts = d.attempts + 1, uncertain = d.uncertain or d.state = 'sending'
             where d.id = any (array(select id from due))
            returning d.*)
        select t.id, t.subscriber_id, t.digest_id, t.token_id, t.domain, t.attempts, t.dated, t.uncertain
          from taken t join due on due.id = t.id order by due.lane, due.next_attempt_at;
end $$;

-- Each mark holds only while the claim does, the same attempt still under way.
create function mark_sent(ids uuid[], attempt_numbers int[], moment timestamptz) returns void
    language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
    update delivery d set state = 'sent', last_reply = null, sent_at = moment, lease_until = null
     where d.id = any (ids) and d.attempts = attempt_numbers[array_position(ids, d.id)]
       -- Written such that no index of states serves.
       and d.state || '' = 'sending';
end $$;
