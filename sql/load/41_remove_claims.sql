-- purpose: take out the claims that changed or are gone, with all that hangs on them
-- grain:   one row per claim and extractor version
-- reads:   touched_claims

delete from claims as t
using touched_claims as c
where
    t.claim_id = c.claim_id
    and t.extractor_version = c.extractor_version
    and c.action in ('changed', 'gone');

delete from claim_quantities as t
using touched_claims as c
where
    t.claim_id = c.claim_id
    and t.extractor_version = c.extractor_version
    and c.action in ('changed', 'gone');

delete from claim_entities as t
using touched_claims as c
where
    t.claim_id = c.claim_id
    and t.extractor_version = c.extractor_version
    and c.action in ('changed', 'gone');

delete from claim_themes as t
using touched_claims as c
where
    t.claim_id = c.claim_id
    and t.extractor_version = c.extractor_version
    and c.action in ('changed', 'gone');

delete from claim_via as t
using touched_claims as c
where
    t.claim_id = c.claim_id
    and t.extractor_version = c.extractor_version
    and c.action in ('changed', 'gone');

delete from claim_rules as t
using touched_claims as c
where
    t.claim_id = c.claim_id
    and t.extractor_version = c.extractor_version
    and c.action in ('changed', 'gone');
