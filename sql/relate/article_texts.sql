-- purpose: the folded texts of articles that are to be compared
-- grain:   one row per article
-- reads:   articles, wanted_ids

select a.article_id, a.search_text
from articles as a
where a.is_current and a.article_id in (select article_id from wanted_ids);
