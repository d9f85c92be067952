-- purpose: changes of articles, compared once
-- grain:   one row per article and change
-- reads:   article_edits

select * from article_edits
order by seen_at desc, article_id, to_version;
