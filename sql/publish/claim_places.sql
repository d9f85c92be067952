-- purpose: places of claims sorted by id, so that one is found by reading one part of them
-- grain:   one row per claim and extractor version
-- reads:   claim_places

select * from claim_places
order by claim_id, place;
