-- purpose: every text that an article has had, and whether some words stand in it
-- params:  article_id varchar, words varchar = null
-- grain:   one row per version, the oldest first
-- reads:   articles

select
    a.version, a.is_current, a.title, a.valid_from, a.valid_to, a.fetched_at, a.last_seen_at,
    a.modified_at, a.cleaner_version, a.content_hash, a.capture_id,
    length(a.text) as characters,
    contains(a.text, $words::varchar) as has_words
from articles as a
where a.article_id = $article_id::varchar
order by a.version;
