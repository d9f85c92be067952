-- purpose: who belongs to which story and which part each plays, from the stories of several articles that were found
-- grain:   one row per current article
-- reads:   articles, article_sketches, article_pairs, found_groups

create or replace temp table new_story_articles as
with members as (
    select
        coalesce(g.group_id, a.article_id) as story_id,
        a.article_id, a.outlet, s.credited,
        coalesce(a.published_at, a.first_seen_at) as appeared_at,
        count(*) over (partition by coalesce(g.group_id, a.article_id)) as articles
    from articles as a
    left join found_groups as g on g.member_id = a.article_id
    left join article_sketches as s on s.article_id = a.article_id
    where a.is_current
),

-- The agency that members credit is the origin, whenever its own page says it was published.
origins as (
    select
        m.story_id, m.article_id,
        row_number() over (
            partition by m.story_id
            order by count(c.article_id) desc, m.appeared_at, m.article_id
        ) as place
    from members as m
    left join members as c
        on c.story_id = m.story_id and c.credited = m.outlet and c.article_id <> m.article_id
    where m.articles > 1
    group by m.story_id, m.article_id, m.appeared_at
)

select
    m.story_id,
    m.article_id,
    case when m.articles = 1 then 'independent' when o.place = 1 then 'original' else 'copy' end
        as role,
    p.similarity,
    m.credited
from members as m
left join origins as o on o.story_id = m.story_id and o.article_id = m.article_id
left join origins as f on f.story_id = m.story_id and f.place = 1 and m.articles > 1
left join article_pairs as p
    on p.article_id = least(m.article_id, f.article_id)
    and p.other_id = greatest(m.article_id, f.article_id);
