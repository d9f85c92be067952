"""A real HTTP server on loopback whose answers a test writes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from claimwire.fetch import Fetcher
from claimwire.settings import Settings
from fetch.serving import Clock, Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on loopback; it answers 404 where the test gave no route."""
    state = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            state.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            route = state.routes.get(self.path) or state.routes.get(self.path.split("?")[0])
            if route is None:
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            try:
                route(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def do_CONNECT(self) -> None:
            if state.connect is not None:
                state.connect(self)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the test's output clean."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """Readers that hang up are what the tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield state
    server.shutdown()
    server.server_close()


@pytest.fixture
def clock() -> Clock:
    """A clock that only sleeping moves."""
    return Clock()


@pytest.fixture
def make_fetcher(clock: Clock) -> Iterator[Callable[..., Fetcher]]:
    """Makes fetchers with the settings of the test, private addresses allowed."""
    made: list[Fetcher] = []

    def make(**settings: Any) -> Fetcher:
        values = {"allow_private": True, "timeout": 5.0, **settings}
        made.append(Fetcher(Settings(**values), sleep=clock.sleep, clock=clock))
        return made[-1]

    yield make
    for fetcher in made:
        fetcher.close()


@pytest.fixture
def fetcher(make_fetcher: Callable[..., Fetcher]) -> Fetcher:
    """A fetcher that may ask loopback."""
    return make_fetcher()
