-- purpose: which node has which star
-- grain:   one row per node and star
-- reads:   claim_keys

select distinct node, unnest(stars) as star from claim_keys order by node, star;
