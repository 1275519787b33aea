-- One row for each time a source was asked, so that a refused fetch is never taken for a quiet day.
create sequence fetch_run_seq increment by 50;

create table fetch_run (
    id         bigint primary key,
    source     text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz not null,
    outcome    text        not null check (outcome in ('fetched', 'empty_as_expected', 'stale', 'refused', 'failed')),
    listed     int         not null default 0,
    added      int         not null default 0,
    updated    int         not null default 0,
    rejected   int         not null default 0,
    detail     text        not null default ''
);
create index fetch_run_latest on fetch_run (source, started_at desc);
