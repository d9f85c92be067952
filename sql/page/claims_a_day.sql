-- purpose: how many claims were published on each of the latest days
-- params:  days integer = 60
-- grain:   one row per day, those without a claim included
-- reads:   claims

with counted as (
    select c.published_on as day, count(*) as claims
    from claims as c
    where c.is_current
    group by c.published_on
),

calendar as (
    select unnest(generate_series(
        greatest(max(day) - $days::integer + 1, min(day))::timestamp, max(day)::timestamp,
        interval 1 day
    ))::date as day
    from counted
)

select d.day, coalesce(c.claims, 0) as claims
from calendar as d
left join counted as c on c.day = d.day
order by d.day;
