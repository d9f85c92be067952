"""A host with more pages than a batch takes: one run takes them all, and nobody else waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from claimwire import stages
from claimwire.topic import Topic
from stages.pages_site import Desk, PagesSite, page

LARGE, SMALL = "http://large.example", "http://small.example"


@pytest.fixture
def site() -> Iterator[PagesSite]:
    """A host with 25 articles and one with two."""
    urls = [f"{LARGE}/story/{n}" for n in range(1000, 1025)]
    urls += [f"{SMALL}/story/{n}" for n in (1000, 1001)]
    with PagesSite({u: page(n, n, url=u, links="-") for n, u in enumerate(urls)}) as running:
        running.listed = urls
        yield running


@pytest.fixture
def desk(tmp_path: Path, site: PagesSite, sample_topic: Topic) -> Desk:
    """A new folder over the site, with batches of one entry: ten of a host at most."""
    made = Desk(tmp_path, site, sample_topic)
    some = made.pipeline
    made.pipeline = replace(some, settings=replace(some.settings, batch_size=1))
    return made


def test_a_run_takes_all_that_is_due(desk: Desk, site: PagesSite) -> None:
    """Each page is asked for once, and the small host does not wait for the large one's rest."""
    stages.run(desk.pipeline)
    hosts = [urlsplit(url).netloc for url in site.asked()]
    assert (hosts.count("large.example"), hosts.count("small.example")) == (25, 2)
    assert max(i for i, host in enumerate(hosts) if host == "small.example") < 12
    assert len(desk.texts()) == 27


def test_a_task_goes_on_with_what_no_batch_had_room_for(desk: Desk, site: PagesSite) -> None:
    """One task of a whole run drains what was due when it began, and nothing that failed since."""
    failing = site.listed[3]
    site.pages[failing] = 503
    stages.set_up(desk.pipeline)
    stages.watch(desk.pipeline)
    batches = stages.plan(desk.pipeline)
    reports = list(stages.ingest_on(desk.pipeline, batches[0]))
    fetched = [report.done + report.refused for report in reports if report.stage == "fetch"]
    assert sum(fetched) == 25
    assert site.asked().count(failing) == 1


def test_one_batch_alone_leaves_the_rest_for_the_next_run(desk: Desk, site: PagesSite) -> None:
    """An event's run takes ten pages of the large host and both of the small one."""
    desk.run()
    hosts = [urlsplit(url).netloc for url in site.asked()]
    assert (hosts.count("large.example"), hosts.count("small.example")) == (10, 2)
    desk.run()
    assert len(site.asked()) == 10
