-- purpose: the nodes that claims had before this run
-- grain:   one row per node
-- reads:   claim_keys

select distinct node from claim_keys order by node;
