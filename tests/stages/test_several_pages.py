"""An article on several pages, from its feed to its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimwire import stages, warehouse
from claimwire.archive import read_capture, verify
from claimwire.clean import clean_page
from claimwire.stages import Pipeline
from claimwire.topic import Topic
from stages.pages_site import HOST, STORY, Desk, PagesSite, page, words

SECOND, THIRD = f"{STORY}?page=2", f"{STORY}?page=3"


@pytest.fixture
def site() -> Iterator[PagesSite]:
    """A site with an article on three pages."""
    pages: dict[str, str | int] = {STORY: page(1, 3), SECOND: page(2, 3), THIRD: page(3, 3)}
    with PagesSite(pages) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, site: PagesSite, sample_topic: Topic) -> Desk:
    """A new folder over the site."""
    return Desk(tmp_path, site, sample_topic)


def test_pages_become_one_article(desk: Desk, site: PagesSite) -> None:
    """Each page is asked for once, and the article holds the words of all in their order."""
    reports = desk.run()

    assert site.asked() == [STORY, SECOND, THIRD]
    assert desk.texts() == [(1, [1, 2, 3], None, True)]
    assert (reports["fetch"].done, reports["fetch"].counts["later_pages"]) == (1, 2)
    assert (reports["clean"].done, desk.refused()) == (1, {})
    with stages.open_ledger(desk.pipeline) as ledger:
        captures = ledger.all_captures()
        assert verify(desk.pipeline.store, captures) == []
    assert [(c.page, c.url) for c in captures] == [(1, STORY), (2, SECOND), (3, THIRD)]


def test_claims_lead_back_to_their_page(desk: Desk) -> None:
    """`explain_claim` names the capture whose page holds the claim's words."""
    desk.run()

    claims = desk.ask("FROM current_claims SELECT claim_id, evidence ORDER BY start")
    assert len(claims) >= 3
    stages.publish(desk.pipeline)
    published = desk.pipeline.settings.published_path
    with stages.open_ledger(desk.pipeline) as ledger:
        captures = {c.capture_id: c for c in ledger.all_captures()}
    seen = set()
    for claim_id, evidence in claims:
        told = warehouse.ask(published, "explain_claim", {"claim_id": str(claim_id)})
        capture = captures[str(told.rows[0][told.columns.index("capture_id")])]
        stored = read_capture(desk.pipeline.store, capture)
        assert str(evidence) in clean_page(stored.body, url=stored.url).text
        seen.add(capture.page)
    assert seen == {1, 2, 3}
    checks = warehouse.run_checks(published)
    assert [c.name for c in checks if not c.passed and c.severity == "stop"] == []


def test_a_missing_page_is_told_and_comes_later(desk: Desk, site: PagesSite) -> None:
    """What precedes it is an article at once; when the page comes the article is a new version."""
    whole = site.pages[SECOND]
    site.pages[SECOND] = 503
    desk.run()
    assert desk.texts() == [(1, [1], 2, True)]
    assert desk.refused() == {SECOND: ("fetch", "http-503", False)}

    site.pages[SECOND] = whole
    site.asked()
    desk.run(after=timedelta(minutes=2))
    assert site.asked() == [STORY, SECOND, THIRD]
    assert desk.texts() == [(1, [1], 2, False), (2, [1, 2, 3], None, True)]
    assert desk.refused() == {}
    assert warehouse.ask(desk.pipeline.settings.warehouse_path, "silent_edits").rows == []

    before = desk.ask("FROM articles SELECT * EXCLUDE (cleaned_at) ORDER BY ALL")
    stages.rebuild(desk.pipeline)
    assert desk.ask("FROM articles SELECT * EXCLUDE (cleaned_at) ORDER BY ALL") == before


def test_a_page_that_never_comes_is_given_up(desk: Desk, site: PagesSite) -> None:
    """After its attempts it is final; the article keeps its visits."""
    site.pages[THIRD] = 503
    for _ in range(5):
        desk.run(after=timedelta(minutes=30))
    assert desk.refused() == {THIRD: ("fetch", "http-503", True)}
    assert desk.texts() == [(1, [1, 2], 3, True)]
    site.asked()
    desk.run(after=timedelta(days=1))
    assert site.asked() == [STORY, SECOND, THIRD]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(404, "http-404"), ("<html><body><h1>Nothing here</h1></body></html>", "too-short")],
)
def test_what_is_no_page_of_the_article_is_told(
    desk: Desk, site: PagesSite, answer: str | int, kind: str
) -> None:
    """A page that is not there, or is no article, ends the text and stands in the refusals."""
    site.pages[SECOND] = answer
    desk.run()
    assert desk.texts() == [(1, [1], 2, True)]
    assert desk.refused()[SECOND][1] == kind
    assert THIRD not in site.asked()


