-- purpose: the most claimed values of every measure, enough for a small chart of each
-- params:  most integer = 60
-- grain:   one row per measure, period, speaker, kind and value
-- reads:   measure_figures

with points as (
    select
        measure, period, period_start, value, low, high, unit, approximate, claimed_by, kind,
        claim_id, published_on
    from measure_figures
    where is_current
)

select
    measure, period, period_start, value, low, high, unit, kind, claimed_by,
    bool_or(approximate) as approximate,
    count(*) as claims,
    arg_min(claim_id, (published_on, claim_id)) as claim_id
from points
group by measure, period, period_start, value, low, high, unit, kind, claimed_by
qualify row_number() over (
    partition by measure, unit
    order by
        period_start is null, claims desc, min(published_on), claimed_by, period, kind, value, low
) <= $most::integer
order by measure, unit, claims desc, period_start, claimed_by, kind, value, low;
