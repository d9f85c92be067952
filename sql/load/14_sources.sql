-- purpose: bring the topic's sources up to date; sources that left the topic stay for the articles they led to
-- params:  rows varchar
-- grain:   one row per source
-- reads:   sources

merge into sources as t
using (
    select unnest(from_json($rows, '[{
        "source_id": "VARCHAR", "outlet": "VARCHAR", "url": "VARCHAR", "kind": "VARCHAR",
        "language": "VARCHAR", "time_zone": "VARCHAR"
    }]'), max_depth := 2)
) as s
on t.source_id = s.source_id
when matched and (
    t.outlet, t.url, t.kind, t.language, t.time_zone
) is distinct from (s.outlet, s.url, s.kind, s.language, s.time_zone) then update
when not matched then insert;
