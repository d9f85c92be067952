-- question: where does a claim come from: which words, which article version, which stored bytes, which rules?
-- params:   claim_id varchar
-- grain:    one row per extraction of the claim, the newest first
-- reads:    claim_places, claims, articles, captures, claim_rules, claim_quantities, extractions, same_claims

with asked as materialized (
    select c.*
    from claims as c
    where
        c.rowid in (
            select p.place from claim_places as p where p.claim_id = $claim_id::varchar
        )
),

-- Found by the narrow column of ids first: texts are the bulk of the table.
versions as materialized (
    select a.*
    from articles as a
    where
        a.rowid in (
            select b.rowid from articles as b
            where b.article_id in (select article_id from asked)
        )
)

select
    c.claim_id,
    c.proposition,
    coalesce(c.claimant, c.outlet) as claimed_by,
    c.attribution,
    c.kind,
    c.period,
    c.evidence,
    c.start,
    c."end",
    substr(a.text, greatest(c.start - 59, 1), c.start - greatest(c.start - 59, 1) + 1) as words_before,
    substr(a.text, c."end" + 1, 60) as words_after,
    (
        select list({
            surface: q.surface, value: q.value, low: q.low, high: q.high, unit: q.unit,
            approximate: q.approximate, measure: q.measure, period: q.period
        } order by q.position, q.measure)
        from claim_quantities as q
        where q.claim_id = $claim_id::varchar and q.extractor_version = c.extractor_version
    ) as quantities,
    (
        select list(r.rule order by r.position)
        from claim_rules as r
        where r.claim_id = $claim_id::varchar and r.extractor_version = c.extractor_version
    ) as rules,
    (
        select count(*) from same_claims as s
        where s.group_id in (select g.group_id from same_claims as g where g.claim_id = $claim_id::varchar)
    ) as told_in_claims,
    c.is_current,
    c.extractor_version,
    e.extracted_at,
    a.article_id,
    a.title,
    a.outlet,
    a.canonical_url,
    a.published_at,
    a.version as article_version,
    a.is_current as article_is_current,
    a.cleaner_version,
    a.content_hash,
    p.capture_id,
    p.fetched_at,
    p.final_url,
    p.archive,
    p."offset",
    p.length,
    p.payload_sha256
from asked as c
inner join versions as a on a.article_id = c.article_id and a.content_hash = c.content_hash
left join extractions as e
    on e.article_id = c.article_id
    and e.content_hash = c.content_hash
    and e.extractor_version = c.extractor_version
-- Of an article on several pages, the page on which the words begin.
left join captures as p
    on p.capture_id = coalesce(
        [s for s in a.pages if s.start <= c.start][-1].capture_id, a.capture_id
    )
order by c.is_latest desc, e.extracted_at desc, c.extractor_version;
