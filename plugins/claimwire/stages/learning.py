"""From the archive to what repeats on the pages of a host.

A snapshot, once learnt, never changes; what a page was cleaned with stands in the ledger beside
its capture, so that cleaning it again as before gives the same text.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import structlog

from claimwire.archive import read_capture
from claimwire.clean import Furniture, learn_furniture, page_blocks
from claimwire.errors import SourceError, StoreCorrupt
from claimwire.ledger import Ledger
from claimwire.records import Capture, StageReport
from claimwire.stages.pipeline import Pipeline, open_ledger, timed
from claimwire.urls import host_of

log = structlog.get_logger(__name__)

MOST_PAGES_LEARNT = 300
"""So many of a host's newest articles are looked at: what repeats shows on far fewer."""


def learn(pipeline: Pipeline, hosts: Sequence[str] | None = None) -> StageReport:
    """Learn what repeats on the pages of each host that has many new ones; of `hosts` in any case.

    Each host is one transaction: what was learnt before a kill stays learnt.
    """
    started = time.perf_counter()
    learnt = blocks = refused = 0
    with open_ledger(pipeline) as ledger:
        for host in ledger.hosts_to_learn() if hosts is None else hosts:
            captures = ledger.pages_of_host(host, limit=MOST_PAGES_LEARNT)
            pages = list(_blocks(pipeline, captures))
            refused += len(captures) - len(pages)
            furniture = learn_furniture(pages)
            ledger.put_furniture(
                host,
                furniture.digest(),
                furniture.to_json(),
                pages=len(captures),
                now=pipeline.clock(),
            )
            learnt += 1
            blocks += len(furniture.fingerprints)
            log.info("host.learnt", host=host, pages=len(pages), blocks=len(furniture.fingerprints))
    report = StageReport(stage="learn", done=learnt, refused=refused, counts={"blocks": blocks})
    return timed(report, started)


class Wardrobe:
    """Which furniture each page of a batch is cleaned with.

    Args:
        ledger: holds the snapshots.
        batch_id: the batch.
        newest: take the newest of each page's host; else the one that the page, or an earlier
            look at its entry, was cleaned with, where there was one: two looks at an article
            can only be compared under the same rules.
    """

    def __init__(self, ledger: Ledger, batch_id: str, *, newest: bool) -> None:
        self._ledger = ledger
        self._used = {} if newest else ledger.furniture_used(batch_id)
        self._newest: dict[str, str] = {}
        self._known: dict[str, Furniture | None] = {"": None}

    def of(self, capture: Capture) -> tuple[str, Furniture | None]:
        """The digest ("" for none) and the furniture for the article that begins at `capture`."""
        digest = self._used.get(capture.capture_id)
        if digest is None:
            host = host_of(capture.final_url)
            if host not in self._newest:
                self._newest[host] = self._ledger.newest_furniture(host)
            digest = self._newest[host]
        if digest not in self._known:
            self._known[digest] = Furniture.from_json(self._ledger.get_furniture(digest))
        return digest, self._known[digest]


def _blocks(pipeline: Pipeline, captures: Sequence[Capture]) -> Iterator[list[str]]:
    for capture in captures:
        try:
            page = read_capture(pipeline.store, capture)
            yield page_blocks(page.body, url=page.url, content_type=page.content_type)
        except (SourceError, StoreCorrupt) as error:
            log.warning("page.not_learnt", capture_id=capture.capture_id, reason=str(error))
