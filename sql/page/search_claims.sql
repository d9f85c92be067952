-- purpose: one page of the claims that match a search, the latest first
-- params:  word_a search = null, word_b search = null, word_c search = null,
--          word_d search = null, word_e search = null, theme varchar = null,
--          claimant varchar = null, entity varchar = null, outlet varchar = null,
--          language varchar = null, kind varchar = null, year integer = null, since date = null,
--          until date = null, size integer = 50, skip integer = 0
-- grain:   one row per claim
-- reads:   claims, claim_quantities, same_claims, same_claim_groups

with places as (
    -- Where a row lies finds it again at once; its id would have to be looked for.
    select c.rowid as place
    from claims as c
    where
        c.is_current
        and ($word_a::varchar is null or contains(c.search_text, $word_a::varchar))
        and ($word_b::varchar is null or contains(c.search_text, $word_b::varchar))
        and ($word_c::varchar is null or contains(c.search_text, $word_c::varchar))
        and ($word_d::varchar is null or contains(c.search_text, $word_d::varchar))
        and ($word_e::varchar is null or contains(c.search_text, $word_e::varchar))
        and ($theme::varchar is null or list_contains(c.themes, $theme))
        and ($entity::varchar is null or list_contains(c.entities, $entity))
        and ($claimant::varchar is null or c.claimant = $claimant)
        and ($outlet::varchar is null or c.outlet = $outlet)
        and ($language::varchar is null or c.language = $language)
        and ($kind::varchar is null or c.kind = $kind)
        and ($year::integer is null or year(c.period_start) = $year::integer)
        and ($since::date is null or c.published_on >= $since::date)
        and ($until::date is null or c.published_on <= $until::date)
    order by c.published_on desc, c.published_at desc, c.rowid
    limit $size::integer offset $skip::integer
),

page as (
    select
        c.rowid as place, c.claim_id, c.proposition, c.evidence, c.claimant, c.via,
        c.attribution, c.kind, c.negated, c.period, c.themes, c.outlet, c.language,
        c.published_at, c.published_on
    from claims as c
    where c.rowid in (select place from places)
),

amounts as (
    select
        q.claim_id,
        list(distinct {
            position: q.position, surface: q.surface, value: q.value, low: q.low, high: q.high,
            unit: q.unit, approximate: q.approximate
        }) as quantities
    from claim_quantities as q
    where q.is_current and q.claim_id in (select claim_id from page)
    group by q.claim_id
),

told as (
    select m.claim_id, m.group_id, g.claims as told
    from same_claims as m
    inner join same_claim_groups as g on g.group_id = m.group_id
    where m.claim_id in (select claim_id from page)
)

select
    p.claim_id, p.proposition, p.evidence, p.claimant, p.via, p.attribution, p.kind, p.negated,
    p.period, p.themes, p.outlet, p.language, p.published_at, p.published_on,
    coalesce(a.quantities, []) as quantities,
    coalesce(t.told, 1) as told,
    t.group_id
from page as p
left join amounts as a on a.claim_id = p.claim_id
left join told as t on t.claim_id = p.claim_id
order by p.published_on desc, p.published_at desc, p.place;
