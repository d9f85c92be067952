-- question: which forecasts of a measure came true by what was later claimed about the same period?
-- params:   measure varchar = null, claimant varchar = null, day date = null
-- grain:    one row per measure, period, speaker and forecast value
-- reads:    measure_figures, topic, loads

with asked as (
    select
        coalesce(
            $day::date,
            (select (max(loaded_at) at time zone (select time_zone from topic))::date from loads)
        ) as day
),

points as (
    select
        m.measure, m.period, m.period_end, m.unit, m.value, m.low, m.high, m.lower_bound,
        m.upper_bound, m.kind = 'forecast' as forecast, m.claim_id, m.published_on, m.claimed_by
    from measure_figures as m
    cross join asked as a
    where
        m.is_current
        and m.period is not null
        and not m.negated
        and m.published_on <= a.day
        and ($measure::varchar is null or m.measure = $measure)
),

forecasts as (
    select
        measure, period, period_end, unit, claimed_by, value, low, high,
        min(lower_bound) as lower_bound,
        max(upper_bound) as upper_bound,
        min(published_on) as forecast_on,
        arg_min(claim_id, (published_on, claim_id)) as claim_id
    from points
    where forecast and ($claimant::varchar is null or claimed_by = $claimant)
    group by measure, period, period_end, unit, claimed_by, value, low, high
),

outcomes as (
    select
        measure, period, unit,
        arg_max(value, (published_on, claim_id)) as value,
        arg_max(lower_bound, (published_on, claim_id)) as lower_bound,
        arg_max(upper_bound, (published_on, claim_id)) as upper_bound,
        arg_max(claimed_by, (published_on, claim_id)) as claimed_by,
        max(published_on) as claimed_on,
        arg_max(claim_id, (published_on, claim_id)) as claim_id
    from points
    where not forecast
    group by measure, period, unit
)

select
    f.measure,
    f.period,
    f.unit,
    f.claimed_by as forecast_by,
    f.forecast_on,
    f.value as forecast_value,
    f.low as forecast_low,
    f.high as forecast_high,
    case
        when o.claim_id is null and f.period_end >= a.day then 'not due'
        when o.claim_id is null then 'no later claim'
        when o.lower_bound > f.upper_bound then 'came out higher'
        when o.upper_bound < f.lower_bound then 'came out lower'
        else 'came true'
    end as outcome,
    o.value as outcome_value,
    o.claimed_by as outcome_by,
    o.claimed_on as outcome_on,
    f.claim_id as forecast_claim_id,
    o.claim_id as outcome_claim_id
from forecasts as f
cross join asked as a
left join outcomes as o
    on o.measure = f.measure
    and o.period = f.period
    and o.unit = f.unit
    and o.claimed_on > f.forecast_on
order by f.measure, f.period_end, f.period, f.forecast_on, forecast_by, f.value, f.low;
