-- purpose: how many claims were published over the whole time, by day, week or month as it asks
-- params:  most integer = 62
-- grain:   one row per day, week or month, those without a claim included; no more than `most`
--          days or weeks
-- reads:   claims

with counted as (
    select c.published_on as day, count(*) as claims
    from claims as c
    where c.is_current
    group by c.published_on
),

span as (
    select
        min(day) as first_day,
        max(day) as last_day,
        case
            when date_diff('day', min(day), max(day)) < $most::integer then 'day'
            when date_diff('week', min(day), max(day)) < $most::integer then 'week'
            else 'month'
        end as bucket
    from counted
),

calendar as (
    select
        bucket,
        unnest(generate_series(
            date_trunc(bucket, first_day::timestamp),
            last_day::timestamp,
            ('1 ' || bucket)::interval
        ))::date as day
    from span
),

bucketed as (
    select date_trunc(s.bucket, c.day::timestamp)::date as day, sum(c.claims)::bigint as claims
    from counted as c
    cross join span as s
    group by all
)

select d.day, d.bucket, coalesce(b.claims, 0) as claims
from calendar as d
left join bucketed as b on b.day = d.day
order by d.day;
