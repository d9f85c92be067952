-- purpose: views whose rows the published copy holds ready, in the order in which they are asked for
-- grain:   told by each view's comment
-- reads:   claims, articles, entities, claim_quantities, same_claim_groups, same_claims

create view claim_places as
select claim_id, rowid as place
from claims;
comment on view claim_places is 'Where each row of claims lies in this very file (its rowid), sorted by claim_id in the published copy; one row per claim and extractor version.';

create view theme_days as
with told as (
    select unnest(c.themes) as theme_id, c.published_on as day, hash(c.article_id) as article
    from claims as c
    where c.is_current
),

by_article as (
    select theme_id, day, article, count(*) as claims from told group by theme_id, day, article
)

select theme_id, day, sum(claims)::bigint as claims, count(*) as articles
from by_article
group by theme_id, day;
comment on view theme_days is 'How much was claimed about each theme, by day of publication, and in how many articles; one row per theme and day.';

create view theme_speakers as
with spoken as (
    select
        unnest(c.themes) as theme_id, date_trunc('month', c.published_on)::date as month,
        c.claimant, c.outlet, c.kind = 'forecast' as forecast, c.attribution = 'quote' as quoted
    from claims as c
    where c.is_current and c.claimant is not null
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
    group by theme_id, month, claimant
)

select
    theme_id,
    month,
    row_number() over (
        partition by theme_id, month order by claims desc, outlets desc, claimant
    ) as place,
    claimant,
    claims,
    outlets,
    quotes,
    forecasts,
    round(100.0 * claims / sum(claims) over (partition by theme_id, month), 1) as percent_of_theme
from counted;
comment on view theme_speakers is 'Who speaks about each theme, month by month, the most heard first (place 1); one row per theme, month and claimant.';

create view entity_months as
with asked as (
    select
        date_trunc('month', c.published_on)::date as month,
        unnest(list_append(c.themes, null)) as theme_id, c.claimant, c.entities
    from claims as c
    where c.is_current
),

months as (
    select theme_id, month, count(*) as claims from asked group by theme_id, month
),

named as (
    select theme_id, month, unnest(entities) as entity_id from asked
),

about as (
    select theme_id, month, entity_id, count(*) as claims from named group by all
),

spoken_by as (
    select theme_id, month, claimant, count(*) as claims
    from asked
    where claimant is not null
    group by all
),

spoken as (
    select s.theme_id, s.month, n.entity_id, sum(s.claims)::bigint as claims
    from spoken_by as s
    inner join entities as n on n.name = s.claimant
    group by all
),

both_ways as (
    select
        coalesce(b.theme_id, s.theme_id) as theme_id, coalesce(b.month, s.month) as month,
        coalesce(b.entity_id, s.entity_id) as entity_id, coalesce(b.claims, 0) as claims_about,
        coalesce(s.claims, 0) as claims_by
    from about as b
    full join spoken as s
        on s.month = b.month
        and s.entity_id = b.entity_id
        and s.theme_id is not distinct from b.theme_id
)

select t.theme_id, t.month, t.entity_id, t.claims_about, t.claims_by, m.claims as claims_in_all
from both_ways as t
inner join months as m on m.month = t.month and m.theme_id is not distinct from t.theme_id;
comment on view entity_months is 'How many claims name each entity and how many are its own, of all in the month; one row per theme (null: whatever the theme), month and entity that has any.';

create view facet_counts as
with found as (
    select c.themes, c.entities, c.claimant, c.outlet, c.language, c.kind, c.period_start
    from claims as c
    where c.is_current
)

select 'theme' as facet, u.value, count(*) as claims
from found, unnest(themes) as u(value)
group by u.value
union all
select 'entity', u.value, count(*) from found, unnest(entities) as u(value) group by u.value
union all
select 'claimant', claimant, count(*) from found where claimant is not null group by claimant
union all
select 'outlet', outlet, count(*) from found group by outlet
union all
select 'language', language, count(*) from found group by language
union all
select 'kind', kind, count(*) from found group by kind
union all
select 'year', year(period_start)::varchar, count(*)
from found
where period_start is not null
group by year(period_start)
union all
select 'all', '', count(*) from found;
comment on view facet_counts is 'How many current claims have each theme, entity, claimant, outlet, language, kind and year; facet all is the whole. One row per facet and value.';

create view dated_forecasts as
select
    c.period_end, c.published_on, c.claim_id, c.claimant, c.period, c.rowid as place
from claims as c
where c.is_current and c.kind = 'forecast' and c.checkworthy and c.period_end is not null;
comment on view dated_forecasts is 'Forecasts that can be checked at the end of their period, the latest first in the published copy; one row per current claim. place is the rowid of the claim.';

create view claim_group_firsts as
with measured as (
    select s.group_id, list(distinct q.measure order by q.measure) as measures
    from same_claims as s
    inner join claim_quantities as q on q.claim_id = s.claim_id
    where q.is_current and q.measure is not null
    group by s.group_id
)

select
    g.group_id, g.outlets, g.claims, g.independent, g.first_on, g.last_on, g.languages,
    g.outlet_names, g.hours_to_next_outlet, coalesce(m.measures, []) as measures,
    c.claimant as first_claimant, c.rowid as place
from same_claim_groups as g
inner join claims as c on c.claim_id = g.first_claim_id and c.is_current
left join measured as m on m.group_id = g.group_id;
comment on view claim_group_firsts is 'Groups of claims that say the same, with the measures they tell of and the claimant of the first; one row per group, those of most outlets first in the published copy. place is the rowid of the first claim.';

create view article_edits as
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
left join come as c on c.article_id = n.article_id and c.content_hash = n.content_hash;
comment on view article_edits is 'Changes of articles'' texts with the claims that came and went; one row per article and change.';