def test_unchanged_pages_are_not_read_again(desk: Desk, site: PagesSite) -> None:
    """A later look asks for every page, conditionally, and makes nothing of what is the same."""
    desk.run()
    site.seen.clear()
    reports = desk.run(after=timedelta(hours=2))
    assert [status for url, status in site.seen if url.startswith(STORY)] == [304, 304, 304]
    assert (reports["fetch"].counts["unchanged"], reports["clean"].skipped) == (1, 1)
    assert len(desk.texts()) == 1


def test_a_change_of_a_later_page_is_a_new_version(desk: Desk, site: PagesSite) -> None:
    """The first page is as it was and the second is not: the article changed."""
    desk.run()
    site.pages[SECOND] = page(2, 3, text=words(7))
    desk.run(after=timedelta(hours=2))
    assert desk.texts() == [(1, [1, 2, 3], None, False), (2, [1, 3, 7], None, True)]


def test_a_page_that_fails_later_cuts_nothing_short(desk: Desk, site: PagesSite) -> None:
    """A look that lacks a page which was there before makes no version; the page is told."""
    desk.run()
    whole = site.pages[THIRD]
    for answer in (503, 404, "<html><body><h1>Please log in</h1></body></html>"):
        site.pages[STORY] = page(1, 3, text=words(8))
        site.pages[THIRD] = answer
        desk.run(after=timedelta(hours=6))
        assert desk.texts() == [(1, [1, 2, 3], None, True)]
        assert THIRD in desk.refused()
    site.pages[THIRD] = whole
    desk.run(after=timedelta(hours=6))
    assert desk.texts()[-1] == (2, [2, 3, 8], None, True)
    assert desk.refused() == {}
    with stages.open_ledger(desk.pipeline) as ledger:
        assert verify(desk.pipeline.store, ledger.all_captures()) == []


def test_an_article_that_lost_its_later_pages(desk: Desk, site: PagesSite) -> None:
    """The outlet puts all on one page: that is an edit like any other."""
    desk.run()
    site.pages[STORY] = page(1, 1, text=words(1) + "</p><p>" + words(2))
    desk.run(after=timedelta(hours=2))
    assert desk.texts()[-1] == (2, [1, 2], None, True)


@pytest.mark.parametrize("listed", [[SECOND], [THIRD], [SECOND, STORY], [STORY, THIRD, SECOND]])
def test_a_later_page_in_the_feed_is_its_articles(
    desk: Desk, site: PagesSite, listed: list[str]
) -> None:
    """However the feed names the pages, there is one article, and each page was asked for once."""
    site.listed = listed
    desk.run()
    asked = site.asked()
    assert sorted(asked) == sorted(set(asked))
    assert desk.texts() == [(1, [1, 2, 3], None, True)]
    desk.run(after=timedelta(hours=2))
    desk.run(after=timedelta(hours=6))
    assert desk.texts() == [(1, [1, 2, 3], None, True)]
    kinds = {kind for _, kind, _ in desk.refused().values()}
    assert kinds == ({"later-page"} if STORY in listed else set())


def test_a_later_page_whose_first_comes_into_the_feed_later(desk: Desk, site: PagesSite) -> None:
    """It is one article all along, and is asked for under the first page from then on."""
    site.listed = [THIRD]
    desk.run()
    site.listed = [THIRD, STORY]
    desk.run(after=timedelta(minutes=5))
    site.asked()
    desk.run(after=timedelta(hours=2))
    asked = site.asked()
    assert sorted(asked) == [STORY, SECOND, THIRD]
    assert desk.texts() == [(1, [1, 2, 3], None, True)]
    assert desk.refused()[THIRD][1] == "later-page"


def test_a_later_page_waits_for_its_first(desk: Desk, site: PagesSite) -> None:
    """While the first page fails nothing is staged alone; when it is gone for good the rest is."""
    site.listed = [SECOND]
    first, site.pages[STORY] = site.pages[STORY], 503
    desk.run()
    assert desk.texts() == []
    assert desk.refused()[SECOND][:2] == ("fetch", "http-503")
    site.pages[STORY] = first
    desk.run(after=timedelta(minutes=2))
    assert desk.texts() == [(1, [1, 2, 3], None, True)]
    assert desk.refused() == {}


def test_a_later_page_whose_first_is_gone_stands_alone(desk: Desk, site: PagesSite) -> None:
    """Nobody can read the first page any more: what there is, is taken."""
    site.listed = [SECOND]
    site.pages[STORY] = 404
    desk.run()
    assert desk.texts() == [(1, [2], None, True)]


def test_a_number_at_the_end_makes_no_page(desk: Desk, site: PagesSite) -> None:
    """Articles of a series, each with a number, stay articles of their own."""
    series = {n: f"{HOST}/report-{n}" for n in (1, 2, 3)}
    links = " ".join(f'<a href="{u}">{n}</a>' for n, u in series.items())
    for number, url in series.items():
        site.pages[url] = page(number, 1, links=links, url=url).replace(
            f'<a href="{series[2]}">2</a>', ""
        )
    site.listed = [series[3]]
    desk.run()
    assert desk.texts() == [(1, [3], None, True)]


