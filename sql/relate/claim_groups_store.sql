-- purpose: make same_claim_groups equal to what same_claims and the stories say, touching only rows that differ
-- grain:   one row per group of claims
-- reads:   same_claims, claims, story_articles, same_claim_groups

create or replace temp table new_claim_groups as
with members as (
    select
        s.group_id, s.position, c.claim_id, c.article_id, c.outlet, c.language, c.published_on,
        c.published_at,
        -- Copies of one text are one witness, and so are all that credit one agency.
        coalesce(a.credited, o.outlet, c.via[1], a.story_id, c.article_id) as witness,
        first_value(c.outlet) over (partition by s.group_id order by s.position) as first_outlet
    from same_claims as s
    inner join claims as c on c.claim_id = s.claim_id and c.is_current
    left join story_articles as a on a.article_id = c.article_id
    -- An agency's own article and one that credits the agency are one witness, too.
    left join (
        select distinct m.article_id, p.outlet
        from story_articles as m
        inner join articles as p on p.article_id = m.article_id and p.is_current
        where p.outlet in (select credited from story_articles)
    ) as o on o.article_id = c.article_id
)

select
    group_id,
    min(claim_id) filter (position = 1) as first_claim_id,
    min(published_on) as first_on,
    max(published_on) as last_on,
    count(*)::integer as claims,
    count(distinct article_id)::integer as articles,
    count(distinct outlet)::integer as outlets,
    count(distinct witness)::integer as independent,
    list(distinct language order by language) as languages,
    list(distinct outlet order by outlet) as outlet_names,
    round((
        epoch(min(published_at) filter (outlet <> first_outlet))
        - epoch(max(published_at) filter (position = 1))
    ) / 3600, 1) as hours_to_next_outlet
from members
group by group_id;

merge into same_claim_groups as t
using new_claim_groups as s on t.group_id = s.group_id
when matched and (
    t.first_claim_id, t.first_on, t.last_on, t.claims, t.articles, t.outlets, t.independent,
    t.languages, t.outlet_names, t.hours_to_next_outlet
) is distinct from (
    s.first_claim_id, s.first_on, s.last_on, s.claims, s.articles, s.outlets, s.independent,
    s.languages, s.outlet_names, s.hours_to_next_outlet
) then update
when not matched then insert by name
when not matched by source then delete;
