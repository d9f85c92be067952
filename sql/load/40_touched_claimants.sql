-- purpose: whose name may be shown in another form after the load
-- grain:   one row per folded name
-- reads:   staged_claims, staged_articles, claims

create or replace temp table touched_claimants as
select claimant_key from staged_claims where claimant_key is not null
union
select c.claimant_key
from claims as c
where c.claimant_key is not null and c.article_id in (select article_id from staged_articles);
