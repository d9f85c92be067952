"""An article as a page of its outlet, with all the furniture that real news pages carry.

Each outlet has a template of its own in `templates/`: other markup, class names, kinds of
metadata, boxes. A template gets `o` (outlet), `a` (article), `blocks`, `url`, `canonical`,
`words` (the outlet's furniture) and the filters below.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from claimwire.sample.world import HERE, Block, Outlet, Story, World

_LINK = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A block as templates see it: `html` of the first line, `items` of all of them."""

    kind: str
    html: Markup
    items: tuple[Markup, ...]
    cells: tuple[tuple[str, ...], ...]
    number: int


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates' environment; everything that is put in is escaped."""
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    env.filters["utc"] = lambda t: t.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    env.filters["iso"] = lambda t: t.isoformat()
    env.filters["epoch_ms"] = lambda t: int(t.timestamp() * 1000)
    env.filters["roc"] = _roc_date
    env.filters["day"] = lambda t, form: t.strftime(form)
    return env


def render_page(world: World, story: Story, page: int | None = None) -> bytes:
    """One page of `story`, or all of it on one, encoded as its outlet encodes."""
    pages = story.page_blocks
    blocks = story.blocks if page is None else pages[page - 1]
    outlet = world.outlet(story.outlet)
    text = (
        environment()
        .get_template(f"{outlet.layout}.html.j2")
        .render(
            o=outlet,
            words=outlet.words,
            a=story,
            blocks=_shown(blocks),
            page=page,
            last_page=len(pages),
            url=world.listed_url(story),
            canonical=world.canonical_url(story),
            charset=story.declared or outlet.charset,
            hot=_headlines(world, outlet, story),
        )
    )
    return encode(text, outlet)


def render_plain(outlet: Outlet, template: str, **values: Any) -> bytes:
    """A page of `outlet` that is no article (`templates/<template>.html.j2`)."""
    page = environment().get_template(f"{template}.html.j2")
    return encode(page.render(o=outlet, words=outlet.words, **values), outlet)


def encode(text: str, outlet: Outlet) -> bytes:
    """`text` in the outlet's charset; a character it lacks becomes a reference."""
    return text.encode(outlet.charset, errors="xmlcharrefreplace")


def _shown(blocks: Sequence[Block]) -> list[_Shown]:
    return [
        _Shown(
            kind=block.kind,
            html=_linked(block.lines[0]) if block.lines else Markup(""),
            items=tuple(_linked(line) for line in block.lines),
            cells=block.cells,
            number=number,
        )
        for number, block in enumerate(blocks, 1)
    ]


def _linked(line: str) -> Markup:
    """A line's HTML; `[[words]]` becomes a link."""
    escaped = html.escape(line, quote=False)
    # The line is escaped; the link around its words is ours.
    return Markup(_LINK.sub(r'<a href="/topic" target="_blank">\1</a>', escaped))  # noqa: S704


def _headlines(world: World, outlet: Outlet, story: Story) -> list[str]:
    """The hot list: the outlet's own standing lines, and its other articles."""
    others = [s.title for s in world.stories_of(outlet.id) if s.id != story.id]
    return [*outlet.words["hot"], *others[:2]]


def _roc_date(time: datetime) -> str:
    """A date of the Republic of China calendar, as Taiwanese columns print it."""
    return f"中華民國{time.year - 1911}年{time.month}月{time.day}日"
