-- question: who said it first, and who said the same later?
-- params:   measure varchar = null, claimant varchar = null, since date = null, min_outlets integer = 2,
--           top integer = 100
-- grain:    one row per group of claims that say the same
-- reads:    same_claims, claims, claim_quantities, articles

with members as (
    select
        s.group_id, c.claim_id, c.published_on, c.published_at, c.outlet, c.language, c.claimant,
        row_number() over (partition by s.group_id order by s.position) as place,
        first_value(c.outlet) over (partition by s.group_id order by s.position) as first_outlet
    from same_claims as s
    inner join claims as c on c.claim_id = s.claim_id and c.is_current
    where
        $measure::varchar is null
        or s.claim_id in (
            select q.claim_id from claim_quantities as q where q.is_current and q.measure = $measure
        )
),

firsts as (
    select
        group_id,
        max(claim_id) filter (place = 1) as claim_id,
        max(published_on) filter (place = 1) as first_on,
        count(*) as claims,
        count(distinct outlet) as outlets,
        list(distinct language order by language) as languages,
        round((
            epoch(min(published_at) filter (outlet <> first_outlet))
            - epoch(max(published_at) filter (place = 1))
        ) / 3600, 1) as hours_to_next_outlet
    from members
    group by group_id
    having
        count(distinct outlet) >= $min_outlets::integer
        and ($since::date is null or first_on >= $since::date)
        and ($claimant::varchar is null or bool_or(place = 1 and claimant = $claimant))
    order by outlets desc, claims desc, first_on, claim_id
    limit $top::integer
)

select
    f.first_on,
    c.published_at as first_at,
    coalesce(c.claimant, c.outlet) as first_by,
    c.outlet as first_outlet,
    f.outlets,
    f.claims,
    f.hours_to_next_outlet,
    f.languages,
    c.proposition,
    c.evidence,
    a.canonical_url as url,
    f.claim_id,
    f.group_id
from firsts as f
inner join claims as c on c.claim_id = f.claim_id and c.is_current
inner join articles as a on a.article_id = c.article_id and a.is_current
order by f.outlets desc, f.claims desc, f.first_on, f.claim_id;
