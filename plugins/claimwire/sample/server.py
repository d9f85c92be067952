"""The sample world behind one HTTP server on loopback.

It acts as a plain HTTP proxy for the world's hosts: `GET http://host/path` as well as a `Host`
header is answered, any other host gets a 502. So claimwire fetches from it through
`CLAIMWIRE_PROXY=http://127.0.0.1:PORT` just as it fetches from the web. Asked by its own address
it offers `POST /__articles` (JSON with `outlet`, `title`, `body`, optional `authors`), which adds
an article to a feed, and `GET /__log`.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from claimwire.sample.router import Answer, answer
from claimwire.sample.state import SiteState

_LOOPBACK = {"127.0.0.1", "localhost"}
# Enough for every test and run; a site that stands for weeks must not grow.
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Seen:
    """One request that was answered; `path` holds the query too."""

    host: str
    path: str
    status: int
    method: str = "GET"


class SampleSite:
    """The running site, as a context manager.

    Args:
        port: port on 127.0.0.1; 0 takes a free one.
        state_file: where counts and added articles are kept, so that they survive a restart.
    """

    def __init__(self, port: int = 0, state_file: Path | None = None) -> None:
        self._state = SiteState(state_file)
        self._seen: deque[Seen] = deque(maxlen=_REMEMBERED)
        self._server = _Server(("127.0.0.1", port), self._state, self._seen)
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The address to use as a proxy."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def log(self) -> tuple[Seen, ...]:
        """The requests answered so far, in their order; of very many the last ones."""
        return tuple(self._seen)

    def add_article(
        self, outlet_id: str, *, title: str, body: str, authors: tuple[str, ...] = ()
    ) -> str:
        """Add an article to an outlet's feed; its URL.

        `body` is written in the blocks that `world` names.

        Raises:
            KeyError: there is no such outlet.
        """
        story = self._state.add(outlet_id, title, body, authors)
        return self._state.world.listed_url(story)

    def start(self) -> None:
        """Serve in a thread of its own."""
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.daemon = True
        self._thread.start()

    def stop(self) -> None:
        """Stop serving and free the port."""
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.server_close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], state: SiteState, seen: deque[Seen]) -> None:
        super().__init__(address, _Handler)
        self.state = state
        self.seen = seen


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "sample-site/1"
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        host, target = self._asked()
        if host in _LOOPBACK:
            self._send(host, target, self._own(target))
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        counted = self.command == "GET"
        self._send(host, target, answer(self.server.state, host, target, headers, counted=counted))

    def do_CONNECT(self) -> None:
        """No tunnels: the world is served over http only."""
        self._send(self.path.rsplit(":", 1)[0], "", Answer(status=502))
        self.close_connection = True

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def do_POST(self) -> None:
        host, target = self._asked()
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if host not in _LOOPBACK or target != "/__articles":
            self._send(host, target, Answer(status=405, headers={"Allow": "GET, HEAD"}))
            return
        self._send(host, target, self._added(body))

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: requests are kept in the site's log instead of being printed."""

    def _asked(self) -> tuple[str, str]:
        """The host and the path with query that were asked for, in either form."""
        parts = urlsplit(self.path)
        if parts.scheme:
            return (parts.hostname or "").lower(), parts._replace(scheme="", netloc="").geturl()
        host = self.headers.get("Host", "127.0.0.1")
        return host.rsplit(":", 1)[0].lower(), self.path

    def _own(self, target: str) -> Answer:
        if target == "/__log":
            return _json(200, [asdict(seen) for seen in self.server.seen])
        hosts = [host for outlet in self.server.state.world.outlets for host in outlet.hosts]
        return _json(200 if target == "/" else 404, {"proxy for": hosts})

    def _added(self, body: bytes) -> Answer:
        state = self.server.state
        try:
            given = json.loads(body)
            story = state.add(
                str(given["outlet"]),
                str(given["title"]),
                str(given["body"]),
                tuple(given.get("authors", ())),
            )
        except (KeyError, TypeError, ValueError) as error:
            return _json(400, {"error": f"outlet, title and body are needed: {error}"})
        return _json(201, {"url": state.world.listed_url(story)})

    def _send(self, host: str, target: str, found: Answer) -> None:
        # Noted before the body goes out, so that a client that has its answer finds it here.
        self.server.seen.append(Seen(host, target or "/", found.status, self.command))
        self.send_response(found.status)
        for name, value in found.headers.items():
            self.send_header(name, value)
        if found.stream is None:
            if found.status != 304:
                self.send_header("Content-Length", str(len(found.body)))
            self.end_headers()
            if self.command != "HEAD":
                self._write([found.body])
        else:
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            if self.command != "HEAD":
                self._write(found.stream)

    def _write(self, pieces: Iterator[bytes] | list[bytes]) -> None:
        # A client that has seen enough of a large page hangs up; that is its good right.
        with suppress(BrokenPipeError, ConnectionResetError, TimeoutError):
            for piece in pieces:
                self.wfile.write(piece)


def _json(status: int, value: object) -> Answer:
    body = json.dumps(value, ensure_ascii=False).encode()
    return Answer(status=status, headers={"Content-Type": "application/json"}, body=body)
