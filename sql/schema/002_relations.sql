-- purpose: what the stage `relate` finds: copies of one text, and claims that say the same
-- grain:   told by each table's comment
-- reads:   nothing

create table article_sketches (
    article_id varchar not null,
    content_hash varchar not null,
    names_hash ubigint not null,
    credited varchar,
    bands ubigint[] not null
);
comment on table article_sketches is 'Fingerprints by which near copies are found; one row per current article.';
comment on column article_sketches.article_id is 'Article that was sketched.';
comment on column article_sketches.content_hash is 'Version that was sketched.';
comment on column article_sketches.names_hash is 'Hash of the names of media that a credit may name; another one means sketching anew.';
comment on column article_sketches.credited is 'Agency or outlet that the text''s opening or close credits; null where it credits none.';
comment on column article_sketches.bands is 'Hashes of which two near copies most likely share one.';

create table article_pairs (
    article_id varchar not null,
    other_id varchar not null,
    similarity double not null,
    containment double not null
);
comment on table article_pairs is 'Near copies; one row per pair of articles, article_id before other_id.';
comment on column article_pairs.article_id is 'The one article.';
comment on column article_pairs.other_id is 'The other article.';
comment on column article_pairs.similarity is 'Shared word sequences over all, 0 to 1.';
comment on column article_pairs.containment is 'Shared word sequences over those of the shorter text, 0 to 1.';

create table stories (
    story_id varchar not null,
    original_id varchar not null,
    published_on date not null,
    articles integer not null,
    outlets integer not null
);
comment on table stories is 'Groups of articles that are copies of one text; one row per story, single articles included.';
comment on column stories.story_id is 'Smallest article id of the story.';
comment on column stories.original_id is 'Article that the others copy: of the credited agency where it is here, else the earliest.';
comment on column stories.published_on is 'Day of the earliest article.';
comment on column stories.articles is 'Number of articles.';
comment on column stories.outlets is 'Number of outlets.';

create table story_articles (
    story_id varchar not null,
    article_id varchar not null,
    role varchar not null check (role in ('original', 'copy', 'independent')),
    similarity double,
    credited varchar
);
comment on table story_articles is 'Which story each article belongs to; one row per current article.';
comment on column story_articles.story_id is 'Story that it belongs to.';
comment on column story_articles.article_id is 'The article.';
comment on column story_articles.role is 'original and copy in stories of several articles; independent where no copy is known.';
comment on column story_articles.similarity is 'Of a copy to the original, 0 to 1; null where a third links them, and for the original.';
comment on column story_articles.credited is 'Agency or outlet that the text''s opening or close credits; null where it credits none.';

create table claim_keys (
    claim_id varchar not null,
    extractor_version varchar not null,
    record_hash ubigint not null,
    node ubigint not null,
    stars ubigint[] not null,
    blocks ubigint[] not null
);
comment on table claim_keys is 'What claims are compared by; one row per current claim.';
comment on column claim_keys.claim_id is 'Claim that was keyed.';
comment on column claim_keys.extractor_version is 'Extractor version of that claim.';
comment on column claim_keys.record_hash is 'As in claims; another one means keying anew.';
comment on column claim_keys.node is 'Hash of all that comparing reads: claims with one node say the same.';
comment on column claim_keys.stars is 'Hashes of which one shared is enough to say the same: the words, or a value of a measure and period.';
comment on column claim_keys.blocks is 'Hashes of which two claims share one if they may say the same.';

create table claim_links (
    node ubigint not null,
    other_node ubigint not null
);
comment on table claim_links is 'Nodes that say the same by the rules; one row per pair, the smaller first.';
comment on column claim_links.node is 'The one node of claim_keys.';
comment on column claim_links.other_node is 'The other node.';

create table same_claim_groups (
    group_id varchar not null,
    first_claim_id varchar not null,
    first_on date not null,
    last_on date not null,
    claims integer not null,
    articles integer not null,
    outlets integer not null,
    independent integer not null,
    languages varchar[] not null,
    outlet_names varchar[] not null,
    hours_to_next_outlet double
);
comment on table same_claim_groups is 'Claims that several articles make; one row per group of claims that say the same.';
comment on column same_claim_groups.group_id is 'Smallest claim id of the group.';
comment on column same_claim_groups.first_claim_id is 'Claim that was published first.';
comment on column same_claim_groups.first_on is 'Day of the first claim.';
comment on column same_claim_groups.last_on is 'Day of the latest claim.';
comment on column same_claim_groups.claims is 'Number of claims.';
comment on column same_claim_groups.articles is 'Number of articles.';
comment on column same_claim_groups.outlets is 'Number of outlets.';
comment on column same_claim_groups.independent is 'Number of witnesses: copies of one text are one, and so are all that credit one agency.';
comment on column same_claim_groups.languages is 'Languages in which it was told.';
comment on column same_claim_groups.outlet_names is 'The outlets, in the order of their names.';
comment on column same_claim_groups.hours_to_next_outlet is 'From the first claim to that of the next outlet; null where none followed or a time is unknown.';

create table same_claims (
    group_id varchar not null,
    claim_id varchar not null,
    position integer not null
);
comment on table same_claims is 'Which claims make up each group of same_claim_groups; one row per claim.';
comment on column same_claims.group_id is 'Smallest claim id of the group.';
comment on column same_claims.claim_id is 'The claim, in its current extraction.';
comment on column same_claims.position is 'Order of publication within the group, from 1.';
