-- What trends, a few papers of each day. Each is of one day only, so a reader who is told of later days alone never gets it twice.
create table trending (
    day      date   not null,                               -- in UTC
    position int    not null,
    paper_id bigint not null unique references paper on delete cascade,
    primary key (day, position)
);

-- Most papers have no votes; those of a week are found among the others.
create index paper_upvoted on paper (arrived_at) where upvotes > 0;

-- Readers from before agreed to papers on their interests and no others.
alter table subscriber add column trending boolean not null default false;
alter table subscriber add column trended_until date;       -- the latest day of which they were told
update token set request = cast(jsonb_set(cast(request as jsonb), '{trending}', 'false') as text)
 where purpose = 'confirm' and used_at is null and request is not null;

alter table digest add column trending bigint[];            -- papers, best first; null where there are none
