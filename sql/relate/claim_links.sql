-- purpose: all links between nodes
-- grain:   one row per pair of nodes
-- reads:   claim_links

select node, other_node from claim_links order by node, other_node;
