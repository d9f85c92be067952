-- question: what is claimed about some words, in any script, without spaces between them?
-- params:   words search, claimant varchar = null, theme varchar = null, since date = null, until date = null,
--           top integer = 100
-- grain:    one row per claim, the latest first
-- reads:    claims, articles

with found as (
    -- Where a row lies finds it again at once, so that only the rows shown are read whole.
    select c.rowid as place
    from claims as c
    where
        c.is_current
        and contains(c.search_text, $words::varchar)
        and ($claimant::varchar is null or c.claimant = $claimant)
        and ($theme::varchar is null or list_contains(c.themes, $theme))
        and ($since::date is null or c.published_on >= $since::date)
        and ($until::date is null or c.published_on <= $until::date)
    order by c.published_on desc, c.published_at desc, c.claim_id
    limit $top::integer
)

select
    c.published_on,
    c.published_at,
    coalesce(c.claimant, c.outlet) as claimed_by,
    c.kind,
    c.period,
    c.proposition,
    c.evidence,
    c.outlet,
    c.language,
    a.canonical_url as url,
    c.claim_id
from claims as c
inner join articles as a on a.article_id = c.article_id and a.is_current
where c.rowid in (select place from found)
order by c.published_on desc, c.published_at desc, c.claim_id;
