-- question: how quickly and how reliably does each source bring articles, and how much of them is copied?
-- params:   since date = null, until date = null
-- grain:    one row per source
-- reads:    articles, refusals, sources, story_articles

with arrived as (
    select
        a.source_id, a.outlet, a.article_id,
        epoch(a.first_seen_at) - epoch(a.published_at) as delay,
        s.role = 'copy' as copied
    from articles as a
    left join story_articles as s on s.article_id = a.article_id
    where
        a.is_current
        and ($since::date is null or a.published_on >= $since::date)
        and ($until::date is null or a.published_on <= $until::date)
),

articles_of as (
    select
        source_id,
        any_value(outlet) as outlet,
        count(*) as articles,
        count(*) filter (delay is null) as undated,
        round(median(delay) filter (delay >= 0) / 60, 1) as median_delay_minutes,
        round(quantile_cont(delay, 0.9) filter (delay >= 0) / 60, 1) as p90_delay_minutes,
        round(100.0 * count(*) filter (copied) / count(*), 1) as percent_copied
    from arrived
    group by source_id
),

refused as (
    -- Of kinds equally frequent, the first by name: without an order, mode takes any of them.
    select
        source_id,
        count(distinct url) as refused,
        mode(kind order by kind) as usual_refusal
    from refusals
    where
        source_id is not null
        and ($since::date is null or refused_at >= $since::date)
        and ($until::date is null or refused_at < $until::date + 1)
    group by source_id
)

select
    coalesce(a.source_id, r.source_id, s.source_id) as source,
    coalesce(s.outlet, a.outlet) as outlet,
    coalesce(a.articles, 0) as articles,
    a.median_delay_minutes,
    a.p90_delay_minutes,
    coalesce(a.undated, 0) as undated,
    a.percent_copied,
    coalesce(r.refused, 0) as refused,
    round(
        100.0 * coalesce(r.refused, 0)
        / nullif(coalesce(a.articles, 0) + coalesce(r.refused, 0), 0), 1
    ) as percent_refused,
    r.usual_refusal
from sources as s
full join articles_of as a on a.source_id = s.source_id
full join refused as r on r.source_id = coalesce(s.source_id, a.source_id)
order by articles desc, source;
