-- A new reader's first digest comes soon after they confirm, whatever their schedule: they see what will come.
alter table subscriber add column welcome_at timestamptz;
create index subscriber_welcome on subscriber (welcome_at) where welcome_at is not null;
alter table digest add column welcome boolean not null default false;
