-- question: how much is claimed about each theme per day or week, and when did that change?
-- params:   theme varchar = null, bucket varchar = week, since date = null, until date = null
-- grain:    one row per theme and day or week, those without a claim included
-- reads:    theme_days

with counted as (
    select
        theme_id,
        date_trunc($bucket::varchar, day)::date as bucket_start,
        sum(claims)::bigint as claims,
        -- All claims of an article are of one day, so that no article is counted twice.
        sum(articles)::bigint as articles
    from theme_days
    where
        ($theme::varchar is null or theme_id = $theme)
        and ($since::date is null or day >= $since::date)
        and ($until::date is null or day <= $until::date)
    group by theme_id, date_trunc($bucket::varchar, day)
),

span as (
    select min(bucket_start) as first_bucket, max(bucket_start) as last_bucket from counted
),

calendar as (
    select unnest(generate_series(
        first_bucket::timestamp, last_bucket::timestamp, ('1 ' || $bucket::varchar)::interval
    ))::date as bucket_start
    from span
),

filled as (
    select
        n.theme_id, d.bucket_start, coalesce(c.claims, 0) as claims,
        coalesce(c.articles, 0) as articles
    from calendar as d
    cross join (select distinct theme_id from counted) as n
    left join counted as c on c.bucket_start = d.bucket_start and c.theme_id = n.theme_id
),

compared as (
    select
        *,
        avg(claims) over before as usual,
        count(*) over before as buckets_before,
        -- Counts vary at least as much as a Poisson process of their mean.
        greatest(coalesce(stddev_samp(claims) over before, 0), sqrt(greatest(avg(claims) over before, 1)))
            as spread
    from filled
    window before as (
        partition by theme_id order by bucket_start rows between 8 preceding and 1 preceding
    )
)

select
    theme_id as theme,
    bucket_start,
    claims,
    articles,
    round(usual, 1) as usual,
    round((claims - usual) / spread, 1) as deviations,
    case
        when buckets_before < 4 then null
        when claims - usual >= 3 * spread then 'up'
        when usual - claims >= 3 * spread then 'down'
    end as change
from compared
order by theme, bucket_start;
