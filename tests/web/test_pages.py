"""The pages over a real published file, as a browser would ask for them."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from claimwire.warehouse import ask, publish
from claimwire.web import create_app
from web.published import FORECAST, HOSTILE, SHARE, TOPIC


class Page(HTMLParser):
    """The tags of a page with their attributes, and the links in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.tags.append((tag, dict(attrs)))

    @property
    def links(self) -> list[str]:
        """Every address that an `a` leads to."""
        return [str(attrs["href"]) for tag, attrs in self.tags if tag == "a" and "href" in attrs]


def claim_of(published: Path, evidence: str, current: bool = True) -> str:
    """The id of the claim with some words."""
    row = ask(
        published,
        f"select claim_id from claims where evidence = '{evidence}' and is_current = {current}",
    ).rows[0]
    return str(row[0])


PAGES = [
    "/",
    "/search",
    "/measures",
    "/measures/local-share?day=2026-01-12",
    "/contradictions",
    "/forecasts?ahead=3650",
    "/sources",
    "/sql",
    "/sql?q=select+1",
    "/articles/mountain",
    "/articles/mountain?version=1",
]


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_in_every_language(client: TestClient, path: str, lang: str) -> None:
    """Each page answers, is in the language asked for, and every link in it leads somewhere."""
    mark = "&" if "?" in path else "?"
    answer = client.get(f"{path}{mark}lang={lang}")
    assert answer.status_code == 200, re.findall(r'role="alert">(.*?)<', answer.text)
    assert f'<html lang="{lang}">' in answer.text
    own = {link.split("#")[0] for link in Page(answer.text).links if link.startswith("/")}
    assert own
    for link in sorted(own)[:25]:
        assert client.get(link).status_code == 200, link


def test_hostile_article_text_stays_text(client: TestClient, published: Path) -> None:
    """Markup in titles and texts comes out escaped on every page that shows it."""
    paths = ["/", "/sources", "/articles/mountain", f"/claims/{claim_of(published, FORECAST)}"]
    for path in [*paths, "/sql?q=select+title,text+from+current_articles"]:
        html = client.get(path).text
        assert HOSTILE not in html
        tags = Page(html).tags
        assert not [t for t, attrs in tags if t == "script" and not attrs.get("src")]
        assert not [attrs for _, attrs in tags if any(name.startswith("on") for name in attrs)]


def test_no_link_runs_a_script_or_tells_who_sent_one(client: TestClient, published: Path) -> None:
    """Links to outlets are http(s) only and carry noopener and noreferrer."""
    claim = claim_of(published, "Qinghe Institute said the local share was 31% in 2024.")
    for path in [f"/claims/{claim}", "/articles/port", "/sources", "/articles/mountain"]:
        for tag, attrs in Page(client.get(path).text).tags:
            href = attrs.get("href") or ""
            assert not href.startswith("javascript:")
            if tag == "a" and href.startswith("http"):
                assert attrs["rel"] == "noopener noreferrer"


@pytest.mark.parametrize("path", ["/", "/static/page.js", "/nothing", "/search?since=never"])
def test_strict_headers_on_every_answer(client: TestClient, path: str) -> None:
    """Pages, files and errors forbid inline code, foreign sources and guessing of types."""
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_pages_hold_no_inline_code_or_style(client: TestClient) -> None:
    """Nothing in a page needs what the policy forbids."""
    for path in PAGES:
        tags = Page(client.get(path).text).tags
        assert not [t for t, attrs in tags if t == "style" or "style" in attrs], path


@pytest.mark.parametrize("words", ["本地茶占比", "本地茶占比达", "青禾 占比", '"2024年本地茶"'])
def test_search_needs_neither_spaces_nor_one_script(client: TestClient, words: str) -> None:
    """Words are found inside Chinese text, whichever script they are written in."""
    html = client.get("/search", params={"q": words}).text
    assert "2024年本地茶" in re.sub(r"</?mark[^>]*>", "", html)
    assert '<mark class="found">' in html


def test_facets_narrow_and_count(client: TestClient) -> None:
    """A facet's count is what choosing it gives, and other values of it stay in sight."""
    html = client.get("/search", params={"kind": "forecast"}).text
    assert "2 claims" in html
    links = [link.replace("&amp;", "&") for link in Page(html).links]
    assert "/search?kind=measurement" in links
    narrowed = client.get("/search?kind=forecast&theme=harvest").text
    assert "1 claim<" in narrowed
    assert "春茶會減少三成" in narrowed


def test_search_result_tells_the_claim(client: TestClient) -> None:
    """A result has claimant, attribution, quantity, period and the way to its evidence."""
    html = client.get("/search", params={"claimant": "陳阿土"}).text
    for told in ("陳阿土", "in their words", "≈ 30%", "2026", "山城報", "/claims/"):
        assert told in html


def test_copies_are_one_result(client: TestClient, published: Path) -> None:
    """Claims that say the same stand once on a page, the first of them, with links to the rest."""
    html = client.get("/search", params={"q": "本地茶占比達34.6"}).text
    assert "2 claims" in html
    assert html.count("<tr data-item>") == 1
    shown = html[html.index("<tr data-item>") :]
    assert shown.index("平原新闻") < shown.index("also in") < shown.index("山脊週刊")


