"""One GET against a real server: what comes back, and how every bad neighbour is told."""

from __future__ import annotations

import gzip
import pickle
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler

import pytest

from claimwire.errors import FetchFailed, FetchRefused
from claimwire.fetch import Fetcher
from fetch.serving import Clock, Site
from tests_support import taken_port


def test_answer_is_told_whole(site: Site, fetcher: Fetcher) -> None:
    """A page comes with its body, status line, headers as sent, and the time it was fetched."""
    url = site.page("/a", "<p>輝達</p>".encode(), headers={"ETag": '"v1"', "X-One": "1"})
    answer = fetcher.get(url)
    assert answer.body.decode() == "<p>輝達</p>"
    assert (answer.status, answer.status_line) == (200, "HTTP/1.1 200 OK")
    assert answer.etag == '"v1"'
    assert ("X-One", "1") in answer.headers
    assert answer.content_type == "text/html; charset=utf-8"
    assert answer.fetched_at.startswith("2026-01-25T08:00:")
    assert not answer.not_modified


def test_validators_are_sent_and_304_has_no_body(site: Site, fetcher: Fetcher) -> None:
    """Known validators go out, and an unchanged page is `not_modified`."""
    url = site.page("/a", b"", status=304)
    answer = fetcher.get(url, etag='"v1"', last_modified="Sun, 25 Jan 2026 00:00:00 GMT")
    sent = site.requests[-1][1]
    assert sent["if-none-match"] == '"v1"'
    assert sent["if-modified-since"] == "Sun, 25 Jan 2026 00:00:00 GMT"
    assert answer.not_modified
    assert answer.body == b""


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, FetchRefused), (403, FetchRefused), (404, FetchRefused), (410, FetchRefused),
     (451, FetchRefused), (408, FetchFailed), (429, FetchFailed), (500, FetchFailed),
     (503, FetchFailed)],
)  # fmt: skip
def test_status_tells_whether_to_try_again(
    site: Site, fetcher: Fetcher, status: int, error: type[Exception]
) -> None:
    """4xx is final but for the ones that say "later"; 5xx may pass; the kind names the status."""
    url = site.page("/a", status=status)
    with pytest.raises(error) as raised:
        fetcher.get(url)
    assert raised.value.kind == f"http-{status}"  # type: ignore[attr-defined]


def test_retry_after_is_kept_and_the_host_left_alone(
    site: Site, fetcher: Fetcher, clock: Clock
) -> None:
    """A 429 with Retry-After carries the wait, and no request goes to the host before its end."""
    url = site.page("/a", status=429, headers={"Retry-After": "120"})
    with pytest.raises(FetchFailed) as raised:
        fetcher.get(url)
    assert raised.value.retry_after == 120
    assert pickle.loads(pickle.dumps(raised.value)).retry_after == 120
    before = len(site.requests)
    with pytest.raises(FetchFailed) as again:
        fetcher.get(site.page("/b"))
    assert again.value.kind == "http-429"
    assert len(site.requests) == before
    clock.sleep(121)
    assert fetcher.get(site.url("/b")).status == 200


def test_retry_after_as_a_date(site: Site, fetcher: Fetcher) -> None:
    """Retry-After in its date form gives the seconds until then."""
    url = site.page("/a", status=503, headers={"Retry-After": "Sun, 25 Jan 2026 08:05:00 GMT"})
    with pytest.raises(FetchFailed) as raised:
        fetcher.get(url)
    assert raised.value.retry_after is not None
    assert 290 <= raised.value.retry_after <= 300


def test_redirects_are_followed(site: Site, fetcher: Fetcher) -> None:
    """A relative redirect leads on; both addresses are told."""
    url = site.page(
        "/old", b"", status=301, headers={"Location": "/新?a=1#x".encode().decode("latin-1")}
    )
    site.page("/%E6%96%B0?a=1", b"new")
    answer = fetcher.get(url)
    assert answer.url == url
    assert answer.final_url.endswith("?a=1")
    assert answer.body == b"new"
    assert answer.redirects == (url,)


@pytest.mark.parametrize(
    ("location", "kind"),
    [("http://[half", "bad-url"), ("file:///etc/passwd", "scheme"),
     ("mailto:a@b.example", "scheme")],
)  # fmt: skip
def test_redirect_to_nowhere_is_refused(
    site: Site, fetcher: Fetcher, location: str, kind: str
) -> None:
    """A redirect to what is no web address is refused like such an address itself."""
    url = site.page("/a", b"", status=302, headers={"Location": location})
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(url)
    assert raised.value.kind == kind


def test_redirect_in_another_encoding_is_followed(site: Site, fetcher: Fetcher) -> None:
    """A redirect whose bytes are no UTF-8 is followed as it stands."""
    url = site.page("/a", b"", status=302, headers={"Location": "/\xa4\xa4"})
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(url)
    assert raised.value.kind == "http-404"


