-- purpose: members of groups sorted by claim, so that the group of one claim is found at once
-- grain:   one row per claim
-- reads:   same_claims

select * from same_claims
order by claim_id;
