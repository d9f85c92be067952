-- question: who said it first, and who said the same later?
-- params:   measure varchar = null, claimant varchar = null, since date = null, min_outlets integer = 2,
--           top integer = 100
-- grain:    one row per group of claims that say the same
-- reads:    claim_group_firsts, claims, articles

with firsts as (
    select
        g.group_id, g.place, g.first_on, g.outlets, g.claims, g.languages, g.hours_to_next_outlet
    from claim_group_firsts as g
    where
        g.outlets >= $min_outlets::integer
        and ($since::date is null or g.first_on >= $since::date)
        and ($measure::varchar is null or list_contains(g.measures, $measure))
        and ($claimant::varchar is null or g.first_claimant = $claimant)
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
inner join claims as c on c.rowid = f.place
inner join articles as a on a.article_id = c.article_id and a.is_current
order by f.outlets desc, f.claims desc, f.first_on, f.group_id;
