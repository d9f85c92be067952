-- purpose: rules sorted by claim, so that those of one claim lie together
-- grain:   one row per claim, extractor version and rule
-- reads:   claim_rules

select * from claim_rules
order by claim_id, extractor_version, position;
