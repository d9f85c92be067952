-- purpose: the tables of the warehouse; large ones carry no primary key (see `load`), a check proves that ids are unique
-- grain:   told by each table's comment
-- reads:   nothing

create table topic (
    topic_id varchar not null,
    time_zone varchar not null,
    fingerprint varchar not null,
    names map(varchar, varchar) not null
);
comment on table topic is 'The one topic that this file follows; one row.';
comment on column topic.topic_id is 'Id of the topic, as in topic.toml.';
comment on column topic.time_zone is 'IANA time zone in which days are counted.';
comment on column topic.fingerprint is 'Changes when anything in topic.toml that shapes a claim changes.';
comment on column topic.names is 'Display name by language tag.';

create table entities (
    entity_id varchar not null,
    name varchar not null,
    type varchar not null,
    aliases varchar[] not null
);
comment on table entities is 'People, companies and things that the topic knows; one row per entity.';
comment on column entities.entity_id is 'Id of the entity, as in topic.toml.';
comment on column entities.name is 'Canonical name: what claimant and via hold.';
comment on column entities.type is 'person, company, product, model, agency, research, media or a noun of the topic''s own.';
comment on column entities.aliases is 'Every name under which texts of any language mention it.';

create table themes (
    theme_id varchar not null,
    names map(varchar, varchar) not null
);
comment on table themes is 'Parts of the topic; one row per theme.';
comment on column themes.theme_id is 'Id of the theme, as in topic.toml.';
comment on column themes.names is 'Display name by language tag.';

create table measures (
    measure_id varchar not null,
    unit varchar not null,
    theme_id varchar,
    names map(varchar, varchar) not null,
    entities varchar[] not null
);
comment on table measures is 'Figures that the topic follows over time; one row per measure.';
comment on column measures.measure_id is 'Id of the measure, as in topic.toml.';
comment on column measures.unit is 'Unit in which it is told; see claim_quantities.unit.';
comment on column measures.theme_id is 'Theme that it belongs to; null where it belongs to none.';
comment on column measures.names is 'Display name by language tag.';
comment on column measures.entities is 'Entity ids of which one must be named beside it; empty where none need be.';

create table sources (
    source_id varchar not null,
    outlet varchar not null,
    url varchar not null,
    kind varchar not null,
    language varchar not null,
    time_zone varchar not null
);
comment on table sources is 'Feeds and news sitemaps that are watched; one row per source.';
comment on column sources.source_id is 'Id of the source, as in topic.toml.';
comment on column sources.outlet is 'Display name of the outlet.';
comment on column sources.url is 'Address of the feed or sitemap.';
comment on column sources.kind is 'rss, atom, news-sitemap or sitemap.';
comment on column sources.language is 'BCP 47 tag of what it usually publishes.';
comment on column sources.time_zone is 'IANA time zone of its pages.';

create table captures (
    capture_id varchar not null,
    entry_id varchar not null,
    source_id varchar not null,
    url varchar not null,
    final_url varchar not null,
    fetched_at timestamptz not null,
    status integer not null,
    content_type varchar,
    payload_sha256 varchar not null,
    archive varchar not null,
    "offset" bigint not null,
    length bigint not null,
    unchanged_since varchar
);
comment on table captures is 'Answers of web servers and where each lies in the archive; one row per capture.';
comment on column captures.capture_id is 'Id of the capture.';
comment on column captures.entry_id is 'Id of the ledger''s entry that asked for it.';
comment on column captures.source_id is 'Source whose feed named the address.';
comment on column captures.url is 'Address that was asked for.';
comment on column captures.final_url is 'Address that answered, after redirects.';
comment on column captures.fetched_at is 'When the answer came.';
comment on column captures.status is 'HTTP status.';
comment on column captures.content_type is 'Content-Type header as sent; null where none was sent.';
comment on column captures.payload_sha256 is 'Digest of the body as the cleaner reads it.';
comment on column captures.archive is 'WARC file that holds it.';
comment on column captures."offset" is 'Byte offset of the record in the WARC file.';
comment on column captures.length is 'Length of the record in bytes.';
comment on column captures.unchanged_since is 'Earlier capture with the same body; null where the body is new.';

