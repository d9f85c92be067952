"""A site whose articles lie on several pages, and a folder over it.

A test says what each address answers, and runs the stages when it likes.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from claimwire import stages, warehouse
from claimwire.settings import Settings
from claimwire.stages import Pipeline
from claimwire.topic import Source, Topic

HOST = "http://news.harbour.example"
FEED = f"{HOST}/feed.xml"
STORY = f"{HOST}/wall"
TEXTS = (
    "FROM articles SELECT version, text, missing_page, is_current ORDER BY canonical_url, version"
)


def words(number: int) -> str:
    """A paragraph that stands on page `number` alone; the topic is named on each."""
    return (
        f"Nvidia said on Tuesday that part {number} of its plan would cost {number + 10} million "
        "dollars, and that it would take two years to build."
    )


def page(number: int, last: int, *, text: str = "", links: str = "", url: str = STORY) -> str:
    """Page `number` of `last` of the article at `url`."""
    pager = links or " ".join(
        f'<a href="{url if n == 1 else f"{url}?page={n}"}">{n}</a>' for n in range(1, last + 1)
    )
    return (
        "<!doctype html><html><head><title>Nvidia plans a harbour wall</title>"
        f'<link rel="canonical" href="{url}"></head><body><h1>Nvidia plans a harbour wall</h1>'
        "<p>By Ines Calder</p><p>March 3, 2026, 09:00 UTC</p><article>"
        f"<p>{text or words(number)}</p><p>The mayor called part {number} of it a very good deal "
        f"for the people of the town.</p></article><div>{pager}</div></body></html>"
    )


@dataclass
class PagesSite:
    """Serves `pages` (address to HTML, or to a status) to whoever takes it for a proxy."""

    pages: dict[str, str | int] = field(default_factory=dict)
    listed: list[str] = field(default_factory=lambda: [STORY])
    feed: str | int | None = None
    robots: str = "User-agent: *\nDisallow:\n"
    seen: list[tuple[str, int]] = field(default_factory=list)

    def asked(self) -> list[str]:
        """The addresses of pages that were asked for since the last call, in order."""
        found = [url for url, _ in self.seen if url != FEED and "robots" not in url]
        self.seen.clear()
        return found

    def answer(self, url: str, etag: str | None) -> tuple[int, str, bytes]:
        """Status, entity tag and body for a GET of `url`."""
        if url.endswith("/robots.txt"):
            return 200, "", self.robots.encode()
        if url == FEED:
            if self.feed is not None:
                found = self.feed
                return (found, "", b"") if isinstance(found, int) else (200, "", found.encode())
            items = "".join(
                f"<item><title>Nvidia plans {n}</title><link>{url}</link></item>"
                for n, url in enumerate(self.listed)
            )
            return 200, "", f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
        found = self.pages.get(url, 404)
        if isinstance(found, int):
            return found, "", b""
        body = found.encode()
        tag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
        return (304, tag, b"") if etag == tag else (200, tag, body)

    def __enter__(self) -> Self:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                url = self.path
                if not urlsplit(url).scheme:
                    url = f"http://{self.headers['Host']}{self.path}"
                status, tag, body = site.answer(url, self.headers.get("If-None-Match"))
                site.seen.append((url, status))
                self.send_response(status)
                kind = "application/rss+xml" if url == FEED else "text/html; charset=utf-8"
                self.send_header("Content-Type", kind)
                if tag:
                    self.send_header("ETag", tag)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Keep the test's output clean."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The address to use as a proxy."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"


class Desk:
    """A folder over the site, with a clock that can be set on."""

    def __init__(self, home: Path, site: PagesSite, topic: Topic) -> None:
        source = Source(
            id="harbour",
            url=FEED,
            kind="rss",
            outlet="Harbour News",
            language="en",
            time_zone="UTC",
            relevance="all",
        )
        self.ahead = timedelta()
        self.pipeline = Pipeline(
            settings=Settings(home=home, proxy=site.url, host_delay=0.0),
            topic=topic.with_sources([source]),
            clock=lambda: datetime.now(UTC) + self.ahead,
            sleep=lambda seconds: None,
        )

    def run(self, *, after: timedelta = timedelta()) -> dict[str, stages.StageReport]:
        """Run the stages to the warehouse, so much later than the last time; the reports."""
        self.ahead += after
        some = self.pipeline
        stages.set_up(some)
        reports = [stages.watch(some)]
        for batch_id in stages.plan(some):
            reports += stages.ingest(some, batch_id)
        reports.append(stages.load(some))
        return {report.stage: report for report in reports}

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """The rows that the warehouse gives."""
        return warehouse.ask(self.pipeline.settings.warehouse_path, sql, limit=10_000).rows

    def texts(self) -> list[tuple[object, list[int], object, object]]:
        """Version, the numbers of the pages whose words it holds, missing page, current."""
        return [
            (version, [n for n in range(1, 50) if words(n) in str(text)], missing, current)
            for version, text, missing, current in self.ask(TEXTS)
        ]

    def refused(self) -> dict[str, tuple[str, str, bool]]:
        """Stage, kind and finality of the open refusals by address."""
        with stages.open_ledger(self.pipeline) as ledger:
            found = [recorded.refusal for recorded in ledger.refusals()]
        return {r.url: (r.stage, r.kind, r.final) for r in found}
