create sequence interest_seq increment by 50;

-- One row for each distinct meaning: readers who ask the same thing in other words share it.
create table interest (
    id               bigint primary key,
    canonical        text        not null unique,
    analysis_version int         not null,
    created_at       timestamptz not null,
    matched_from     timestamptz                            -- null: recent papers are still to be matched against it
);

create sequence subscriber_seq increment by 50;

create table subscriber (
    id             bigint primary key,
    email          text        not null,                    -- as typed, domain as A-labels
    email_key      text        not null unique,             -- lower case: one reader for each mailbox
    status         text        not null check (status in ('pending', 'active', 'unsubscribed', 'bounced')),
    cadence        text        not null check (cadence in ('daily', 'weekdays', 'weekly', 'monthly')),
    day            int,                                     -- 1 Monday..7 Sunday (weekly), 1..31 (monthly)
    hour           int         not null check (hour between 0 and 23),
    time_zone      text        not null,
    locale         text        not null,
    max_papers     int         not null check (max_papers between 1 and 100),
    created_at     timestamptz not null,
    confirmed_at   timestamptz,
    consent_source text,
    consented_at   timestamptz,
    ended_at       timestamptz,
    ended_reason   text check (ended_reason in ('unsubscribed', 'non_existent_email', 'complaint')),
    paused_until   date,
    next_digest_at timestamptz,                             -- null unless active
    last_slot      date,                                    -- local day of the last slot planned
    window_from    timestamptz,                             -- papers found since then are not yet in a digest
    constraint day_fits check ((cadence = 'weekly' and day between 1 and 7)
        or (cadence = 'monthly' and day between 1 and 31) or (cadence in ('daily', 'weekdays') and day is null)),
    constraint active_is_confirmed check (status <> 'active' or confirmed_at is not null)
);
create index subscriber_due on subscriber (next_digest_at) where status = 'active';

create table subscription_interest (
    subscriber_id bigint      not null references subscriber on delete cascade,
    interest_id   bigint      not null references interest,
    position      int         not null,
    text          text        not null,                     -- the reader's own words
    created_at    timestamptz not null,
    primary key (subscriber_id, interest_id)
);
create index subscription_interest_interest on subscription_interest (interest_id);

create sequence token_seq increment by 50;

-- Links in mails. Only a hash is kept; the token itself is derived from the node's secret and the nonce.
create table token (
    id            bigint primary key,
    purpose       text        not null check (purpose in ('confirm', 'manage', 'unsubscribe', 'view', 'feed')),
    subscriber_id bigint      not null references subscriber on delete cascade,
    digest_id     bigint,
    hash          bytea       not null unique,
    nonce         bytea       not null,
    request       text,                                     -- what a confirm token confirms, JSON
    created_at    timestamptz not null,
    expires_at    timestamptz,
    used_at       timestamptz
);
create index token_subscriber on token (subscriber_id, purpose);

create sequence audit_seq increment by 50;

-- What happened to consent, without an address: a number that means nothing once the reader is erased.
create table audit (
    id            bigint primary key,
    at            timestamptz not null,
    subscriber_id bigint      not null,
    event         text        not null,
    detail        text        not null default ''
);

-- Facts that all nodes must share, such as the fingerprint of the token secret.
create table shared_fact (
    name  text primary key,
    value text not null
);