create table refusals (
    refusal_id varchar not null,
    url varchar not null,
    stage varchar not null,
    kind varchar not null,
    reason varchar not null,
    refused_at timestamptz not null,
    attempts integer not null,
    entry_id varchar,
    source_id varchar,
    final boolean not null
);
comment on table refusals is 'Why an address did not pass a stage; one row per refusal.';
comment on column refusals.refusal_id is 'Id made of address, stage, kind and time.';
comment on column refusals.url is 'Address that was refused.';
comment on column refusals.stage is 'Stage that refused it, such as fetch or clean.';
comment on column refusals.kind is 'Stable code of the reason, such as http-404.';
comment on column refusals.reason is 'The reason in one line for people.';
comment on column refusals.refused_at is 'When it was refused.';
comment on column refusals.attempts is 'How often it had been tried by then.';
comment on column refusals.entry_id is 'Id of the ledger''s entry; null where there was none.';
comment on column refusals.source_id is 'Source whose feed named the address; null where unknown.';
comment on column refusals.final is 'Whether trying again cannot help.';

create table articles (
    article_id varchar not null,
    content_hash varchar not null,
    version integer not null,
    is_current boolean not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    url varchar not null,
    canonical_url varchar not null,
    site varchar not null,
    title varchar not null,
    authors varchar[] not null,
    published_at timestamptz,
    modified_at timestamptz,
    published_on date not null,
    language varchar not null,
    text varchar not null,
    captions varchar[] not null,
    outlet varchar not null,
    source_id varchar not null,
    entry_id varchar not null,
    capture_id varchar not null,
    fetched_at timestamptz not null,
    last_seen_at timestamptz not null,
    first_seen_at timestamptz not null,
    cleaner_version varchar not null,
    cleaned_at timestamptz not null,
    search_text varchar not null,
    record_hash ubigint not null
);
comment on table articles is 'Clean text of news articles; one row per article and version of its text.';
comment on column articles.article_id is 'Stable for the canonical address, the same in every version.';
comment on column articles.content_hash is 'Digest of text; with article_id it names the version.';
comment on column articles.version is 'Versions of one article counted from 1 in the order in which they were captured.';
comment on column articles.is_current is 'Whether this is the version that stood there when the page was last seen.';
comment on column articles.valid_from is 'From when the outlet showed this version: publication for the first, capture for later ones.';
comment on column articles.valid_to is 'Until when; null while it stands. Equal to valid_from where a newer cleaner replaced it.';
comment on column articles.url is 'Address as fetched.';
comment on column articles.canonical_url is 'Address without tracking, AMP and mobile variants.';
comment on column articles.site is 'Registrable host name.';
comment on column articles.title is 'Headline without site name and section.';
comment on column articles.authors is 'Names of the by-line.';
comment on column articles.published_at is 'When the page says that it was published; null where it does not say.';
comment on column articles.modified_at is 'When the page says that it was changed; null where it does not say.';
comment on column articles.published_on is 'Day of publication in the topic''s time zone; of first capture where the page names no time.';
comment on column articles.language is 'BCP 47 tag judged on the text.';
comment on column articles.text is 'Body: paragraphs joined by one blank line. The offsets of claims count in it.';
comment on column articles.captions is 'Image captions, each once.';
comment on column articles.outlet is 'Display name of the outlet.';
comment on column articles.source_id is 'Source that led to it.';
comment on column articles.entry_id is 'Id of the ledger''s entry that led to it.';
comment on column articles.capture_id is 'First capture in which this text stood.';
comment on column articles.fetched_at is 'Time of that capture.';
comment on column articles.last_seen_at is 'Time of the latest capture in which this text stood.';
comment on column articles.first_seen_at is 'Time of the first capture of the article in any version.';
comment on column articles.cleaner_version is 'Version of the cleaner that made this row.';
comment on column articles.cleaned_at is 'When a batch last gave this text.';
comment on column articles.search_text is 'Title and text, width, case and Chinese script folded; for contains().';
comment on column articles.record_hash is 'Digest of the contract''s fields, to tell a changed row.';

create table extractions (
    article_id varchar not null,
    content_hash varchar not null,
    extractor_version varchar not null,
    extracted_at timestamptz not null,
    claims integer not null,
    is_latest boolean not null
);
comment on table extractions is 'Runs of the extractor; one row per article version and extractor version, also where no claim was found.';
comment on column extractions.article_id is 'Article that was read.';
comment on column extractions.content_hash is 'Version of the article that was read.';
comment on column extractions.extractor_version is 'Version of the extractor and the topic.';
comment on column extractions.extracted_at is 'When a batch last gave this result.';
comment on column extractions.claims is 'Number of claims found.';
comment on column extractions.is_latest is 'Whether it is the newest extraction of its article version.';

