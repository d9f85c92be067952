"""Which answer a request to one of the world's hosts gets.

article          200 (a 500 while it fails; the edited body from the second GET on); of an
                 article on several pages the one that `?page=` names, `all` being a number too
feed, robots     200
bad neighbour    by its behaviour:
    missing      404                        soft-404    200, a page that says it is none
    login        302 to a log-in form       redirects   302 without end
    huge         30 MB, streamed            bomb        30 MB in 30 kB of gzip
    empty        200 without a byte         shell       200, a page that only scripts would fill
    garbled      declares UTF-8, is no text in any encoding
    disallowed   200, though robots.txt forbids the path
        private      (not here: the feed names an address inside a private network)

Any other path of an outlet is a 404, any other host a 502.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

from claimwire.sample.feeds import render_feed
from claimwire.sample.pages import render_page, render_plain
from claimwire.sample.state import SiteState
from claimwire.sample.world import Neighbour, Outlet, Story, World

HUGE_BYTES = 30_000_000
BROKEN_HOST = "feeds.chenguang-express.example"
BROKEN_FEED = f"http://{BROKEN_HOST}/rss/all.xml"
# How long after publication the silent edit happens: long enough to be another second in
# `Last-Modified`, short enough to lie within the story.
_EDIT_AFTER = timedelta(hours=9, minutes=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer before it goes out: `stream` takes the place of `body` where it is set."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    stream: Iterator[bytes] | None = None


def answer(
    state: SiteState, host: str, target: str, headers: dict[str, str], *, counted: bool = True
) -> Answer:
    """The answer to a GET of `target` (path and query) at `host`.

    Args:
        state: what happened so far; a GET is noted in it.
        host: the host's name, lower case, without a port.
        target: path and query.
        headers: the request's headers, names in lower case.
        counted: False for HEAD, which changes nothing.
    """
    parts = urlsplit(target)
    world = state.world
    if host == BROKEN_HOST:
        return _of_broken_host(parts.path)
    outlet = next((o for o in world.outlets if host in o.hosts), None)
    if outlet is None:
        return _text(502, f"{host} is no host of the sample world")
    if parts.path == "/robots.txt":
        return _text(200, outlet.robots)
    if parts.path == outlet.feed_path:
        kind = "application/xml" if outlet.feed_kind == "news-sitemap" else "text/xml"
        body = render_feed(world, outlet)
        newest = max(s.published for s in world.stories_of(outlet.id))
        return _conditional(body, f"{kind}; charset={outlet.charset}", newest, headers)
    story = _story_at(world, outlet, target, parts.path)
    if story is not None:
        return _of_story(state, outlet, story, headers, parts.query, counted=counted)
    for neighbour in world.neighbours:
        if neighbour.outlet == outlet.id and _path_of(neighbour.path) == parts.path:
            return _of_neighbour(outlet, neighbour, parts.query)
    if parts.path == "/member/login":
        return _page(outlet, render_plain(outlet, "plain_login"))
    if parts.path == "/":
        own = world.stories_of(outlet.id)
        return _page(outlet, render_plain(outlet, "plain_listing", stories=own))
    return _page(outlet, render_plain(outlet, "plain_missing"), status=404)


def _story_at(world: World, outlet: Outlet, target: str, path: str) -> Story | None:
    """The article that an address leads to; parameters that it does not need are ignored."""
    for story in world.stories_of(outlet.id):
        if "?" in story.path:
            if target.startswith(story.path):
                return story
        elif path in (story.path, _path_of(story.listed or story.path)):
            return story
    return None


def _path_of(address: str) -> str:
    return urlsplit(address).path


def _of_story(
    state: SiteState,
    outlet: Outlet,
    story: Story,
    headers: dict[str, str],
    query: str,
    *,
    counted: bool,
) -> Answer:
    world = state.world
    page = _page_number(query)
    if page and page > len(story.page_blocks):
        return _page(outlet, render_plain(outlet, "plain_missing"), status=404)
    url = world.canonical_url(story)
    gets = state.count(url if page in (1, None) else f"{url} {page}") if counted else 0
    if 0 < gets <= story.failures:
        return _page(outlet, render_plain(outlet, "plain_error"), status=500)
    changed = story.last_changed()
    if story.edited and gets > 1:
        story = story.after_edit()
        changed += _EDIT_AFTER
    declared = story.declared or (outlet.charset if outlet.charset_in_header else "")
    kind = f"text/html; charset={declared}" if declared else "text/html"
    return _conditional(render_page(world, story, page), kind, changed, headers)


def _page_number(query: str) -> int | None:
    """The page that `?page=` names, the first without it; None for all of them in one."""
    told = parse_qs(query).get("page", [""])[0]
    if told == "all":
        return None
    return int(told) if told.isascii() and told.isdigit() and int(told) > 0 else 1


def _of_neighbour(outlet: Outlet, neighbour: Neighbour, query: str) -> Answer:
    match neighbour.behaviour:
        case "missing":
            return _page(outlet, render_plain(outlet, "plain_missing"), status=404)
        case "soft-404":
            return _page(outlet, render_plain(outlet, "plain_missing"))
        case "login":
            return _moved(f"/member/login?next={neighbour.path}")
        case "redirects":
            step = int(parse_qs(query).get("step", ["0"])[0]) + 1
            return _moved(f"{_path_of(neighbour.path)}?step={step}")
        case "huge":
            return Answer(headers={"Content-Type": "text/html; charset=utf-8"}, stream=_megabytes())
        case "bomb":
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"}
            return Answer(headers=headers, body=_bomb())
        case "empty":
            return Answer(headers={"Content-Type": "text/html; charset=utf-8"})
        case "shell":
            return _page(outlet, render_plain(outlet, "plain_shell", title=neighbour.title))
        case "garbled":
            return Answer(
                headers={"Content-Type": "text/html; charset=utf-8"}, body=_garbled(neighbour)
            )
        case _:
            page = render_plain(outlet, "plain_print", title=neighbour.title)
            return _page(outlet, page)


def _of_broken_host(path: str) -> Answer:
    if path == "/robots.txt":
        return _text(200, "User-agent: *\nAllow: /\n")
    if path != urlsplit(BROKEN_FEED).path:
        return _text(404, "no such page")
    feed = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        "<title>晨光快報 &nbsp;即時</titel><link>http://\n"
        "<br>Warning: mysql_connect(): Too many connections in feed.php on line 41"
    )
    headers = {"Content-Type": "application/rss+xml; charset=utf-8"}
    return Answer(headers=headers, body=feed.encode())


def _conditional(body: bytes, kind: str, changed: datetime, headers: dict[str, str]) -> Answer:
    """200 with validators, or 304 where the client already has it (RFC 9110, 13.2.2)."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    own = {
        "ETag": etag,
        "Last-Modified": format_datetime(changed.astimezone(UTC), usegmt=True),
        "Cache-Control": "max-age=0",
        "Vary": "Accept-Encoding",
    }
    if _has_it(etag, changed, headers):
        return Answer(status=304, headers=own)
    own["Content-Type"] = kind
    if "gzip" in headers.get("accept-encoding", "") and len(body) > 400:
        own["Content-Encoding"] = "gzip"
        body = gzip.compress(body, mtime=0)
    return Answer(headers=own, body=body)


