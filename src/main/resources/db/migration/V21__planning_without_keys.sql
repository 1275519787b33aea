-- The foreign keys of digests and their mails took a quarter of planning. A reader is locked while digests are planned for
-- them, and a digest while it gets its mail; what is left to do when a reader or a digest goes is done for all of them at once.
alter table digest drop constraint digest_subscriber_id_fkey;
alter table delivery drop constraint delivery_subscriber_id_fkey;
alter table delivery drop constraint delivery_digest_id_fkey;

create function subscriber_removed() returns trigger language plpgsql as $$
begin
    delete from digest where subscriber_id in (select id from removed);
    return null;
end $$;

create trigger subscriber_removed after delete on subscriber
    referencing old table as removed for each statement execute function subscriber_removed();

create or replace function digest_removed() returns trigger language plpgsql as $$
begin
    delete from digest_paper where digest_id in (select id from removed);
    delete from delivery where digest_id in (select id from removed);
    return null;
end $$;

-- Ids of one moment lie side by side in the index, so a day's mails touch little of it (UUID version 7, RFC 9562 section 5.7):
-- 48 bits of milliseconds, 74 random ones.
create function delivery_id(moment timestamptz) returns uuid language sql volatile as $$
    select cast(encode(set_bit(set_bit(
        overlay(uuid_send(gen_random_uuid()) placing substring(int8send(cast(extract(epoch from moment) * 1000 as bigint)) from 3) from 1 for 6),
        52, 1), 53, 1), 'hex') as uuid)
$$;

-- Few readers ask for nothing but papers of some categories.
create index interest_of_categories on interest (id) where categories is not null;
