-- purpose: bring the topic's measures up to date
-- params:  rows varchar
-- grain:   one row per measure
-- reads:   measures

merge into measures as t
using (
    select unnest(from_json($rows, '[{
        "measure_id": "VARCHAR", "unit": "VARCHAR", "theme_id": "VARCHAR",
        "names": "MAP(VARCHAR, VARCHAR)", "entities": ["VARCHAR"]
    }]'), max_depth := 2)
) as s
on t.measure_id = s.measure_id
when matched and (
    t.unit, t.theme_id, t.names, t.entities
) is distinct from (s.unit, s.theme_id, s.names, s.entities) then update
when not matched then insert
when not matched by source then delete;
