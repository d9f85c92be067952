-- question: which articles changed after publication, did they say so, and which claims came and went?
-- params:   since date = null, outlet varchar = null, only_silent boolean = false
-- grain:    one row per article and change of its text
-- reads:    article_edits

select
    seen_at, outlet, title, silent, from_version, to_version, hours_after_publication, claims_gone,
    claims_new, canonical_url, article_id
from article_edits
where
    (silent or not $only_silent::boolean)
    and ($since::date is null or seen_at >= $since::date)
    and ($outlet::varchar is null or outlet = $outlet)
order by seen_at desc, article_id, to_version;
