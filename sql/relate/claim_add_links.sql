-- purpose: put in new links
-- grain:   one row per pair of nodes
-- reads:   new_links

insert into claim_links by name select * from new_links;
