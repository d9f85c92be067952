-- purpose: the claims of the extractions to load, with what they take from their article
-- params:  files varchar[]
-- grain:   one row per claim and extractor version
-- reads:   claims.jsonl, staged_extractions, staged_articles

create or replace temp table staged_claims as
select
    r.* exclude (filename, record_hash, period_start, period_end),
    r.claimant as claimant_given,
    r.record_hash::ubigint as record_hash,
    r.period_start::date as period_start,
    r.period_end::date as period_end,
    a.outlet,
    a.site,
    a.language
from read_json(
    $files,
    format = 'newline_delimited',
    filename = true,
    columns = {
        claim_id: 'varchar', article_id: 'varchar', evidence: 'varchar', start: 'integer',
        "end": 'integer', claimant: 'varchar', claimant_key: 'varchar', via: 'varchar[]', attribution: 'varchar',
        kind: 'varchar', negated: 'boolean', entities: 'varchar[]', themes: 'varchar[]',
        period: 'varchar', checkworthy: 'boolean', proposition: 'varchar', rules: 'varchar[]',
        content_hash: 'varchar', extractor_version: 'varchar', period_start: 'varchar',
        period_end: 'varchar', search_text: 'varchar', record_hash: 'varchar',
        amounts: 'struct(position integer, surface varchar, value double, low double, high double, unit varchar, approximate boolean, lower_bound double, upper_bound double, measure varchar, period varchar, period_start varchar, period_end varchar)[]'
    }
) as r
inner join staged_extractions as e
    on e.article_id = r.article_id
    and e.content_hash = r.content_hash
    and e.extractor_version = r.extractor_version
    and e.batch_id = parse_path(r.filename)[-2]
inner join staged_articles as a
    on a.article_id = r.article_id and a.content_hash = r.content_hash
qualify row_number() over (partition by r.claim_id, r.extractor_version order by r.start) = 1;
