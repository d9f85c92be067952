-- purpose: which claims are new, changed or gone by the extractions to load
-- grain:   one row per claim and extractor version that is not as it was
-- reads:   staged_claims, staged_extractions, claims

create or replace temp table touched_claims as
with known as (
    select c.claim_id, c.extractor_version, c.record_hash
    from claims as c
    inner join staged_extractions as e using (article_id, content_hash, extractor_version)
)

select
    coalesce(s.claim_id, k.claim_id) as claim_id,
    coalesce(s.extractor_version, k.extractor_version) as extractor_version,
    case when k.claim_id is null then 'new' when s.claim_id is null then 'gone' else 'changed' end
        as action
from staged_claims as s
full join known as k using (claim_id, extractor_version)
where s.record_hash is distinct from k.record_hash;
