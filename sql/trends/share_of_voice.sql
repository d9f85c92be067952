-- question: how much of the talk is about each entity, and how much of it is by each, month by month?
-- params:   theme varchar = null, since date = null, until date = null
-- grain:    one row per month and entity
-- reads:    claims, entities

with asked as (
    select date_trunc('month', c.published_on)::date as month, c.claimant, c.entities
    from claims as c
    where
        c.is_current
        and ($since::date is null or c.published_on >= $since::date)
        and ($until::date is null or c.published_on <= $until::date)
        and ($theme::varchar is null or list_contains(c.themes, $theme))
),

months as (
    select month, count(*) as claims from asked group by month
),

named as (
    select month, unnest(entities) as entity_id from asked
),

about as (
    select month, entity_id, count(*) as claims from named group by month, entity_id
),

spoken_by as (
    select month, claimant, count(*) as claims
    from asked
    where claimant is not null
    group by month, claimant
),

spoken as (
    select s.month, n.entity_id, sum(s.claims)::bigint as claims
    from spoken_by as s
    inner join entities as n on n.name = s.claimant
    group by s.month, n.entity_id
)

select
    m.month,
    n.entity_id as entity,
    n.name,
    n.type,
    coalesce(b.claims, 0) as claims_about,
    round(100.0 * coalesce(b.claims, 0) / m.claims, 1) as percent_about,
    coalesce(s.claims, 0) as claims_by,
    round(100.0 * coalesce(s.claims, 0) / m.claims, 1) as percent_by
from months as m
cross join entities as n
left join about as b on b.month = m.month and b.entity_id = n.entity_id
left join spoken as s on s.month = m.month and s.entity_id = n.entity_id
where b.claims is not null or s.claims is not null
order by m.month, claims_about desc, claims_by desc, entity;
