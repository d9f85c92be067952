-- question: who said it first, and who said the same later?
-- params:   measure varchar = null, claimant varchar = null, since date = null, min_outlets integer = 2,
--           top integer = 100
-- grain:    one row per group of claims that say the same
-- reads:    same_claim_groups, same_claims, claims, claim_quantities, articles

with firsts as (
    select
        g.group_id, g.first_claim_id, g.first_on, g.outlets, g.claims, g.languages,
        g.hours_to_next_outlet
    from same_claim_groups as g
    where
        g.outlets >= $min_outlets::integer
        and ($since::date is null or g.first_on >= $since::date)
        and (
            $measure::varchar is null
            or g.group_id in (
                select s.group_id
                from same_claims as s
                inner join claim_quantities as q on q.claim_id = s.claim_id
                where q.is_current and q.measure = $measure
            )
        )
        and (
            $claimant::varchar is null
            or g.first_claim_id in (
                select c.claim_id from claims as c where c.is_current and c.claimant = $claimant
            )
        )
    order by g.outlets desc, g.claims desc, g.first_on, g.group_id
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
    c.claim_id,
    f.group_id
from firsts as f
inner join claims as c on c.claim_id = f.first_claim_id and c.is_current
inner join articles as a on a.article_id = c.article_id and a.is_current
order by f.outlets desc, f.claims desc, f.first_on, f.group_id;
