-- purpose: write down what each batch brought
-- params:  now varchar
-- grain:   one row per batch
-- reads:   staged_batches, article_status, staged_extractions, staged_claims

insert into loads by name
with status as (
    select
        batch_id,
        count(*) filter (status = 'new')::integer as articles_new,
        count(*) filter (status = 'revised')::integer as articles_revised,
        count(*) filter (status = 'unchanged')::integer as articles_unchanged
    from article_status
    group by batch_id
),

found as (
    select
        e.batch_id,
        count(*)::integer as claims,
        coalesce(sum(len(c.amounts)), 0)::integer as quantities
    from staged_claims as c
    inner join staged_extractions as e using (article_id, content_hash, extractor_version)
    group by e.batch_id
)

select
    b.batch_id,
    b.made_at,
    $now::timestamptz as loaded_at,
    coalesce(s.articles_new, 0) as articles_new,
    coalesce(s.articles_revised, 0) as articles_revised,
    coalesce(s.articles_unchanged, 0) as articles_unchanged,
    coalesce(f.claims, 0) as claims,
    coalesce(f.quantities, 0) as quantities,
    b.captures,
    b.refusals
from staged_batches as b
left join status as s using (batch_id)
left join found as f using (batch_id);
