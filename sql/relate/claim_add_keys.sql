-- purpose: put in new keys
-- grain:   one row per claim
-- reads:   new_keys

insert into claim_keys by name select * from new_keys;
