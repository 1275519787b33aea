create table delivery (
    id              uuid primary key,                       -- random: it is in the Message-ID
    kind            text        not null check (kind in ('digest', 'confirmation')),
    subscriber_id   bigint      not null references subscriber on delete cascade,
    digest_id       bigint unique references digest on delete cascade,
    token_id        bigint unique references token on delete cascade,
    state           text        not null check (state in ('queued', 'sending', 'sent', 'unknown', 'failed', 'expired', 'cancelled')),
    uncertain       boolean     not null default false,     -- an earlier attempt may have reached the reader
    lane            int         not null,                   -- 0 confirmation, 1 digest
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,                   -- while sending: when the lease ends
    lease_until     timestamptz,
    not_after       timestamptz,
    dated           timestamptz not null,                   -- Date header, the same on each attempt
    last_reply      text,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    constraint one_subject check (case kind when 'digest' then digest_id is not null and token_id is null
        else digest_id is null and token_id is not null end)
);
create index delivery_claim on delivery (lane, next_attempt_at) where state in ('queued', 'sending', 'unknown');
create index delivery_not_after on delivery (not_after) where state in ('queued', 'sending', 'unknown');
create index delivery_state on delivery (state, created_at, id);
create index delivery_created on delivery (created_at, id);
create index delivery_subscriber on delivery (subscriber_id);

-- What the outbox looks for every few seconds: digests just planned, confirmations still worth sending.
create index digest_planned on digest (planned_at);
create index token_to_confirm on token (expires_at) where purpose = 'confirm' and used_at is null;
