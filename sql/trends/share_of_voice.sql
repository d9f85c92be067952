-- question: how much of the talk is about each entity, and how much of it is by each, month by month?
-- params:   theme varchar = null, since date = null, until date = null
-- grain:    one row per month and entity
-- reads:    entity_months, claims, entities

-- Whole months are counted already; those that `since` or `until` cut are counted here.
with whole as (
    select month, entity_id, claims_about, claims_by, claims_in_all
    from entity_months
    where
        theme_id is not distinct from $theme::varchar
        and ($since::date is null or month >= $since::date)
        and ($until::date is null or last_day(month) <= $until::date)
),

cut as (
    select c.themes, c.published_on, c.claimant, c.entities
    from claims as c
    where
        c.is_current
        and $since::date is not null
        and (day($since::date) > 1 or $until::date < last_day($since::date))
        and c.published_on >= $since::date
        and c.published_on <= least(last_day($since::date), $until::date)
    union all
    select c.themes, c.published_on, c.claimant, c.entities
    from claims as c
    where
        c.is_current
        and $until::date < last_day($until::date)
        and ($since::date is null or last_day($since::date) < $until::date)
        and c.published_on >= date_trunc('month', $until::date)::date
        and c.published_on <= $until::date
),

asked as (
    select date_trunc('month', published_on)::date as month, claimant, entities
    from cut
    where $theme::varchar is null or list_contains(themes, $theme)
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

spoken as (
    select s.month, n.entity_id, count(*) as claims
    from asked as s
    inner join entities as n on n.name = s.claimant
    group by s.month, n.entity_id
),

counted as (
    select
        coalesce(b.month, s.month) as month, coalesce(b.entity_id, s.entity_id) as entity_id,
        coalesce(b.claims, 0) as claims_about, coalesce(s.claims, 0) as claims_by
    from about as b
    full join spoken as s on s.month = b.month and s.entity_id = b.entity_id
),

told as (
    select month, entity_id, claims_about, claims_by, claims_in_all from whole
    union all
    select c.month, c.entity_id, c.claims_about, c.claims_by, m.claims
    from counted as c
    inner join months as m on m.month = c.month
)

select
    t.month,
    n.entity_id as entity,
    n.name,
    n.type,
    t.claims_about,
    round(100.0 * t.claims_about / t.claims_in_all, 1) as percent_about,
    t.claims_by,
    round(100.0 * t.claims_by / t.claims_in_all, 1) as percent_by
from told as t
inner join entities as n on n.entity_id = t.entity_id
order by t.month, claims_about desc, claims_by desc, entity;