def test_a_search_can_be_taken_away(client: TestClient) -> None:
    """The claims of a search come as CSV with every column of the page."""
    answer = client.get("/search/claims.csv", params={"q": "占比", "kind": "forecast"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["claimant"] for row in rows] == ["青禾研究所"]
    assert json.loads(rows[0]["quantities"])[0]["value"] == 40


def test_claim_leads_to_its_evidence(client: TestClient, published: Path) -> None:
    """The words are marked in the article, with the rules, the capture and the versions."""
    html = client.get(f"/claims/{claim_of(published, FORECAST)}").text
    assert f'<mark class="evidence" id="evidence">{FORECAST}</mark>' in html
    for told in ("claimant:name-before-cue", "b2.warc.gz", "Version", "kind:value-of-something"):
        assert told in html


def test_claim_shows_who_said_it_first(client: TestClient, published: Path) -> None:
    """The same claim elsewhere is listed in order of publication."""
    html = client.get(f"/claims/{claim_of(published, SHARE)}").text
    same = html[html.index('id="same"') :]
    assert same.index("平原新闻") < same.index("山脊週刊")
    assert ">first<" in same


def test_claim_of_an_earlier_version_says_so(client: TestClient, published: Path) -> None:
    """A link to words that were edited away still leads to them, with a warning."""
    html = client.get(f"/claims/{claim_of(published, SHARE, current=False)}").text
    assert "no longer stand" in html
    assert f'id="evidence">{SHARE}</mark>' in html


def test_article_shows_what_an_edit_changed(client: TestClient) -> None:
    """The figure that went and the one that came stand side by side."""
    html = client.get("/articles/mountain").text
    assert "<del>34.6</del><ins>35.1</ins>" in html


def test_every_dot_of_a_chart_leads_to_a_claim(client: TestClient) -> None:
    """A measure's chart is a set of links to evidence, and its table holds the same values."""
    html = client.get("/measures/local-share").text
    chart = html[html.index("<svg") : html.index("</svg>")]
    dots = re.findall(r'<a href="(/claims/[0-9a-f]+)"', chart)
    assert len(dots) >= 3
    assert all(client.get(dot).status_code == 200 for dot in dots)
    assert "forecast" in chart
    for value in ("31%", "35.1%", "40%"):
        assert value in html[html.index("<table") :]


def test_contradictions_stand_side_by_side(client: TestClient) -> None:
    """Both sides of a pair show value, speaker and words."""
    html = client.get("/contradictions").text
    assert html.count("<blockquote>") >= 2
    assert "31%" in html
    assert "Qinghe Institute said" in html


def test_refusals_are_shown_with_their_reason(client: TestClient) -> None:
    """What did not pass is on the page of sources."""
    html = client.get("/sources").text
    assert "https://mountain.example/lost" in html
    assert "missing page (404)" in html


def test_links_keep_the_language_that_was_asked_for(client: TestClient) -> None:
    """A shared link in one language leads to pages in that language."""
    links = Page(client.get("/?lang=zh-Hant").text).links
    own = [link for link in links if link.startswith("/") and "lang=en" not in link]
    assert all("lang=zh-Hant" in link for link in own)


def test_app_works_under_a_prefix(published: Path) -> None:
    """Mounted below another app, every link and file stays below it."""
    from fastapi import FastAPI

    outer = FastAPI()
    outer.mount("/claimwire", create_app(published, TOPIC))
    client = TestClient(outer)
    page = Page(client.get("/claimwire/").text)
    own = [link for link in page.links if link.startswith("/")]
    assert all(link.startswith("/claimwire/") for link in own)
    sheet = next(a["href"] for t, a in page.tags if t == "link" and a.get("rel") == "stylesheet")
    assert client.get(str(sheet)).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "line"),
    [
        ("/search?since=soon", 400, "is no day such as"),
        ("/search?year=long", 400, "is no whole number"),
        ("/forecasts?ahead=1e9", 400, "is no whole number"),
        ("/claims/none", 404, "no such claim"),
        ("/articles/none", 404, "no such article"),
        ("/measures/none", 404, "no such measure"),
        ("/nowhere", 404, "Not Found"),
    ],
)
def test_wrong_input_gets_one_line(client: TestClient, path: str, status: int, line: str) -> None:
    """Errors are pages of their own with the line that helps."""
    answer = client.get(path)
    assert answer.status_code == status
    assert line in answer.text


def test_nothing_is_changed_by_asking(client: TestClient) -> None:
    """Only GET is answered."""
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/search").status_code == 405
    for path in ("/openapi.json", "/docs", "/redoc"):
        assert client.get(path).status_code == 404


def test_before_the_first_publish_the_page_says_what_to_do(tmp_path: Path) -> None:
    """Without a file there is one line and no trace of where it should be."""
    answer = TestClient(create_app(tmp_path / "claimwire.duckdb", TOPIC)).get("/")
    assert answer.status_code == 503
    assert "run the pipeline once" in answer.text
    assert str(tmp_path) not in answer.text


def test_a_swapped_file_is_seen_at_once(published: Path, tmp_path: Path) -> None:
    """After the next publish the page tells what is new, also while others are asking."""
    import duckdb

    warehouse, copy = tmp_path / "w.duckdb", tmp_path / "claimwire.duckdb"
    warehouse.write_bytes(published.read_bytes())
    publish(warehouse, copy)
    client = TestClient(create_app(copy, TOPIC))
    assert "claims</b>" in client.get("/search").text
    with duckdb.connect(str(warehouse)) as con:
        con.execute("update claims set outlet = '夜報' where is_current")
    stop = threading.Event()
    failed: list[int] = []

    def ask_on() -> None:
        while not stop.is_set():
            status = client.get("/sql?q=select+count(*)+from+claims").status_code
            if status != 200:
                failed.append(status)

    others = [threading.Thread(target=ask_on) for _ in range(3)]
    for other in others:
        other.start()
    publish(warehouse, copy)
    html = client.get("/search").text
    stop.set()
    for other in others:
        other.join()
    assert "夜報" in html
    assert not failed