create table claims (
    claim_id varchar not null,
    extractor_version varchar not null,
    is_current boolean not null,
    is_latest boolean not null,
    article_id varchar not null,
    content_hash varchar not null,
    evidence varchar not null,
    start integer not null,
    "end" integer not null,
    claimant varchar,
    via varchar[] not null,
    attribution varchar not null,
    kind varchar not null,
    negated boolean not null,
    entities varchar[] not null,
    themes varchar[] not null,
    period varchar,
    period_start date,
    period_end date,
    checkworthy boolean not null,
    proposition varchar not null,
    outlet varchar not null,
    site varchar not null,
    language varchar not null,
    published_at timestamptz,
    published_on date not null,
    search_text varchar not null,
    record_hash ubigint not null
);
comment on table claims is 'Propositions that articles assert or pass on; one row per claim and extractor version.';
comment on column claims.claim_id is 'Stable: the same article text gives the same id. Names the article version too.';
comment on column claims.extractor_version is 'Version of the extractor and the topic that made this row.';
comment on column claims.is_current is 'Whether its article version is current and its extraction the newest.';
comment on column claims.is_latest is 'Whether its extraction is the newest of its article version, current or not.';
comment on column claims.article_id is 'Article in which it was read.';
comment on column claims.content_hash is 'Version of that article.';
comment on column claims.evidence is 'The exact words: text[start:end] of the article.';
comment on column claims.start is 'Offset of the first character in the article''s text, from 0.';
comment on column claims."end" is 'Offset after the last character.';
comment on column claims.claimant is 'Who asserts it, as a canonical name; null where the outlet speaks in its own voice.';
comment on column claims.via is 'Who relayed it, outermost first.';
comment on column claims.attribution is 'quote, reported or outlet.';
comment on column claims.kind is 'forecast, opinion, measurement or fact.';
comment on column claims.negated is 'Whether it says that something is not so.';
comment on column claims.entities is 'Ids of the topic''s entities named in the evidence.';
comment on column claims.themes is 'Ids of the topic''s themes that it bears on.';
comment on column claims.period is 'Time that it is about, such as 2026-01-24, 2025-Q3, FY2024 or start/end; null for the present.';
comment on column claims.period_start is 'First day of period; a fiscal year counts as the calendar year of its number.';
comment on column claims.period_end is 'Last day of period.';
comment on column claims.checkworthy is 'Whether it is specific enough to be checked and of interest to the topic.';
comment on column claims.proposition is 'The claim in words that stand alone.';
comment on column claims.outlet is 'Outlet of the article.';
comment on column claims.site is 'Registrable host name of the article.';
comment on column claims.language is 'Language of the article.';
comment on column claims.published_at is 'When the article was published; null where the page does not say.';
comment on column claims.published_on is 'Day of publication in the topic''s time zone; of first capture where the page names no time.';
comment on column claims.search_text is 'Evidence, proposition and claimant, width, case and Chinese script folded; for contains().';
comment on column claims.record_hash is 'Digest of the contract''s fields, to tell a changed row.';

create table claim_quantities (
    claim_id varchar not null,
    extractor_version varchar not null,
    is_current boolean not null,
    position integer not null,
    surface varchar not null check (surface <> ''),
    value double,
    low double,
    high double,
    unit varchar not null check (unit <> ''),
    approximate boolean not null,
    lower_bound double not null,
    upper_bound double not null,
    measure varchar,
    period varchar,
    period_start date,
    period_end date,
    check (value is not null or low is not null or high is not null),
    check (low is null or high is null or low <= high),
    check (lower_bound <= upper_bound)
);
comment on table claim_quantities is 'Amounts that claims state; one row per claim, extractor version, amount and measure it belongs to.';
comment on column claim_quantities.claim_id is 'Claim that states it.';
comment on column claim_quantities.extractor_version is 'Extractor version of that claim.';
comment on column claim_quantities.is_current is 'As in claims.';
comment on column claim_quantities.position is 'Place among the claim''s amounts, from 0.';
comment on column claim_quantities.surface is 'The exact words.';
comment on column claim_quantities.value is 'Number in plain units; null for a range.';
comment on column claim_quantities.low is 'Lower end of a range.';
comment on column claim_quantities.high is 'Upper end of a range.';
comment on column claim_quantities.unit is 'ISO 4217 currency, %, x, an SI symbol, a duration or the counted noun as written.';
comment on column claim_quantities.approximate is 'Whether it is told as about, more than, nearly.';
comment on column claim_quantities.lower_bound is 'Smallest number that the words allow, by rounding and approximation.';
comment on column claim_quantities.upper_bound is 'Largest number that the words allow; two amounts agree where their bounds overlap.';
comment on column claim_quantities.measure is 'Measure of the topic that it is a point of; null where it belongs to none.';
comment on column claim_quantities.period is 'Time that the amount is about; the claim''s where the amount has none of its own.';
comment on column claim_quantities.period_start is 'First day of period.';
comment on column claim_quantities.period_end is 'Last day of period.';

