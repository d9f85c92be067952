-- question: who contradicts whom: which values of one measure and period lie further apart than their words allow?
-- params:   measure varchar = null, since date = null, top integer = 200
-- grain:    one row per measure, period, unit and two neighbouring values that cannot both be right
-- reads:    measure_figures, articles

with points as (
    select
        measure, period, period_start, unit, value, low, high, lower_bound, upper_bound,
        kind = 'forecast' as forecast, claim_id, published_on, claimed_by, outlet
    from measure_figures
    where
        is_current
        and period is not null
        and not negated
        and ($measure::varchar is null or measure = $measure)
),

positions as (
    select
        measure, period, period_start, unit, forecast, coalesce(value, (low + high) / 2) as middle,
        any_value(value) as value, any_value(low) as low, any_value(high) as high,
        min(lower_bound) as lower_bound,
        max(upper_bound) as upper_bound,
        min(published_on) as first_on,
        max(published_on) as last_on,
        count(*) as claims,
        count(distinct outlet) as outlets,
        list(distinct claimed_by order by claimed_by)[:5] as claimed_by,
        arg_min(claim_id, (published_on, claim_id)) as claim_id
    from points
    group by all
),

neighbours as (
    select
        *,
        lead(lower_bound) over pair as next_lower_bound,
        lead(value) over pair as next_value,
        lead(low) over pair as next_low,
        lead(high) over pair as next_high,
        lead(middle) over pair as next_middle,
        lead(first_on) over pair as next_first_on,
        lead(claims) over pair as next_claims,
        lead(outlets) over pair as next_outlets,
        lead(claimed_by) over pair as next_claimed_by,
        lead(claim_id) over pair as next_claim_id
    from positions
    window pair as (partition by measure, period, unit, forecast order by middle, low)
),

apart as (
    select *
    from neighbours
    where
        next_lower_bound > upper_bound
        and ($since::date is null or greatest(first_on, next_first_on) >= $since::date)
    order by greatest(first_on, next_first_on) desc, measure, period, unit, middle
    limit $top::integer
),

told as (
    select distinct m.claim_id, m.evidence, s.canonical_url as url
    from measure_figures as m
    inner join articles as s on s.article_id = m.article_id and s.is_current
    where
        m.is_current
        and m.claim_id in (select claim_id from apart union all select next_claim_id from apart)
)

select
    a.measure,
    a.period,
    a.unit,
    a.forecast,
    a.value,
    a.low,
    a.high,
    a.claimed_by,
    a.first_on,
    a.claims,
    a.outlets,
    a.next_value as other_value,
    a.next_low as other_low,
    a.next_high as other_high,
    a.next_claimed_by as other_claimed_by,
    a.next_first_on as other_first_on,
    a.next_claims as other_claims,
    a.next_outlets as other_outlets,
    greatest(a.first_on, a.next_first_on) as contradicted_on,
    t.evidence,
    o.evidence as other_evidence,
    t.url,
    o.url as other_url,
    a.claim_id,
    a.next_claim_id as other_claim_id
from apart as a
inner join told as t on t.claim_id = a.claim_id
inner join told as o on o.claim_id = a.next_claim_id
order by contradicted_on desc, a.measure, a.period, a.unit, a.middle;
