-- purpose: which extraction of which article version each batch brings; older ones than the warehouse has are left out
-- params:  files varchar[]
-- grain:   one row per article, content hash and extractor version
-- reads:   articles.jsonl, staged_batches, extractions

create or replace temp table staged_extractions as
with rows as (
    select r.article_id, r.content_hash, b.extractor_version, b.made_at, b.batch_id
    from read_json(
        $files,
        format = 'newline_delimited',
        filename = true,
        maximum_object_size = 268435456,
        columns = {article_id: 'varchar', content_hash: 'varchar'}
    ) as r
    inner join staged_batches as b on b.batch_id = parse_path(r.filename)[-2]
    qualify row_number() over (
        partition by r.article_id, r.content_hash, b.extractor_version
        order by b.made_at desc, b.batch_id desc
    ) = 1
)

select r.article_id, r.content_hash, r.extractor_version, r.made_at as extracted_at, r.batch_id
from rows as r
left join extractions as e using (article_id, content_hash, extractor_version)
where e.extracted_at is null or e.extracted_at <= r.made_at;
