-- question: what is in the tables: how many articles, claims and amounts, of how many outlets and languages, since when?
-- grain:    one row
-- reads:    articles, claims, claim_quantities

select
    (select count(*) from articles where is_current) as articles,
    (select count(*) from articles where not is_current) as earlier_versions,
    (select count(*) from claims where is_current) as claims,
    (select count(*) from claim_quantities where is_current) as quantities,
    (select count(distinct outlet) from articles where is_current) as outlets,
    (select count(distinct language) from articles where is_current) as languages,
    (select min(published_on) from articles where is_current) as first_day,
    (select max(published_on) from articles where is_current) as last_day;
