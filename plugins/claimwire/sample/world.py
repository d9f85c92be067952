"""The sample world as data: outlets, articles, and the addresses that go wrong.

An article's `body` is written in blocks, one blank line between them:

    ## a sub-heading              - an item of a list, one a line
    | a cell | a cell |           a row of a table, one a line
    !! a caption                  a picture with its caption
    >> a headline                 a box within the text that leads elsewhere
    %%                            the outlet's own prompt or advertisement
    ~~ a credit                   a line that names who reported, no part of the text
    ==                            the next page begins (the Silicon Ledger alone has several)

Everything else is a paragraph; `[[words]]` inside it is a link. What the cleaned text of the page
has to be (paragraphs, sub-headings, lists, table rows, in this order) follows from that, so page
and gold record come from one place (data contract, "Article").
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent
BlockKind = Literal["p", "h", "list", "table", "photo", "elsewhere", "ad", "credit", "page"]
_LINK = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body; `lines` still hold `[[links]]`."""

    kind: BlockKind
    lines: tuple[str, ...]

    @property
    def plain(self) -> tuple[str, ...]:
        """The lines as they are read, links as their words, cells joined by ` | `."""
        return tuple(_LINK.sub(r"\1", line) for line in self.lines)

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The rows of a table."""
        return tuple(tuple(line.split(" | ")) for line in self.plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One invented outlet; `layout` names its template, `feed_kind` its feed's form.

    `charset` is what its pages are encoded in; `hosts` are all names it answers to, the
    first of them the one of its canonical addresses. `words` holds its furniture: navigation,
    hot lists, prompts, comments. `relevance` is that of its source (see `topic.Source`).
    """

    id: str
    name: str
    hosts: tuple[str, ...]
    language: str
    html_lang: str
    time_zone: str
    layout: str
    feed_kind: Literal["rss", "atom", "news-sitemap"]
    feed_path: str
    relevance: Literal["filter", "all"] = "filter"
    charset: str = "utf-8"
    charset_in_header: bool = True
    robots: str = "User-agent: *\nDisallow:\n"
    words: dict[str, Any] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The host of the canonical addresses."""
        return self.hosts[0]

    @property
    def feed_host(self) -> str:
        """The host that serves the feed."""
        return self.hosts[-1]

    @property
    def feed_url(self) -> str:
        """Where the feed or sitemap lies."""
        return f"http://{self.feed_host}{self.feed_path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article of the world. Times are aware, in the outlet's zone.

    `path` is the canonical address at the outlet's first host; `listed` is the address that the
    feed names, a path or a whole URL (tracking parameters, AMP and mobile variants). `edited` is
    the body that replaces `body` from the second GET on, without a word about it. `failures`
    GETs are answered with a 500 before the page heals. `feed_date` is the form of the feed's
    date. `declared` is a charset that the page names though it is not its own.
    """

    id: str
    outlet: str
    path: str
    title: str
    published: datetime
    modified: datetime | None = None
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    on_topic: bool = True
    body: str
    edited: str = ""
    failures: int = 0
    declared: str = ""
    listed: str = ""
    also_listed: str = ""
    feed_date: Literal["rfc822", "iso", "local", "dc", "none"] = "rfc822"

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The body in blocks."""
        return blocks_of(self.body)

    @property
    def page_blocks(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks of each page on which it is served."""
        pages: list[list[Block]] = [[]]
        for block in self.blocks:
            if block.kind == "page":
                pages.append([])
            else:
                pages[-1].append(block)
        return tuple(map(tuple, pages))

    @property
    def text(self) -> str:
        """The cleaned text, as the data contract defines it."""
        kept = (b for b in self.blocks if b.kind in ("p", "h", "list", "table"))
        return "\n\n".join("\n".join(b.plain) for b in kept)

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions, each once."""
        found = (b.plain[0] for b in self.blocks if b.kind == "photo")
        return tuple(dict.fromkeys(found))

    @property
    def summary(self) -> str:
        """What the feed tells: the start of the first paragraph."""
        first = next((b.plain[0] for b in self.blocks if b.kind == "p"), self.title)
        return first if len(first) <= 90 else first[:89] + "…"

    def after_edit(self) -> Story:
        """The article as it stands after its silent edit."""
        return replace(self, body=self.edited, edited="") if self.edited else self

    def last_changed(self) -> datetime:
        """What `Last-Modified` tells; a version after a silent edit is told apart by `edited`."""
        return self.modified or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An address listed in a feed that leads to no article.

    `behaviour` says what happens there (see `router`), `stage` at which stage of the pipeline it
    is to be refused, `reason` why, for people.
    """

    id: str
    outlet: str
    path: str
    title: str
    summary: str = ""
    behaviour: Literal[
        "missing", "soft-404", "login", "redirects", "huge", "bomb", "empty", "shell",
        "garbled", "disallowed", "private",
    ]  # fmt: skip
    stage: Literal["fetch", "clean"]
    reason: str
    published: datetime


