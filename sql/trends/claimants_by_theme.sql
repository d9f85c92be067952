-- question: who speaks about a theme, month by month?
-- params:   theme varchar = null, since date = null, until date = null, top integer = 10
-- grain:    one row per theme, month and claimant among the most heard of that month
-- reads:    theme_speakers, claims

-- Whole months are counted already; those that `since` or `until` cut are counted here.
with whole as (
    select theme_id, month, place, claimant, claims, outlets, quotes, forecasts, percent_of_theme
    from theme_speakers
    where
        place <= $top::integer
        and ($theme::varchar is null or theme_id = $theme)
        and ($since::date is null or month >= $since::date)
        and ($until::date is null or last_day(month) <= $until::date)
),

cut as (
    select c.themes, c.published_on, c.claimant, c.outlet, c.kind, c.attribution
    from claims as c
    where
        c.is_current
        and $since::date is not null
        and (day($since::date) > 1 or $until::date < last_day($since::date))
        and c.published_on >= $since::date
        and c.published_on <= least(last_day($since::date), $until::date)
    union all
    select c.themes, c.published_on, c.claimant, c.outlet, c.kind, c.attribution
    from claims as c
    where
        c.is_current
        and $until::date < last_day($until::date)
        and ($since::date is null or last_day($since::date) < $until::date)
        and c.published_on >= date_trunc('month', $until::date)::date
        and c.published_on <= $until::date
),

spoken as (
    select
        unnest(themes) as theme_id, date_trunc('month', published_on)::date as month, claimant,
        outlet, kind = 'forecast' as forecast, attribution = 'quote' as quoted
    from cut
    where claimant is not null and ($theme::varchar is null or list_contains(themes, $theme))
),

counted as (
    select
        theme_id, month, claimant,
        count(*) as claims,
        count(distinct outlet) as outlets,
        count(*) filter (quoted) as quotes,
        count(*) filter (forecast) as forecasts
    from spoken
    where $theme::varchar is null or theme_id = $theme
    group by theme_id, month, claimant
),

ranked as (
    select
        theme_id, month, row_number() over best as place, claimant, claims, outlets, quotes,
        forecasts,
        round(100.0 * claims / sum(claims) over (partition by theme_id, month), 1)
            as percent_of_theme
    from counted
    window best as (partition by theme_id, month order by claims desc, outlets desc, claimant)
    qualify place <= $top::integer
),

told as (
    select * from whole
    union all
    select * from ranked
)

select
    theme_id as theme, month, place, claimant, claims, outlets, quotes, forecasts,
    percent_of_theme
from told
order by theme, month, place;
