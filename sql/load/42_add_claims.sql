-- purpose: put in the claims that are new or changed, with all that hangs on them
-- grain:   one row per claim and extractor version
-- reads:   touched_claims, staged_claims, articles, extractions

create or replace temp table added_claims as
select
    s.*, a.published_at, a.published_on, e.is_latest, a.is_current and e.is_latest as is_current
from staged_claims as s
inner join touched_claims as t
    on t.claim_id = s.claim_id
    and t.extractor_version = s.extractor_version
    and t.action in ('new', 'changed')
inner join articles as a on a.article_id = s.article_id and a.content_hash = s.content_hash
inner join extractions as e
    on e.article_id = s.article_id
    and e.content_hash = s.content_hash
    and e.extractor_version = s.extractor_version;

insert into claims by name
select * exclude (rules, amounts) from added_claims order by published_on, article_id, start;

insert into claim_quantities by name
with amounts as (
    select claim_id, extractor_version, is_current, unnest(amounts, max_depth := 2)
    from added_claims
)

select * replace (period_start::date as period_start, period_end::date as period_end)
from amounts
order by measure, period;

insert into claim_entities by name
select
    claim_id, extractor_version, is_current,
    unnest(range(len(entities)))::integer as position,
    unnest(entities) as entity_id
from added_claims;

insert into claim_themes by name
select
    claim_id, extractor_version, is_current,
    unnest(range(len(themes)))::integer as position,
    unnest(themes) as theme_id
from added_claims;

insert into claim_via by name
select
    claim_id, extractor_version, is_current,
    unnest(range(len(via)))::integer as position,
    unnest(via) as name
from added_claims;

insert into claim_rules by name
select
    claim_id, extractor_version, is_current,
    unnest(range(len(rules)))::integer as position,
    unnest(rules) as rule
from added_claims;
