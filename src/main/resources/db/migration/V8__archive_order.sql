-- The orders of the archive, papers without the value last. The index by day had them first and could not serve.
drop index paper_by_day;
create index paper_by_day on paper (coalesce(announced_on, published_at) desc nulls last, id desc);
create index paper_by_upvotes on paper
    (upvotes desc nulls last, coalesce(announced_on, published_at) desc nulls last, id desc);
