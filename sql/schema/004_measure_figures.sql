-- purpose: the amounts of measures with all that questions about them read, so that none of these joins the large tables
-- grain:   one row per amount of a measure in the newest extraction of an article version
-- reads:   claims, claim_quantities

create view measure_figures_made as
select
    q.measure,
    q.unit,
    q.period,
    q.period_start,
    q.period_end,
    q.value,
    q.low,
    q.high,
    q.approximate,
    q.lower_bound,
    q.upper_bound,
    q.position,
    c.claim_id,
    c.extractor_version,
    c.is_current,
    c.article_id,
    c.content_hash,
    coalesce(c.claimant, c.outlet) as claimed_by,
    c.outlet,
    c.kind,
    c.negated,
    c.published_at,
    c.published_on,
    c.evidence
from claim_quantities as q
inner join claims as c
    on c.claim_id = q.claim_id and c.extractor_version = q.extractor_version
where q.measure is not null and c.is_latest;
comment on view measure_figures_made is 'How measure_figures is made from the claims; slower than the table, and always the same.';

create table measure_figures as
select * from measure_figures_made order by measure, period_start, published_on, claim_id;
comment on table measure_figures is 'Amounts of measures with who told them and when; one row per amount in the newest extraction of each article version. Kept by the loader from claims and claim_quantities.';
comment on column measure_figures.measure is 'Measure of the topic that the amount is a point of.';
comment on column measure_figures.unit is 'As in claim_quantities.';
comment on column measure_figures.period is 'Time that the amount is about; null for the present.';
comment on column measure_figures.period_start is 'First day of period.';
comment on column measure_figures.period_end is 'Last day of period.';
comment on column measure_figures.value is 'Number in plain units; null for a range.';
comment on column measure_figures.low is 'Lower end of a range.';
comment on column measure_figures.high is 'Upper end of a range.';
comment on column measure_figures.approximate is 'Whether it is told as about, more than, nearly.';
comment on column measure_figures.lower_bound is 'Smallest number that the words allow.';
comment on column measure_figures.upper_bound is 'Largest number that the words allow.';
comment on column measure_figures.position is 'Place among the claim''s amounts, from 0.';
comment on column measure_figures.claim_id is 'Claim that tells the amount.';
comment on column measure_figures.extractor_version is 'Extractor version of that claim.';
comment on column measure_figures.is_current is 'Whether that claim is current: of the text that stands now.';
comment on column measure_figures.article_id is 'Article in which it was read.';
comment on column measure_figures.content_hash is 'Version of that article.';
comment on column measure_figures.claimed_by is 'The claimant; the outlet where it speaks in its own voice.';
comment on column measure_figures.outlet is 'Outlet of the article.';
comment on column measure_figures.kind is 'Kind of the claim: forecast, opinion, measurement or fact.';
comment on column measure_figures.negated is 'Whether the claim says that something is not so.';
comment on column measure_figures.published_at is 'When the article was published; null where the page does not say.';
comment on column measure_figures.published_on is 'Day of publication in the topic''s time zone.';
comment on column measure_figures.evidence is 'The exact words of the claim.';
