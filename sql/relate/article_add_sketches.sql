-- purpose: put in new sketches
-- grain:   one row per article
-- reads:   new_sketches

insert into article_sketches by name select * from new_sketches;
