-- Addresses that get no mail unless their owner asks for it and confirms again. No address: a hash under the token secret.
create table suppression (
    address_hash bytea       primary key,
    reason       text        not null check (reason in ('bounced', 'complained', 'erased')),
    since        timestamptz not null
);
