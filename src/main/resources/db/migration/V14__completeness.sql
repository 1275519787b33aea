-- What each digest says of the sources behind it, as it was known when it was planned.
alter table digest add column completeness jsonb;

-- Listed papers of a source that does not tell how many there are.
alter table batch alter column listed drop not null, alter column listed drop default;

-- The categories an interest needs, lower case; null: it finds papers of any. Readers wait for no other source's batch.
alter table interest add column categories text[];

-- A new version of a work. Readers who asked for revisions are told of those of papers they got.
create table paper_revision (
    paper_id bigint      not null references paper on delete cascade,
    version  int         not null,
    found_at timestamptz not null,
    primary key (paper_id, version)
);
create index paper_revision_found on paper_revision (found_at);

create function paper_revised() returns trigger language plpgsql as $$
begin
    insert into paper_revision (paper_id, version, found_at) values (new.id, new.version, new.updated_at)
    on conflict do nothing;
    return null;
end $$;

create trigger paper_revised after update of version on paper
    for each row when (new.version > old.version) execute function paper_revised();

alter table subscriber add column revisions boolean not null default false;

-- The promise, now for each revision: no paper and no revision of it reaches a reader twice.
alter table digest_paper add column revision int not null default 0;    -- 0: the paper itself
alter table digest_paper drop constraint digest_paper_pkey;
alter table digest_paper add primary key (subscriber_id, paper_id, revision);
