-- purpose: add the refusals that are not known yet
-- params:  files varchar[]
-- grain:   one row per refusal
-- reads:   refusals.jsonl, refusals

merge into refusals as t
using (
    select
        refusal_id, url, stage, kind, reason, "at"::timestamptz as refused_at, attempts, entry_id,
        source_id, final
    from read_json(
        $files,
        format = 'newline_delimited',
        columns = {
            refusal_id: 'varchar', url: 'varchar', stage: 'varchar', kind: 'varchar',
            reason: 'varchar', "at": 'varchar', attempts: 'integer', entry_id: 'varchar',
            source_id: 'varchar', final: 'boolean'
        }
    )
    qualify row_number() over (partition by refusal_id order by attempts desc) = 1
) as s
on t.refusal_id = s.refusal_id
when not matched then insert by name;
