-- purpose: every current claim with its amounts, and the month by which the files are cut
-- grain:   one row per claim
-- reads:   claims, claim_quantities

with amounts as (
    select
        claim_id,
        list({
            surface: surface, value: value, low: low, high: high, unit: unit,
            approximate: approximate, measure: measure, period: period
        } order by position, measure) as quantities
    from claim_quantities
    where is_current
    group by claim_id
)

select
    strftime(c.published_on, '%Y-%m') as month,
    c.claim_id,
    c.article_id,
    c.outlet,
    c.site,
    c.language,
    c.published_at,
    c.published_on,
    c.claimant,
    c.via,
    c.attribution,
    c.kind,
    c.negated,
    c.checkworthy,
    c.proposition,
    c.evidence,
    c.start,
    c."end",
    c.period,
    c.period_start,
    c.period_end,
    c.entities,
    c.themes,
    coalesce(a.quantities, []) as quantities
from current_claims as c
left join amounts as a using (claim_id)
order by c.published_on, c.article_id, c.start, c.claim_id;
