-- purpose: the articles of the batches; of the same text in several batches the latest row, with all times it was seen
-- params:  files varchar[]
-- grain:   one row per article and content hash
-- reads:   articles.jsonl, staged_batches

create or replace temp table staged_articles as
with rows as (
    select
        r.* exclude (filename, fetched_at, published_at, modified_at, record_hash),
        try_cast(r.published_at as timestamptz) as published_at,
        try_cast(r.modified_at as timestamptz) as modified_at,
        r.fetched_at::timestamptz as fetched_at,
        r.record_hash::ubigint as record_hash,
        b.batch_id,
        b.made_at,
        b.extractor_version
    from read_json(
        $files,
        format = 'newline_delimited',
        filename = true,
        maximum_object_size = 268435456,
        columns = {
            article_id: 'varchar', url: 'varchar', canonical_url: 'varchar', site: 'varchar',
            title: 'varchar', authors: 'varchar[]', published_at: 'varchar',
            modified_at: 'varchar', language: 'varchar', text: 'varchar', captions: 'varchar[]',
            content_hash: 'varchar', capture_id: 'varchar', source_id: 'varchar',
            entry_id: 'varchar', fetched_at: 'varchar', outlet: 'varchar',
            cleaner_version: 'varchar', search_text: 'varchar', record_hash: 'varchar',
            pages: 'struct(start integer, capture_id varchar)[]', missing_page: 'integer'
        }
    ) as r
    inner join staged_batches as b on b.batch_id = parse_path(r.filename)[-2]
)

select
    * exclude (capture_id, fetched_at, made_at, pages, missing_page),
    made_at as cleaned_at,
    first_value(capture_id) over seen as capture_id,
    first_value(fetched_at) over seen as fetched_at,
    coalesce(first_value(pages) over seen, []) as pages,
    first_value(missing_page) over seen as missing_page,
    max(fetched_at) over (partition by article_id, content_hash) as last_seen_at
from rows
window seen as (
    partition by article_id, content_hash order by fetched_at, capture_id
    rows between unbounded preceding and unbounded following
)
qualify row_number() over (
    partition by article_id, content_hash order by made_at desc, batch_id desc
) = 1;
