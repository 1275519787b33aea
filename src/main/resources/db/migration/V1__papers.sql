-- A work, whatever source or identifier it came by. Titles and abstracts are kept as they came (raw TeX).
create sequence paper_seq increment by 50;

create table paper (
    id               bigint primary key,
    external_id      text        not null unique,          -- canonical identifier shown to people and programs
    title            text        not null,
    abstract_text    text        not null,
    authors          text[]      not null default '{}',
    author_count     int         not null,
    categories       text[]      not null default '{}',
    primary_category text,
    published_at     date,
    announced_on     date,
    doi              text,
    arxiv_id         text,
    url              text,
    pdf_url          text,
    code_url         text,
    organization     text,
    upvotes          int,
    comments         int,
    summary          text,                                  -- a source's own (AI) summary
    version          int,                                   -- null: no source told it
    arrived_at       timestamptz not null,                  -- first seen by Paperpost
    updated_at       timestamptz not null,
    matched_at       timestamptz                            -- null: waits to be matched against the interests
);
create index paper_unmatched on paper (id) where matched_at is null;
create index paper_by_day on paper (coalesce(announced_on, published_at) desc, id desc);
create index paper_by_arrival on paper (arrived_at desc, id desc);

-- Every identifier a work is known by: arxiv:2602.23229, doi:10.1000/xyz, other:…
create table paper_identifier (
    identifier text   primary key,
    paper_id   bigint not null references paper on delete cascade
);
create index paper_identifier_paper on paper_identifier (paper_id);

create table paper_source (
    paper_id      bigint      not null references paper on delete cascade,
    source        text        not null,
    url           text,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    primary key (paper_id, source)
);
