"""A site whose articles lie on several pages; a test says what each address answers."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

HOST = "http://news.harbour.example"
FEED = f"{HOST}/feed.xml"
STORY = f"{HOST}/wall"


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
