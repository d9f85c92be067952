-- purpose:  the claimant is null just where the outlet speaks in its own voice
-- severity: stop
-- grain:    one row per claim of which that is not so
-- reads:    claims

select claim_id, extractor_version, claimant, attribution, evidence
from claims
where (attribution = 'outlet') <> (claimant is null) or claimant = ''
order by claim_id, extractor_version;
