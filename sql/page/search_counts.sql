-- purpose: count the claims that match a search, in all and by every value that would narrow it
-- params:  word_a search = null, word_b search = null, word_c search = null,
--          word_d search = null, word_e search = null, theme varchar = null,
--          claimant varchar = null, entity varchar = null, outlet varchar = null,
--          language varchar = null, kind varchar = null, year integer = null, since date = null,
--          until date = null, top integer = 12
-- grain:   one row per facet and value, the commonest first; facet `all` is the whole
-- reads:   claims

with found as (
    select
        c.themes, c.entities, c.claimant, c.outlet, c.language, c.kind,
        year(c.period_start) as year,
        $theme::varchar is null or list_contains(c.themes, $theme) as in_theme,
        $entity::varchar is null or list_contains(c.entities, $entity) as in_entity,
        $claimant::varchar is null or coalesce(c.claimant = $claimant, false) as in_claimant,
        $outlet::varchar is null or c.outlet = $outlet as in_outlet,
        $language::varchar is null or c.language = $language as in_language,
        $kind::varchar is null or c.kind = $kind as in_kind,
        $year::integer is null
        or coalesce(year(c.period_start) = $year::integer, false) as in_year
    from claims as c
    where
        c.is_current
        and ($word_a::varchar is null or contains(c.search_text, $word_a::varchar))
        and ($word_b::varchar is null or contains(c.search_text, $word_b::varchar))
        and ($word_c::varchar is null or contains(c.search_text, $word_c::varchar))
        and ($word_d::varchar is null or contains(c.search_text, $word_d::varchar))
        and ($word_e::varchar is null or contains(c.search_text, $word_e::varchar))
        and ($since::date is null or c.published_on >= $since::date)
        and ($until::date is null or c.published_on <= $until::date)
),

-- A facet counts what all the other choices leave, so that one can change one's mind in it.
weighed as materialized (
    select
        *,
        (not in_theme)::integer + (not in_entity)::integer + (not in_claimant)::integer
        + (not in_outlet)::integer + (not in_language)::integer + (not in_kind)::integer
        + (not in_year)::integer as misses
    from found
    where misses <= 1
),

counted as (
    select 'theme' as facet, u.value, count(*) as claims
    from weighed, unnest(themes) as u(value)
    where misses = (not in_theme)::integer
    group by u.value
    union all
    select 'entity', u.value, count(*)
    from weighed, unnest(entities) as u(value)
    where misses = (not in_entity)::integer
    group by u.value
    union all
    select 'claimant', claimant, count(*)
    from weighed
    where misses = (not in_claimant)::integer and claimant is not null
    group by claimant
    union all
    select 'outlet', outlet, count(*)
    from weighed
    where misses = (not in_outlet)::integer
    group by outlet
    union all
    select 'language', language, count(*)
    from weighed
    where misses = (not in_language)::integer
    group by language
    union all
    select 'kind', kind, count(*)
    from weighed
    where misses = (not in_kind)::integer
    group by kind
    union all
    select 'year', year::varchar, count(*)
    from weighed
    where misses = (not in_year)::integer and year is not null
    group by year
    union all
    select 'all', '', count(*)
    from weighed
    where misses = 0
)

select facet, value, claims
from counted
qualify row_number() over (partition by facet order by claims desc, value) <= $top::integer
order by facet, claims desc, value;
