-- purpose: forget sketches and pairs of articles whose text is no longer the current one, or whose credits are read anew
-- params:  names_hash varchar
-- grain:   one row per article
-- reads:   article_sketches, articles

delete from article_sketches as s
where
    s.names_hash <> $names_hash::ubigint
    or not exists (
        select 1 from articles as a
        where a.article_id = s.article_id and a.content_hash = s.content_hash and a.is_current
    );
