-- purpose: bring the topic's themes up to date
-- params:  rows varchar
-- grain:   one row per theme
-- reads:   themes

merge into themes as t
using (
    select unnest(from_json($rows, '[{
        "theme_id": "VARCHAR", "names": "MAP(VARCHAR, VARCHAR)"
    }]'), max_depth := 2)
) as s
on t.theme_id = s.theme_id
when matched and t.names is distinct from s.names then update
when not matched then insert
when not matched by source then delete;
