-- purpose: every value that was claimed of a measure and period
-- grain:   one row per measure, period, unit, value, forecast or not, negated or not
-- reads:   claims, claim_quantities

select
    q.measure, q.period, q.unit, q.value, q.low, q.high, c.kind = 'forecast' as forecast, c.negated,
    bool_or(q.approximate) as approximate
from claim_quantities as q
inner join claims as c on c.claim_id = q.claim_id and c.is_current
where q.is_current and q.measure is not null and q.period is not null
group by all
order by all;
