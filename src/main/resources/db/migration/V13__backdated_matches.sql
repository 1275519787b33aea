-- Of a paper that waits to be matched: it came with an archive, so its matches count as found when it arrived, not when
-- they are found. Once it has been matched it is a paper like any other.
alter table paper add column backdated boolean not null default false;
