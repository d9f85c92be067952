-- purpose:  every claim leads back to an article version, to its extraction and to a capture
-- severity: stop
-- grain:    one row per claim with a broken way back
-- reads:    claims, articles, extractions, captures

select
    c.claim_id,
    c.extractor_version,
    case
        when a.article_id is null then 'no article version'
        when p.capture_id is null then 'no capture'
        else 'no extraction'
    end as missing,
    c.article_id,
    c.content_hash,
    coalesce([s for s in a.pages if s.start <= c.start][-1].capture_id, a.capture_id) as capture_id
from claims as c
left join articles as a on a.article_id = c.article_id and a.content_hash = c.content_hash
left join captures as p
    on p.capture_id = coalesce([s for s in a.pages if s.start <= c.start][-1].capture_id, a.capture_id)
left join extractions as e
    on e.article_id = c.article_id
    and e.content_hash = c.content_hash
    and e.extractor_version = c.extractor_version
where a.article_id is null or p.capture_id is null or e.article_id is null
order by c.claim_id, c.extractor_version;
