"""Pages of real size: our own articles inside the furniture that pages of today carry.

Our sample and test pages have a few kilobytes; live ones have 100 to 400, most of it scripts,
state and styles, with one to two thousand elements. What is put around a page here follows what
such pages are made of: wrappers with hashed classes, menus of hundreds of links, vector icons,
places for advertisements, teasers with pictures, comments, and JSON of the application's state.
The article and its label stay as they are; the lines put in are added to its boilerplate.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from labelled import Page

from claimwire.text import to_simplified

SMALLEST, LARGEST = 100_000, 400_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_CODECS = {"utf-8", "big5", "gb18030", "gbk", "shift_jis", "cp932", "euc-jp"}


def enlarge(pages: Sequence[Page], count: int, seed: int = 20261124) -> list[Page]:
    """`count` pages of 100 to 400 kB, made from those of `pages` that are articles.

    The same `seed` gives the same bytes.
    """
    fit = [page for page in pages if not page.gold.get("not_article") and _parts(page)]
    if not fit:
        return []
    step = max(1.0, len(fit) / count)
    chosen = [fit[int(i * step) % len(fit)] for i in range(count)]
    return [_enlarged(page, number, seed) for number, page in enumerate(chosen)]


@dataclass(frozen=True, slots=True)
class _Parts:
    """A page cut at the end of its head, the start and the end of its body."""

    head: str
    between: str
    body: str
    end: str
    codec: str


def _parts(page: Page) -> _Parts | None:
    if str(page.gold.get("language"))[:2] not in ("zh", "en", "ja"):
        return None
    from claimwire.clean.decode import decode

    found = decode(page.body, url=page.url, content_type=page.content_type)
    low = found.text.lower()
    head, body, end = low.find("</head>"), low.find("<body"), low.rfind("</body>")
    opened = low.find(">", body)
    if not 0 < head < body < opened < end or found.encoding.replace("_", "-") not in (
        _CODECS | {"shift-jis"}
    ):
        return None
    text = found.text
    return _Parts(
        text[:head], text[head : opened + 1], text[opened + 1 : end], text[end:], found.encoding
    )


def _enlarged(page: Page, number: int, seed: int) -> Page:
    parts = _parts(page)
    if parts is None:
        raise ValueError(page.name)
    maker = _Maker(random.Random(f"{seed}-{number}"), _words(str(page.gold["language"])))
    size = maker.rolls.randrange(SMALLEST, LARGEST)
    before, after, depth = maker.before(), maker.after(), maker.rolls.randrange(5, 11)
    wraps = "".join(f'<div class="{maker.hashed()}">' for _ in range(depth))
    markup = before + wraps + parts.body + "</div>" * depth + after
    left = max(20_000, size - len(markup.encode(parts.codec, "xmlcharrefreplace")))
    styles, code, state = maker.styles(left // 4), maker.code(left // 4), maker.state(left // 2)
    text = "".join(
        [parts.head, styles, parts.between, markup, code, state, parts.end],
    )
    gold = dict(page.gold)
    wanted = str(gold["text"]) + str(gold["title"])
    new = [line for line in dict.fromkeys(maker.lines) if line not in wanted]
    gold["file"] = f"real-{number:03}.html"
    gold["boilerplate"] = [*gold.get("boilerplate", ()), *new]
    body = text.encode(parts.codec, "xmlcharrefreplace")
    return replace(page, name=str(gold["file"]), body=body, gold=gold)


@lru_cache
def _words(language: str) -> dict[str, Any]:
    banks = tomllib.loads((Path(__file__).parent / "furniture.toml").read_text(encoding="utf-8"))
    bank: dict[str, Any] = banks[language[:2]]
    if language == "zh-Hans":
        text = to_simplified(json.dumps(bank, ensure_ascii=False))
        bank = json.loads(text)
    return bank


class _Maker:
    """Writes pieces of furniture and remembers the lines of text that it wrote."""

    def __init__(self, rolls: random.Random, words: dict[str, Any]) -> None:
        self.rolls = rolls
        self.words = words
        self.lines: list[str] = []

    def before(self) -> str:
        """What stands above the article: consent, menus, an advertisement."""
        return "".join(
            [
                f'<div id="{self.hashed()}" class="consent" style="display:none"><p>'
                f"{self.words['consent']}</p></div>",
                f'<header class="{self.hashed()}"><div class="{self.hashed()}">',
                *self._menus(),
                "</div></header>",
                self._advertisement(),
            ]
        )

    def after(self) -> str:
        """What stands below it: teasers, ranking, comments, newsletter, footer."""
        return "".join(
            [
                self._advertisement(),
                *self._teasers(self.rolls.randrange(16, 60)),
                *self._ranking(),
                *self._comments(self.rolls.randrange(0, 40)),
                *self._footer(),
            ]
        )

    def hashed(self) -> str:
        """Class names as build tools make them."""
        return " ".join(f"css-{self._id(6)}" for _ in range(self.rolls.randrange(1, 4)))

    def styles(self, size: int) -> str:
        """About `size` bytes of rules in one `style`."""
        rules, length = ["<style data-emotion='css'>"], 0
        while length < size:
            rule = (
                f".css-{self._id(6)}{{display:flex;margin:{self.rolls.randrange(40)}px auto;"
                f"color:#{self.rolls.randrange(1 << 24):06x};"
                f"font-size:1.{self.rolls.randrange(9)}rem}}"
            )
            rules.append(rule)
            length += len(rule)
        return "".join([*rules, "</style>"])

    def code(self, size: int) -> str:
        """About `size` bytes of program text in scripts of a few kilobytes each."""
        pieces, length = [], 0
        while length < size:
            lines = [
                f"function {self._id(3)}_{i}(e,t){{var n=document.createElement('div');n.innerHTML="
                f'"<p>"+t[{self.rolls.randrange(99)}]+"</p>";return e&&e.id==="{self._id(8)}"?n:t}}'
                for i in range(self.rolls.randrange(10, 60))
            ]
            pieces.append("<script>!function(){" + ";".join(lines) + "}();</script>")
            length += len(pieces[-1])
        return "".join(pieces)

    def state(self, size: int) -> str:
        """About `size` bytes of the application's state, teasers and places for advertisements."""
        items: list[dict[str, Any]] = []
        length = 0
        while length < size:
            item = {
                "id": self._id(12),
                "type": self.rolls.choice(("teaser", "slot", "flag")),
                "headline": self._headline(),
                "href": f"/story/{self._id(8)}",
                "image": {"src": f"/img/{self._id(16)}.webp", "widths": [320, 640, 960, 1280]},
                "tracking": {"campaign": self._id(10), "enabled": self.rolls.random() < 0.5},
            }
            items.append(item)
            length += len(json.dumps(item))
        data = json.dumps({"props": {"modules": items}, "build": self._id(20)})
        return f'<script id="__STATE__" type="application/json">{data}</script>'

    def _id(self, length: int) -> str:
        return "".join(self.rolls.choices(_LETTERS, k=length))

    def _headline(self) -> str:
        return f"{self.rolls.choice(self.words['subjects'])}{self._gap()}{self._predicate()}"

    def _gap(self) -> str:
        return " " if self.words["related"].isascii() else ""

    def _predicate(self) -> str:
        return str(self.rolls.choice(self.words["predicates"]))

    def _line(self, text: str) -> str:
        self.lines.append(text)
        return escape(text)

    def _icon(self) -> str:
        path = " ".join(f"L{self.rolls.randrange(240) / 10} 1.5" for _ in range(12))
        return f'<svg class="{self.hashed()}" viewBox="0 0 24 24"><path d="M1 1 {path}z"/></svg>'

    def _link(self, text: str) -> str:
        return f'<a class="{self.hashed()}" href="/{self._id(7)}/{self._id(5)}">{text}</a>'

    def _menus(self) -> Iterator[str]:
        yield f'<nav class="{self.hashed()}"><ul>'
        for section in self.words["sections"]:
            below = self.rolls.sample(self.words["sections"], k=self.rolls.randrange(3, 9))
            items = "".join(f"<li>{self._link(self._line(name))}</li>" for name in below)
            yield f"<li>{self._link(self._line(section))}<div><ul>{items}</ul></div></li>"
        yield f"</ul><button>{self._icon()}</button></nav>"

    def _advertisement(self) -> str:
        name = self._id(10)
        return (
            f'<div class="ad-slot {self.hashed()}" id="gpt-{name}"><script>slots.push("{name}")'
            "</script></div>"
        )

    def _teasers(self, count: int) -> Iterator[str]:
        yield f'<aside class="{self.hashed()}"><h2>{self._line(self.words["related"])}</h2>'
        for _ in range(count):
            yield (
                f'<div class="{self.hashed()}"><div><picture>'
                f'<source srcset="/img/{self._id(12)}.webp">'
                f'<img loading="lazy" src="/img/{self._id(12)}.jpg" alt=""></picture></div>'
                f"<h3>{self._link(self._line(self._headline()))}</h3><span>"
                f"{self.rolls.randrange(1, 23)} {self.words['ago']}</span></div>"
            )
        yield "</aside>"

    def _ranking(self) -> Iterator[str]:
        yield f'<section class="{self.hashed()}"><h2>{self._line(self.words["popular"])}</h2><ol>'
        for _ in range(10):
            yield f"<li>{self._link(self._line(self._headline()))}</li>"
        yield "</ol></section>"

    def _comments(self, count: int) -> Iterator[str]:
        yield f'<section id="comments" class="{self.hashed()}"><h2>{self.words["comments"]}</h2>'
        for _ in range(count):
            said = self.rolls.choice(self.words["openings"]) + self.rolls.choice(self.words["ends"])
            buttons = "".join(f"<button>{a}</button>" for a in self.words["actions"])
            yield (
                f'<div class="comment {self.hashed()}"><div><span>{self._icon()}'
                f"{self.rolls.choice(self.words['names'])}</span><time>"
                f"{self.rolls.randrange(1, 23)} {self.words['ago']}</time></div>"
                f"<p>{self._line(said)}</p><div>{buttons}</div></div>"
            )
        yield "</section>"

    def _footer(self) -> Iterator[str]:
        yield f'<form class="{self.hashed()}"><label>{self._line(self.words["newsletter"])}</label>'
        yield f'<input type="email"></form><footer class="{self.hashed()}"><div>'
        yield from (self._link(self._line(name)) for name in self.words["footer"])
        yield from (self._link(self._line(name)) for name in self.words["sections"])
        yield f"<p>{self._line(self.words['rights'])}</p></div></footer>"
