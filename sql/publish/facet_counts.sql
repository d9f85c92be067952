-- purpose: counts of the values that a search can be narrowed by
-- grain:   one row per facet and value
-- reads:   facet_counts

select * from facet_counts
order by facet, claims desc, value;
