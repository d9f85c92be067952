-- question: which claims do several outlets make independently, and which only copy one another?
-- params:   measure varchar = null, since date = null, min_independent integer = 2, top integer = 200
-- grain:    one row per group of claims that say the same
-- reads:    same_claims, claims, claim_quantities, story_articles, articles

with members as (
    select
        s.group_id, s.position, c.claim_id, c.outlet, c.published_on,
        -- Copies of one text are one witness, and so are all that credit one agency.
        coalesce(a.credited, c.via[1], a.story_id, c.article_id) as witness
    from same_claims as s
    inner join claims as c on c.claim_id = s.claim_id and c.is_current
    left join story_articles as a on a.article_id = c.article_id
    where
        $measure::varchar is null
        or s.claim_id in (
            select q.claim_id from claim_quantities as q where q.is_current and q.measure = $measure
        )
),

grouped as (
    select
        group_id,
        arg_min(claim_id, position) as claim_id,
        min(published_on) as first_on,
        max(published_on) as last_on,
        count(*) as claims,
        count(distinct outlet) as outlets,
        count(distinct witness) as independent,
        list(distinct outlet order by outlet)[:8] as outlet_names
    from members
    group by group_id
    having
        count(distinct witness) >= $min_independent::integer
        and ($since::date is null or first_on >= $since::date)
    order by independent desc, outlets desc, first_on, claim_id
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
    g.claim_id,
    g.group_id
from grouped as g
inner join claims as c on c.claim_id = g.claim_id and c.is_current
inner join articles as a on a.article_id = c.article_id and a.is_current
order by g.independent desc, g.outlets desc, g.first_on, g.claim_id;
