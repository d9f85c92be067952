-- purpose: one page of the claims that match a search, the latest first
-- params:  word_a search = null, word_b search = null, word_c search = null,
--          word_d search = null, word_e search = null, theme varchar = null,
--          claimant varchar = null, entity varchar = null, outlet varchar = null, language varchar = null, kind varchar = null,
--          year integer = null, since date = null, until date = null,
--          size integer = 50, skip integer = 0
-- grain:   one row per claim
-- reads:   claims, claim_quantities, same_claims

with page as (
    select c.claim_id, c.extractor_version, c.published_on, c.published_at
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
    order by c.published_on desc, c.published_at desc, c.claim_id
    limit $size::integer offset $skip::integer
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
    select g.claim_id, count(*) as told
    from same_claims as g
    inner join same_claims as m on m.group_id = g.group_id
    where g.claim_id in (select claim_id from page)
    group by g.claim_id
)

select
    c.claim_id, c.proposition, c.evidence, c.claimant, c.via, c.attribution, c.kind, c.negated,
    c.period, c.themes, c.outlet, c.language, c.published_at, c.published_on,
    coalesce(a.quantities, []) as quantities,
    coalesce(t.told, 1) as told
from page as p
inner join claims as c
    on c.claim_id = p.claim_id and c.extractor_version = p.extractor_version and c.is_current
left join amounts as a on a.claim_id = p.claim_id
left join told as t on t.claim_id = p.claim_id
order by p.published_on desc, p.published_at desc, p.claim_id;
