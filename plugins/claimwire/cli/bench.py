"""What `claimwire bench` times: cleaning, extraction, the named queries, a load, and relating.

Times are of this machine at this moment; compare them only within one run.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.progress import track

from claimwire.claims import Extractor
from claimwire.clean import clean_page
from claimwire.errors import SourceError
from claimwire.records import Article
from claimwire.relate import relate
from claimwire.sample.gold import gold_articles, gold_pages
from claimwire.topic import Topic
from claimwire.warehouse.bench import bench_load, bench_queries, made_again, over_goal

PARTS = ("clean", "extract", "queries", "load", "relate")
USUAL = ("clean", "extract", "queries")
NEW_CLAIMS = 100_000
"""So many claims are loaded into the made-up warehouse."""

ROUNDS = 5
STANDARD_ARTICLE = 2000
"""Characters; the length by which speeds of extraction are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be timed, and on what.

    `pages` is a folder of `NAME.html`, the sample site's pages if None; `rows` the claims of
    the made-up warehouse, which lies in `folder` and stays there, or is thrown away if None;
    `queries` the names of those to time, all where empty.
    """

    parts: Sequence[str]
    pages: Path | None
    rows: int
    folder: Path | None
    queries: Sequence[str]
    topic: Topic


def measure(wanted: Wanted) -> dict[str, float]:
    """All figures: milliseconds a page and an article, articles a second, seconds a query."""
    figures: dict[str, float] = {}
    if "clean" in wanted.parts:
        figures |= bench_cleaning(_pages(wanted.pages))
    if "extract" in wanted.parts:
        figures |= bench_extraction(wanted.topic, gold_articles())
    with TemporaryDirectory(prefix="claimwire-bench-") as temporary:
        folder = wanted.folder or Path(temporary)
        if "queries" in wanted.parts:
            figures |= _named("query", bench_queries(wanted.rows, folder, only=wanted.queries))
        if "load" in wanted.parts:
            figures |= _named("load", bench_load(wanted.rows, NEW_CLAIMS, folder, wanted.topic))
        if "relate" in wanted.parts:
            for rows in (wanted.rows // 10, wanted.rows):
                figures |= _named(f"relate.{rows}", bench_relate(rows, folder))
    return {name: round(value, 4) for name, value in figures.items()}


def bench_relate(rows: int, folder: Path) -> dict[str, float]:
    """Seconds to find stories and same claims among all of about `rows` made-up claims."""
    warehouse = made_again(folder, rows)
    try:
        worked = time.process_time()
        report = relate(warehouse)
        return {
            "seconds": report.seconds,
            "cpu": time.process_time() - worked,
            "claims": report.claims,
            "links": report.links,
            "groups": report.groups,
        }
    finally:
        warehouse.unlink()


def slow_queries(figures: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The timed queries that are over the goal for so many claims: their p95 and the goal."""
    some = {n.removeprefix("query."): v for n, v in figures.items() if n.startswith("query.")}
    return over_goal(some) if some else {}


def _named(part: str, figures: Mapping[str, float]) -> dict[str, float]:
    return {f"{part}.{name}": value for name, value in figures.items()}


def bench_cleaning(pages: Sequence[tuple[str, bytes]]) -> dict[str, float]:
    """Milliseconds a page, over (URL, bytes); a page that is no article counts as well."""
    times = _times(_cleaner(url, body) for url, body in pages)
    return {
        "clean.pages": len(pages),
        "clean.kilobytes_a_page": statistics.mean(len(body) for _, body in pages) / 1000,
        **_spread("clean", times),
    }


def bench_extraction(topic: Topic, articles: Sequence[Article]) -> dict[str, float]:
    """Milliseconds an article, and standard articles a second on one core."""
    extractor = Extractor(topic)

    def one(article: Article) -> Callable[[], object]:
        return lambda: extractor.extract(article)

    times = _times(one(article) for article in articles)
    characters = sum(len(article.text) for article in articles) / STANDARD_ARTICLE
    return {
        **_spread("extract", times),
        "extract.standard_articles_a_second": 1000 * characters / sum(times),
    }


def _cleaner(url: str, body: bytes) -> Callable[[], object]:
    def once() -> object:
        try:
            return clean_page(body, url=url)
        except SourceError as error:
            return error

    return once


def _times(calls: Iterable[Callable[[], object]]) -> list[float]:
    """The best of a few rounds of each call, in milliseconds; the collector runs between."""
    found = []
    for call in track(list(calls), description="timing", transient=True):
        best = float("inf")
        for _ in range(ROUNDS):
            gc.collect()
            started = time.perf_counter()
            call()
            best = min(best, time.perf_counter() - started)
        found.append(best * 1000)
    return found


def _spread(name: str, times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        f"{name}.ms_mean": statistics.mean(times),
        f"{name}.ms_p50": statistics.median(times),
        f"{name}.ms_p95": ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))],
    }


def _pages(folder: Path | None) -> list[tuple[str, bytes]]:
    if folder is None:
        return [(page.url, page.body) for page in gold_pages()]
    files = sorted(folder.rglob("*.html"))
    return [(f"http://unknown.invalid/{file.name}", file.read_bytes()) for file in files]
