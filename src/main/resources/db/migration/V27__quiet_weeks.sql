-- When it is to be looked whether four weeks have passed in which nothing matched. A table of its own, for a digest changes its
-- reader's row and each index of it; here a reader has one row that changes every four weeks.
create table quiet_watch (
    subscriber_id bigint      primary key references subscriber on delete cascade,
    look_at       timestamptz not null
);
create index quiet_watch_look on quiet_watch (look_at);

insert into quiet_watch (subscriber_id, look_at)
    select id, now() + interval '672 hours' from subscriber where status = 'active';
