-- A million digests are planned in minutes: what was written for each paper or digest alone is written once or not at all.

-- Foreign keys of digest_paper took most of planning. Readers, papers, digests and interests are locked or kept while they
-- are used here; what is left to do when a digest goes is done for all of them at once.
alter table digest_paper drop constraint digest_paper_subscriber_id_fkey;
alter table digest_paper drop constraint digest_paper_paper_id_fkey;
alter table digest_paper drop constraint digest_paper_digest_id_fkey;
alter table digest_paper drop constraint digest_paper_interest_id_fkey;
drop index digest_paper_paper;

create function digest_removed() returns trigger language plpgsql as $$
begin
    delete from digest_paper where digest_id in (select id from removed);
    return null;
end $$;

create trigger digest_removed after delete on digest
    referencing old table as removed for each statement execute function digest_removed();

-- What digests of one hour say of their sources is the same for most readers.
create table completeness (
    key     uuid  primary key,                              -- of the content
    content jsonb not null
);
insert into completeness (key, content)
    select distinct cast(md5(completeness::text) as uuid), completeness from digest where completeness is not null;
alter table digest add column completeness_key uuid;
update digest set completeness_key = cast(md5(completeness::text) as uuid) where completeness is not null;
alter table digest drop column completeness;

-- Links to digests are derived from the digest's id from now on.
delete from token where purpose = 'view';
alter table token drop column digest_id;
alter table token drop constraint token_purpose_check;
alter table token add check (purpose in ('confirm', 'manage', 'unsubscribe', 'feed'));
