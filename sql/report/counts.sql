-- purpose: the figures at the head of the report
-- grain:   one row
-- reads:   claims, articles, same_claims, refusals, loads

select
    (select count(*) from claims where is_current) as claims,
    (select count(*) from articles where is_current) as articles,
    (select count(distinct outlet) from articles where is_current) as outlets,
    (select count(distinct group_id) from same_claims) as groups,
    (select count(*) from open_refusals) as refused,
    (select max(loaded_at) from loads) as loaded_at;
