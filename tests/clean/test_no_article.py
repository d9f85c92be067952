"""The sample site's pages that are no article, its front pages among them, are all refused."""

from __future__ import annotations

from pathlib import Path

from claimwire.clean import clean_page
from claimwire.errors import SourceError
from claimwire.sample.gold import write_pages


def test_no_page_of_the_sample_site_is_taken_for_an_article(tmp_path: Path) -> None:
    """Front pages with whole paragraphs as teasers are listings all the same."""
    write_pages(tmp_path)
    taken = []
    for line in (tmp_path / "not_articles.txt").read_text(encoding="utf-8").splitlines():
        name, url, _ = line.split("\t")
        try:
            clean_page((tmp_path / name).read_bytes(), url=url)
        except SourceError:
            continue
        taken.append(name)
    assert taken == []
