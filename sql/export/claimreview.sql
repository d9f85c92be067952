-- purpose: every current claim with what schema.org's vocabulary for fact checks can hold of it
-- grain:   one row per claim
-- reads:   claims, articles, entities

select
    c.claim_id,
    c.proposition,
    c.evidence,
    c.claimant,
    e.type as claimant_type,
    c.kind,
    c.published_at,
    c.published_on,
    c.language,
    c.outlet,
    a.title,
    a.canonical_url as url
from current_claims as c
inner join current_articles as a using (article_id)
left join (select name, min(type) as type from entities group by name) as e
    on e.name = c.claimant
order by c.published_on, c.article_id, c.start, c.claim_id;
