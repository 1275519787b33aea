-- What each source announces for a day, and whether it is here. Readers' digests wait for it and tell of it.
create table batch (
    source     text        not null,
    day        date        not null,
    label      text        not null,                        -- as readers are told: arXiv cs.CL
    category   text,                                        -- the only category its papers are of, null: any
    due_at     timestamptz not null,
    arrived_at timestamptz,                                 -- null: still awaited
    listed     int         not null default 0,
    stored     int         not null default 0,
    primary key (source, day)
);
create index batch_due on batch (due_at);

alter table fetch_run add column day date, add column expected int;

-- Manners towards a service, shared by all nodes.
create table source_service (
    service    text        primary key,
    next_at    timestamptz not null,                        -- no request before, by the database's clock
    rest_until timestamptz not null default '-infinity'     -- asked for by the service (Retry-After)
);

-- What a source has to remember from one fetch to the next: validators, bookmarks.
create table source_memory (
    source text not null,
    key    text not null,
    value  text not null,
    primary key (source, key)
);

-- Place in Hugging Face's list of what is trending, 1 first; null for what is not in it.
alter table paper add column trending_rank int;
create index paper_trending on paper (trending_rank) where trending_rank is not null;