def _has_it(etag: str, changed: datetime, headers: dict[str, str]) -> bool:
    tags = headers.get("if-none-match")
    if tags is not None:
        return any(tag.strip().removeprefix("W/") in (etag, "*") for tag in tags.split(","))
    since = headers.get("if-modified-since")
    if since is None:
        return False
    try:
        return changed.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False


def _page(outlet: Outlet, body: bytes, status: int = 200) -> Answer:
    kind = f"text/html; charset={outlet.charset}"
    return Answer(status=status, headers={"Content-Type": kind}, body=body)


def _text(status: int, text: str) -> Answer:
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    return Answer(status=status, headers=headers, body=text.encode())


def _moved(target: str) -> Answer:
    return Answer(status=302, headers={"Location": target, "Content-Type": "text/plain"})


def _megabytes() -> Iterator[bytes]:
    """A page that does not end before 30 MB, in pieces of 64 kB."""
    yield "<!doctype html><html><head><meta charset=utf-8><title>逐筆成交</title><body>".encode()
    piece = ("<p>輝達 H200 晶片現貨報價逐筆紀錄，第 0000 筆，價格未提供。</p>\n" * 800).encode()
    for _ in range(HUGE_BYTES // len(piece) + 1):
        yield piece


@lru_cache(maxsize=1)
def _bomb() -> bytes:
    return gzip.compress(b"<p>" + b" " * HUGE_BYTES, mtime=0)


def _garbled(neighbour: Neighbour) -> bytes:
    """Bytes of three encodings cut into each other, as a broken import leaves them."""
    parts = [neighbour.title.encode(c, errors="replace") for c in ("big5", "gb18030", "shift_jis")]
    mess = b"\xff\xfe\x81".join(part[:-1] for part in parts)
    return b'<html><head><meta charset="utf-8"></head><body><p>' + (mess + b"\xff\x80") * 40
