-- purpose: the current claims that have no key yet, with all that comparing reads
-- grain:   one row per claim
-- reads:   claims, claim_quantities, claim_keys

with fresh as (
    select c.*
    from claims as c
    where c.is_current and c.claim_id not in (select claim_id from claim_keys)
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
    f.claim_id, f.extractor_version, f.record_hash, f.article_id, f.claimant, f.kind, f.negated,
    f.period, f.checkworthy, f.language, f.entities, f.themes, f.search_text, a.amounts
from fresh as f
left join amounts as a on a.claim_id = f.claim_id
order by f.claim_id;
