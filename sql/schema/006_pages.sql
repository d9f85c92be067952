-- purpose: articles on several pages: which words stand on which page, and whether the text is whole
-- grain:   told by each table's comment
-- reads:   nothing

alter table articles add column pages struct(start integer, capture_id varchar)[] default [];
comment on column articles.pages is 'For an article on several pages, the offset from which its text stands on each page, and the capture of that page; empty for all others.';

alter table articles add column missing_page integer;
comment on column articles.missing_page is 'Number of the page before which the text breaks off because that page could not be read; null where the text is whole.';

alter table captures add column page integer default 1;
comment on column captures.page is 'Number of the page, for articles on several pages; 1 for all others.';
