-- purpose: forget the keys of claims that are no longer current or have changed
-- grain:   one row per claim
-- reads:   claim_keys, claims

delete from claim_keys as k
where not exists (
    select 1 from claims as c
    where
        c.claim_id = k.claim_id
        and c.extractor_version = k.extractor_version
        and c.record_hash = k.record_hash
        and c.is_current
);