@pytest.mark.parametrize("kind", ["circle", "endless"])
def test_redirects_without_end_are_refused(site: Site, fetcher: Fetcher, kind: str) -> None:
    """A circle and a chain of ever new addresses are both `redirect-loop`."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        number = int(handler.path.partition("=")[2] or 0)
        target = "/loop" if kind == "circle" else f"/loop?n={number + 1}"
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    site.routes["/loop"] = route
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(site.url("/loop"))
    assert raised.value.kind == "redirect-loop"
    assert len(site.paths()) <= 9


def test_body_of_a_redirect_is_not_read(site: Site, fetcher: Fetcher) -> None:
    """A redirect may come with a body of any size: it is left alone."""
    sent = []

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", "/b")
        handler.send_header("Connection", "close")
        handler.end_headers()
        for _ in range(400):
            handler.wfile.write(b"x" * 65536)
            sent.append(65536)

    site.routes["/a"] = route
    site.page("/b", b"there")
    assert fetcher.get(site.url("/a")).body == b"there"
    assert sum(sent) < 15_000_000


def test_cookie_wall_is_passed(site: Site, fetcher: Fetcher) -> None:
    """A site that redirects once to set a cookie and back is no loop."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        if "seen=1" in handler.headers.get("Cookie", ""):
            body = b"article"
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
        else:
            body = b""
            handler.send_response(302)
            handler.send_header("Location", "/a")
            handler.send_header("Set-Cookie", "seen=1; Path=/")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    site.routes["/a"] = route
    assert fetcher.get(site.url("/a")).body == b"article"


def test_large_page_is_not_read(site: Site, fetcher: Fetcher) -> None:
    """A page that says it is too large is refused before its body is read."""
    url = site.page("/a", b"x" * 10, headers={"Content-Length": "30000000"})
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(url)
    assert raised.value.kind == "too-large"


def test_endless_page_is_cut_off(site: Site, fetcher: Fetcher) -> None:
    """A page that does not tell its size is read up to the limit and then refused."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Connection", "close")
        handler.end_headers()
        for _ in range(500):
            handler.wfile.write(b"x" * 65536)

    site.routes["/a"] = route
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(site.url("/a"), max_bytes=100_000)
    assert raised.value.kind == "too-large"


def test_bomb_is_refused(site: Site, fetcher: Fetcher) -> None:
    """A small gzip body that unpacks to far more than the limit is refused."""
    bomb = gzip.compress(b"\x00" * 50_000_000)
    url = site.page("/a", bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(url, max_bytes=1_000_000)
    assert raised.value.kind == "too-large"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_content_encoding_is_taken_off(site: Site, fetcher: Fetcher, encoding: str) -> None:
    """The body is what the page's author wrote, however it travelled."""
    packed = gzip.compress(b"text") if encoding == "gzip" else zlib.compress(b"text")
    url = site.page("/a", packed, headers={"Content-Encoding": encoding})
    assert fetcher.get(url).body == b"text"


def test_broken_gzip_may_pass(site: Site, fetcher: Fetcher) -> None:
    """A damaged compressed body is a failure that may pass."""
    url = site.page("/a", b"no gzip at all", headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchFailed) as raised:
        fetcher.get(url)
    assert raised.value.kind == "broken-body"


def test_short_body_may_pass(site: Site, fetcher: Fetcher) -> None:
    """A body shorter than its Content-Length is a broken connection, not a page."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half")
        handler.close_connection = True

    site.routes["/a"] = route
    with pytest.raises(FetchFailed) as raised:
        fetcher.get(site.url("/a"))
    assert raised.value.kind == "connection"


@pytest.mark.parametrize("kind", ["video/mp4", "application/pdf", "image/jpeg"])
def test_other_content_is_refused(site: Site, fetcher: Fetcher, kind: str) -> None:
    """A video, a PDF or an image is no page."""
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(site.page("/a", headers={"Content-Type": kind}))
    assert raised.value.kind == "content-type"


def test_unasked_encoding_is_refused(site: Site, fetcher: Fetcher) -> None:
    """A body in an encoding that was not asked for is refused, not stored as rubbish."""
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(site.page("/a", headers={"Content-Encoding": "br"}))
    assert raised.value.kind == "content-encoding"


@pytest.mark.parametrize("part", ["headers", "body"])
def test_dripping_server_meets_the_deadline(
    site: Site, make_fetcher: Callable[..., Fetcher], part: str
) -> None:
    """A server that sends a byte now and then is left when the deadline for all of it is over."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        if part == "headers":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        else:
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.send_header("Connection", "close")
            handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"X-A: b\r\n" if part == "headers" else b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    site.routes["/slow"] = route
    fetcher = make_fetcher(timeout=0.4)
    started = time.monotonic()
    with pytest.raises(FetchFailed) as raised:
        fetcher.get(site.url("/slow"))
    assert raised.value.kind == "timeout"
    assert time.monotonic() - started < 2


