-- question: which articles changed after publication, did they say so, and which claims came and went?
-- params:   since date = null, outlet varchar = null, only_silent boolean = false
-- grain:    one row per article and change of its text
-- reads:    articles, claims

with edited as (
    select distinct article_id from articles where version > 1
),

versions as (
    select
        a.article_id, a.content_hash, a.version, a.outlet, a.title, a.fetched_at, a.published_at,
        a.modified_at, a.canonical_url, a.missing_page,
        lag(a.content_hash) over w as before_hash,
        lag(a.modified_at) over w as before_modified_at,
        lag(a.missing_page) over w as before_missing_page,
        lag(a.version) over w as before_version
    from articles as a
    where a.article_id in (select article_id from edited)
    -- A text that changed because the cleaner did is no edit.
    window w as (partition by a.article_id, a.cleaner_version order by a.version)
),

changes as (
    select
        *,
        modified_at is null or modified_at is not distinct from before_modified_at as silent
    from versions
    where
        before_hash is not null
        -- Nor is one that lacked a page and has it now.
        and coalesce(before_missing_page, 0) = coalesce(missing_page, 0)
        and ($since::date is null or fetched_at >= $since::date)
        and ($outlet::varchar is null or versions.outlet = $outlet)
),

told as (
    select distinct c.article_id, c.content_hash, c.evidence, c.start
    from claims as c
    where c.is_latest and c.article_id in (select article_id from changes)
),

gone as (
    select n.article_id, n.content_hash, list(o.evidence order by o.start) as claims
    from changes as n
    inner join told as o on o.article_id = n.article_id and o.content_hash = n.before_hash
    where not exists (
        select 1 from told as t
        where
            t.article_id = n.article_id
            and t.content_hash = n.content_hash
            and t.evidence = o.evidence
    )
    group by n.article_id, n.content_hash
),

come as (
    select n.article_id, n.content_hash, list(t.evidence order by t.start) as claims
    from changes as n
    inner join told as t on t.article_id = n.article_id and t.content_hash = n.content_hash
    where not exists (
        select 1 from told as o
        where
            o.article_id = n.article_id
            and o.content_hash = n.before_hash
            and o.evidence = t.evidence
    )
    group by n.article_id, n.content_hash
)

select
    n.fetched_at as seen_at,
    n.outlet,
    n.title,
    n.silent,
    n.before_version as from_version,
    n.version as to_version,
    round((epoch(n.fetched_at) - epoch(n.published_at)) / 3600, 1) as hours_after_publication,
    coalesce(g.claims, []) as claims_gone,
    coalesce(c.claims, []) as claims_new,
    n.canonical_url,
    n.article_id
from changes as n
left join gone as g on g.article_id = n.article_id and g.content_hash = n.content_hash
left join come as c on c.article_id = n.article_id and c.content_hash = n.content_hash
where n.silent or not $only_silent::boolean
order by seen_at desc, n.article_id, to_version;
