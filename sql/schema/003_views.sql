-- purpose: plain views for analysts: what stands now, with the joins that everybody needs
-- grain:   told by each view's comment
-- reads:   articles, claims, claim_quantities, stories, story_articles, same_claims, refusals

create view current_articles as
select
    article_id, title, outlet, site, language, published_at, published_on, modified_at, authors,
    canonical_url, text, captions, version, first_seen_at, last_seen_at, source_id, capture_id,
    content_hash, search_text
from articles
where is_current;
comment on view current_articles is 'Articles as they stood when last seen; one row per article.';

create view current_claims as
select
    claim_id, article_id, claimant, proposition, evidence, kind, attribution, negated, period,
    period_start, period_end, checkworthy, entities, themes, via, outlet, site, language,
    published_at, published_on, start, "end", content_hash, extractor_version, search_text
from claims
where is_current;
comment on view current_claims is 'Claims of current articles by the newest extraction; one row per claim.';

create view current_quantities as
select
    q.claim_id, q.position, q.measure, q.value, q.low, q.high, q.unit, q.approximate, q.surface,
    q.period, q.period_start, q.period_end, c.claimant, c.kind, c.outlet, c.language,
    c.published_at, c.published_on, c.article_id, c.proposition, c.evidence
from claim_quantities as q
inner join claims as c using (claim_id, extractor_version)
where q.is_current and c.is_current;
comment on view current_quantities is 'Amounts of current claims with who said it and when; one row per claim, amount and measure.';

create view article_versions as
select
    article_id, version, is_current, title, outlet, valid_from, valid_to, fetched_at,
    content_hash, cleaner_version, capture_id, canonical_url, text
from articles;
comment on view article_versions is 'Every version of every article with the time for which it stood; one row per version.';

create view story_members as
select
    s.story_id, s.role, s.similarity, s.credited, a.article_id, a.title, a.outlet, a.language,
    a.published_at, a.published_on, a.canonical_url
from story_articles as s
inner join articles as a on a.article_id = s.article_id and a.is_current;
comment on view story_members is 'Articles by story, with the part that each plays in it; one row per current article.';

create view claim_groups as
select
    s.group_id, s.position, c.claim_id, c.claimant, c.proposition, c.evidence, c.kind, c.period,
    c.outlet, c.language, c.published_at, c.published_on, c.article_id
from same_claims as s
inner join claims as c on c.claim_id = s.claim_id and c.is_current;
comment on view claim_groups is 'Claims that several articles make, in order of publication; one row per claim.';

create view open_refusals as
with latest as (
    select url, stage, kind, reason, refused_at, attempts, source_id, final
    from refusals
    qualify row_number() over (partition by url order by refused_at desc, stage desc) = 1
)

select l.url, l.stage, l.kind, l.reason, l.refused_at, l.attempts, l.source_id, l.final
from latest as l
where not exists (
    select 1 from articles as a where a.url = l.url and a.last_seen_at >= l.refused_at
);
comment on view open_refusals is 'The latest refusal of each address that has not passed since; one row per address.';
