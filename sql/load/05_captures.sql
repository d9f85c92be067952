-- purpose: add the captures that are not known yet
-- params:  files varchar[]
-- grain:   one row per capture
-- reads:   captures.jsonl, captures

merge into captures as t
using (
    select
        capture_id, entry_id, source_id, url, final_url, fetched_at::timestamptz as fetched_at,
        status, content_type, payload_sha256, archive, "offset", length, unchanged_since,
        coalesce(page, 1) as page
    from read_json(
        $files,
        format = 'newline_delimited',
        columns = {
            capture_id: 'varchar', entry_id: 'varchar', source_id: 'varchar', url: 'varchar',
            final_url: 'varchar', fetched_at: 'varchar', status: 'integer',
            content_type: 'varchar', payload_sha256: 'varchar', archive: 'varchar',
            "offset": 'bigint', length: 'bigint', unchanged_since: 'varchar', page: 'integer'
        }
    )
    qualify row_number() over (partition by capture_id order by archive, "offset") = 1
) as s
on t.capture_id = s.capture_id
when not matched then insert by name;
