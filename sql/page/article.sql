-- purpose: an article in one of its versions
-- params:  article_id varchar, version integer = null
-- grain:   one row: the version asked for, else the current one
-- reads:   articles

select
    a.article_id, a.title, a.outlet, a.authors, a.language, a.text, a.captions, a.canonical_url,
    a.published_at, a.published_on, a.modified_at, a.version, a.is_current, a.content_hash,
    a.fetched_at, a.first_seen_at, a.capture_id, a.source_id
from articles as a
where
    a.article_id = $article_id::varchar
    and ($version::integer is null or a.version = $version::integer)
order by a.is_current desc, a.version desc
limit 1;
