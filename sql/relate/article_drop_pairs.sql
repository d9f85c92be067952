-- purpose: forget pairs of which one article has no sketch
-- grain:   one row per pair
-- reads:   article_pairs, article_sketches

delete from article_pairs
where
    article_id not in (select article_id from article_sketches)
    or other_id not in (select article_id from article_sketches);
