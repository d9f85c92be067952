"""The smaller decisions: titles, addresses, states, language, furniture, scores."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimwire.clean import Furniture, clean_page, learn_furniture, page_blocks, score_articles
from claimwire.clean.language import language_of
from claimwire.clean.metadata import canonical_url, strip_site
from claimwire.clean.score import body_f1
from claimwire.clean.structured import Structured, loads
from claimwire.records import PageHints

URL = "https://news.example.com.tw/a/1?utm_source=rss#top"
PROSE = [
    "縣政府14日宣布，位於東港區的儲能電站將在9月底前完成併網，可供應2.4萬戶家庭一天的用電。",
    "縣長在記者會上表示，電站採用的電池全數通過第三方測試，「安全是唯一不能討價還價的事」。",
    "不過，當地里長聯誼會並不買帳，會長指出縣府承諾召開的三場說明會只辦了一場。",
]


def _page(*paragraphs: str, head: str = "") -> bytes:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<html><head>{head}</head><body><h1>電站併網</h1><div>{body}</div></body></html>".encode()
    )


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("電站拚9月併網 | 財經 | 範例新聞", "電站拚9月併網"),
        ("範例報-專欄-電站拚9月併網之後的路", "電站拚9月併網之後的路"),
        ("Smelter outage leaves copper short - Harbor Post", "Smelter outage leaves copper short"),
        ("An 11-year-old's i-phone plan", "An 11-year-old's i-phone plan"),
        ("Guerre : la Russie affirme", "Guerre : la Russie affirme"),
    ],
)
def test_title_without_site(text: str, bare: str) -> None:
    """Site and section go at either end; hyphens and colons of the headline stay."""
    names = ["範例新聞", "範例報", "Harbor Post"]
    assert strip_site(text, names, ["財經", "專欄"]) == bare


def test_canonical_link_of_the_same_site_counts() -> None:
    """AMP and mobile pages name their article; a foreign or front-page link does not."""
    amp = "https://amp.example.com/x/amp/"
    link = Structured(links={"canonical": ["https://www.example.com/x?utm_source=y"]})
    assert canonical_url(link, amp) == "https://www.example.com/x"
    foreign = Structured(links={"canonical": ["https://www.other.org/x"]})
    assert canonical_url(foreign, "https://www.example.com/x/amp") == "https://www.example.com/x"
    front = Structured(links={"canonical": ["https://www.example.com/"]})
    assert canonical_url(front, "https://www.example.com/x") == "https://www.example.com/x"


def test_json_as_pages_write_it() -> None:
    """Comments around it, commas too many and line ends in strings are read."""
    assert loads('<!-- {"a": "x\ny",} -->') == {"a": "x\ny"}
    assert loads("no json") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("臺灣的電站將在九月併網，居民憂心。", "zh-Hant"),
        ("中国的电站将在九月并网，居民担忧。", "zh-Hans"),
        ("発電所は九月に稼働する。住民は心配している。", "ja"),
        ("발전소는 구월에 가동한다. 주민은 걱정한다.", "ko"),
        ("The station will open in September, and the people are worried.", "en"),
    ],
)
def test_language_is_judged_on_the_text(text: str, language: str) -> None:
    """Script and characters tell the language, whatever the markup says."""
    assert language_of(text, "en") == language


def test_text_hidden_by_the_page_s_own_style_sheet_goes() -> None:
    """A class that the page's style sheet does not display holds no text of the article."""
    head = "<style>.q1{color:red}.q7{display:none}</style>"
    body = _page(*PROSE, head=head).replace(
        b"</div>", "<p class='q7'>隱藏的一句話，寫給機器看的，讀者看不到。</p></div>".encode()
    )
    assert "隱藏" not in clean_page(body, url=URL).text


def test_hints_are_used_where_the_page_is_silent() -> None:
    """A time without an offset is read in the zone that the source gives."""
    body = _page(*PROSE).replace(b"</h1>", b"</h1><span>2026-07-14 09:00</span>")
    article = clean_page(body, url=URL, hints=PageHints(time_zone="Asia/Tokyo"))
    assert article.published_at == "2026-07-14T09:00:00+09:00"
    assert article.canonical_url == "https://news.example.com.tw/a/1"


def test_what_repeats_on_a_host_is_dropped() -> None:
    """A standing appeal is learned from many pages and dropped; nothing else changes."""
    appeal = "島嶼觀察創立於民國八十年，編輯部設在東港區的舊糖廠裡。"
    pages = [
        _page(f"第{i}段內容各不相同，說的是第{i}件事情。", *PROSE[:1], appeal) for i in range(6)
    ]
    texts = [[b for b in page_blocks(p, url=URL) if b not in PROSE] for p in pages]
    furniture = learn_furniture(texts)
    with_it = clean_page(pages[0], url=URL, furniture=furniture).text
    without = clean_page(pages[0], url=URL).text
    assert appeal in without
    assert with_it == without.replace("\n\n" + appeal, "")
    assert furniture.pages == 6
    assert Furniture().digest() != furniture.digest()


def test_same_page_gives_the_same_article() -> None:
    """Cleaning is a pure function of its arguments."""
    body = _page(*PROSE)
    assert clean_page(body, url=URL) == clean_page(body, url=URL)


def test_score_of_a_perfect_and_of_a_missing_prediction() -> None:
    """A record scores 1 against itself, and a missing one counts in every figure."""
    record = {
        "file": "a.html", "url": URL, "canonical_url": URL, "site": "x", "title": "t",
        "authors": ["甲"], "captions": [], "published_at": "2026-01-01T00:00:00Z",
        "modified_at": None, "language": "zh-Hant", "text": PROSE[0],
        "boilerplate": ["廣告文字一行"],
    }  # fmt: skip
    none = {"file": "n.html", "not_article": True}
    perfect = score_articles([record, none], [record])
    assert perfect["body_f1"] == 1.0
    assert perfect["published_at"] == 1.0
    assert perfect["false_articles"] == 0
    missing = score_articles([record], [])
    assert missing["body_f1"] == 0.0
    assert missing["boilerplate_left"] == 1.0
    assert body_f1("", "") == (0.0, 0.0, 0.0)


DEV = Path(__file__).resolve().parents[3] / "shared" / "dev" / "pages"


@pytest.mark.skipif(not DEV.is_dir(), reason="the shared development set is not here")
def test_development_pages_reach_their_floors() -> None:
    """The labelled pages of the development set are cleaned as well as the goals ask."""
    gold = [json.loads(line) for line in (DEV / "gold.jsonl").read_text("utf-8").splitlines()]
    rows = [r.split("\t") for r in (DEV / "not_articles.txt").read_text("utf-8").splitlines() if r]
    gold += [{"file": r[0], "url": r[1], "not_article": True} for r in rows]
    predicted = []
    for g in gold:
        try:
            article = clean_page((DEV / g["file"]).read_bytes(), url=g["url"])
        except Exception as refused:  # every refusal is a page without a prediction
            assert g.get("not_article"), (g["file"], refused)
            continue
        fields = {name: getattr(article, name) for name in article.__dataclass_fields__}
        predicted.append(fields | {"file": g["file"]})
    figures = score_articles(gold, predicted)
    assert figures["false_articles"] == 0
    assert figures["body_f1"] >= 0.985
    assert figures["boilerplate_left"] <= 0.01
    for name in ("title", "canonical_url", "language", "site"):
        assert figures[name] >= 0.98, name
    for name in ("published_at", "modified_at", "captions"):
        assert figures[name] >= 0.95, name
    # One page carries the author of a story whom it does not name.
    assert figures["authors"] >= 17 / 18
