"""The errors that claimwire raises; the type tells whether trying again can help.

    ClaimwireError
    +-- ConfigError             a file or variable that a person wrote is wrong
    +-- SourceError             something on the far side, always with its URL
    |   +-- FetchFailed         passing: time-out, 5xx, connection lost; try again later
    |   +-- FetchRefused        final: 404, robots.txt, too large, redirect loop, private address
    |   +-- Undecodable         the bytes are no text in any encoding that we know
    |   +-- NotAnArticle        a page, but no article (its `kind` tells what it is)
    |   +-- FeedBroken          a feed or sitemap that cannot be read
    +-- StoreError              our own stores
        +-- StoreBusy           another process holds the lock; try again later
        +-- StoreCorrupt        what lies there is not what was written
        +-- SchemaTooNew        written by a newer claimwire

Every message is one line that says what happened, where, and what to do.
"""

from __future__ import annotations


class ClaimwireError(Exception):
    """Base of all errors that a user may see; `str()` is the one line to show."""

    transient = False


class ConfigError(ClaimwireError):
    """A wrong value in `topic.toml`, an environment variable or an argument.

    Args:
        where: file or variable, as the user knows it.
        key: dotted path of the value inside it, or "" for the whole.
        problem: what is wrong and what is allowed.
    """

    def __init__(self, where: str, key: str, problem: str) -> None:
        self.where = where
        self.key = key
        self.problem = problem
        super().__init__(f"{where}: {key}: {problem}" if key else f"{where}: {problem}")

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        return type(self), (self.where, self.key, self.problem)


class SourceError(ClaimwireError):
    """Something about one URL.

    Args:
        url: the address that was asked for.
        kind: a short stable code, e.g. `http-404`; it is a column in `refusals`.
        reason: one line for people.
    """

    def __init__(self, url: str, kind: str, reason: str) -> None:
        self.url = url
        self.kind = kind
        self.reason = reason
        super().__init__(f"{url}: {reason} ({kind})")

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), (self.url, self.kind, self.reason)


class FetchFailed(SourceError):
    """A failure that may pass by itself; `retry_after` is the wait (seconds) that was asked for."""

    transient = True

    def __init__(self, url: str, kind: str, reason: str, retry_after: float | None = None) -> None:
        super().__init__(url, kind, reason)
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), (self.url, self.kind, self.reason, self.retry_after)


class FetchRefused(SourceError):
    """A failure that asking again will not change."""


class Undecodable(SourceError):
    """The bytes decode in no encoding without loss."""


class NotAnArticle(SourceError):
    """The page holds no article: `kind` is `listing`, `soft-404`, `consent-wall`, ..."""


class FeedBroken(SourceError):
    """A feed or sitemap from which nothing could be read."""


class StoreError(ClaimwireError):
    """The ledger, the archive or the warehouse cannot do what was asked."""


class StoreBusy(StoreError):
    """Another process holds the store."""

    transient = True


class StoreCorrupt(StoreError):
    """Stored bytes do not match their digest or cannot be read."""


class SchemaTooNew(StoreError):
    """The store was written by a newer claimwire than this one."""