def test_silent_server_times_out(site: Site, make_fetcher: Callable[..., Fetcher]) -> None:
    """A server that accepts and says nothing is a time-out."""
    site.routes["/quiet"] = lambda handler: time.sleep(1.5)
    with pytest.raises(FetchFailed) as raised:
        make_fetcher(timeout=0.3).get(site.url("/quiet"))
    assert raised.value.kind == "timeout"


def test_silent_tls_server_meets_the_deadline(make_fetcher: Callable[..., Fetcher]) -> None:
    """A server that never answers the TLS handshake costs the deadline and no more."""
    with taken_port() as port:
        started = time.monotonic()
        with pytest.raises(FetchFailed):
            make_fetcher(timeout=0.4).get(f"https://127.0.0.1:{port}/")
        assert time.monotonic() - started < 3


def test_plain_answer_to_tls_may_pass(site: Site, fetcher: Fetcher) -> None:
    """A server that speaks no TLS on its https address is a failure that may pass."""
    with pytest.raises(FetchFailed) as raised:
        fetcher.get(site.url("/a").replace("http:", "https:"))
    assert raised.value.kind in ("tls", "connection")


def test_dead_host_is_left_alone_after_a_few(
    site: Site, make_fetcher: Callable[..., Fetcher]
) -> None:
    """A host that breaks off three times in a row is not asked a fourth time for a while."""
    fetcher = make_fetcher(host_delay=0.0)
    site.page("/robots.txt", b"")
    fetcher.get(site.page("/a"))
    calls = []

    def hang_up(handler: BaseHTTPRequestHandler) -> None:
        calls.append(handler.path)
        handler.close_connection = True

    errors = []
    for number in range(5):
        site.routes[f"/{number}"] = hang_up
        with pytest.raises(FetchFailed) as raised:
            fetcher.get(site.url(f"/{number}"))
        errors.append((raised.value.kind, raised.value.retry_after is not None))
    assert errors == [("connection", False)] * 3 + [("connection", True)] * 2
    assert calls == ["/0", "/1", "/2"]


def test_any_answer_shows_that_a_host_lives(site: Site, fetcher: Fetcher) -> None:
    """Failures count only in a row: a page that is missing or a 500 in between ends the row."""

    def hang_up(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True

    site.routes["/dead"] = hang_up
    for path in ("/missing", "/dead", "/dead", site.page("/error", status=500), "/dead", "/dead"):
        with pytest.raises((FetchFailed, FetchRefused)):
            fetcher.get(path if path.startswith("http") else site.url(path))
    assert fetcher.get(site.page("/a")).status == 200


def test_secrets_of_addresses_are_not_shown(
    site: Site, fetcher: Fetcher, capsys: pytest.CaptureFixture[str]
) -> None:
    """User name and password of an address stand in no message, record or log line."""
    url = site.page("/a", status=500).replace("http://", "http://reader:s3cret@")
    with pytest.raises(FetchFailed) as raised:
        fetcher.get(url)
    assert "s3cret" not in str(raised.value)
    site.page("/b")
    answer = fetcher.get(site.url("/b").replace("http://", "http://reader:s3cret@"))
    assert "s3cret" not in repr(answer)
    assert "s3cret" not in "".join(capsys.readouterr())


def test_threads_share_a_fetcher(site: Site, make_fetcher: Callable[..., Fetcher]) -> None:
    """One thread's deadline ends its own call and nobody else's."""
    site.routes["/slow"] = lambda handler: time.sleep(1.5)
    for number in range(6):
        site.page(f"/{number}", str(number).encode() * 1000)
    fetcher = make_fetcher(timeout=0.5, host_delay=0.0)
    with ThreadPoolExecutor(7) as pool:
        slow = pool.submit(fetcher.get, site.url("/slow"))
        pages = [pool.submit(fetcher.get, site.url(f"/{n}")) for n in range(6)]
        bodies = [page.result().body for page in pages]
    assert bodies == [str(n).encode() * 1000 for n in range(6)]
    assert isinstance(slow.exception(), FetchFailed)


def test_environment_changes_nothing(
    site: Site, make_fetcher: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proxies in the environment are not used: the settings alone say how to get out."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert make_fetcher().get(site.page("/a")).status == 200


def test_kept_alive_connections_are_used_again(site: Site, fetcher: Fetcher) -> None:
    """Several pages of one host come through, one connection after the other call's deadline."""
    site.page("/a")
    for _ in range(4):
        assert fetcher.get(site.url("/a")).status == 200
