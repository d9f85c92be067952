-- purpose: all pairs of near copies
-- grain:   one row per pair
-- reads:   article_pairs

select article_id, other_id from article_pairs order by article_id, other_id;
