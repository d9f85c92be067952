"""What a fetch gives back, and the addresses that may be shown to people."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer of a web server.

    `url` is what was asked for and `final_url` what answered after `redirects`; neither
    holds a user name or password. `status_line` and `headers` are as received (order and
    repetitions kept); `body` has the content's and transfer's encodings taken off.
    `fetched_at` is ISO 8601 in UTC, `elapsed` seconds from the first byte sent to the last
    one read, without the wait for the host's turn.
    """

    url: str
    final_url: str
    status: int
    status_line: str
    headers: Headers
    body: bytes
    fetched_at: str
    elapsed: float
    redirects: tuple[str, ...] = ()

    @property
    def not_modified(self) -> bool:
        """Whether the server said that the known version still stands (304)."""
        return self.status == 304

    @property
    def content_type(self) -> str | None:
        """The `Content-Type` header with its parameters, or None."""
        return self.header("content-type")

    @property
    def etag(self) -> str | None:
        """The `ETag` to send with the next request, or None."""
        return self.header("etag")

    @property
    def last_modified(self) -> str | None:
        """The `Last-Modified` to send with the next request, or None."""
        return self.header("last-modified")

    def header(self, name: str) -> str | None:
        """The first value of the header `name` in any case; None if absent or blank."""
        for key, value in self.headers:
            if key.lower() == name.lower():
                return value.strip() or None
        return None


def shown(url: str) -> str:
    """`url` without user name, password and fragment: the form for logs, rows and messages."""
    try:
        parts = urlsplit(url.strip())
        netloc = parts.netloc.rpartition("@")[2]
        return urlunsplit((parts.scheme, netloc, parts.path, parts.query, ""))
    except ValueError:
        return url.strip().rpartition("@")[2]
