-- question: which measures have figures, how many, from how many speakers, and what was claimed last?
-- grain:    one row per measure and unit that any current claim gives a figure for
-- reads:    measure_figures

select
    measure,
    unit,
    count(*) as figures,
    count(distinct claimed_by) as speakers,
    count(distinct period) as periods,
    min(published_on) as first_claimed_on,
    max(published_on) as last_claimed_on,
    arg_max(coalesce(value, (low + high) / 2), (published_at, claim_id)) as last_value,
    arg_max(period, (published_at, claim_id)) as last_period,
    arg_max(claimed_by, (published_at, claim_id)) as last_claimed_by
from measure_figures
where is_current
group by measure, unit
order by figures desc, measure, unit;
