-- purpose: add new article versions; of known ones take later words about them and wider times
-- grain:   one row per article and content hash
-- reads:   staged_articles, articles, topic

merge into articles as t
using (
    select
        * exclude (batch_id, extractor_version),
        1 as version,
        true as is_current,
        least(coalesce(published_at, fetched_at), fetched_at) as valid_from,
        null::timestamptz as valid_to,
        fetched_at as first_seen_at,
        (coalesce(published_at, fetched_at) at time zone (select time_zone from topic))::date
            as published_on
    from staged_articles
) as s
on t.article_id = s.article_id and t.content_hash = s.content_hash
when matched and (
    s.cleaned_at > t.cleaned_at
    or s.fetched_at < t.fetched_at
    or s.last_seen_at > t.last_seen_at
    or (s.cleaned_at = t.cleaned_at and s.record_hash is distinct from t.record_hash)
) then update set
    url = if(s.cleaned_at >= t.cleaned_at, s.url, t.url),
    canonical_url = if(s.cleaned_at >= t.cleaned_at, s.canonical_url, t.canonical_url),
    site = if(s.cleaned_at >= t.cleaned_at, s.site, t.site),
    title = if(s.cleaned_at >= t.cleaned_at, s.title, t.title),
    authors = if(s.cleaned_at >= t.cleaned_at, s.authors, t.authors),
    published_at = if(s.cleaned_at >= t.cleaned_at, s.published_at, t.published_at),
    modified_at = if(s.cleaned_at >= t.cleaned_at, s.modified_at, t.modified_at),
    published_on = if(s.cleaned_at >= t.cleaned_at, s.published_on, t.published_on),
    language = if(s.cleaned_at >= t.cleaned_at, s.language, t.language),
    captions = if(s.cleaned_at >= t.cleaned_at, s.captions, t.captions),
    outlet = if(s.cleaned_at >= t.cleaned_at, s.outlet, t.outlet),
    cleaner_version = if(s.cleaned_at >= t.cleaned_at, s.cleaner_version, t.cleaner_version),
    search_text = if(s.cleaned_at >= t.cleaned_at, s.search_text, t.search_text),
    record_hash = if(s.cleaned_at >= t.cleaned_at, s.record_hash, t.record_hash),
    cleaned_at = greatest(s.cleaned_at, t.cleaned_at),
    capture_id = if(s.fetched_at < t.fetched_at, s.capture_id, t.capture_id),
    source_id = if(s.fetched_at < t.fetched_at, s.source_id, t.source_id),
    entry_id = if(s.fetched_at < t.fetched_at, s.entry_id, t.entry_id),
    pages = if(s.fetched_at < t.fetched_at, s.pages, t.pages),
    missing_page = if(s.fetched_at < t.fetched_at, s.missing_page, t.missing_page),
    fetched_at = least(s.fetched_at, t.fetched_at),
    last_seen_at = greatest(s.last_seen_at, t.last_seen_at)
when not matched then insert by name;
