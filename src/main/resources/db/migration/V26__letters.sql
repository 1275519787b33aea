-- Mails beside digests and confirmations, each for one thing that happened to a reader. The outbox takes them up.
create sequence letter_seq increment by 50;

create table letter (
    id            bigint      primary key,
    kind          text        not null check (kind in
        ('manage_link', 'goodbye', 'quiet', 'address_change', 'address_notice', 'address_taken')),
    subscriber_id bigint      not null references subscriber on delete cascade,
    occasion      timestamptz not null,                     -- when it happened; there is one letter for it
    token_id      bigint      references token on delete cascade, -- the change of address that it is about
    due_at        timestamptz not null,
    not_after     timestamptz not null,
    created_at    timestamptz not null,
    delivery_id   uuid        unique,                       -- null: not taken up yet
    unique (subscriber_id, kind, occasion)
);
create index letter_waiting on letter (due_at) where delivery_id is null;
create index letter_token on letter (token_id) where token_id is not null;
create index letter_created on letter (created_at);

-- A delivery without digest and token is a letter's. The way back is in the letter, so that nothing is added to the rows that
-- every digest writes.
alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check check (kind in
    ('digest', 'confirmation', 'manage_link', 'goodbye', 'quiet', 'address_change', 'address_notice', 'address_taken'));
alter table delivery drop constraint one_subject;
alter table delivery add constraint one_subject check (case kind
    when 'digest' then digest_id is not null and token_id is null
    when 'confirmation' then digest_id is null and token_id is not null
    else digest_id is null and token_id is null end);

create function letter_removed() returns trigger language plpgsql as $$
begin
    delete from delivery where id in (select delivery_id from removed);
    return null;
end $$;

create trigger letter_removed after delete on letter
    referencing old table as removed for each statement execute function letter_removed();

-- Moves a subscription to another address; the request is that address.
alter table token drop constraint token_purpose_check;
alter table token add constraint token_purpose_check check (purpose in ('confirm', 'manage', 'unsubscribe', 'feed', 'address'));
create index token_address_end on token (coalesce(used_at, expires_at)) where purpose = 'address';
