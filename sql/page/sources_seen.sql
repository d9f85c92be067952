-- purpose: when each source last brought an article, and for how many days it has been silent since
-- grain:   one row per source that brought any
-- reads:   articles, loads

with today as (
    select max(loaded_at) as at from loads
)

select
    a.source_id,
    max(coalesce(a.published_at, a.first_seen_at)) as last_published_at,
    max(a.last_seen_at) as last_seen_at,
    greatest(
        date_diff('day', max(coalesce(a.published_at, a.first_seen_at)), any_value(t.at)), 0
    ) as silent_days
from articles as a
cross join today as t
where a.is_current
group by a.source_id
order by a.source_id;
