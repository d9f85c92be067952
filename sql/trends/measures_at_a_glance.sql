-- question: which measures have figures, how many, from how many speakers, and what was claimed last?
-- grain:    one row per measure and unit that any current claim gives a figure for
-- reads:    claim_quantities, claims

select
    q.measure,
    q.unit,
    count(*) as figures,
    count(distinct coalesce(c.claimant, c.outlet)) as speakers,
    count(distinct q.period) as periods,
    min(c.published_on) as first_claimed_on,
    max(c.published_on) as last_claimed_on,
    arg_max(coalesce(q.value, (q.low + q.high) / 2), (c.published_at, c.claim_id)) as last_value,
    arg_max(q.period, (c.published_at, c.claim_id)) as last_period,
    arg_max(coalesce(c.claimant, c.outlet), (c.published_at, c.claim_id)) as last_claimed_by
from claim_quantities as q
inner join claims as c on c.claim_id = q.claim_id and c.extractor_version = q.extractor_version
where q.is_current and c.is_current and q.measure is not null
group by q.measure, q.unit
order by figures desc, q.measure, q.unit;
