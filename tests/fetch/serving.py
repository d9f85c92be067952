"""What the tests of fetching share: the answers of a site, and a clock that sleeping moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

Route = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """Routes by path, and the requests that came, as (path, headers)."""

    port: int = 0
    routes: dict[str, Route] = field(default_factory=dict)
    connect: Route | None = None
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of `path`."""
        return f"http://{host}:{self.port}{path}"

    def page(
        self,
        path: str,
        body: bytes = b"<html>ok</html>",
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> str:
        """Serve `body` at `path`; the full address."""
        told = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}

        def route(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in told.items():
                handler.send_header(name, value)
            if "Content-Length" not in told:
                handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.routes[path] = route
        return self.url(path)

    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt aside."""
        return [path for path, _ in self.requests if path != "/robots.txt"]


@dataclass
class Clock:
    """Time that stands still but for sleeping."""

    now: datetime = datetime(2026, 1, 25, 8, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> datetime:
        """The time now."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Note the wait and let it pass."""
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)
