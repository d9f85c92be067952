-- question: what did not pass, at which stage, why, and how often was it tried?
-- params:   stage varchar = null
-- grain:    one row per address that has not passed since
-- reads:    open_refusals

select url, stage, kind, reason, attempts, final, refused_at
from open_refusals
where $stage::varchar is null or stage = $stage
order by stage, kind, url;
