-- A work that turned out to be another one. The row stays, because digests that listed it must read the same again and
-- because a digest being planned may still name it; everything else of it has gone to the other work.
alter table paper add column merged_into bigint references paper;
create index paper_merged on paper (merged_into) where merged_into is not null;

-- Equal for titles that differ only in how they are written; null where a title says too little. Computed outside of the
-- database, so papers stored before have none until they are written next.
alter table paper add column title_key uuid;
create index paper_title_key on paper (title_key) where title_key is not null;

-- As before, and a paper that was merged leaves the copies in memory.
create or replace function paper_matched() returns trigger language plpgsql as $$
begin
    insert into paper_change (paper_id)
    select added.id from added join removed using (id)
    where added.matched_at is not null
      and (added.matched_at, added.arrived_at, added.merged_into)
          is distinct from (removed.matched_at, removed.arrived_at, removed.merged_into);
    return null;
end $$;
