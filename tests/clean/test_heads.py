"""Heads of articles in markup of several kinds: who wrote it, and what the headline is."""

from __future__ import annotations

import pytest

from claimwire.clean import clean_page
from claimwire.records import Article

PROSE = (
    "港務局昨天公布新的浮標位置，並要求漁船在霧季減速，違者最高可罰三萬元。",
    "漁會回應，去年同樣的措施讓出海時間平均多出四十分鐘，希望局方補貼油費。",
)


def _article(head: str, title: str = "霧季將至 港務局移動浮標") -> Article:
    body = "".join(f"<p>{p}</p>" for p in PROSE)
    page = (
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{head}'
        f"<article>{body}</article></body></html>"
    )
    return clean_page(page.encode(), url="https://news.example.tw/a/1")


@pytest.mark.parametrize(
    "byline",
    [
        '<div><a rel="author">區嘉敏</a> 與 <a rel="author">石佳穎</a></div>',
        '<div><span itemprop="author"><b itemprop="name">區嘉敏</b></span>'
        '<span itemprop="author"><b itemprop="name">石佳穎</b></span></div>',
        '<div class="author-bar"><span class="name">區嘉敏 石佳穎</span>'
        "<span>閱讀 3萬</span></div>",
    ],
)
def test_writers_side_by_side_are_one_byline(byline: str) -> None:
    """Each of several elements for a writer counts, and what else stands in their box does not."""
    article = _article(f"<h1>霧季將至 港務局移動浮標</h1>{byline}")
    assert article.authors == ("區嘉敏", "石佳穎")


def test_head_in_one_line_is_no_text() -> None:
    """Time, source and buttons that share one line before the text go, however many they are."""
    head = (
        "<h1>霧季將至 港務局移動浮標</h1><div><span>2026-07-14 09:00</span>"
        " <span>來源：島嶼觀察報</span>"
        " <span>作者：石佳穎</span> <span>縮小字體</span> <span>收藏</span></div>"
    )
    article = _article(head)
    assert article.text == "\n\n".join(PROSE)
    assert article.authors == ("石佳穎",)


def test_several_colons_part_site_section_and_headline() -> None:
    """Old page titles part their levels with rows of colons."""
    title = "島嶼觀察 ::: 地方 ::: 霧季將至 港務局移動浮標"
    head = "<table><tr><td><b>霧季將至 港務局移動浮標</b></td></tr></table>"
    assert _article(head, title).title == "霧季將至 港務局移動浮標"
