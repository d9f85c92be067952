-- question: which forecasts have come due, or will within some days, and what has since been claimed of their period?
-- params:   day date = null, since date = null, ahead integer = 0, claimant varchar = null,
--           top integer = 200
-- grain:    one row per forecast and measure that it puts a figure to
-- reads:    dated_forecasts, claims, measure_figures, articles, topic, loads

with asked as (
    select
        coalesce(
            $day::date,
            (select (max(loaded_at) at time zone (select time_zone from topic))::date from loads)
        ) as day
),

due as (
    select c.claim_id, c.place, c.period_end, c.published_on, c.period
    from dated_forecasts as c
    cross join asked as a
    where
        c.period_end <= a.day + $ahead::integer
        and c.published_on <= a.day
        and ($since::date is null or c.period_end >= $since::date)
        and ($claimant::varchar is null or c.claimant = $claimant)
    order by c.period_end desc, c.published_on, c.claim_id
    limit $top::integer
),

amounts as (
    select claim_id, measure, period, value, unit, kind, published_on
    from measure_figures
    where is_current
),

later as (
    select d.claim_id, f.measure, count(distinct o.claim_id) as claims,
        arg_max(o.value, (o.published_on, o.claim_id)) as value
    from due as d
    inner join amounts as f on f.claim_id = d.claim_id
    inner join amounts as o
        on o.measure = f.measure
        and o.period = f.period
        and o.unit = f.unit
        and o.kind <> 'forecast'
        and o.published_on > d.published_on
    group by d.claim_id, f.measure
)

select
    c.period_end as due_on,
    c.period,
    coalesce(c.claimant, c.outlet) as claimed_by,
    c.proposition,
    c.published_on as claimed_on,
    c.outlet,
    l.measure,
    coalesce(l.claims, 0) as later_claims,
    l.value as latest_value,
    c.evidence,
    a.canonical_url as url,
    c.claim_id
from due as d
inner join claims as c on c.rowid = d.place
inner join articles as a on a.article_id = c.article_id and a.is_current
left join later as l on l.claim_id = d.claim_id
order by due_on desc, claimed_on, c.claim_id, l.measure;
