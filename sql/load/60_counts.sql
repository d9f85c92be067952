-- purpose: the figures of the report over all batches just loaded
-- grain:   one row
-- reads:   article_status, staged_claims, touched_claims, staged_batches

select
    (select count(*) from article_status where status = 'new') as articles_new,
    (select count(*) from article_status where status = 'revised') as articles_revised,
    (select count(*) from article_status where status = 'unchanged') as articles_unchanged,
    (select count(*) from staged_claims) as claims,
    (select count(*) from touched_claims where action in ('new', 'changed')) as claims_written,
    (select coalesce(sum(len(amounts)), 0)::bigint from staged_claims) as quantities,
    (select coalesce(sum(captures), 0)::bigint from staged_batches) as captures,
    (select coalesce(sum(refusals), 0)::bigint from staged_batches) as refusals;
