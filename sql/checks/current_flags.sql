-- purpose:  each article has one current version, and what hangs on a claim is as current as the claim
-- severity: stop
-- grain:    one row per article or claim with a wrong flag
-- reads:    articles, extractions, claims, claim_quantities, claim_entities, claim_themes, claim_via, claim_rules

with parts as (
    select distinct 'claim_quantities' as table_name, claim_id, extractor_version, is_current
    from claim_quantities
    union all
    select distinct 'claim_entities', claim_id, extractor_version, is_current from claim_entities
    union all
    select distinct 'claim_themes', claim_id, extractor_version, is_current from claim_themes
    union all
    select distinct 'claim_via', claim_id, extractor_version, is_current from claim_via
    union all
    select distinct 'claim_rules', claim_id, extractor_version, is_current from claim_rules
),

wrong as (
    select 'articles' as table_name, article_id as id, 'has no single current version' as problem
    from articles
    group by article_id
    having count(*) filter (is_current) <> 1
    union all
    select 'claims', c.claim_id, 'is flagged otherwise than its article version and extraction'
    from claims as c
    inner join articles as a on a.article_id = c.article_id and a.content_hash = c.content_hash
    inner join extractions as e
        on e.article_id = c.article_id
        and e.content_hash = c.content_hash
        and e.extractor_version = c.extractor_version
    where c.is_latest <> e.is_latest or c.is_current <> (a.is_current and e.is_latest)
    union all
    select p.table_name, p.claim_id, if(c.claim_id is null, 'has no claim', 'is flagged otherwise than its claim')
    from parts as p
    left join claims as c
        on c.claim_id = p.claim_id and c.extractor_version = p.extractor_version
    where c.claim_id is null or c.is_current <> p.is_current
)

select table_name, id, problem
from wrong
order by table_name, id, problem;
