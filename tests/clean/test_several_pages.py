"""Articles of several pages, and the record of a host's furniture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwire.clean import (
    Furniture,
    adds_nothing,
    clean_page,
    earlier_page,
    join_pages,
    may_be_later_page,
    next_page,
    page_starts,
)
from claimwire.errors import StoreError
from claimwire.records import Article, PageHints, content_hash_of

PAGER = '<html><body><p>text</p><a href="{href}" rel="next">下一頁</a></body></html>'


@pytest.mark.parametrize(
    ("url", "href", "wanted"),
    [
        ("https://a.example/n/881", "?page=2", "https://a.example/n/881?page=2"),
        ("https://a.example/n/881?page=2", "?page=3", "https://a.example/n/881?page=3"),
        ("https://a.example/n/881?page=2", "/n/881?page=1", None),
        ("https://a.example/t/x.shtml", "x_2.shtml", "https://a.example/t/x_2.shtml"),
        ("https://a.example/t/x_2.shtml", "x_3.shtml#top", "https://a.example/t/x_3.shtml"),
        ("https://a.example/story/", "/story/2/", "https://a.example/story/2/"),
        ("https://a.example/story/2/", "/story/page/3/", "https://a.example/story/page/3/"),
        ("https://a.example/n/881", "/n/882", None),
        ("https://a.example/story", "https://b.example/story/2", None),
        ("https://a.example/n/881", "/n/881?page=99", None),
        ("https://a.example/n/881", "http://[", None),
    ],
)
def test_next_page_is_the_next_number_of_this_address(
    url: str, href: str, wanted: str | None
) -> None:
    """A link leads to the next page where only the page number differs, by one."""
    assert next_page(PAGER.format(href=href).encode(), url) == wanted


def test_rel_next_of_the_head_counts() -> None:
    """The link element of the head names the next page too; other relations do not."""
    head = '<html><head><link rel="{rel}" href="/n/1?p=2"></head><body><p>x</p></body></html>'
    url = "https://a.example/n/1"
    assert next_page(head.format(rel="next").encode(), url) == "https://a.example/n/1?p=2"
    assert next_page(head.format(rel="canonical").encode(), url) is None


@pytest.mark.parametrize(
    ("url", "page", "href", "goes_on"),
    [
        ("https://a.example/report-3", 1, "/report-4", False),
        ("https://a.example/report-3", 1, "/report-3?page=2", True),
        ("https://a.example/n/1?page=2", 2, "/n/1?page=3", True),
        ("https://a.example/n/1?page=2", 2, "/n/1?page=2", False),
    ],
)
def test_with_the_first_page_known_only_its_numbers_count(
    url: str, page: int, href: str, goes_on: bool
) -> None:
    """An address that ends in a number is no page of another where the first one is told."""
    first = url.partition("?")[0]
    found = next_page(PAGER.format(href=href).encode(), url, first=first, page=page)
    assert (found is not None) == goes_on


@pytest.mark.parametrize(
    ("url", "hrefs", "wanted"),
    [
        ("https://a.example/n/881?page=2", ["/n/881"], "https://a.example/n/881"),
        (
            "https://a.example/n/881?page=3",
            ["?page=2", "?page=1"],
            "https://a.example/n/881?page=1",
        ),
        ("https://a.example/t/x_3.shtml", ["x_2.shtml"], "https://a.example/t/x_2.shtml"),
        ("https://a.example/t/x_3.shtml", ["x_4.shtml", "y.shtml"], None),
        ("https://a.example/n/881", ["/n/880"], None),
    ],
)
def test_earlier_page_is_the_first_or_the_one_before(
    url: str, hrefs: list[str], wanted: str | None
) -> None:
    """A later page leads to the first page of its article, or at least one page back."""
    links = "".join(f'<a href="{href}">page</a>' for href in hrefs)
    body = f"<html><body><p>text</p>{links}</body></html>".encode()
    assert earlier_page(body, url) == wanted


def test_addresses_that_read_as_later_pages() -> None:
    """A number up to forty at the end, or in a field for pages."""
    later = ["https://a.example/n?page=2", "https://a.example/x_3.html", "https://a.example/s/4"]
    other = [
        "https://a.example/n/881",
        "https://a.example/n?page=1",
        "https://a.example/n-41",
        "http://[",
    ]
    assert [may_be_later_page(url) for url in later] == [True] * 3
    assert [may_be_later_page(url) for url in other] == [False] * 4


def _page(number: int, *paragraphs: str) -> Article:
    body = (
        "<html><head><title>Harbour wall to be rebuilt</title></head><body>"
        "<h1>Harbour wall to be rebuilt</h1><p>By Ines Calder</p><p>March 3, 2026, 09:00 UTC</p>"
        "<article>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</article></body></html>"
    )
    return clean_page(body.encode(), url=f"https://a.example/wall?page={number}")


def test_joined_pages_are_one_article() -> None:
    """Text follows text, what a later page prints again stands once, the rest is the first's."""
    lead = "The council voted on Tuesday to rebuild the harbour wall at a cost of 14 million."
    one = _page(1, lead, "Work is to begin in May, said the mayor, and to last for two years.")
    two = _page(2, lead, "Fishermen fear that the entrance will be closed for a whole season.")
    joined = join_pages([one, two])
    assert joined.text.split("\n\n") == [*one.text.split("\n\n"), two.text.split("\n\n")[-1]]
    assert joined.content_hash == content_hash_of(joined.text)
    assert (joined.article_id, joined.title, joined.authors) == (
        one.article_id,
        one.title,
        ("Ines Calder",),
    )
    assert join_pages([one]) == one
    start = page_starts([one, two])[1]
    assert joined.text[start:] == two.text.split("\n\n")[-1]
    assert adds_nothing(one, [one])
    assert not adds_nothing(two, [one])
    with pytest.raises(ValueError, match="no pages"):
        join_pages([])


@given(st.frozensets(st.text()), st.integers(0, 10_000))
def test_furniture_survives_its_record(fingerprints: frozenset[str], pages: int) -> None:
    """What was learned comes back from its JSON text, and equal contents give equal text."""
    furniture = Furniture(fingerprints, pages)
    text = furniture.to_json()
    assert Furniture.from_json(text) == furniture
    assert Furniture.from_json(text).to_json() == text


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"fingerprints": 1, "pages": 1}', '{"fingerprints": [], "pages": "1"}'],
)
def test_damaged_record_says_what_to_do(text: str) -> None:
    """A record that is none is one error of our own."""
    with pytest.raises(StoreError, match="delete it"):
        Furniture.from_json(text)


@pytest.mark.parametrize(
    ("goes_on", "first"), [(True, "誰來付過橋費"), (False, "運輸業者擔心過橋費用太高")]
)
def test_a_later_page_can_begin_with_a_subheading(goes_on: bool, first: str) -> None:
    """The heading over its first paragraph is text, as it would be in the midst of one page."""
    page = (
        "<title>新橋提前通車</title><h1>新橋提前通車</h1><article><h2>誰來付過橋費</h2>"
        "<p>運輸業者擔心過橋費用太高，希望局方在第一年提供折扣，並開放夜間免費通行。</p>"
        "<p>局方回應，費率將在議會審查後公布，夜間優惠已列入規劃，最快年底前定案。</p></article>"
    )
    article = clean_page(
        page.encode(), url="https://news.example.tw/a/1?page=2", hints=PageHints(goes_on=goes_on)
    )
    assert article.text.startswith(first)
