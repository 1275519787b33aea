-- Arrived on a later day than its source announced it; the digest says so.
alter table paper add column late boolean not null default false;
