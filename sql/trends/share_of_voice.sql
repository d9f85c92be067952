-- question: how much of the talk is about each entity, and how much of it is by each, month by month?
-- params:   theme varchar = null, since date = null, until date = null
-- grain:    one row per month and entity
-- reads:    claims, claim_entities, claim_themes, entities

with asked as (
    select c.claim_id, date_trunc('month', c.published_on)::date as month, c.claimant, c.outlet
    from claims as c
    where
        c.is_current
        and ($since::date is null or c.published_on >= $since::date)
        and ($until::date is null or c.published_on <= $until::date)
        and (
            $theme::varchar is null
            or c.claim_id in (
                select t.claim_id from claim_themes as t where t.is_current and t.theme_id = $theme
            )
        )
),

months as (
    select month, count(*) as claims from asked group by month
),

about as (
    select a.month, e.entity_id, count(*) as claims, count(distinct a.outlet) as outlets
    from claim_entities as e
    inner join asked as a on a.claim_id = e.claim_id
    where e.is_current
    group by a.month, e.entity_id
),

spoken as (
    select a.month, n.entity_id, count(*) as claims
    from asked as a
    inner join entities as n on n.name = a.claimant
    group by a.month, n.entity_id
)

select
    m.month,
    n.entity_id as entity,
    n.name,
    n.type,
    coalesce(b.claims, 0) as claims_about,
    round(100.0 * coalesce(b.claims, 0) / m.claims, 1) as percent_about,
    coalesce(s.claims, 0) as claims_by,
    round(100.0 * coalesce(s.claims, 0) / m.claims, 1) as percent_by,
    coalesce(b.outlets, 0) as outlets
from months as m
cross join entities as n
left join about as b on b.month = m.month and b.entity_id = n.entity_id
left join spoken as s on s.month = m.month and s.entity_id = n.entity_id
where b.claims is not null or s.claims is not null
order by m.month, claims_about desc, claims_by desc, entity;
