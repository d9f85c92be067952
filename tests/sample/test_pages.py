"""The pages: what they hold, how they are encoded, and that the gold records fit them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import html

from claimwire.records import content_hash_of
from claimwire.sample.gold import GoldPage, gold_articles, gold_pages
from claimwire.sample.world import blocks_of, load_world
from claimwire.text import nfc

WORLD = load_world()
PAGES = gold_pages()


def read(page: GoldPage) -> html.HtmlElement:
    """The page as a tree, decoded as its outlet encodes."""
    story = next(s for s in WORLD.stories if WORLD.listed_url(s) == page.url)
    return html.document_fromstring(page.body.decode(WORLD.outlet(story.outlet).charset))


def squeezed(text: str) -> str:
    """`text` without blanks."""
    return re.sub(r"\s+", "", text)


def test_the_world_is_large_enough() -> None:
    """24 or more articles of 8 or more outlets in four languages over ten days."""
    on_topic = [s for s in WORLD.stories if s.on_topic]
    assert len(on_topic) >= 24
    assert len({s.outlet for s in on_topic}) >= 8
    assert {a.language for a in gold_articles()} == {"zh-Hant", "zh-Hans", "en", "ja"}
    assert {s.published.day for s in on_topic} == set(range(15, 25))


def test_the_hosts_are_reserved_names() -> None:
    """Nothing of the world can ever be reached on the real web (RFC 6761)."""
    hosts = [host for outlet in WORLD.outlets for host in outlet.hosts]
    assert all(host.endswith(".example") for host in hosts)
    assert len(set(hosts)) == len(hosts)


def test_three_asian_encodings_are_in_use() -> None:
    """Big5, GB18030 and Shift_JIS beside UTF-8."""
    assert {o.charset for o in WORLD.outlets} == {"utf-8", "big5", "gb18030", "shift_jis"}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.file)
def test_a_page_holds_its_text_in_order(page: GoldPage) -> None:
    """Every paragraph of the gold text stands on the page, one after the other."""
    shown = squeezed(read(page).text_content())
    at = 0
    for line in page.article.text.splitlines():
        for cell in filter(None, line.split(" | ")):
            found = shown.find(squeezed(cell), at)
            assert found >= 0, cell
            at = found
    assert squeezed(page.article.title) in shown


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.file)
def test_gold_and_boilerplate_do_not_overlap(page: GoldPage) -> None:
    """No line of the furniture and no caption stands in the text."""
    assert len(page.boilerplate) >= 8
    lines = page.article.text.splitlines()
    assert not set(page.boilerplate) & set(lines)
    for caption in page.article.captions:
        assert caption not in page.article.text
        assert caption in page.boilerplate


def test_the_gold_records_are_whole() -> None:
    """NFC text without stray blanks, an offset in every time, unique ids, the right hash."""
    articles = gold_articles()
    assert len({a.article_id for a in articles}) == len(articles)
    for article in articles:
        assert article.text == nfc(article.text).strip()
        assert "\n\n\n" not in article.text
        assert article.content_hash == content_hash_of(article.text)
        assert article.site.endswith(".example")
        assert re.search(r"[+-]\d\d:\d\d$", article.published_at or "")


def test_two_outlets_copy_an_agency_nearly_word_for_word() -> None:
    """One in traditional, one in simplified script; neither is quite the agency's text."""
    texts = {s.id: s.text for s in WORLD.stories}
    assert all("34.6%" in texts[i] and "42%" in texts[i] for i in ("a01", "a02", "a03"))
    assert all(texts[a] != texts[b] for a, b in pairwise(("a01", "a02", "a03")))


def test_the_marks_of_a_body_are_read() -> None:
    """Each kind of block, and a link as its words."""
    marks = (
        "甲[[連結]]乙",
        "## 小標",
        "- 一\n- 二",
        "| 年 | 值 |\n| 1 | 2 |",
        "!! 圖說",
        ">> 別篇",
    )
    body = "\n\n".join((*marks, "%%", "~~ （編輯）"))
    kinds = [block.kind for block in blocks_of(body)]
    assert kinds == ["p", "h", "list", "table", "photo", "elsewhere", "ad", "credit"]
    assert blocks_of(body)[0].plain == ("甲連結乙",)
    assert blocks_of(body)[3].cells == (("年", "值"), ("1", "2"))
    assert blocks_of("one\ntwo")[0].plain == ("one two",)
    assert blocks_of("一\n二")[0].plain == ("一二",)
