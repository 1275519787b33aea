-- What every node reads to keep the recent papers it has in memory true: "look at this paper again". An entry is written
-- when a paper has been matched, in the transaction that stores its matches, so that a preview shows what a digest has.
-- Read as interest_change is; see there.
create table paper_change (
    seq      bigint generated always as identity primary key,
    paper_id bigint,                                        -- null: all of them
    xid      xid8        not null default pg_current_xact_id(),
    at       timestamptz not null default clock_timestamp()
);
create index paper_change_xid on paper_change (xid);
create index paper_change_at on paper_change (at);

create function paper_matched() returns trigger language plpgsql as $$
begin
    insert into paper_change (paper_id)
    select added.id from added join removed using (id)
    where added.matched_at is not null
      and (added.matched_at, added.arrived_at) is distinct from (removed.matched_at, removed.arrived_at);
    return null;
end $$;

create function paper_removed() returns trigger language plpgsql as $$
begin
    insert into paper_change (paper_id) select id from removed;
    return null;
end $$;

create function paper_truncated() returns trigger language plpgsql as $$
begin
    insert into paper_change (paper_id) values (null);
    return null;
end $$;

create trigger paper_matched after update on paper
    referencing new table as added old table as removed for each statement execute function paper_matched();
create trigger paper_removed after delete on paper
    referencing old table as removed for each statement execute function paper_removed();
create trigger paper_truncated after truncate on paper
    for each statement execute function paper_truncated();
