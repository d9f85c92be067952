-- question: how has a sum of money moved, told in one currency by the rates of the day of publication?
-- params:   measure varchar = null, currency varchar = USD, since date = null, until date = null
-- grain:    one row per amount whose currency, and the one asked for, have a rate on or before that day
-- reads:    measure_figures, currency_rates

with rates as (
    select
        currency, day, usd,
        coalesce(lead(day) over (partition by currency order by day), 'infinity'::date) as until
    from currency_rates
    where currency <> 'USD'
    union all
    select 'USD', '-infinity'::date, 1.0, 'infinity'::date
),

told as (
    select
        measure, period, period_start, kind, claimed_by, outlet, published_on, value, low, high,
        unit, approximate, position, claim_id, evidence
    from measure_figures
    where
        is_current
        and ($measure::varchar is null or measure = $measure)
        and ($since::date is null or published_on >= $since::date)
        and ($until::date is null or published_on <= $until::date)
),

own as (
    select t.*, r.usd, r.day as own_day
    from told as t
    inner join rates as r
        on r.currency = t.unit and t.published_on >= r.day and t.published_on < r.until
),

wanted as (
    select o.*, r.currency, r.day as wanted_day, o.usd / r.usd as rate
    from own as o
    inner join rates as r
        on r.currency = $currency::varchar
        and o.published_on >= r.day
        and o.published_on < r.until
)

select
    measure,
    period,
    period_start,
    kind,
    claimed_by,
    outlet,
    published_on,
    currency,
    case when unit = currency then value else value * rate end as value,
    case when unit = currency then low else low * rate end as low,
    case when unit = currency then high else high * rate end as high,
    approximate,
    unit as told_in,
    value as told_value,
    low as told_low,
    high as told_high,
    case when unit <> currency then rate end as rate,
    case
        when unit = currency then null
        when unit = 'USD' then wanted_day
        when currency = 'USD' then own_day
        else least(own_day, wanted_day)
    end as rate_of,
    evidence,
    claim_id
from wanted
order by measure, period_start nulls last, period, published_on, claim_id, position;
