-- purpose: one claim of each node that is to be compared, with all that comparing reads
-- grain:   one row per claim
-- reads:   claims, claim_quantities, claim_keys, wanted_nodes

with chosen as (
    select node, min(claim_id) as claim_id
    from claim_keys
    where node in (select node from wanted_nodes)
    group by node
),

fresh as (
    select c.*, n.node
    from claims as c
    inner join chosen as n on n.claim_id = c.claim_id
    where c.is_current
),

amounts as (
    select
        q.claim_id,
        list({
            unit: q.unit, value: q.value, low: q.low, high: q.high, approximate: q.approximate,
            measure: q.measure, period: q.period
        } order by q.position, q.measure) as amounts
    from claim_quantities as q
    where q.is_current and q.claim_id in (select claim_id from fresh)
    group by q.claim_id
)

select
    f.claim_id, f.extractor_version, f.record_hash, f.node, f.article_id, f.claimant, f.kind, f.negated,
    f.period, f.checkworthy, f.language, f.entities, f.themes, f.search_text, a.amounts
from fresh as f
left join amounts as a on a.claim_id = f.claim_id
order by f.claim_id;
