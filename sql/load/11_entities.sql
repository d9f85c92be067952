-- purpose: bring the topic's entities up to date
-- params:  rows varchar
-- grain:   one row per entity
-- reads:   entities

merge into entities as t
using (
    select unnest(from_json($rows, '[{
        "entity_id": "VARCHAR", "name": "VARCHAR", "type": "VARCHAR", "aliases": ["VARCHAR"]
    }]'), max_depth := 2)
) as s
on t.entity_id = s.entity_id
when matched and (t.name, t.type, t.aliases) is distinct from (s.name, s.type, s.aliases) then update
when not matched then insert
when not matched by source then delete;
