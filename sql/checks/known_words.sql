-- purpose:  kind and attribution are words of the data contract
-- severity: stop
-- grain:    one row per claim and field with another word
-- reads:    claims

with unknown as (
    select claim_id, extractor_version, 'kind' as field, kind as word
    from claims
    where kind not in ('forecast', 'opinion', 'measurement', 'fact')
    union all
    select claim_id, extractor_version, 'attribution', attribution
    from claims
    where attribution not in ('quote', 'reported', 'outlet')
)

select claim_id, extractor_version, field, word
from unknown
order by claim_id, extractor_version, field;
