-- question: what did newer rules make of the same stored pages: which claims came, went or read otherwise?
-- params:   older varchar = null, newer varchar = null, outlet varchar = null, top integer = 1000
-- grain:    one row per claim that came, went or changed between two readings of one capture
-- reads:    extractions, articles, claims, claim_quantities

-- A reading is one run of the extractor over one text of a capture; a newer cleaner gives the
-- capture another text. Without `older` and `newer` its two newest readings are compared.
with several as (
    select article_id from extractions group by article_id having count(*) > 1
),

readings as (
    select
        a.article_id, a.capture_id, a.content_hash, a.outlet, a.title,
        e.extractor_version, e.extracted_at,
        count(*) over w as readings,
        row_number() over (
            w order by
                e.extracted_at desc, a.cleaned_at desc, e.extractor_version desc, a.content_hash
        ) as nth
    from extractions as e
    inner join articles as a on a.article_id = e.article_id and a.content_hash = e.content_hash
    where
        e.article_id in (select article_id from several)
        and ($outlet::varchar is null or a.outlet = $outlet)
    window w as (partition by a.article_id, a.capture_id)
),

newest as (
    select article_id, capture_id, min(nth) as nth
    from readings
    where readings > 1 and ($newer::varchar is null or extractor_version = $newer)
    group by article_id, capture_id
),

before_it as (
    select r.article_id, r.capture_id, n.nth as newer_nth, min(r.nth) as nth
    from readings as r
    inner join newest as n on n.article_id = r.article_id and n.capture_id = r.capture_id
    where r.nth > n.nth and ($older::varchar is null or r.extractor_version = $older)
    group by r.article_id, r.capture_id, n.nth
),

pairs as (
    select
        n.article_id, n.capture_id, n.outlet, n.title, n.extracted_at,
        n.content_hash as new_hash, n.extractor_version as newer,
        o.content_hash as old_hash, o.extractor_version as older
    from before_it as b
    inner join readings as n
        on n.article_id = b.article_id and n.capture_id = b.capture_id and n.nth = b.newer_nth
    inner join readings as o
        on o.article_id = b.article_id and o.capture_id = b.capture_id and o.nth = b.nth
),

-- Found by the narrow column of ids first, so that only their rows are read whole.
ours as materialized (
    select c.*
    from claims as c
    where
        c.rowid in (
            select b.rowid from claims as b
            where b.article_id in (select p.article_id from pairs as p)
        )
),

told as (
    select
        p.article_id, p.capture_id, s.is_newer,
        c.claim_id, c.extractor_version, c.evidence, c.start,
        c.claimant, c.via, c.attribution, c.kind, c.negated, c.entities, c.themes, c.period,
        c.checkworthy, c.proposition,
        -- The same words may stand twice in a text: the first pairs with the first.
        row_number() over (
            partition by p.article_id, p.capture_id, s.is_newer, c.evidence order by c.start
        ) as nth
    from pairs as p
    cross join (values (true), (false)) as s (is_newer)
    inner join ours as c
        on c.article_id = p.article_id
        and c.content_hash = if(s.is_newer, p.new_hash, p.old_hash)
        and c.extractor_version = if(s.is_newer, p.newer, p.older)
),

amounts as (
    select
        q.claim_id, q.extractor_version,
        list(
            concat_ws(
                ' ',
                coalesce(q.value::varchar, concat(q.low::varchar, ' to ', q.high::varchar)),
                q.unit, q.measure, q.period
            )
            order by q.position, q.measure
        ) as quantities
    from claim_quantities as q
    where (q.claim_id, q.extractor_version) in (select (t.claim_id, t.extractor_version) from told as t)
    group by q.claim_id, q.extractor_version
),

texts as (
    select
        t.article_id, t.capture_id, t.is_newer, t.evidence, t.nth, t.start, t.claim_id,
        t.proposition,
        {
            claimant: coalesce(t.claimant, ''),
            via: array_to_string(t.via, ', '),
            attribution: t.attribution,
            kind: t.kind,
            negated: t.negated::varchar,
            entities: array_to_string(list_sort(t.entities), ', '),
            themes: array_to_string(list_sort(t.themes), ', '),
            period: coalesce(t.period, ''),
            checkworthy: t.checkworthy::varchar,
            quantities: coalesce(array_to_string(m.quantities, '; '), ''),
            proposition: t.proposition
        } as said
    from told as t
    left join amounts as m on m.claim_id = t.claim_id and m.extractor_version = t.extractor_version
),

compared as (
    select
        coalesce(n.article_id, o.article_id) as article_id,
        coalesce(n.capture_id, o.capture_id) as capture_id,
        case when o.claim_id is null then 'new' when n.claim_id is null then 'gone' else 'changed' end
            as change,
        [
            f for f in [
                {field: 'claimant', was: o.said.claimant, now: n.said.claimant},
                {field: 'via', was: o.said.via, now: n.said.via},
                {field: 'attribution', was: o.said.attribution, now: n.said.attribution},
                {field: 'kind', was: o.said.kind, now: n.said.kind},
                {field: 'negated', was: o.said.negated, now: n.said.negated},
                {field: 'entities', was: o.said.entities, now: n.said.entities},
                {field: 'themes', was: o.said.themes, now: n.said.themes},
                {field: 'period', was: o.said.period, now: n.said.period},
                {field: 'checkworthy', was: o.said.checkworthy, now: n.said.checkworthy},
                {field: 'quantities', was: o.said.quantities, now: n.said.quantities},
                {field: 'proposition', was: o.said.proposition, now: n.said.proposition}
            ]
            if o.claim_id is not null and n.claim_id is not null and f.was <> f.now
        ] as fields,
        coalesce(n.evidence, o.evidence) as evidence,
        n.claim_id,
        o.claim_id as older_claim_id,
        coalesce(n.start, o.start) as start
    from (select * from texts where is_newer) as n
    full join (select * from texts where not is_newer) as o
        on o.article_id = n.article_id
        and o.capture_id = n.capture_id
        and o.evidence = n.evidence
        and o.nth = n.nth
)

select
    c.change,
    c.fields,
    c.evidence,
    p.outlet,
    p.title,
    p.older,
    p.newer,
    p.extracted_at,
    c.claim_id,
    c.older_claim_id,
    c.article_id
from compared as c
inner join pairs as p on p.article_id = c.article_id and p.capture_id = c.capture_id
where c.change <> 'changed' or len(c.fields) > 0
order by p.extracted_at desc, c.article_id, c.capture_id, c.start, c.change
limit $top::integer;
