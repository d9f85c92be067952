-- question: who speaks about a theme, month by month?
-- params:   theme varchar = null, since date = null, until date = null, top integer = 10
-- grain:    one row per theme, month and claimant among the most heard of that month
-- reads:    claims

with spoken as (
    select
        unnest(c.themes) as theme_id, date_trunc('month', c.published_on)::date as month,
        c.claimant, c.outlet, c.kind = 'forecast' as forecast, c.attribution = 'quote' as quoted
    from claims as c
    where
        c.is_current
        and c.claimant is not null
        and ($theme::varchar is null or list_contains(c.themes, $theme))
        and ($since::date is null or c.published_on >= $since::date)
        and ($until::date is null or c.published_on <= $until::date)
),

-- Counted by outlet first: few rows are left to tell the outlets apart in.
by_outlet as (
    select
        theme_id, month, claimant, outlet, count(*) as claims,
        count(*) filter (quoted) as quotes, count(*) filter (forecast) as forecasts
    from spoken
    group by theme_id, month, claimant, outlet
),

counted as (
    select
        theme_id, month, claimant,
        sum(claims)::bigint as claims,
        count(*) as outlets,
        sum(quotes)::bigint as quotes,
        sum(forecasts)::bigint as forecasts
    from by_outlet
    where $theme::varchar is null or theme_id = $theme
    group by theme_id, month, claimant
)

select
    theme_id as theme,
    month,
    row_number() over best as place,
    claimant,
    claims,
    outlets,
    quotes,
    forecasts,
    round(100.0 * claims / sum(claims) over (partition by theme_id, month), 1) as percent_of_theme
from counted
window best as (partition by theme_id, month order by claims desc, outlets desc, claimant)
qualify row_number() over best <= $top::integer
order by theme, month, place;
