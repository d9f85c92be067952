-- purpose: record the extractions that are loaded
-- grain:   one row per article, content hash and extractor version
-- reads:   staged_extractions, staged_claims, extractions

merge into extractions as t
using (
    select
        e.article_id, e.content_hash, e.extractor_version, e.extracted_at,
        count(c.claim_id)::integer as claims, true as is_latest
    from staged_extractions as e
    left join staged_claims as c using (article_id, content_hash, extractor_version)
    group by all
) as s
on
    t.article_id = s.article_id
    and t.content_hash = s.content_hash
    and t.extractor_version = s.extractor_version
when matched and (t.extracted_at, t.claims) is distinct from (s.extracted_at, s.claims)
    then update set extracted_at = s.extracted_at, claims = s.claims
when not matched then insert by name;
