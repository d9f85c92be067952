-- purpose: groups of claims by the number of outlets
-- grain:   one row per group of claims
-- reads:   claim_group_firsts

select * from claim_group_firsts
order by outlets desc, claims desc, first_on, group_id;
