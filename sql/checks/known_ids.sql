-- purpose:  entities, themes and measures of current claims are those of the topic; reprocess after changing it
-- severity: warn
-- grain:    one row per id that the topic does not define
-- reads:    claim_entities, claim_themes, claim_quantities, entities, themes, measures

with used as (
    select 'entity' as what, entity_id as id, count(*) as claims, min(claim_id) as claim_id
    from claim_entities where is_current group by entity_id
    union all
    select 'theme', theme_id, count(*), min(claim_id)
    from claim_themes where is_current group by theme_id
    union all
    select 'measure', measure, count(*), min(claim_id)
    from claim_quantities where is_current and measure is not null group by measure
),

known as (
    select 'entity' as what, entity_id as id from entities
    union all
    select 'theme', theme_id from themes
    union all
    select 'measure', measure_id from measures
)

select u.what, u.id, u.claims, u.claim_id as first_claim_id
from used as u
left join known as k on k.what = u.what and k.id = u.id
where k.id is null
order by u.what, u.id;
