-- purpose: count all claims by every value that a search could be narrowed by
-- params:  top integer = 12
-- grain:   one row per facet and value, the commonest first; facet `all` is the whole
-- reads:   facet_counts

select facet, value, claims
from facet_counts
qualify row_number() over (partition by facet order by claims desc, value) <= $top::integer
order by facet, claims desc, value;
