-- question: what was known of a measure on a day, by the words that stood on that day's pages?
-- params:   day date = null, measure varchar = null
-- grain:    one row per measure, period, unit and whether it is a forecast
-- reads:    measure_figures, articles, topic, loads

with asked as (
    select
        coalesce(
            $day::date,
            (select (max(loaded_at) at time zone (select time_zone from topic))::date from loads)
        ) as day
),

evening as (
    select
        day,
        (day + interval 1 day)::timestamp at time zone (select time_zone from topic) as until
    from asked
),

points as (
    select
        measure, period, period_start, unit, value, low, high, claim_id,
        kind = 'forecast' as forecast, claimed_by, evidence, article_id, content_hash
    from measure_figures
    where $measure::varchar is null or measure = $measure
),

known as (
    select p.*, a.valid_from, e.day
    from points as p
    inner join articles as a on a.article_id = p.article_id and a.content_hash = p.content_hash
    inner join evening as e
        on a.valid_from < e.until and (a.valid_to is null or a.valid_to >= e.until)
)

select
    day,
    measure,
    period,
    forecast,
    unit,
    arg_max(value, (valid_from, claim_id)) filter (value is not null) as latest_value,
    arg_max(claimed_by, (valid_from, claim_id)) as latest_by,
    max(valid_from) as latest_at,
    min(coalesce(value, low)) as lowest,
    max(coalesce(value, high)) as highest,
    count(distinct claim_id) as claims,
    count(distinct claimed_by) as speakers,
    arg_max(claim_id, (valid_from, claim_id)) as latest_claim_id,
    arg_max(evidence, (valid_from, claim_id)) as latest_evidence
from known
group by day, measure, period, period_start, forecast, unit
order by measure, period_start nulls last, period, forecast, unit;
