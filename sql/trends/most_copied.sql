-- question: which articles do others copy most, and how fast?
-- params:   outlet varchar = null, since date = null, min_copies integer = 1, top integer = 100
-- grain:    one row per story of several articles
-- reads:    stories, story_articles, articles

with chosen as (
    select s.story_id, s.original_id, s.articles - 1 as copies, s.outlets, s.published_on
    from stories as s
    where
        s.articles > $min_copies::integer
        and ($since::date is null or s.published_on >= $since::date)
),

told as (
    select
        c.story_id, c.original_id, c.copies, c.outlets, a.title, a.outlet, a.published_at,
        a.published_on, a.canonical_url, m.credited
    from chosen as c
    inner join articles as a on a.article_id = c.original_id and a.is_current
    left join story_articles as m on m.article_id = c.original_id
    where $outlet::varchar is null or a.outlet = $outlet
    order by c.copies desc, a.published_at, c.story_id
    limit $top::integer
),

copies as (
    select
        m.story_id,
        list(distinct a.outlet order by a.outlet) as copied_by,
        max(a.published_at) as last_at,
        min(a.published_at) as next_at
    from story_articles as m
    inner join articles as a on a.article_id = m.article_id and a.is_current
    where m.role = 'copy' and m.story_id in (select story_id from told)
    group by m.story_id
)

select
    t.copies,
    t.outlets,
    t.outlet as original_outlet,
    t.credited,
    t.title,
    t.published_at,
    round((epoch(c.next_at) - epoch(t.published_at)) / 60, 1) as minutes_to_first_copy,
    round((epoch(c.last_at) - epoch(t.published_at)) / 3600, 1) as hours_to_last_copy,
    c.copied_by,
    t.canonical_url,
    t.story_id
from told as t
left join copies as c on c.story_id = t.story_id
order by t.copies desc, t.published_at, t.story_id;
