-- What a reader said of a paper they were sent: more like it, or less. It orders what matches them and chooses nothing.
create table feedback (
    subscriber_id bigint      not null references subscriber on delete cascade,
    paper_id      bigint      not null references paper on delete cascade,
    more          boolean     not null,
    given_at      timestamptz not null,
    primary key (subscriber_id, paper_id)
);
create index feedback_paper on feedback (paper_id);

-- What only a muted interest finds stands after everything else.
alter table subscription_interest add column muted boolean not null default false;

-- The few papers of digests that stand where they do because of feedback, and the paper it was given on. A table of its own, so
-- that a paper of which nothing is to be said costs nothing.
create table leaning (
    digest_id bigint not null,
    paper_id  bigint not null,
    because   bigint not null,
    more      boolean not null,
    primary key (digest_id, paper_id)
);

create or replace function digest_removed() returns trigger language plpgsql as $$
begin
    delete from digest_paper where digest_id in (select id from removed);
    delete from delivery where digest_id in (select id from removed);
    delete from leaning where digest_id in (select id from removed);
    return null;
end $$;
