-- purpose: bring the amounts of measures up to date with the claims that were touched, flagged or named anew
-- grain:   one row per amount of a measure in the newest extraction of an article version
-- reads:   touched_claims, flagged_claims, folded_claimants, measure_figures_made

create or replace temp table refigured_claims as
select claim_id, extractor_version from touched_claims
union
select claim_id, extractor_version from flagged_claims
union
select claim_id, extractor_version from folded_claimants;

delete from measure_figures as t
using refigured_claims as r
where t.claim_id = r.claim_id and t.extractor_version = r.extractor_version;

insert into measure_figures by name
select m.*
from measure_figures_made as m
inner join refigured_claims as r using (claim_id, extractor_version)
order by m.measure, m.period_start, m.published_on, m.claim_id;
