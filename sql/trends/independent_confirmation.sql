-- question: which claims do several outlets make independently, and which only copy one another?
-- params:   measure varchar = null, since date = null, min_independent integer = 2, top integer = 200
-- grain:    one row per group of claims that say the same
-- reads:    claim_group_firsts, claims, articles

with chosen as (
    select
        g.group_id, g.place, g.first_on, g.last_on, g.claims, g.outlets, g.independent,
        g.outlet_names
    from claim_group_firsts as g
    where
        g.independent >= $min_independent::integer
        and ($since::date is null or g.first_on >= $since::date)
        and ($measure::varchar is null or list_contains(g.measures, $measure))
    order by g.independent desc, g.outlets desc, g.first_on, g.group_id
    limit $top::integer
)

select
    g.independent,
    g.outlets,
    g.claims,
    g.first_on,
    g.last_on,
    coalesce(c.claimant, c.outlet) as first_by,
    c.proposition,
    g.outlet_names,
    a.canonical_url as url,
    c.claim_id,
    g.group_id
from chosen as g
inner join claims as c on c.rowid = g.place
inner join articles as a on a.article_id = c.article_id and a.is_current
order by g.independent desc, g.outlets desc, g.first_on, g.group_id;
