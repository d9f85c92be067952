-- purpose: amounts sorted by claim, so that those of one claim lie together
-- grain:   one row per claim, extractor version, amount and measure
-- reads:   claim_quantities

select * from claim_quantities
order by claim_id, extractor_version, position, measure;
