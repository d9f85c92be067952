"""What repeats on the pages of a host is learnt from the archive, and then dropped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimwire import stages, warehouse
from claimwire.topic import Topic
from stages.pages_site import HOST, Desk, PagesSite, page

APPEAL = (
    "Our reporters have read the plans of the town for forty years, and they go on reading them."
)
LATER_APPEAL = "The harbour choir sings on Sundays in the old customs house, where all are welcome."


def story(number: int, appeal: str = APPEAL) -> str:
    """The address of an article."""
    return f"{HOST}/story/{number + 1000}"


def article(number: int, appeal: str = APPEAL) -> str:
    """An article with the outlet's standing appeal among its paragraphs."""
    text = f"Nvidia told the council on day {number} that it would need {number + 50} cranes."
    body = page(1, 1, text=f"{text}</p><p>{appeal}", url=story(number))
    return body.replace("part 1 of it", f"day {number} of it")


@pytest.fixture
def site() -> Iterator[PagesSite]:
    """A site with eight articles."""
    with PagesSite({story(n): article(n) for n in range(8)}) as running:
        running.listed = [story(n) for n in range(8)]
        yield running


@pytest.fixture
def desk(tmp_path: Path, site: PagesSite, sample_topic: Topic) -> Desk:
    """A new folder over the site."""
    return Desk(tmp_path, site, sample_topic)


def add(site: PagesSite, numbers: range, appeal: str = APPEAL) -> None:
    """Put more articles on the site."""
    site.pages |= {story(n): article(n, appeal) for n in numbers}
    site.listed += [story(n) for n in numbers]


def holding(desk: Desk, words: str) -> list[int]:
    """The numbers of the articles whose current text holds the words."""
    rows = desk.ask("FROM articles SELECT url, text WHERE is_current ORDER BY url")
    return [int(str(url)[-4:]) - 1000 for url, text in rows if words in str(text)]


def reprocess(desk: Desk) -> None:
    """Clean all of the archive anew with today's rules."""
    pipeline = desk.pipeline
    beginning = datetime(2000, 1, 1, tzinfo=UTC)
    for batch_id in stages.plan_again(pipeline, beginning, pipeline.clock()):
        stages.clean(pipeline, batch_id)
        stages.extract(pipeline, batch_id)
    stages.load(pipeline)


def test_a_standing_appeal_goes_once_it_is_learnt(desk: Desk, site: PagesSite) -> None:
    """Single pages keep it; pages cleaned after the learning do not, nor old ones cleaned anew."""
    desk.run()
    assert holding(desk, APPEAL) == list(range(8))
    assert stages.learn(desk.pipeline).counts["blocks"] >= 1

    add(site, range(8, 10))
    desk.run(after=timedelta(minutes=5))
    assert holding(desk, APPEAL) == list(range(8))
    assert holding(desk, "cranes") == list(range(10))

    reprocess(desk)
    assert holding(desk, APPEAL) == []
    assert holding(desk, "cranes") == list(range(10))
    versions = desk.ask("FROM articles SELECT DISTINCT cleaner_version WHERE is_current")
    assert len(versions) == 1
    assert "+" in str(versions[0][0])


def test_rebuild_cleans_each_page_as_it_was_cleaned(desk: Desk, site: PagesSite) -> None:
    """Learning in between changes nothing that stands: texts and versions come out the same."""
    desk.run()
    stages.learn(desk.pipeline)
    add(site, range(8, 10))
    desk.run(after=timedelta(minutes=5))
    rows = "FROM articles SELECT * EXCLUDE (cleaned_at) ORDER BY ALL"
    before = desk.ask(rows)
    stages.rebuild(desk.pipeline)
    assert desk.ask(rows) == before

    add(site, range(10, 40), LATER_APPEAL)
    desk.run(after=timedelta(minutes=5))
    stages.learn(desk.pipeline)
    before = desk.ask(rows)
    stages.rebuild(desk.pipeline)
    assert desk.ask(rows) == before


def test_learning_makes_no_silent_edit(desk: Desk, site: PagesSite) -> None:
    """A later look at an article is cleaned as the first was; only its own change is a version."""
    desk.run()
    stages.learn(desk.pipeline)
    for number in (1, 2):
        site.pages[story(number)] = article(number).replace("</body>", "<!-- new --></body>")
    site.pages[story(3)] = article(3).replace("cranes", "cranes and a lighthouse")
    desk.run(after=timedelta(hours=2))
    revised = desk.ask("FROM articles SELECT url WHERE version > 1")
    assert revised == [(story(3),)]
    edits = warehouse.ask(desk.pipeline.settings.warehouse_path, "silent_edits")
    assert len(edits.rows) == 1


def test_learning_goes_on_where_there_is_enough_new(desk: Desk, site: PagesSite) -> None:
    """A host is learnt again when it has a quarter more articles, and not before."""
    desk.run()
    assert stages.learn(desk.pipeline).done == 1
    assert stages.learn(desk.pipeline).done == 0
    add(site, range(8, 10))
    desk.run(after=timedelta(minutes=5))
    assert stages.learn(desk.pipeline).done == 0
    add(site, range(10, 16), LATER_APPEAL)
    desk.run(after=timedelta(minutes=5))
    assert stages.learn(desk.pipeline).done == 1
    add(site, range(16, 17), LATER_APPEAL)
    desk.run(after=timedelta(minutes=5))
    assert 16 not in holding(desk, LATER_APPEAL)


def test_one_article_under_many_addresses_is_one(desk: Desk, site: PagesSite) -> None:
    """An article that a feed lists five times is no furniture of its host."""
    listed = [f"{HOST}/list/{n}?story=1000" for n in range(1, 6)]
    site.pages |= {url: article(0) for url in listed}
    site.listed += listed
    desk.run()
    stages.learn(desk.pipeline)
    reprocess(desk)
    assert 0 in holding(desk, "cranes")


def test_few_pages_teach_nothing(desk: Desk, site: PagesSite) -> None:
    """A host with three articles is not learnt, and a single page is cleaned as ever."""
    site.listed = site.listed[:3]
    desk.run()
    assert stages.learn(desk.pipeline).done == 0
    assert holding(desk, APPEAL) == [0, 1, 2]


def test_killed_while_learning(
    desk: Desk, site: PagesSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that dies before it has told the ledger leaves nothing; the next learns the same."""
    desk.run()

    def dies(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("claimwire.ledger.Ledger.put_furniture", dies)
        with pytest.raises(KeyboardInterrupt):
            stages.learn(desk.pipeline)
    add(site, range(8, 9))
    desk.run(after=timedelta(minutes=5))
    assert 8 in holding(desk, APPEAL)
    assert stages.learn(desk.pipeline).done == 1


def test_upkeep_learns(desk: Desk) -> None:
    """Housekeeping learns on its way."""
    desk.run()
    assert stages.upkeep(desk.pipeline).counts["hosts_learnt"] == 1
