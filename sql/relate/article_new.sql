-- purpose: the current articles that have no sketch yet
-- grain:   one row per article
-- reads:   articles, article_sketches

select a.article_id, a.content_hash, a.outlet, a.search_text
from articles as a
where a.is_current and a.article_id not in (select article_id from article_sketches)
order by a.article_id;
