"""From a chosen element to blocks: the paragraphs, headings, items and rows of a text.

The part is built as a beautifulsoup4 tree, whose walk decides what is one block. Runs of
inline tags are one block; two line breaks part paragraphs, and one does where the line
before it ends a sentence; rows of a data table and items of a list stay together. Layout
tables are walked like any other container.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import NavigableString, Tag

from claimwire.clean.page import INLINE, is_caption_name, is_credit_name, split_names, units
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u205f]+")
_WIDE = re.compile(r"[ ]*\u3000[ \u3000]*")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f]")
# Characters that are no plain text on one line; without them blanks are all there is to tidy.
_ODD = re.compile(
    r"[\u3000\x85\u1680\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad"
    r"\x00-\x08\x0e-\x1f]"
)
_ENDS = frozenset("。！？!?…；;：:.")
_CLOSERS = "」』”’\"'）)】"
_QUOTED = frozenset("」』”")
_DEEP = 240
_PICTURES = frozenset(("img", "amp-img", "picture", "video", "iframe", "amp-iframe", "amp-video"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEAVES = _HEADINGS | {"p", "li", "dt", "dd", "figcaption"}
_ROWS = frozenset(("tr", "tbody", "thead"))
_SKIPPED = frozenset(("script", "style", "noscript", "template", "svg", "button", "input"))
_MARKS = re.compile(r"[\W_]+")
_NOTE = re.compile(r"\s*(?:\d{1,3}|[*†‡])\s*")
_SMALL = re.compile(
    r"font-size\s*:\s*(?:[6-9]|1[0-3])(?:\.\d+)?p[xt]|font-size\s*:\s*(?:x-)*small"
    r"|(?<!-)color\s*:\s*(?:gr[ae]y|#(?:([7-9a-b])[0-9a-f]?){3}\b|rgb\((?:1[2-8]\d,?\s*){3}\))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[a-z][.!?][\"”')]?$")
_NUMBERING = re.compile(r"^[•·‣▪◦●○–-]\s+")


@dataclass(slots=True)
class Block:
    """One block of text and what its layout tells.

    `kind` is `text`, `heading`, `item`, `row`, `caption`, `credit` or `picture` (its `text` is
    its alternative text). `free` is the text outside links. `units`, `linked` and `strong`
    measure the text, the part in links and the part in bold. `group` is equal for the items
    of one list or the rows of one table, `box` for the blocks of one container, `place` for
    those of one element, `caption` for the lines of one caption. `centred` is set in the middle,
    or in print smaller or fainter than a text. `path` is the tags from the chosen element down,
    `names` their class words. `drop` is set by `captions` and `boilerplate` to the reason why the
    block is no body text.
    """

    kind: str
    text: str
    free: str
    units: float
    linked: float
    strong: float
    group: int
    path: str
    names: str
    centred: bool
    box: int
    place: int
    caption: int = 0
    drop: str = ""
    _folded: str | None = None

    @property
    def folded(self) -> str:
        """The text in the form in which lines are compared (`match_form`)."""
        if self._folded is None:
            self._folded = match_form(self.text)
        return self._folded

    @property
    def link_share(self) -> float:
        """The share of the text's letters that stand in links, 0 to 1."""
        if not self.linked:
            return 0.0
        return self.linked / (self.linked + units(_MARKS.sub("", self.free)))

    @property
    def ends_sentence(self) -> bool:
        """Whether the text closes a sentence (or opens a list: a colon counts)."""
        return _ends_sentence(self.text)


def tidy(text: str) -> str:
    """`text` without invisible characters, blanks run together; a wide blank stays wide."""
    if not _ODD.search(text):
        return " ".join(text.split())
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text))
    return _WIDE.sub("\u3000", text).strip(" \u3000")


def run_together(pieces: Iterable[str]) -> str:
    """`pieces` of one line as one text: a sentence that ends with a tag is parted from the next."""
    text = ""
    for piece in pieces:
        parted = _SENTENCE_END.search(text) and piece[:1].isupper() and piece[1:2].islower()
        text += f" {piece}" if parted else piece
    return text


def _ends_sentence(text: str) -> bool:
    """Whether a tidy `text` ends with a mark of an end, closing marks behind it or not."""
    if not text:
        return False
    return text[-1] in _QUOTED or text.rstrip(_CLOSERS)[-1:] in _ENDS


def read_blocks(tree: Tag) -> list[Block]:
    """The blocks of `tree` in reading order, nothing decided yet."""
    walk = _Walk()
    walk.into(tree, "", "", "text", 0, False)
    walk.flush()
    return walk.blocks


