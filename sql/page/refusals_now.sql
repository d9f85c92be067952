-- purpose: addresses that have not passed, the latest first
-- params:  source varchar = null, kind varchar = null, top integer = 200
-- grain:   one row per address
-- reads:   open_refusals, sources

select
    r.url, r.stage, r.kind, r.reason, r.attempts, r.final, r.refused_at, r.source_id, s.outlet
from open_refusals as r
left join sources as s on s.source_id = r.source_id
where
    ($source::varchar is null or r.source_id = $source)
    and ($kind::varchar is null or r.kind = $kind)
order by r.refused_at desc, r.url
limit $top::integer;
