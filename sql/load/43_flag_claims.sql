-- purpose: bring the flags of the touched articles' claims up to date, and those of all that hangs on them
-- grain:   one row per claim and extractor version
-- reads:   claims, articles, extractions, staged_articles

create or replace temp table flagged_claims as
select
    c.claim_id, c.extractor_version, e.is_latest, a.is_current and e.is_latest as is_current,
    a.published_at, a.published_on, a.outlet, a.language, a.site
from claims as c
inner join articles as a on a.article_id = c.article_id and a.content_hash = c.content_hash
inner join extractions as e
    on e.article_id = c.article_id
    and e.content_hash = c.content_hash
    and e.extractor_version = c.extractor_version
where
    c.article_id in (select article_id from staged_articles)
    and (
        c.is_latest, c.is_current, c.published_at, c.published_on, c.outlet, c.language, c.site
    ) is distinct from (
        e.is_latest, a.is_current and e.is_latest, a.published_at, a.published_on, a.outlet,
        a.language, a.site
    );

update claims as t
set
    is_latest = f.is_latest,
    is_current = f.is_current,
    published_at = f.published_at,
    published_on = f.published_on,
    outlet = f.outlet,
    language = f.language,
    site = f.site
from flagged_claims as f
where t.claim_id = f.claim_id and t.extractor_version = f.extractor_version;

update claim_quantities as t
set is_current = f.is_current
from flagged_claims as f
where
    t.claim_id = f.claim_id
    and t.extractor_version = f.extractor_version
    and t.is_current is distinct from f.is_current;

update claim_entities as t
set is_current = f.is_current
from flagged_claims as f
where
    t.claim_id = f.claim_id
    and t.extractor_version = f.extractor_version
    and t.is_current is distinct from f.is_current;

update claim_themes as t
set is_current = f.is_current
from flagged_claims as f
where
    t.claim_id = f.claim_id
    and t.extractor_version = f.extractor_version
    and t.is_current is distinct from f.is_current;

update claim_via as t
set is_current = f.is_current
from flagged_claims as f
where
    t.claim_id = f.claim_id
    and t.extractor_version = f.extractor_version
    and t.is_current is distinct from f.is_current;

update claim_rules as t
set is_current = f.is_current
from flagged_claims as f
where
    t.claim_id = f.claim_id
    and t.extractor_version = f.extractor_version
    and t.is_current is distinct from f.is_current;
