-- purpose:  periods have a form of the data contract, so that they can be put in order
-- severity: warn
-- grain:    one row per claim and amount of which that is not so; position is null for the claim's own period
-- reads:    claims, claim_quantities

with unknown as (
    select claim_id, null::integer as position, period
    from claims
    where is_current and period is not null and period_start is null
    union all
    select claim_id, position, period
    from claim_quantities
    where is_current and period is not null and period_start is null
)

select distinct claim_id, position, period
from unknown
order by claim_id, position nulls first, period;
