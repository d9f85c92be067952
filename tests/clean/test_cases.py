"""Markup and wordings of many sites, a case each: times, bylines, and pages that are no article.

The rounds `times_N`, `bylines_N`, `captions_N`, `heads_N`, `cms_N`, `kinds_N` were written one
after the other, each before the cleaner had seen it, so that the first figure of a round tells
how rules carry over.
"""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from claimwire.clean import clean_page
from claimwire.errors import NotAnArticle
from claimwire.records import Article

CASES = Path(__file__).parent / "cases"
URLS = {
    "hant": "https://news.example.tw/a/1",
    "hans": "https://www.example.cn/a/1",
    "en": "https://www.example.com/a/1",
    "ja": "https://www.example.jp/a/1",
    "ko": "https://www.example.kr/a/1",
}
SETTINGS = tomllib.loads((CASES / "frame.toml").read_text(encoding="utf-8"))


def _load(topic: str) -> list[Any]:
    cases = []
    for file in sorted(CASES.glob(f"{topic}_*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            cases.append(pytest.param(case, id=f"{file.stem}-{case['id']}"))
    return cases


def page_of(case: dict[str, Any]) -> tuple[bytes, str]:
    """The page of a case and its address."""
    frame = SETTINGS[case["lang"]]
    rows = "".join(case.get("item", "").format(*row) for row in case.get("items", ()))
    title = case.get("title") or frame["title"]
    body = "".join(f"<p>{p}</p>" for p in frame["paragraphs"])
    if "page" in case:
        inner = case["page"].replace("{items}", rows).replace("{body}", body)
    else:
        part = {k: case.get(k, "") for k in ("top", "under", "lead", "tail", "below")}
        inner = (
            f"{part['top']}<h1>{title}</h1>{part['under']}"
            f"<div class='text'>{part['lead']}{body}{part['tail']}</div>{part['below']}"
        )
    document = case.get("document", title)
    html = (
        f"<!doctype html><html lang='{frame['lang']}'><head><meta charset='utf-8'>"
        f"<title>{document}</title>{case.get('head', '')}</head><body>{frame['header']}{inner}"
        f"{frame['footer']}</body></html>"
    )
    return html.encode(), case.get("url") or URLS[case["lang"]]


def _clean(case: dict[str, Any]) -> Article:
    page, url = page_of(case)
    return clean_page(page, url=url)


def _same(want: str | None, got: str | None) -> bool:
    if not want or not got:
        return want == got
    return datetime.fromisoformat(want) == datetime.fromisoformat(got)


@pytest.mark.parametrize("case", _load("times"))
def test_times(case: dict[str, Any]) -> None:
    """Both times are those that the page says, and none is made up."""
    article = _clean(case)
    want = (case.get("published"), case.get("modified"))
    got = (article.published_at, article.modified_at)
    assert all(map(_same, want, got)), f"{got} is not {want}"


@pytest.mark.parametrize("case", _load("bylines"))
def test_bylines(case: dict[str, Any]) -> None:
    """Writers are named, and nobody else."""
    assert sorted(_clean(case).authors) == sorted(case.get("authors", ()))


@pytest.mark.parametrize("case", _load("captions"))
def test_captions(case: dict[str, Any]) -> None:
    """Each caption comes out once, and neither it nor anything else joins the text."""
    article = _clean(case)
    assert sorted(article.captions) == sorted(case["captions"])
    assert article.text == "\n\n".join(SETTINGS[case["lang"]]["paragraphs"])


@pytest.mark.parametrize("case", _load("heads"))
def test_heads(case: dict[str, Any]) -> None:
    """Times and writers of a whole head are right, whatever stands around it."""
    article = _clean(case)
    want = (case.get("published"), case.get("modified"))
    got = (article.published_at, article.modified_at)
    assert all(map(_same, want, got)), f"{got} is not {want}"
    assert sorted(article.authors) == sorted(case.get("authors", ()))


@pytest.mark.parametrize("case", _load("cms"))
def test_whole_pages(case: dict[str, Any]) -> None:
    """Headline, times, writers and captions of a whole page are right, and its text is there.

    With `text = "any"` the page has more text than the frame's paragraphs. `document` is the
    page's `<title>` where that says more than the headline.
    """
    article = _clean(case)
    frame = SETTINGS[case["lang"]]
    assert article.title == (case.get("title") or frame["title"])
    want = (case.get("published"), case.get("modified"))
    got = (article.published_at, article.modified_at)
    assert all(map(_same, want, got)), f"{got} is not {want}"
    assert sorted(article.authors) == sorted(case.get("authors", ()))
    assert sorted(article.captions) == sorted(case.get("captions", ()))
    paragraphs = frame["paragraphs"]
    if case.get("text") == "any":
        assert [p for p in paragraphs if p not in article.text] == []
    else:
        assert article.text == "\n\n".join(paragraphs)


@pytest.mark.parametrize("case", [*_load("cms"), *_load("bylines"), *_load("heads")])
def test_noise_in_the_head(case: dict[str, Any]) -> None:
    """Topics, buttons and counts between headline and byline change neither writers nor text.

    A link to a topic can look like a name: a bridge begins with a family name.
    """
    page, url = page_of(case)
    html = page.decode()
    if "</h1>" not in html or case.get("moved"):
        pytest.skip("nothing can stand between headline and byline here")
    below, above = SETTINGS[case["lang"]]["noise"]
    first = f"<p>{SETTINGS[case['lang']]['paragraphs'][0]}"
    noisy = html.replace("</h1>", f"</h1>{below}", 1).replace(first, above + first, 1)
    plain, changed = clean_page(page, url=url), clean_page(noisy.encode(), url=url)
    assert sorted(changed.authors) == sorted(plain.authors)
    assert (changed.published_at, changed.text) == (plain.published_at, plain.text)


@pytest.mark.parametrize("case", [*_load("cms"), *_load("bylines"), *_load("heads")])
def test_other_articles_behind(case: dict[str, Any]) -> None:
    """Topics and cards of other articles behind the text give neither writers nor times."""
    page, url = page_of(case)
    frame = SETTINGS[case["lang"]]
    before, foot, behind = page.decode().rpartition(frame["footer"])
    plain = clean_page(page, url=url)
    changed = clean_page(f"{before}{frame['cards']}{foot}{behind}".encode(), url=url)
    assert sorted(changed.authors) == sorted(plain.authors)
    assert changed.published_at == plain.published_at


@pytest.mark.parametrize("case", _load("kinds"))
def test_kinds(case: dict[str, Any]) -> None:
    """What is no article is refused, and what only resembles it is not."""
    if "refused" not in case:
        text = _clean(case).text
        assert [w for w in case["keeps"] if w not in text] == []
        return
    with pytest.raises(NotAnArticle) as refusal:
        _clean(case)
    assert case["refused"] in ("no-article", refusal.value.kind)
