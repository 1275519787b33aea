-- How often something was asked for within a window of time, over all nodes: what limits abuse. No address: hashes under the
-- token secret.
create table request_count (
    kind         text        not null,
    subject      bytea       not null,
    window_start timestamptz not null,
    count        int         not null,
    primary key (kind, subject, window_start)
);
create index request_count_window on request_count (window_start);

-- What retention looks for.
create index subscriber_unconfirmed on subscriber (created_at) where confirmed_at is null;
create index subscriber_ended on subscriber (ended_at) where ended_at is not null;
create index token_confirm_end on token (coalesce(used_at, expires_at)) where purpose = 'confirm';
create index fetch_run_ended on fetch_run (ended_at);
create index audit_at on audit (at);
