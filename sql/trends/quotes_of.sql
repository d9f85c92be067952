-- question: what has somebody said in their own words?
-- params:   claimant varchar, theme varchar = null, since date = null, until date = null, top integer = 200
-- grain:    one row per quoted claim
-- reads:    claims, entities, articles

with named as (
    -- Any alias of an entity will do, and any form of a name; claims hold one of them.
    select coalesce(
        (
            select e.name from entities as e
            where e.entity_id = $claimant or list_contains(e.aliases, $claimant)
            order by e.entity_id
            limit 1
        ),
        (select min(c.claimant) from claims as c where c.claimant_given = $claimant),
        $claimant::varchar
    ) as claimant
),

found as (
    -- Where a row lies finds it again at once, so that only the rows shown are read whole.
    select c.rowid as place
    from claims as c
    where
        c.is_current
        and c.attribution = 'quote'
        and c.claimant = (select claimant from named)
        and ($theme::varchar is null or list_contains(c.themes, $theme))
        and ($since::date is null or c.published_on >= $since::date)
        and ($until::date is null or c.published_on <= $until::date)
    order by c.published_on desc, c.published_at desc, c.claim_id
    limit $top::integer
)

select
    c.published_at,
    c.published_on,
    c.claimant,
    c.evidence,
    c.proposition,
    c.kind,
    c.period,
    c.themes,
    c.outlet,
    c.language,
    a.canonical_url as url,
    c.claim_id
from claims as c
inner join articles as a on a.article_id = c.article_id and a.is_current
where c.rowid in (select place from found)
order by c.published_on desc, c.published_at desc, c.claim_id;
