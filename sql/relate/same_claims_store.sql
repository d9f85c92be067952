-- purpose: make same_claims equal to what was found, touching only rows that differ
-- grain:   one row per claim of a group that several articles make
-- reads:   claims, claim_keys, found_groups

create or replace temp table new_same_claims as
with members as (
    select
        g.group_id as component, k.claim_id, c.article_id,
        coalesce(c.published_at, c.published_on::timestamptz) as published_at
    from claim_keys as k
    inner join claims as c on c.claim_id = k.claim_id and c.is_current
    inner join found_groups as g on g.member_id = k.node
),

several as (
    select component, min(claim_id) as group_id
    from members
    group by component
    having min(article_id) <> max(article_id)
)

select
    s.group_id,
    m.claim_id,
    row_number() over (partition by s.group_id order by m.published_at, m.claim_id)::integer
        as position
from members as m
inner join several as s using (component);

merge into same_claims as t
using new_same_claims as s on t.claim_id = s.claim_id
when matched and (t.group_id, t.position) is distinct from (s.group_id, s.position) then update
when not matched then insert by name
when not matched by source then delete;
