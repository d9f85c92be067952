-- purpose:  measure_figures holds just the amounts of measures that the claims give
-- grain:    one row per amount that is in one and not in the other
-- reads:    measure_figures, claims, claim_quantities
-- severity: stop

with made as (
    select
        measure, unit, period, period_start, period_end, value, low, high, approximate,
        lower_bound, upper_bound, position, claim_id, extractor_version, is_current, article_id,
        content_hash, claimed_by, outlet, kind, negated, published_at, published_on, evidence
    from measure_figures_made
),

stored as (
    select
        measure, unit, period, period_start, period_end, value, low, high, approximate,
        lower_bound, upper_bound, position, claim_id, extractor_version, is_current, article_id,
        content_hash, claimed_by, outlet, kind, negated, published_at, published_on, evidence
    from measure_figures
),

missing as (
    select * from made
    except all
    select * from stored
),

surplus as (
    select * from stored
    except all
    select * from made
)

select 'missing' as problem, claim_id, position, measure from missing
union all
select 'not made by any claim' as problem, claim_id, position, measure from surplus
order by all;
