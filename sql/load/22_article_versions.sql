-- purpose: number the versions of the articles just loaded, and tell which stands and when each stood
-- grain:   one row per article and content hash
-- reads:   articles, staged_articles, topic

update articles as a
set
    version = r.version,
    is_current = r.is_current,
    valid_from = r.valid_from,
    valid_to = r.valid_to,
    first_seen_at = r.first_seen_at,
    published_on = r.published_on
from (
    with versions as (
        select
            article_id, content_hash, published_at, fetched_at, last_seen_at, cleaned_at,
            row_number() over (partition by article_id order by fetched_at, cleaned_at, content_hash)
                as version,
            row_number() over (
                partition by article_id order by last_seen_at desc, cleaned_at desc, content_hash desc
            ) = 1 as is_current,
            min(fetched_at) over (partition by article_id) as first_seen_at,
            lead(fetched_at) over (partition by article_id order by fetched_at, cleaned_at, content_hash)
                as next_fetched_at,
            max(last_seen_at) over (partition by article_id) as article_seen_at
        from articles
        where article_id in (select article_id from staged_articles)
    ),

    dated as (
        select
            *,
            if(
                fetched_at = first_seen_at,
                least(coalesce(published_at, fetched_at), fetched_at),
                fetched_at
            ) as valid_from
        from versions
    )

    select
        article_id, content_hash, version, is_current, first_seen_at, valid_from,
        case
            when is_current then null
            when next_fetched_at = fetched_at then valid_from
            else coalesce(next_fetched_at, article_seen_at)
        end as valid_to,
        (coalesce(published_at, first_seen_at) at time zone (select time_zone from topic))::date
            as published_on
    from dated
) as r
where
    a.article_id = r.article_id
    and a.content_hash = r.content_hash
    and (a.version, a.is_current, a.valid_from, a.valid_to, a.first_seen_at, a.published_on)
        is distinct from
        (r.version, r.is_current, r.valid_from, r.valid_to, r.first_seen_at, r.published_on);