class _Walk:
    """The state of one walk: the run of inline text that is being gathered."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run: list[tuple[str, bool, bool]] = []
        self.where = ("", "", "text", 0, False)
        self.box = 0
        self.boxes = 0
        self.entered = 0
        self.place = 0
        self.groups = 0
        self.caption = 0

    def into(self, node: Tag, path: str, names: str, kind: str, group: int, centred: bool) -> None:
        """Walk the children of the block-level `node`."""
        self.flush()
        self.where = (path, names, kind, group, centred)
        self._children(node, path, names, kind, group, centred, False, False)
        self.flush()

    def _children(
        self,
        node: Tag,
        path: str,
        names: str,
        kind: str,
        group: int,
        centred: bool,
        link: bool,
        strong: bool,
    ) -> None:
        here = (path, names, kind, group, centred)
        deep = path.count(">") >= _DEEP
        for child in node.contents:
            if type(child) is NavigableString:
                self.run.append((child, link, strong))
                continue
            if not isinstance(child, Tag) or child.name in _SKIPPED:
                continue
            name = child.name
            if name == "br":
                self.run.append(("\v", link, strong))
            elif name in INLINE and not deep:
                self._inline(child, here, link, strong)
            elif name in _PICTURES:
                self._picture(child, here)
            elif deep:
                self.run.append((child.get_text(" "), link, strong))
            else:
                self._block(child, here, link)
                self.where = here

    def _inline(
        self, child: Tag, here: tuple[str, str, str, int, bool], link: bool, strong: bool
    ) -> None:
        path, names, kind, group, centred = here
        if child.name == "a" and _is_footnote(child):
            return
        called = _called(child)
        if kind != "caption" and (
            (called and is_caption_name(called)) or _stands_under_picture(child)
        ):
            self.caption += 1
            self.into(child, f"{path}>{child.name}", f"{names} {called}", "caption", group, centred)
            self.where = here
            return
        if called and kind == "caption" and is_credit_name(called):
            self.into(child, f"{path}>{child.name}", f"{names} {called}", "credit", group, centred)
            self.where = here
            return
        self._children(
            child,
            path,
            names,
            kind,
            group,
            centred,
            link or child.name == "a",
            strong or child.name in ("b", "strong"),
        )

    def _block(self, child: Tag, here: tuple[str, str, str, int, bool], link: bool) -> None:
        path, names, kind, group, centred = here
        self.flush()
        called = _called(child)
        below = f"{path}>{child.name}"
        if called:
            below += "." + called.split(" ")[0]
            names = f"{names} {called}"
        centred = centred or child.name == "center" or _is_centred(child)
        if child.name == "figcaption" or (called and is_caption_name(called)):
            if kind != "caption":
                self.caption += 1
            kind = "caption"
        elif called and vocabulary().credit_names.search(called):
            kind = "credit"
        if kind == "caption" and called and is_credit_name(called):
            kind = "credit"
        if kind in ("caption", "credit"):
            pass
        elif child.name in _HEADINGS:
            kind = "heading"
        elif child.name in ("ul", "ol", "dl"):
            self.groups += 1
            group = self.groups
        elif child.name in ("li", "dt", "dd"):
            kind = "item"
        elif child.name == "table" and _is_data(child):
            self._table(child, below, names)
            return
        self.where = (below, names, kind, group, centred)
        outer, before = self.box, len(self.blocks)
        self.entered += 1
        entered = self.entered
        around, self.place = self.place, entered
        # A picture and its line often stand in two rows of one small table.
        if child.name not in _LEAVES and child.name not in _ROWS:
            self.boxes += 1
            self.box = self.boxes
        self._children(child, below, names, kind, group, centred, link, False)
        self.flush()
        self.box = outer
        self.place = around
        inner = self.blocks[before:]
        # A picture with its line is a container; a picture alone belongs to the one around it.
        pictured = len({block.kind == "picture" for block in inner}) == 2
        if child.name not in _LEAVES and self.entered == entered and not pictured:
            # Only text of its own: it is a line of the container around it.
            for block in inner:
                block.box = outer

    def _picture(self, child: Tag, here: tuple[str, str, str, int, bool]) -> None:
        alt = tidy(str(child.get("alt") or ""))
        if child.name == "picture":
            image = child.find("img")
            alt = tidy(str(image.get("alt") or "")) if isinstance(image, Tag) else ""
        width = str(child.get("width") or "")
        if width.isdigit() and int(width) < 40:
            return
        self.flush()
        self.blocks.append(
            Block("picture", alt, "", 0, 0, 0, 0, here[0], here[1], here[4], self.box, self.place)
        )

    def _table(self, table: Tag, path: str, names: str) -> None:
        self.groups += 1
        for row in table.find_all("tr"):
            cells = [tidy(c.get_text(" ")) for c in row.find_all(["td", "th"])]
            if any(cells):
                text = " | ".join(cells)
                linked = sum(units(tidy(a.get_text())) for a in row.find_all("a"))
                self.blocks.append(
                    Block(
                        "row",
                        text,
                        text,
                        units(text),
                        linked,
                        0,
                        self.groups,
                        path,
                        names,
                        False,
                        self.box,
                        self.place,
                    )
                )

    def flush(self) -> None:
        """Close the run: one block a paragraph."""
        run, self.run = self.run, []
        if not run:
            return
        path, names, kind, group, centred = self.where
        for parts in _paragraphs(run):
            pieces = [p[0] for p in parts]
            text = free = tidy(run_together(pieces) if kind == "caption" else "".join(pieces))
            if kind == "item":
                text = _NUMBERING.sub("", text)
            if not text:
                continue
            linked = 0.0
            if any(p[1] for p in parts):
                linked = sum(units(p[0].strip()) for p in parts if p[1])
                free = tidy("".join([p[0] for p in parts if not p[1]]))
            strong = sum(units(p[0].strip()) for p in parts if p[2])
            self.blocks.append(
                Block(
                    kind,
                    text,
                    free,
                    units(text),
                    linked,
                    strong,
                    group,
                    path,
                    names,
                    centred,
                    self.box,
                    self.place,
                    self.caption if kind == "caption" else 0,
                )
            )


def _paragraphs(run: list[tuple[str, bool, bool]]) -> Iterator[list[tuple[str, bool, bool]]]:
    """The run parted at line breaks: at two always, at one where a sentence ended."""
    lines: list[list[tuple[str, bool, bool]]] = [[]]
    for part in run:
        if part[0] == "\v":
            lines.append([])
        elif part[0]:
            lines[-1].append(part)
    current: list[tuple[str, bool, bool]] = []
    blank = False
    for line in lines:
        text = tidy("".join([p[0] for p in line]))
        if not text:
            blank = True
            continue
        if current:
            before = tidy("".join([p[0] for p in current]))
            if blank or _ends_sentence(before) or units(before) < 30 or units(text) < 12:
                yield current
                current = []
            else:
                current.append((" ", False, False) if before[-1:].isascii() else ("", False, False))
        current.extend(line)
        blank = False
    if current:
        yield current


def _stands_under_picture(tag: Tag) -> bool:
    """Whether small or slanted print follows a picture in its element with nothing between."""
    if tag.name not in ("small", "em", "i"):
        return False
    before = tag.previous_sibling
    while isinstance(before, NavigableString) and not before.strip():
        before = before.previous_sibling
    if not isinstance(before, Tag):
        return False
    if before.name in _PICTURES:
        return True
    return before.find("img") is not None and not before.get_text().strip()


def _is_footnote(link: Tag) -> bool:
    """Whether a link is the number of a note on the same page."""
    return str(link.get("href") or "").startswith("#") and bool(_NOTE.fullmatch(link.get_text()))


def _called(tag: Tag) -> str:
    name, ident = tag.get("class") or "", tag.get("id") or ""
    return split_names(f"{name} {ident}") if name or ident else ""


def _is_centred(tag: Tag) -> bool:
    style = str(tag.get("style") or "")
    inner = [c for c in tag.contents if not isinstance(c, NavigableString) or c.strip()]
    if len(inner) == 1 and isinstance(inner[0], Tag) and inner[0].name in INLINE:
        style += ";" + str(inner[0].get("style") or "")
        if inner[0].name in ("small", "em", "i"):
            return True
    if style and _SMALL.search(style):
        return True
    return ("center" in style and "text-align" in style) or str(tag.get("align") or "") == "center"


def _is_data(table: Tag) -> bool:
    """Whether a table holds data and does not merely arrange the page.

    Data are two rows and columns of short cells with no table or paragraphs inside.
    """
    if table.find("table") is not None:
        return False
    rows = [r.find_all(["td", "th"]) for r in table.find_all("tr")]
    rows = [r for r in rows if r]
    if len(rows) < 2 or max(len(r) for r in rows) < 2:
        return False
    if table.find("th") is not None:
        return True
    sizes = [units(c.get_text(" ").strip()) for r in rows for c in r]
    long = sum(1 for s in sizes if s > 60)
    return long <= len(sizes) * 0.1 and len(table.find_all("p")) <= len(sizes)
