-- purpose:  every claim, article version, extraction, capture and refusal has one row
-- severity: stop
-- grain:    one row per id that stands twice
-- reads:    claims, articles, extractions, captures, refusals, story_articles, same_claims

with ids as (
    select 'claims' as table_name, claim_id || ' ' || extractor_version as id, count(*) as n
    from claims group by claim_id, extractor_version having count(*) > 1
    union all
    select 'claims (current)', claim_id, count(*)
    from claims where is_current group by claim_id having count(*) > 1
    union all
    select 'articles', article_id || ' ' || content_hash, count(*)
    from articles group by article_id, content_hash having count(*) > 1
    union all
    select 'extractions', article_id || ' ' || content_hash || ' ' || extractor_version, count(*)
    from extractions group by article_id, content_hash, extractor_version having count(*) > 1
    union all
    select 'captures', capture_id, count(*) from captures group by capture_id having count(*) > 1
    union all
    select 'refusals', refusal_id, count(*) from refusals group by refusal_id having count(*) > 1
    union all
    select 'story_articles', article_id, count(*)
    from story_articles group by article_id having count(*) > 1
    union all
    select 'same_claims', claim_id, count(*)
    from same_claims group by claim_id having count(*) > 1
)

select table_name, id, n as times
from ids
order by table_name, id;
