"""A tree measured once: what each element holds, how it is called, and where it stands.

Asking lxml for a parent, a text or an attribute costs more than most questions about them,
so each is asked once here, and all that looks at the whole page reads it from `Measured`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from claimwire.clean.page import INLINE, Element, split_names, units

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PUNCTUATION = re.compile(r"[。，、！？；：,.!?;:」”]")


@dataclass(slots=True)
class Measured:
    """The elements of a tree in document order with what each holds, in units.

    `prose[e]`: running text under `e` that stands in no link and has sentence marks;
    `own[e]`: text whose nearest block is `e`; `linked[e]`: the part of it in links;
    `lines`: the elements with text of their own, in order; `order`: position of each.

    The lists go by position: `parents` (-1 at the root), `children`, `last` (the last element
    within), `attributes` (names of those it has), `filled` (whether any text is within), and the
    `texts` and `tails` of lxml. They tell the tree as it was measured.
    """

    elements: list[Element]
    prose: dict[Element, float]
    own: dict[Element, float]
    linked: dict[Element, float]
    order: dict[Element, int]
    lines: list[Element]
    parents: list[int]
    children: list[list[int]]
    last: list[int]
    attributes: list[Collection[str | bytes]]
    filled: list[bool]
    texts: list[str | None]
    tails: list[str | None]
    teasers: int = 0
    _called: list[str | None] = field(default_factory=list)

    def called(self, i: int) -> str:
        """The class and id words of the element at `i`, camelCase cut, lower case."""
        known = self._called[i]
        if known is None:
            names = self.attributes[i]
            name = (self.elements[i].get("class") or "") if "class" in names else ""
            ident = (self.elements[i].get("id") or "") if "id" in names else ""
            known = split_names(f"{name} {ident}") if name or ident else ""
            self._called[i] = known
        return known

    def line(self, i: int) -> str:
        """The text whose nearest block is the element at `i`, its parts parted by blanks."""
        parts: list[str] = []
        self._gather(i, parts)
        return " ".join(" ".join(parts).split())

    def pieces(self, i: int) -> list[tuple[str, str]]:
        """The parts of `line(i)` that stand in elements or texts of their own, with their links."""
        parts: list[tuple[str, str]] = []
        self._part(i, "", parts)
        return parts

    def _part(self, i: int, link: str, parts: list[tuple[str, str]]) -> None:
        if self.elements[i].tag == "a":
            link = self.elements[i].get("href") or link
        if text := " ".join((self.texts[i] or "").split()):
            parts.append((text, link))
        for c in self.children[i]:
            if self.elements[c].tag in INLINE:
                self._part(c, link, parts)
            if text := " ".join((self.tails[c] or "").split()):
                parts.append((text, link))

    def subtree_units(self) -> tuple[list[float], list[float]]:
        """The units of all text under each element, and of the part in links; by position."""
        count = len(self.elements)
        text, linked = [0.0] * count, [0.0] * count
        for i in range(count - 1, -1, -1):
            e, p = self.elements[i], self.parents[i]
            if e.tag not in INLINE:
                text[i] += self.own[e]
                linked[i] += self.linked[e]
            if p >= 0:
                text[p] += text[i]
                linked[p] += linked[i]
        return text, linked

    def _gather(self, i: int, parts: list[str]) -> None:
        if text := self.texts[i]:
            parts.append(text)
        for c in self.children[i]:
            if self.elements[c].tag in INLINE:
                self._gather(c, parts)
            if tail := self.tails[c]:
                parts.append(tail)


def measure(root: Element) -> Measured:
    """Measure every element of `root` in one pass forward and one pass back."""
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    count = len(elements)
    order = dict(zip(elements, range(count), strict=True))
    own, linked, prose = [0.0] * count, [0.0] * count, [0.0] * count
    marked, filled, linking = [False] * count, [False] * count, [False] * count
    parents = [-1] * count
    children: list[list[int]] = [[] for _ in range(count)]
    attributes: list[Collection[str | bytes]] = []
    texts: list[str | None] = []
    tails: list[str | None] = [None] * count
    for i, e in enumerate(elements):
        parent = e.getparent()
        # The root can be a part of a larger tree.
        p = order.get(parent, -1) if i and parent is not None else -1
        if p >= 0:
            parents[i] = p
            children[p].append(i)
            linking[i] = linking[p]
        if e.tag == "a":
            linking[i] = True
        attributes.append(e.keys())
        text = e.text
        texts.append(text)
        if text and not text.isspace():
            filled[i] = True
            own[i] = units(text.strip())
            marked[i] = _PUNCTUATION.search(text) is not None
    last = list(range(count))
    for i in range(count - 1, -1, -1):
        e, p = elements[i], parents[i]
        inline = e.tag in INLINE
        if linking[i]:
            linked[i] = own[i]
        elif marked[i] and not inline and e.tag not in _HEADINGS:
            free = own[i] - linked[i]
            if free >= 12 and linked[i] < 0.5 * own[i]:
                prose[i] += free
        if p < 0:
            continue
        # The lines of a gallery are no body, however many there are.
        if e.tag != "figcaption":
            prose[p] += prose[i]
        if last[i] > last[p]:
            last[p] = last[i]
        if filled[i]:
            filled[p] = True
        if inline:
            own[p] += own[i]
            linked[p] += linked[i]
            marked[p] = marked[p] or marked[i]
        tail = tails[i] = e.tail
        if tail and not tail.isspace():
            filled[p] = True
            own[p] += units(tail.strip())
            marked[p] = marked[p] or _PUNCTUATION.search(tail) is not None
    return Measured(
        elements=elements,
        prose=dict(zip(elements, prose, strict=True)),
        own=dict(zip(elements, own, strict=True)),
        linked=dict(zip(elements, linked, strict=True)),
        order=order,
        lines=[e for i, e in enumerate(elements) if own[i] > 0 and e.tag not in INLINE],
        parents=parents,
        children=children,
        last=last,
        attributes=attributes,
        filled=filled,
        texts=texts,
        tails=tails,
        _called=[None] * count,
    )


def line_text(element: Element) -> str:
    """`Measured.line` of a tree that may have changed since it was measured."""
    return " ".join(" ".join(_own_parts(element)).split())


def _own_parts(element: Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag in INLINE:
            yield from _own_parts(child)
        if child.tail:
            yield child.tail
