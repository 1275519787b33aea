-- Where a reader's digests also go as JSON. The secret that signs them is derived from the node's secret and the nonce.
create table webhook (
    subscriber_id bigint      primary key references subscriber on delete cascade,
    url           text        not null,
    nonce         bytea       not null,
    old_nonce     bytea,                                    -- signs as well until the receiver has changed over
    old_until     timestamptz,
    created_at    timestamptz not null,
    failing_since timestamptz,                              -- nothing was taken since then; null after a success
    ended_at      timestamptz,
    ended_reason  text check (ended_reason in ('gone', 'failing')),
    constraint ended_for_a_reason check ((ended_at is null) = (ended_reason is null)),
    constraint old_secret_ends check ((old_nonce is null) = (old_until is null))
);

create table webhook_post (
    id              uuid        primary key,                -- webhook-id, the same on each attempt
    subscriber_id   bigint      not null references webhook on delete cascade,
    digest_id       bigint      not null unique references digest on delete cascade,
    state           text        not null check (state in ('queued', 'sending', 'sent', 'failed', 'cancelled')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,                   -- while sending: when the lease ends
    not_after       timestamptz not null,
    last_reply      text,
    created_at      timestamptz not null,
    sent_at         timestamptz
);
create index webhook_post_due on webhook_post (next_attempt_at) where state in ('queued', 'sending');
create index webhook_post_subscriber on webhook_post (subscriber_id, created_at);
