-- purpose: pairs of articles, at least one of them new, that share a hash
-- grain:   one row per pair
-- reads:   article_sketches, new_ids

with all_bands as (
    select article_id, unnest(bands) as band from article_sketches
),

new_bands as (
    select b.article_id, b.band
    from all_bands as b
    where b.article_id in (select article_id from new_ids)
)

select distinct
    least(n.article_id, o.article_id) as article_id,
    greatest(n.article_id, o.article_id) as other_id
from new_bands as n
inner join all_bands as o on o.band = n.band and o.article_id <> n.article_id
order by article_id, other_id;
