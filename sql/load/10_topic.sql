-- purpose: bring the row of the topic up to date
-- params:  rows varchar
-- grain:   one row
-- reads:   topic

merge into topic as t
using (
    select unnest(from_json($rows, '[{
        "topic_id": "VARCHAR", "time_zone": "VARCHAR", "fingerprint": "VARCHAR",
        "names": "MAP(VARCHAR, VARCHAR)"
    }]'), max_depth := 2)
) as s
on t.topic_id = s.topic_id
when matched and (
    t.time_zone, t.fingerprint, t.names
) is distinct from (s.time_zone, s.fingerprint, s.names) then update
when not matched then insert
when not matched by source then delete;
