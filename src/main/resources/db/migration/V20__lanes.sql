-- The receiving domain of each mail, by which sending slows down and speeds up.
alter table delivery add column domain text;
update delivery d set domain = lower(split_part(s.email, '@', -1)) from subscriber s where s.id = d.subscriber_id;
alter table delivery alter column domain set not null;

-- Every mail is written three times, so each index counts. Operators look for what went wrong; what was sent is found by its day.
drop index delivery_state;
create index delivery_trouble on delivery (state, created_at, id) where state in ('unknown', 'failed', 'expired', 'cancelled');
drop index delivery_created;
create index delivery_created on delivery (created_at, id) include (state);
alter table delivery drop constraint delivery_token_id_key;
create unique index delivery_token on delivery (token_id) where token_id is not null;
