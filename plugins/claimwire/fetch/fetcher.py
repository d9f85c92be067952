"""One GET: looked at, waited for, bounded, and told in the errors that the stages know.

Which answers are final and which may pass: a 4xx says that asking again will not help,
except 408, 425 and 429; a 5xx and everything below HTTP (no name, no connection, no time)
may pass. Kinds are stable: they are a column of `refusals`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin

import requests
import structlog
import urllib3
from requests import Session

from claimwire.errors import FetchFailed, FetchRefused, SourceError
from claimwire.fetch.guard import check_url
from claimwire.fetch.pace import Pace
from claimwire.fetch.response import Response, shown
from claimwire.fetch.robots import READ_BYTES, Robots, product_token
from claimwire.fetch.session import Call, GuardedAdapter, calling, new_session
from claimwire.settings import Settings
from claimwire.urls import host_of

MAX_REDIRECTS = 8
_REDIRECTS = {301, 302, 303, 307, 308}
_PASSING = {408, 425, 429}
_LONGEST_RETRY_AFTER = 86_400.0
_CHUNK = 65_536
_CONNECT_SECONDS = 10.0
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/xml;q=0.9,*/*;q=0.5"
_DECODED = {"", "identity", "gzip", "x-gzip", "deflate"}
# What a page or a feed can be served as; everything else is not read at all.
_TYPE_WORDS = ("text/", "xml", "html", "json", "octet-stream", "gzip")

log = structlog.get_logger(__name__)


class Fetcher:
    """Asks web servers for pages, feeds and sitemaps. Safe to share among threads.

    Args:
        settings: user agent, time-out, pace, proxy, whether private addresses are allowed.
        sleep: waits that many seconds.
        clock: the time now, with an offset.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        sleep: Callable[[float], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._pace = Pace(settings.host_delay, sleep=sleep, clock=clock)
        self._adapter = GuardedAdapter(pool_connections=32, pool_maxsize=4)
        self._robots = Robots(
            product_token(settings.user_agent), load=self._load_robots, clock=clock
        )

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        max_bytes: int | None = None,
    ) -> Response:
        """Fetch `url`, following redirects.

        Args:
            url: http or https.
            etag: the version that is known; the answer may then be `not_modified` with an
                empty body.
            last_modified: when that version was last changed, as its server told it.
            max_bytes: the largest body, counted after decompression; the settings'
                `page_bytes` where left out.

        Raises:
            FetchFailed: it may pass: `timeout`, `dns`, `connection`, `tls`, `proxy`,
                `broken-body`, `robots-unreachable`, `http-408|425|429|5xx` (with
                `retry_after` where the server named one), or the kind for which the host
                is being left alone.
            FetchRefused: it is final: `http-4xx`, `robots`, `too-large`, `redirect-loop`,
                `scheme`, `bad-url`, `private-address`, `content-type`, `content-encoding`.
        """
        limit = self._settings.page_bytes if max_bytes is None else max_bytes
        validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in validators.items() if value}
        try:
            answer = self._follow(url, headers, limit)
        except SourceError as error:
            log.info("fetch.refused", url=error.url, kind=error.kind, reason=error.reason)
            raise
        log.debug("fetch.done", url=answer.url, status=answer.status, bytes=len(answer.body))
        return answer

    def close(self) -> None:
        """Close the connections that are kept alive."""
        self._adapter.close()

    def _load_robots(self, url: str) -> Response:
        return self._follow(url, {}, READ_BYTES, is_robots=True)

    def _follow(
        self, url: str, headers: dict[str, str], limit: int, *, is_robots: bool = False
    ) -> Response:
        session = new_session(user_agent=self._settings.user_agent, proxy=self._settings.proxy)
        session.headers["Accept"] = _ACCEPT
        current, seen, passed = url, set[tuple[str, str]](), list[str]()
        while True:
            check_url(current, allow_private=self._settings.allow_private)
            # A site may send a reader round once to set a cookie: a loop is the same
            # address with the same cookies.
            state = (current, repr(sorted(session.cookies.items())))
            if state in seen or len(passed) > MAX_REDIRECTS:
                raise FetchRefused(shown(url), "redirect-loop", "redirects without an end")
            seen.add(state)
            answer, target = self._ask(
                session, url, current, headers, limit, is_robots=is_robots, passed=tuple(passed)
            )
            if target is None:
                return answer
            passed.append(shown(current))
            current = target

    def _ask(
        self,
        session: Session,
        asked: str,
        current: str,
        headers: dict[str, str],
        limit: int,
        *,
        is_robots: bool,
        passed: tuple[str, ...],
    ) -> tuple[Response, str | None]:
        """One request in its turn; the answer, or the address that it redirects to."""
        host = host_of(current)
        self._refuse_if_paused(asked, host)
        delay = None if is_robots else self._robots.check(current)
        self._pace.wait(host, delay)
        started = self._clock()
        allowed = self._settings.allow_private
        with calling(current, seconds=self._settings.timeout, allow_private=allowed) as call:
            try:
                raw = self._send(session, current, headers, call)
                try:
                    target = _target(asked, current, raw)
                    body = b""
                    if target is None:
                        self._check_status(asked, host, raw)
                        body = self._read(asked, raw, limit, call, is_robots=is_robots)
                finally:
                    raw.close()
            except SourceError as error:
                if error.transient and not error.kind.startswith("http-"):
                    self._pace.failed(host, error.kind)
                else:
                    self._pace.answered(host)
                raise
        self._pace.answered(host)
        answer = Response(
            url=shown(asked),
            final_url=shown(current),
            status=raw.status_code,
            status_line=_status_line(raw),
            headers=tuple((str(k), str(v)) for k, v in raw.raw.headers.items()),
            body=body,
            fetched_at=started.astimezone(UTC).isoformat(timespec="milliseconds"),
            elapsed=(self._clock() - started).total_seconds(),
            redirects=passed,
        )
        return answer, target

    def _refuse_if_paused(self, asked: str, host: str) -> None:
        pause = self._pace.paused(host)
        if pause is not None:
            seconds, kind = pause
            raise FetchFailed(
                shown(asked), kind, f"{host} is left alone for {seconds:.0f} s more", seconds
            )

    def _send(
        self, session: Session, url: str, headers: dict[str, str], call: Call
    ) -> requests.Response:
        timeout = self._settings.timeout
        try:
            request = session.prepare_request(requests.Request("GET", url, headers=headers))
            # requests reads addresses by its own rules: what it made of this one is what
            # goes out, so that is what must pass.
            check_url(str(request.url), allow_private=self._settings.allow_private)
            # Not `session.send`: it reads the body of a redirect whole, however large it is.
            answer = self._adapter.send(
                request,
                stream=True,
                timeout=(min(timeout, _CONNECT_SECONDS), timeout),
                verify=True,
                proxies=dict(session.proxies),
            )
        except (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema, UnicodeError):
            raise FetchRefused(shown(url), "bad-url", "not a valid address") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise self._failure(url, error, call) from None
        session.cookies.update(answer.cookies)
        return answer

    def _failure(self, url: str, error: Exception, call: Call) -> FetchFailed:
        """`error` in our words: the library's may hold addresses with secrets."""
        if call.expired or isinstance(
            error, requests.Timeout | urllib3.exceptions.TimeoutError | TimeoutError
        ):
            seconds = self._settings.timeout
            return FetchFailed(shown(url), "timeout", f"no full answer within {seconds:g} s")
        if isinstance(error, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
            return FetchFailed(shown(url), "tls", "no trusted TLS connection")
        if isinstance(error, requests.exceptions.ProxyError):
            return FetchFailed(shown(url), "proxy", "the proxy in CLAIMWIRE_PROXY does not serve")
        if isinstance(error, urllib3.exceptions.DecodeError):
            return FetchFailed(shown(url), "broken-body", "the compressed body is damaged")
        return FetchFailed(shown(url), "connection", "the connection failed or broke off")

    def _check_status(self, asked: str, host: str, raw: requests.Response) -> None:
        status = raw.status_code
        if status == HTTPStatus.NOT_MODIFIED or 200 <= status < 300:
            return
        kind = f"http-{status}"
        reason = f"the server answered {status} {_phrase(status)}".rstrip()
        if status >= 500 or status in _PASSING:
            wait = self._retry_after(raw)
            if wait:
                self._pace.pause(host, wait, kind)
            raise FetchFailed(shown(asked), kind, reason, wait)
        raise FetchRefused(shown(asked), kind, reason)

    def _retry_after(self, raw: requests.Response) -> float | None:
        """The wait in seconds that the server names, in either form of RFC 9110; at most a day."""
        value = str(raw.headers.get("Retry-After", "")).strip()
        if value.isdecimal():
            return min(float(value), _LONGEST_RETRY_AFTER)
        try:
            moment = parsedate_to_datetime(value)
        except (TypeError, ValueError):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        seconds = (moment - self._clock()).total_seconds()
        return min(max(seconds, 0.0), _LONGEST_RETRY_AFTER)

    def _read(
        self, asked: str, raw: requests.Response, limit: int, call: Call, *, is_robots: bool
    ) -> bytes:
        """The body, decoded; never more than `limit` bytes are kept in memory."""
        if raw.status_code == HTTPStatus.NOT_MODIFIED:
            return b""
        if not is_robots:
            _check_headers(asked, raw, limit)
        pieces: list[bytes] = []
        size = 0
        try:
            for piece in raw.raw.stream(_CHUNK, decode_content=True):
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    if is_robots:
                        break
                    raise _too_large(asked, limit)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise self._failure(asked, error, call) from None
        if call.expired:
            raise self._failure(asked, TimeoutError(), call)
        return b"".join(pieces)[:limit]


def _target(asked: str, current: str, raw: requests.Response) -> str | None:
    """The absolute address that an answer redirects to, or None.

    Header bytes come as Latin-1; addresses that are not plain ASCII are UTF-8 as a rule.
    """
    location = str(raw.headers.get("Location", "")).strip()
    if raw.status_code not in _REDIRECTS or not location:
        return None
    try:
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        log.debug("fetch.odd_redirect", url=shown(current))
    try:
        return urljoin(current, location)
    except ValueError:
        raise FetchRefused(shown(asked), "bad-url", "redirects to what is no address") from None


def _check_headers(asked: str, raw: requests.Response, limit: int) -> None:
    kind = str(raw.headers.get("Content-Type", "")).split(";")[0].strip().lower()
    if kind and not any(word in kind for word in _TYPE_WORDS):
        raise FetchRefused(shown(asked), "content-type", f"{kind} is neither a page nor a feed")
    encodings = {e.strip().lower() for e in str(raw.headers.get("Content-Encoding", "")).split(",")}
    if encodings - _DECODED:
        named = ", ".join(sorted(encodings - _DECODED))
        raise FetchRefused(
            shown(asked), "content-encoding", f"sent as {named}, which was not asked for"
        )
    length = str(raw.headers.get("Content-Length", "")).strip()
    if length.isdecimal() and int(length) > limit:
        raise _too_large(asked, limit)


def _too_large(asked: str, limit: int) -> FetchRefused:
    return FetchRefused(
        shown(asked),
        "too-large",
        f"more than {limit} bytes; see CLAIMWIRE_PAGE_BYTES, CLAIMWIRE_FEED_BYTES",
    )


def _status_line(raw: requests.Response) -> str:
    version = {10: "HTTP/1.0", 20: "HTTP/2"}.get(int(raw.raw.version or 11), "HTTP/1.1")
    return f"{version} {raw.status_code} {raw.reason or _phrase(raw.status_code)}".rstrip()


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
