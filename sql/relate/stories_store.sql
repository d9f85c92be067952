-- purpose: make the tables of stories equal to what was found, touching only rows that differ
-- grain:   one row per current article
-- reads:   new_story_articles, articles

create or replace temp table new_stories as
select
    n.story_id,
    min(n.article_id) filter (n.role <> 'copy') as original_id,
    min(a.published_on) as published_on,
    count(*)::integer as articles,
    count(distinct a.outlet)::integer as outlets
from new_story_articles as n
inner join articles as a on a.article_id = n.article_id and a.is_current
group by n.story_id;

merge into story_articles as t
using new_story_articles as s on t.article_id = s.article_id
when matched and (t.story_id, t.role, t.similarity, t.credited)
    is distinct from (s.story_id, s.role, s.similarity, s.credited) then update
when not matched then insert by name
when not matched by source then delete;

merge into stories as t
using new_stories as s on t.story_id = s.story_id
when matched and (t.original_id, t.published_on, t.articles, t.outlets)
    is distinct from (s.original_id, s.published_on, s.articles, s.outlets) then update
when not matched then insert by name
when not matched by source then delete;
