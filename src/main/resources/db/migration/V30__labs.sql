-- One set of interests for several readers, each with a subscription of their own.
create sequence lab_seq increment by 50;

create table lab (
    id            bigint      primary key,
    subscriber_id bigint      not null unique references subscriber on delete cascade,  -- whose interests the others follow
    name          text        not null,                     -- what those invited are told, not the owner's address
    created_at    timestamptz not null
);

create sequence lab_member_seq increment by 50;

create table lab_member (
    id            bigint      primary key,
    lab_id        bigint      not null references lab on delete cascade,
    subscriber_id bigint      not null references subscriber on delete cascade,
    invited_at    timestamptz not null,
    joined_at     timestamptz,                              -- null: not confirmed
    unique (lab_id, subscriber_id)
);
create index lab_member_subscriber on lab_member (subscriber_id);
create unique index lab_member_follows on lab_member (subscriber_id) where joined_at is not null;

-- Copies of the owner's, made anew whenever those change; everything that matches and plans reads them like any other.
alter table subscription_interest add column followed boolean not null default false;

-- Whoever follows no more, for whatever reason, keeps the interests as their own.
create function lab_member_removed() returns trigger language plpgsql as $$
begin
    update subscription_interest set followed = false
     where followed and subscriber_id in (select subscriber_id from removed where joined_at is not null);
    return null;
end $$;

create trigger lab_member_removed after delete on lab_member
    referencing old table as removed for each statement execute function lab_member_removed();

-- An invitation is a confirm link that knows its lab.
alter table token add column lab_id bigint references lab on delete cascade;
create index token_lab on token (lab_id) where lab_id is not null;
