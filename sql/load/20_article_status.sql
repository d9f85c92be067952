-- purpose: what each staged article is to the warehouse, asked before it is loaded
-- grain:   one row per article and content hash
-- reads:   staged_articles, articles

create or replace temp table article_status as
with known as (
    select a.article_id, a.content_hash
    from articles as a
    where a.article_id in (select article_id from staged_articles)
)

select
    s.article_id,
    s.content_hash,
    s.batch_id,
    case
        when exists (
            select 1 from known as k
            where k.article_id = s.article_id and k.content_hash = s.content_hash
        ) then 'unchanged'
        when s.article_id in (select article_id from known) then 'revised'
        when row_number() over (partition by s.article_id order by s.fetched_at, s.content_hash) > 1
            then 'revised'
        else 'new'
    end as status
from staged_articles as s;