def test_a_section_is_asked_for_once(desk: Desk, site: PagesSite) -> None:
    """Articles with small numbers that lead back to their section are articles, at one GET more."""
    section = f"{HOST}/news"
    site.listed = [f"{section}/{n}" for n in range(2, 7)]
    link = f'<a href="{section}">all news</a>'
    site.pages |= {u: page(n, n, links=link, url=u) for n, u in enumerate(site.listed, 2)}
    site.pages[section] = "<html><body><h1>All news</h1></body></html>"
    desk.run()
    asked = site.asked()
    assert asked.count(section) == 1
    assert len(asked) == 6
    assert len(desk.texts()) == 5


def test_robots_and_strangers_are_kept_to(desk: Desk, site: PagesSite) -> None:
    """A later page that robots.txt forbids is not asked for, nor is one on another host."""
    site.robots = "User-agent: *\nDisallow: /wall?page=2\n"
    desk.run()
    assert site.asked() == [STORY]
    assert desk.refused() == {SECOND: ("fetch", "robots", True)}
    assert desk.texts() == [(1, [1], 2, True)]


def test_pages_that_add_nothing_are_left(desk: Desk, site: PagesSite) -> None:
    """Pages of comments repeat the article: the second one is read, and no more."""
    for number in range(1, 10):
        url = STORY if number == 1 else f"{STORY}?page={number}"
        site.pages[url] = page(1, 9)
    desk.run()
    assert site.asked() == [STORY, SECOND]
    assert desk.texts() == [(1, [1], None, True)]
    assert desk.refused() == {}


def test_no_more_than_forty_pages(desk: Desk, site: PagesSite) -> None:
    """An article without end is cut after forty pages."""
    for number in range(1, 60):
        url = STORY if number == 1 else f"{STORY}?page={number}"
        site.pages[url] = page(number, 59)
    desk.run()
    assert len(site.asked()) == 40
    assert desk.texts() == [(1, list(range(1, 41)), None, True)]


def test_pages_in_a_circle(desk: Desk, site: PagesSite) -> None:
    """Pages that lead back end the article."""
    site.pages[SECOND] = page(2, 2, links=f'<a rel="next" href="{STORY}">on</a>')
    desk.run()
    assert site.asked() == [STORY, SECOND]
    assert desk.texts() == [(1, [1, 2], None, True)]


def test_reprocessing_and_rebuilding_give_the_same(desk: Desk, site: PagesSite) -> None:
    """Cleaning again from the archive changes no row, and asks nobody."""
    desk.run()
    site.pages[THIRD] = page(3, 3, text=words(9))
    desk.run(after=timedelta(hours=2))
    desk.run(after=timedelta(hours=6))
    rows = "FROM articles SELECT * EXCLUDE (cleaned_at) ORDER BY ALL"
    before = desk.ask(rows)
    site.asked()
    again: list[Callable[[Pipeline], object]] = [_reprocess, stages.rebuild]
    for way in again:
        way(desk.pipeline)
        assert desk.ask(rows) == before
    assert site.asked() == []


def _reprocess(pipeline: Pipeline) -> None:
    beginning = datetime(2000, 1, 1, tzinfo=UTC)
    for batch_id in stages.plan_again(pipeline, beginning, pipeline.clock()):
        stages.clean(pipeline, batch_id)
        stages.extract(pipeline, batch_id)
    stages.load(pipeline)


def test_pages_keep_their_pace(tmp_path: Path, site: PagesSite, sample_topic: Topic) -> None:
    """Later pages wait for the host's turn as all requests do."""
    desk = Desk(tmp_path, site, sample_topic)
    slept: list[float] = []
    some = desk.pipeline
    polite = replace(some, settings=replace(some.settings, host_delay=0.5), sleep=slept.append)
    stages.set_up(polite)
    stages.watch(polite)
    slept.clear()
    for batch_id in stages.plan(polite):
        stages.fetch(polite, batch_id)
    assert len([s for s in slept if s > 0]) >= 3


def test_a_refused_page_that_is_tried_again_is_read_again(desk: Desk, site: PagesSite) -> None:
    """The same bytes are cleaned once more, so that the refusal stands while its reason does."""
    site.pages[STORY] = "<html><body><h1>Nothing here</h1></body></html>"
    desk.run()
    assert desk.refused() == {STORY: ("clean", "too-short", True)}
    with stages.open_ledger(desk.pipeline) as ledger:
        assert ledger.retry(everything=True) == 1
    reports = desk.run(after=timedelta(minutes=5))
    assert reports["fetch"].counts["unchanged"] == 1
    assert desk.refused() == {STORY: ("clean", "too-short", True)}
