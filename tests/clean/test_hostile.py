"""Pages made to hurt: bounded time, one refusal or one article, never anything else."""

from __future__ import annotations

import random
import time

import pytest

from claimwire.clean import clean_page
from claimwire.errors import NotAnArticle, SourceError

URL = "https://news.example.com/a"
PARAGRAPH = (
    b"<p>The minister said on Tuesday that the plan would cost about 40 million dollars, "
    b"and that nobody had asked for it.</p>"
)
PAGES = {
    "a million nested tags": b"<html><body>" + b"<div>" * 1_000_000 + PARAGRAPH,
    "nested inline tags": b"<html><body><p>" + b"<b>" * 50_000 + PARAGRAPH,
    "an attribute of 10 MB": b'<div data-x="' + b"a" * 10_000_000 + b'">' + PARAGRAPH * 4,
    "an attribute without an end": b'<div data-x="' + b"a" * 10_000_000 + PARAGRAPH * 4,
    "many attributes": b"<div "
    + b" ".join(b"a%d=1" % i for i in range(100_000))
    + b">"
    + PARAGRAPH,
    "entities": b'<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "x">]><p>' + b"&a;" * 50_000,
    "NUL bytes": b"\x00" * 200_000,
    "open brackets": b"<" * 2_000_000,
    "paragraphs without end": b"<html><body>" + PARAGRAPH * 20_000,
    "deep JSON": b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>" + PARAGRAPH,
    "deep state": b'<script id="__NEXT_DATA__" type="application/json">' + b'{"a":' * 50_000,
    "a title without end": b"<title>" + b"a - b | " * 100_000 + b"</title>" + PARAGRAPH * 4,
    "microdata in a circle": b'<div itemscope id="a" itemref="a">' + PARAGRAPH * 4,
    "spaces": b"<h1>A title</h1><p>" + b" " * 1_000_000 + b"x</p>" + PARAGRAPH * 4,
}


@pytest.mark.parametrize("name", PAGES)
def test_hostile_page(name: str) -> None:
    """Each ends within seconds as an article or one refusal."""
    start = time.perf_counter()
    try:
        assert clean_page(PAGES[name], url=URL).text
    except SourceError as refused:
        assert refused.url == URL
    assert time.perf_counter() - start < 5


def test_a_long_menu_is_let_go_at_once() -> None:
    """Elements that are dropped cost no more at the end than while they are read.

    lxml took seconds to let go of a menu of so many links that was cut out of its page.
    """
    menu = b"<header><nav><ul>" + b"<li><a href='/x'>World</a></li>" * 12_000
    page = menu + b"</ul></nav></header><article><h1>The plan</h1>" + PARAGRAPH * 4
    start = time.process_time()
    assert clean_page(page, url=URL).title == "The plan"
    assert time.process_time() - start < 1.2


@pytest.mark.parametrize(
    "body",
    [b"%PDF-1.7\n" + bytes(range(256)) * 50, b"\x89PNG\r\n\x1a\n", b'{"error": "gone"}'],
)
def test_what_is_no_page(body: bytes) -> None:
    """Files that are no HTML are refused as such."""
    with pytest.raises(NotAnArticle) as refused:
        clean_page(body, url=URL)
    assert refused.value.kind == "not-html"


def test_mutated_pages_never_crash() -> None:
    """Truncated, spliced and damaged pages end as an article or a refusal."""
    rolls = random.Random(20261124)
    page = b"<html><head><title>The plan | Example</title></head><body><h1>The plan</h1>" + (
        PARAGRAPH * 6 + b"<ul><li><a href=x>Related</a></li></ul><table><tr><td>1<td>2</table>"
    )
    for _ in range(150):
        data = bytearray(page)
        for _ in range(rolls.randint(1, 12)):
            data[rolls.randrange(len(data))] = rolls.randrange(256)
        cut = rolls.randrange(len(data))
        mutated = bytes(data[:cut]) + bytes(data[rolls.randrange(len(data)) :])
        try:
            clean_page(mutated, url=URL)
        except SourceError as refused:
            assert refused.kind
