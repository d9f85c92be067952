"""Whether a page lists other articles: front pages, sections, tags, writers, searches, tickers.

A list is told by what it is made of (linked headlines, each with a teaser or a date), and by its
address or headline where a box about the list stands before the teasers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit

from claimwire.clean.blocks import Block
from claimwire.clean.measure import Measured
from claimwire.clean.page import INLINE, Element, units
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import HAN, KANA, match_form

_DATE = re.compile(
    r"\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?|\d{1,2}:\d{2}|\d+ (?:hours?|minutes?|days?) ago"
    r"|\d+\s?(?:小時|分鐘|小时|分钟|時間|分)前"
)
_CUT = re.compile(r"(?:\.{3,}|…+|更多內容|read more|\[\.\.\.\]|続きを読む|全文)\s*$", re.IGNORECASE)
_CUT_WITHIN = 24
_CLOCK = re.compile(r"\D{0,6}\d{1,2}:\d{2}(?::\d{2})?\b")
_LONG_WORD = re.compile(r"[a-z]{4,}")
_RUN = re.compile(rf"[{HAN}{KANA}\uac00-\ud7a3]{{2,}}")
# A teaser of a list has at least this many units, a label beside it fewer than that.
_TEASER = 18.0
_LABEL = 10.0
_TEASERS = 4
_FRONT = re.compile(r"(?:index|home|default|main|top)?(?:\.\w{3,5})?")
_HUB = re.compile(
    r"(?:tags?|topics?|keywords?|labels?|authors?|writers?|columnists?|reporters?|profile|category"
    r"|categories|search|archives?|latest|rankings?)(?:\.\w{3,5})?"
)


_ROOMS = re.compile(
    r"(?:channels?|sections?|list|lists|breaking|live|podcasts?|videos?|photos?|gallery|galleries"
    r"|news|article-?list|columns?|series|special|specials|page|all|more|roll|hot|popular|trending)"
    r"(?:\.\w{3,5})?"
)
# An address of an article has a number, or a slug of several words.
_TELLS = re.compile(r"\d{3}|[^\W_]+(?:[-_][^\W_]+){2}|[^\x00-\x7f]|%[0-9a-f]{2}", re.IGNORECASE)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_LINKED = 0.6
_HEADLINE = 5.0
# Entries of a list: so many, of such sizes, with so much prose each and in all.
_ENTRIES = 3
_ENTRY_LEAST = 20.0
_ENTRY_MOST = 420.0
_ENTRY_PROSE = 12.0
_LISTED = 60.0
# A headline is longer than the name of a section.
_NAME = 6.0
# A paragraph of an article can begin with a link to whom it is about, not with a headline.
_LINK = 4.0
_LINK_IN_TEXT = 8.0
_NO_ENTRY = frozenset(("td", "th", "dt", "h1", "h2", "h3", "h4", "h5", "option", "body"))
_SENTENCE_ENDS = frozenset(".。！？!?…")
# A headline of fewer words (or pairs of characters) is a name; of the others so many are taken up.
_TELLING = 4
_TOLD = 0.3
_ROOM_TAGS = frozenset(("nav", "footer", "aside", "header"))
# An index shows at least this many headlines, and less text of its own than an article has.
_HEADLINES = 3
_OWN_TEXT = 200.0


def linked_headlines(measured: Measured) -> int:
    """How many headings of the page, outside its bars, lead to other pages."""
    found = 0
    for i, e in enumerate(measured.elements):
        if e.tag not in _HEADINGS or measured.linked[e] < max(_HEADLINE, _LINKED * measured.own[e]):
            continue
        up = measured.parents[i]
        while up >= 0 and measured.elements[up].tag not in _ROOM_TAGS:
            up = measured.parents[up]
        found += up < 0
    return found


def entry_lines(measured: Measured) -> frozenset[str]:
    """The folded lines within the entries of lists: boxes of one make, each about another page.

    An entry has prose and leads elsewhere: with its first words, its picture or a last link.
    """
    text, linked = measured.subtree_units()
    found: set[str] = set()
    for children in measured.children:
        if len(children) < _ENTRIES:
            continue
        makes: dict[tuple[str, str], list[int]] = {}
        for c in children:
            e = measured.elements[c]
            if e.tag not in _NO_ENTRY and _ENTRY_LEAST <= text[c] <= _ENTRY_MOST:
                called = measured.called(c).split(" ")[0]
                makes.setdefault((str(e.tag), called.rstrip("0123456789")), []).append(c)
        for alike in makes.values():
            targets = {t for c in alike if (t := _leads_to(measured, c, text[c], linked[c]))}
            if len(targets) >= max(_ENTRIES, 0.7 * len(alike)):
                for c in alike:
                    found.update(_lines_within(measured, c))
    return frozenset(found)


def _leads_to(measured: Measured, i: int, size: float, linked: float) -> str:
    """The address of the page that the entry at `i` is about, or "" where it is no entry."""
    if linked > 0.75 * size or measured.prose[measured.elements[i]] < _ENTRY_PROSE:
        return ""
    before = 0.0
    least = _LINK_IN_TEXT if measured.elements[i].tag == "p" else _LINK
    for c in range(i, measured.last[i] + 1):
        e = measured.elements[c]
        if e.tag == "a":
            target = e.get("href") or ""
            if target.startswith(("#", "javascript", "mailto", "tel")) or not target:
                continue
            said = units(" ".join(map(str, e.itertext())).strip())
            # Of the link's own text, or a picture before all text.
            if before < _LABEL + 2 and (said >= least or (not said and _has_picture(e))):
                return target
        elif e.tag not in INLINE or measured.parents[c] == i:
            before += measured.own[e] - measured.linked[e]
    return ""


def _has_picture(e: Element) -> bool:
    return next(e.iter("img", "picture"), None) is not None


def _lines_within(measured: Measured, i: int) -> Iterator[str]:
    for c in range(i, measured.last[i] + 1):
        e = measured.elements[c]
        if measured.own[e] > 0 and e.tag not in INLINE:
            yield match_form(measured.line(c))


def is_of_entries(
    kept: Sequence[Block], entries: Collection[str], title: str, address: str
) -> bool:
    """Whether what is left of the page stands in entries, but for an introduction of the list.

    An introduction is told by the name of a section over it, or by the address of one.
    """
    if not entries:
        return False
    prose = [b for b in kept if b.ends_sentence and b.kind != "heading"]
    own = [b for b in prose if b.folded not in entries]
    size = sum(b.units for b in own)
    listed = sum(units(line) for line in entries if line[-1:] in _SENTENCE_ENDS)
    if listed < _LISTED:
        return False
    if size < _TEASER:
        return True
    named = units(title) < _NAME or is_room(address) or is_hub(address)
    return named and size < min(_OWN_TEXT, 0.6 * listed) and not tells_of(title, own)


def tells_of(title: str, blocks: Sequence[Block]) -> bool:
    """Whether a text takes up what its headline says; the name of a section says too little."""
    about = pairs(title)
    if len(about) < _TELLING:
        return False
    said = pairs("\n".join(b.text for b in blocks))
    return len(about & said) >= max(2, _TOLD * len(about))


def is_index(
    blocks: Sequence[Block],
    kept: Sequence[Block],
    *,
    title: str,
    page_title: str,
    headlines: int,
    teasers: int,
    address: str,
) -> bool:
    """Whether address or headline name a list, and the page shows headlines and little else.

    Args:
        blocks: of the chosen part, decided.
        kept: those that are left.
        title: the headline found.
        page_title: the page's `<title>`.
        headlines: from `linked_headlines`.
        teasers: how many linked teasers of other articles the page had.
        address: of the page.
    """
    if max(headlines, teasers) < _HEADLINES:
        return False
    names_list = any(
        vocabulary().kinds["listing"].search(match_form(head)) for head in (title, page_title)
    )
    if not (names_list or is_hub(address) or is_room(address)):
        return False
    lines = [b for b in blocks if b.kind != "picture"]
    own = [
        b for b in kept if b.ends_sentence and b.link_share < 0.3 and not _has_headline(lines, b)
    ]
    if sum(b.units for b in own) >= _OWN_TEXT:
        return False
    # An article, however short, has two sentences that belong to no headline.
    return len(own) <= 1 or names_list or is_hub(address)


def _has_headline(lines: list[Block], block: Block) -> bool:
    """Whether a linked headline stands over `block`, or one line higher."""
    place = next(i for i, b in enumerate(lines) if b is block)
    return any(b.link_share > _LINKED and b.units >= 4 for b in lines[max(0, place - 2) : place])


def is_room(address: str) -> bool:
    """Whether an address is made like that of a section: short words, no number, no slug."""
    parts = urlsplit(address)
    path = [step for step in parts.path.split("/") if step]
    if re.search(r"\d{4}", parts.query):
        return False
    return bool(path) and (
        not any(_TELLS.search(step) for step in path) or bool(_ROOMS.fullmatch(path[-1].lower()))
    )


def is_listing(
    blocks: Sequence[Block], kept: Sequence[Block], is_article: bool, og_type: str
) -> bool:
    """Many linked headlines, each with a date or a teaser that breaks off, and little prose."""
    lines = [b for b in blocks if b.kind != "picture" and b.drop != "caption"]
    if len(lines) < 8:
        return False
    cut = sum(1 for b in kept if _CUT.search(b.text[-_CUT_WITHIN:]))
    if cut >= 4 and cut >= 0.4 * max(1, len([b for b in kept if b.kind != "heading"])):
        return True
    long = [b for b in kept if b.units >= 25 and b.ends_sentence and b.link_share < 0.4]
    prose = sum(b.units for b in long)
    linked = sum(1 for b in lines if b.link_share > 0.6 and b.units > 6)
    if (is_article or og_type == "article") and prose >= 60:
        return False
    places = {id(b): n for n, b in enumerate(lines)}
    paired = sum(1 for b in long if _has_link_or_date_beside(lines, places[id(b)]))
    few = prose < 120 and prose < 0.35 * sum(b.units for b in lines)
    if linked >= 6 and few and (not long or (paired == len(long) and prose / len(long) < 50)):
        return True
    if _longest_run(lines, long) >= 3 or not long or prose / len(long) >= 70:
        return False
    return linked >= 4 and paired >= 5 and paired >= 0.7 * len(long)


def is_front(blocks: Sequence[Block], address: str) -> bool:
    """Teasers from the first block on, however long: each headed by a link, all of one make.

    An article opens with text of its own, even where links stand between its paragraphs. The
    pages of a tag or a writer may do so too; these are known by their address.
    """
    lines = [b for b in blocks if b.kind != "picture" and b.drop != "caption"]
    makes: list[str] = []
    teasers = 0
    for i, block in enumerate(lines):
        if block.kind == "heading" or block.units < _TEASER or block.link_share > 0.5:
            continue
        if block.drop and block.drop != "links":
            continue
        teasers += 1
        # A date or the name of a section can stand between a headline and its teaser.
        above = next((b for b in reversed(lines[max(0, i - 3) : i]) if _is_head(b)), None)
        if above is not None and above.link_share > 0.6:
            makes.append(above.path)
        elif teasers == 1 and not is_hub(address):
            return False
    few = teasers < _TEASERS
    if teasers < _TEASERS - 1 or len(makes) < (1.0 if few else 0.8) * teasers:
        return False
    return Counter(makes).most_common(1)[0][1] >= 0.7 * len(makes)


def _is_head(block: Block) -> bool:
    linked = block.link_share > 0.6
    return block.units >= _LABEL or (linked and (block.units > 4 or block.kind == "heading"))


def is_hub(address: str) -> bool:
    """Whether an address leads to a front page, or names a tag, a writer or a search."""
    parts = urlsplit(address)
    path = [step for step in parts.path.lower().split("/") if step]
    if not path or (len(path) == 1 and _FRONT.fullmatch(path[0])):
        return not re.search(r"\d{3}", parts.query)
    return any(map(_HUB.fullmatch, path if len(path) <= 4 else path[-1:]))


def is_ticker(blocks: Sequence[Block], title: str) -> bool:
    """Flashes of many matters, a clock beside each.

    None has to do with the headline; the entries of a live report do.
    """
    lines = [b for b in blocks if b.kind != "picture" and b.drop != "caption"]
    flashes = [b for b in lines if not b.drop and b.units >= _LABEL and b.ends_sentence]
    places = {id(b): n for n, b in enumerate(lines)}
    timed = [b for b in flashes if any(map(_is_clock, _around(lines, places[id(b)])))]
    if len(timed) < 5 or len(timed) < 0.8 * len(flashes):
        return False
    about = pairs(title)
    return sum(1 for b in timed if about & pairs(b.text)) <= 0.2 * len(timed)


def _around(lines: list[Block], i: int) -> list[Block]:
    return [*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]]


def _is_clock(block: Block) -> bool:
    return block.units < 12 and bool(_CLOCK.match(block.text))


def pairs(text: str) -> set[str]:
    """The words of `text`, and the pairs of its characters where words have no blanks."""
    folded = match_form(text)
    found = set(_LONG_WORD.findall(folded))
    for run in _RUN.findall(folded):
        found.update(run[i : i + 2] for i in range(len(run) - 1))
    return found


def runs_on(blocks: Sequence[Block], kept: Sequence[Block]) -> bool:
    """Whether paragraphs of one make follow each other, no headline between."""
    prose = [b for b in kept if b.kind == "text" and b.ends_sentence and b.units >= _LABEL]
    makes = Counter(b.path for b in prose)
    if not makes:
        return False
    path, _ = makes.most_common(1)[0]
    lines = [b for b in blocks if b.kind != "picture" and b.drop != "caption"]
    return _longest_run(lines, [b for b in prose if b.path == path]) >= 3


def _longest_run(lines: Sequence[Block], long: Sequence[Block]) -> int:
    """The longest run of paragraphs with nothing between."""
    wanted = {id(b) for b in long}
    best = run = 0
    for block in lines:
        run = run + 1 if id(block) in wanted else 0
        best = max(best, run)
    return best


def _has_link_or_date_beside(lines: list[Block], i: int) -> bool:
    return any(
        b.linked > 0.6 * b.units or (b.units < 40 and bool(_DATE.search(b.text)))
        for b in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    )
