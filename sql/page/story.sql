-- purpose: the articles that carry the same text as one article
-- params:  article_id varchar
-- grain:   one row per article of the story, the earliest first
-- reads:   story_members

select
    m.article_id, m.role, m.similarity, m.credited, m.title, m.outlet, m.language,
    m.published_at, m.published_on
from story_members as m
where
    m.story_id in (
        select s.story_id from story_articles as s where s.article_id = $article_id::varchar
    )
order by m.published_at, m.article_id;
