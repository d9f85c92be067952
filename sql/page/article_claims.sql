-- purpose: the claims of one version of an article, in reading order
-- params:  article_id varchar, content_hash varchar
-- grain:   one row per claim
-- reads:   claims

select
    c.claim_id, c.start, c."end", c.proposition, c.claimant, c.attribution, c.kind, c.period,
    c.outlet
from claims as c
where
    c.article_id = $article_id::varchar
    and c.content_hash = $content_hash::varchar
    and c.is_latest
order by c.start, c."end", c.claim_id;
