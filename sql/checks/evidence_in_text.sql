-- purpose:  the evidence of every claim stands in its article's text at start:end
-- severity: stop
-- grain:    one row per claim whose evidence is elsewhere
-- reads:    claims, articles

select
    c.claim_id,
    c.extractor_version,
    c.article_id,
    c.start,
    c."end",
    c.evidence,
    substr(a.text, c.start + 1, c."end" - c.start) as text_there
from claims as c
inner join articles as a on a.article_id = c.article_id and a.content_hash = c.content_hash
where substr(a.text, c.start + 1, c."end" - c.start) is distinct from c.evidence
order by c.claim_id, c.extractor_version;
