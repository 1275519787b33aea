-- What every node reads to keep its index of interests true: "look at this interest again". Whether it was added or
-- removed, the row itself says. A node asks for all entries of transactions that were not finished when it looked last
-- (xid >= xmin of its snapshot then), so it misses none, in whatever order transactions commit.
--
-- Entries live for a day. After a restore from a dump into another cluster their xids may lie in the future and be
-- read again and again until they are pruned; that costs a little time and does no harm.
create table interest_change (
    seq         bigint generated always as identity primary key,
    interest_id bigint,                                     -- null: all of them
    xid         xid8        not null default pg_current_xact_id(),
    at          timestamptz not null default clock_timestamp()
);
create index interest_change_xid on interest_change (xid);
create index interest_change_at on interest_change (at);

create function interest_added() returns trigger language plpgsql as $$
begin
    insert into interest_change (interest_id) select id from added;
    return null;
end $$;

create function interest_removed() returns trigger language plpgsql as $$
begin
    insert into interest_change (interest_id) select id from removed;
    return null;
end $$;

create function interest_updated() returns trigger language plpgsql as $$
begin
    insert into interest_change (interest_id)
    select added.id from added join removed using (id) where added.canonical <> removed.canonical;
    return null;
end $$;

create function interest_truncated() returns trigger language plpgsql as $$
begin
    insert into interest_change (interest_id) values (null);
    return null;
end $$;

create trigger interest_added after insert on interest
    referencing new table as added for each statement execute function interest_added();
create trigger interest_removed after delete on interest
    referencing old table as removed for each statement execute function interest_removed();
create trigger interest_updated after update on interest
    referencing new table as added old table as removed for each statement execute function interest_updated();
create trigger interest_truncated after truncate on interest
    for each statement execute function interest_truncated();
