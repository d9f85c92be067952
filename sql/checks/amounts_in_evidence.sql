-- purpose:  the words of every amount stand in its claim's evidence
-- severity: stop
-- grain:    one row per amount whose words are elsewhere
-- reads:    claim_quantities, claims

select q.claim_id, q.extractor_version, q.position, q.surface, c.evidence
from claim_quantities as q
inner join claims as c
    on c.claim_id = q.claim_id and c.extractor_version = q.extractor_version
where not contains(c.evidence, q.surface)
order by q.claim_id, q.extractor_version, q.position;
