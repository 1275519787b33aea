create table interest_match (
    interest_id bigint           not null references interest on delete cascade,
    paper_id    bigint           not null references paper on delete cascade,
    score       double precision not null,
    found_at    timestamptz      not null,
    primary key (interest_id, paper_id)
);
create index interest_match_found on interest_match (interest_id, found_at);
create index interest_match_paper on interest_match (paper_id);

create sequence digest_seq increment by 50;

create table digest (
    id            bigint primary key,
    subscriber_id bigint      not null references subscriber on delete cascade,
    slot          date        not null,                     -- the reader's local day: one digest for each
    due_at        timestamptz not null,
    window_from   timestamptz not null,
    window_until  timestamptz not null,
    full_count    int         not null,
    total_count   int         not null,
    planned_at    timestamptz not null,
    unique (subscriber_id, slot)
);

-- The primary key is the promise: no paper reaches a reader twice.
create table digest_paper (
    subscriber_id bigint           not null references subscriber on delete cascade,
    paper_id      bigint           not null references paper on delete cascade,
    digest_id     bigint           not null references digest on delete cascade,
    position      int              not null,                -- 1..total_count; up to full_count in the mail itself
    interest_id   bigint           not null references interest,
    also          bigint[]         not null default '{}',   -- other interests of the reader it matches
    score         double precision not null,
    primary key (subscriber_id, paper_id)
);
create unique index digest_paper_order on digest_paper (digest_id, position);
create index digest_paper_paper on digest_paper (paper_id);
alter table token add foreign key (digest_id) references digest on delete cascade;
create index token_digest on token (digest_id) where digest_id is not null;
