-- purpose: the headers of the batches to load
-- params:  files varchar[]
-- grain:   one row per batch
-- reads:   batch.json

create or replace temp table staged_batches as
select batch_id, made_at::timestamptz as made_at, extractor_version, captures, refusals
from read_json(
    $files,
    format = 'newline_delimited',
    columns = {
        batch_id: 'varchar', made_at: 'varchar', extractor_version: 'varchar',
        captures: 'integer', refusals: 'integer'
    }
);
