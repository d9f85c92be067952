-- purpose: put in new pairs
-- grain:   one row per pair
-- reads:   new_pairs

insert into article_pairs by name select * from new_pairs;
