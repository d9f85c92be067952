-- purpose: tell which extraction is the newest of each article version just loaded
-- grain:   one row per article, content hash and extractor version
-- reads:   extractions, staged_extractions

update extractions as e
set is_latest = r.is_latest
from (
    select
        article_id, content_hash, extractor_version,
        row_number() over (
            partition by article_id, content_hash order by extracted_at desc, extractor_version desc
        ) = 1 as is_latest
    from extractions
    where article_id in (select article_id from staged_extractions)
) as r
where
    e.article_id = r.article_id
    and e.content_hash = r.content_hash
    and e.extractor_version = r.extractor_version
    and e.is_latest is distinct from r.is_latest;
