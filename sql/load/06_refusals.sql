-- purpose: add the refusals that are not known yet; of known ones take when they were resolved
-- params:  files varchar[]
-- grain:   one row per refusal
-- reads:   refusals.jsonl, refusals

merge into refusals as t
using (
    select
        refusal_id, url, stage, kind, reason, "at"::timestamptz as refused_at, attempts, entry_id,
        source_id, final, resolved_at::timestamptz as resolved_at
    from read_json(
        $files,
        format = 'newline_delimited',
        columns = {
            refusal_id: 'varchar', url: 'varchar', stage: 'varchar', kind: 'varchar',
            reason: 'varchar', "at": 'varchar', attempts: 'integer', entry_id: 'varchar',
            source_id: 'varchar', final: 'boolean',
            resolved_at: 'varchar'
        }
    )
    qualify row_number() over (
        partition by refusal_id order by attempts desc, resolved_at desc nulls last
    ) = 1
) as s
on t.refusal_id = s.refusal_id
when matched and (t.resolved_at, t.attempts, t.final) is distinct from (
    s.resolved_at, s.attempts, s.final
) then update set resolved_at = s.resolved_at, attempts = s.attempts, final = s.final
when not matched then insert by name;