create table claim_entities (
    claim_id varchar not null,
    extractor_version varchar not null,
    is_current boolean not null,
    position integer not null,
    entity_id varchar not null
);
comment on table claim_entities is 'Entities named in claims; one row per claim, extractor version and entity.';
comment on column claim_entities.claim_id is 'Claim that names it.';
comment on column claim_entities.extractor_version is 'Extractor version of that claim.';
comment on column claim_entities.is_current is 'As in claims.';
comment on column claim_entities.position is 'Place in the claim''s list, from 0.';
comment on column claim_entities.entity_id is 'Entity of the topic.';

create table claim_themes (
    claim_id varchar not null,
    extractor_version varchar not null,
    is_current boolean not null,
    position integer not null,
    theme_id varchar not null
);
comment on table claim_themes is 'Themes that claims bear on; one row per claim, extractor version and theme.';
comment on column claim_themes.claim_id is 'Claim that bears on it.';
comment on column claim_themes.extractor_version is 'Extractor version of that claim.';
comment on column claim_themes.is_current is 'As in claims.';
comment on column claim_themes.position is 'Place in the claim''s list, from 0.';
comment on column claim_themes.theme_id is 'Theme of the topic.';

create table claim_via (
    claim_id varchar not null,
    extractor_version varchar not null,
    is_current boolean not null,
    position integer not null,
    name varchar not null
);
comment on table claim_via is 'Who relayed claims; one row per claim, extractor version and relay.';
comment on column claim_via.claim_id is 'Claim that was relayed.';
comment on column claim_via.extractor_version is 'Extractor version of that claim.';
comment on column claim_via.is_current is 'As in claims.';
comment on column claim_via.position is 'Place in the chain, outermost first, from 0.';
comment on column claim_via.name is 'Canonical name of who relayed it.';

create table claim_rules (
    claim_id varchar not null,
    extractor_version varchar not null,
    is_current boolean not null,
    position integer not null,
    rule varchar not null
);
comment on table claim_rules is 'Rules that made claims; one row per claim, extractor version and rule fired.';
comment on column claim_rules.claim_id is 'Claim that the rule shaped.';
comment on column claim_rules.extractor_version is 'Extractor version of that claim.';
comment on column claim_rules.is_current is 'As in claims.';
comment on column claim_rules.position is 'Order in which the rules fired, from 0.';
comment on column claim_rules.rule is 'field:rule-name, as claimwire explain prints it.';

create table loads (
    batch_id varchar not null,
    made_at timestamptz not null,
    loaded_at timestamptz not null,
    articles_new integer not null,
    articles_revised integer not null,
    articles_unchanged integer not null,
    claims integer not null,
    quantities integer not null,
    captures integer not null,
    refusals integer not null
);
comment on table loads is 'What the loader did; one row per batch and time that it was loaded.';
comment on column loads.batch_id is 'Id of the batch.';
comment on column loads.made_at is 'When the batch was finished.';
comment on column loads.loaded_at is 'When it was loaded.';
comment on column loads.articles_new is 'Articles that were not known before.';
comment on column loads.articles_revised is 'Known articles with a new text.';
comment on column loads.articles_unchanged is 'Known articles with a known text.';
comment on column loads.claims is 'Claims in the batch.';
comment on column loads.quantities is 'Quantities in the batch.';
comment on column loads.captures is 'Captures in the batch.';
comment on column loads.refusals is 'Refusals in the batch.';
