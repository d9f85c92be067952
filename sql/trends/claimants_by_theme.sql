-- question: who speaks about a theme, month by month?
-- params:   theme varchar = null, since date = null, until date = null, top integer = 10
-- grain:    one row per theme, month and claimant among the most heard of that month
-- reads:    claim_themes, claims

with spoken as (
    select
        t.theme_id, date_trunc('month', c.published_on)::date as month, c.claimant, c.outlet, c.kind,
        c.attribution
    from claim_themes as t
    inner join claims as c on c.claim_id = t.claim_id and c.is_current
    where
        t.is_current
        and c.claimant is not null
        and ($theme::varchar is null or t.theme_id = $theme)
        and ($since::date is null or c.published_on >= $since::date)
        and ($until::date is null or c.published_on <= $until::date)
),

counted as (
    select
        theme_id, month, claimant,
        count(*) as claims,
        count(distinct outlet) as outlets,
        count(*) filter (attribution = 'quote') as quotes,
        count(*) filter (kind = 'forecast') as forecasts
    from spoken
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
