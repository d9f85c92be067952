-- purpose:  every source brought something within the last two days
-- severity: warn
-- params:   now varchar = null
-- grain:    one row per source that has fallen silent
-- reads:    sources, captures, loads

with asked as (
    select coalesce($now::timestamptz, (select max(loaded_at) from loads)) as now
),

latest as (
    select source_id, max(fetched_at) as latest_at, count(*) as captures
    from captures
    group by source_id
)

select
    s.source_id,
    s.outlet,
    l.latest_at,
    coalesce(l.captures, 0) as captures,
    round((epoch(a.now) - epoch(l.latest_at)) / 3600, 1) as hours_silent
from sources as s
cross join asked as a
left join latest as l on l.source_id = s.source_id
where a.now is not null and (l.latest_at is null or l.latest_at < a.now - interval 2 day)
order by s.source_id;
