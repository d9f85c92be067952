-- question: how has a measure moved: which value was claimed for which period, by whom, and when first and last?
-- params:   measure varchar = null, since date = null, until date = null
-- grain:    one row per measure, period, speaker, kind and value
-- reads:    measure_figures, articles

with points as (
    select
        measure, period, period_start, value, low, high, unit, approximate, claimed_by, kind,
        published_on, outlet,
        {
            day: published_on, moment: published_at, claim_id: claim_id,
            evidence: evidence, article_id: article_id
        } as told
    from measure_figures
    where
        is_current
        and ($measure::varchar is null or measure = $measure)
        and ($since::date is null or published_on >= $since::date)
        and ($until::date is null or published_on <= $until::date)
),

values_told as (
    select
        measure, period, period_start, value, low, high, unit, kind, claimed_by,
        bool_or(approximate) as approximate,
        min(published_on) as first_claimed_on,
        max(published_on) as last_claimed_on,
        count(distinct told.claim_id) as claims,
        count(distinct outlet) as outlets,
        min(told) as told
    from points
    group by measure, period, period_start, value, low, high, unit, kind, claimed_by
)

select
    v.measure,
    v.period,
    v.period_start,
    v.value,
    v.low,
    v.high,
    v.unit,
    v.approximate,
    v.kind,
    v.claimed_by,
    v.first_claimed_on,
    v.last_claimed_on,
    v.claims,
    v.outlets,
    v.told.evidence,
    a.canonical_url as url,
    v.told.claim_id
from values_told as v
inner join articles as a on a.article_id = v.told.article_id and a.is_current
order by
    v.measure, v.period_start nulls last, v.period, v.first_claimed_on, v.claimed_by, v.kind,
    v.value, v.low;
