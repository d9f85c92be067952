-- purpose: the most claimed values of every measure, enough for a small chart of each
-- params:  most integer = 60
-- grain:   one row per measure, period, speaker, kind and value
-- reads:   claim_quantities, claims

with points as (
    select
        q.measure, q.period, q.period_start, q.value, q.low, q.high, q.unit, q.approximate,
        coalesce(c.claimant, c.outlet) as claimed_by, c.kind, c.claim_id, c.published_on
    from claim_quantities as q
    inner join claims as c on c.claim_id = q.claim_id and c.is_current
    where q.is_current and q.measure is not null
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