@dataclass(frozen=True, slots=True)
class World:
    """All outlets, articles and bad neighbours, in the order of their files."""

    outlets: tuple[Outlet, ...]
    stories: tuple[Story, ...]
    neighbours: tuple[Neighbour, ...]

    def outlet(self, outlet_id: str) -> Outlet:
        """The outlet of that id.

        Raises:
            KeyError: there is none.
        """
        for outlet in self.outlets:
            if outlet.id == outlet_id:
                return outlet
        known = ", ".join(o.id for o in self.outlets)
        raise KeyError(f"no outlet {outlet_id!r} in the sample world; there are {known}")

    def stories_of(self, outlet_id: str) -> tuple[Story, ...]:
        """An outlet's articles, newest first."""
        own = (s for s in self.stories if s.outlet == outlet_id)
        return tuple(sorted(own, key=lambda s: s.published, reverse=True))

    def canonical_url(self, story: Story) -> str:
        """The article's canonical address."""
        return f"http://{self.outlet(story.outlet).host}{story.path}"

    def listed_url(self, story: Story) -> str:
        """The address that the outlet's feed names for the article."""
        return self.at_outlet(story.outlet, story.listed or story.path)

    def at_outlet(self, outlet_id: str, address: str) -> str:
        """`address` as a URL: a path is one of the host that serves the outlet's feed."""
        if address.startswith("http"):
            return address
        return f"http://{self.outlet(outlet_id).feed_host}{address}"

    def with_story(self, story: Story) -> World:
        """The world with one article more."""
        return replace(self, stories=(*self.stories, story))


def blocks_of(body: str) -> tuple[Block, ...]:
    """Read a body's blocks; the marks are named in the module's docstring."""
    found: list[Block] = []
    for raw in re.split(r"\n\s*\n", body.strip()):
        lines = tuple(line.strip() for line in raw.strip().splitlines())
        first = lines[0]
        if first.startswith("## "):
            found.append(Block("h", (first[3:],)))
        elif first.startswith("!! "):
            found.append(Block("photo", (first[3:],)))
        elif first.startswith(">> "):
            found.append(Block("elsewhere", (first[3:],)))
        elif first.startswith("~~ "):
            found.append(Block("credit", (first[3:],)))
        elif first == "==":
            found.append(Block("page", ()))
        elif first == "%%":
            found.append(Block("ad", ()))
        elif all(line.startswith("- ") for line in lines):
            found.append(Block("list", tuple(line[2:] for line in lines)))
        elif all(line.startswith("| ") and line.endswith(" |") for line in lines):
            found.append(Block("table", tuple(line[2:-2] for line in lines)))
        else:
            found.append(Block("p", ("".join(lines) if _joined(first) else " ".join(lines),)))
    return tuple(found)


def _joined(line: str) -> bool:
    """Whether lines of this script are joined without a blank."""
    return any("\u3040" <= c <= "\u9fff" for c in line)


@lru_cache(maxsize=1)
def load_world() -> World:
    """Read the world from the files of this package."""
    outlets = tuple(Outlet(**_tuples(o)) for o in _toml("outlets.toml")["outlets"])
    zones = {o.id: ZoneInfo(o.time_zone) for o in outlets}
    stories = tuple(
        _story(tomllib.loads(path.read_text(encoding="utf-8")), zones)
        for path in sorted((HERE / "articles").glob("*.toml"))
    )
    neighbours = tuple(
        Neighbour(**_timed(n, zones)) for n in _toml("neighbours.toml")["neighbours"]
    )
    return World(outlets, stories, neighbours)


def new_story(
    world: World, outlet_id: str, *, title: str, body: str, authors: tuple[str, ...] = ()
) -> Story:
    """An article to add to `world`: one minute younger than its outlet's newest.

    Raises:
        KeyError: there is no such outlet.
    """
    world.outlet(outlet_id)
    own = world.stories_of(outlet_id)
    number = len(own) + 1
    return Story(
        id=f"added-{outlet_id}-{number}",
        outlet=outlet_id,
        path=f"/added/{number}.html",
        title=title,
        published=own[0].published + timedelta(minutes=1),
        authors=authors,
        body=body,
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _story(raw: dict[str, Any], zones: dict[str, ZoneInfo]) -> Story:
    return Story(**_timed(raw, zones))


def _timed(raw: dict[str, Any], zones: dict[str, ZoneInfo]) -> dict[str, Any]:
    """The raw table with tuples for lists, and its times in the outlet's zone."""
    values = _tuples(raw)
    for key in ("published", "modified"):
        if isinstance(values.get(key), datetime):
            values[key] = values[key].replace(tzinfo=zones[raw["outlet"]])
    return values


def _tuples(raw: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
