-- purpose: forget links of which one node has no claim
-- grain:   one row per pair
-- reads:   claim_links, claim_keys

delete from claim_links
where
    node not in (select node from claim_keys)
    or other_node not in (select node from claim_keys);
