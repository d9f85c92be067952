"""Which blocks of the chosen part are no body text, and why.

Each rule names a kind of furniture: boxes opened by a heading such as 延伸閱讀, lines that
are links as a whole, lines whose words say what they are (sharing, apps, paywalls, rights,
credits), text addressed to machines, what is said twice, and the loose short lines at both
ends of an article. A block gets the name of the first rule that drops it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from itertools import groupby

from claimwire.clean.blocks import Block
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

# Longer lines are sentences of the article even where they contain a word of furniture.
_LONGEST_WHOLE = 60
_LONGEST_START = 110
_LONGEST_ANYWHERE = 45
_SHORTEST_PROSE = 45
_LONGEST_NOTICE = 300
_LONGEST_APPEAL = 45
# Marks and pictures that sites set before lines that are no text of the article.
_DECORATION = re.compile(
    r"^[\s※◎◉☞☛✅✔☆★◆◇■□●○▶▸►▷➤➡→⇒▼▽▲△•·‧*#>»《〈【\[(\-\u2013\u2014\u2600-\u27bf\ufe0e\ufe0f\U0001f000-\U0001faff]+"
)
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ss]tory by|[Ww]ords by|News By)\s+"
    r"(?:[A-ZÀ-Þ][\w.'’-]*,?\s*(?:(?:and|&)\s+)?){1,10}"
)
_LONGEST_MACHINE = 200
_LINKED = 0.75
# More loose lines than this at an end are a list of the article.
_MOST_LOOSE = 8
_DATED = re.compile(
    r"\d{2,4}\s*[-/.年]\s*\d{1,2}|\d{1,2}:\d{2}|(?<!\d)(?:19|20)\d{2}(?!\d)|作者|記者|记者"
)
# A line of the article's head, set as one: a date with its clock, or the label of a source.
_HEAD_LINE = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?\s*\d{1,2}:\d{2}"
    r"|(?:作者|記者|记者|來源|来源|出典|編輯|编辑)\s*[:：|｜]"
)
_LONGEST_HEAD = 70
_BY = re.compile(r"\bby\b", re.IGNORECASE)
# Class words of the line that sums up under a headline.
_DECK = re.compile(r"sub-?(?:title|head)|summ[au]ry|standfirst|\bdec?k\b|excerpt|tagline|kicker")
# A sentence that ends before a sign-off in brackets or a number of the agency.
_SENTENCE_INSIDE = re.compile(r".{12,}[。！？!?][」』”]?[（(]")
_IN_BRACKETS = re.compile(r"\s?[（(][^（）()]{1,40}[）)]")
_KEY = re.compile(r"\W+")
_NO_KEY = dict.fromkeys(c for c in range(128) if _KEY.match(chr(c)))


def mark_boilerplate(
    blocks: list[Block],
    *,
    title: str,
    outlets: Collection[str] = (),
    authors: Collection[str] = (),
    fingerprints: Collection[str] = (),
    goes_on: bool = False,
) -> None:
    """Set `drop` on every block that is no body text.

    Args:
        blocks: in reading order; captions already marked.
        title: the headline; a block that only repeats it goes.
        outlets: names of the site, which are no text where they stand alone.
        authors: names of the authors, likewise.
        fingerprints: blocks known to repeat on the host (`furniture.fingerprint`).
        goes_on: the page is a later one of an article: it can begin with a sub-heading.
    """
    texts = [b for b in blocks if b.kind != "picture"]
    keys = [_key(b.folded) for b in texts]
    alone = {fingerprint(n) for n in (title, *outlets, *authors) if n}
    _mark_lines(texts, keys, alone, tuple(authors))
    _mark_boxes(texts)
    _mark_links(texts)
    _mark_outvoted(texts)
    if fingerprints:
        for block, key in zip(texts, keys, strict=True):
            if not block.drop and key in fingerprints:
                block.drop = "furniture"
    _mark_repeats(texts, keys)
    _mark_edges(texts, authors, goes_on=goes_on)


def fingerprint(text: str) -> str:
    """The form in which blocks of several pages are compared."""
    return _key(match_form(text))


def _key(folded: str) -> str:
    return folded.translate(_NO_KEY) if folded.isascii() else _KEY.sub("", folded)


def _is_of_author(line: str, authors: tuple[str, ...]) -> bool:
    """Whether a line is an author's name and in brackets what he or she is."""
    name = next((name for name in authors if line.startswith(name)), "")
    return bool(name) and _IN_BRACKETS.fullmatch(line, len(name)) is not None


def _mark_lines(
    blocks: list[Block], keys: list[str], alone: set[str], authors: tuple[str, ...]
) -> None:
    words = vocabulary()
    for block, key in zip(blocks, keys, strict=True):
        if block.drop or block.kind == "row":
            continue
        line, size = block.folded, block.units
        bare = _DECORATION.sub("", line).rstrip("])}>》〉】 ")
        if size <= _LONGEST_MACHINE and _is_for_machines(line):
            block.drop = "machine"
        elif size <= 80 and key in alone:
            block.drop = "title"
        elif (
            (size <= _LONGEST_WHOLE and words.whole.fullmatch(line))
            or (
                size <= _LONGEST_START
                and words.start.match(line)
                and not _is_plain_prose(block, line)
            )
            or (size <= _LONGEST_ANYWHERE and words.anywhere.search(line))
            or (size <= _LONGEST_NOTICE and words.long_start.match(line))
            or (
                size <= _LONGEST_START
                and bare != line
                and words.start.match(bare)
                and not _is_plain_prose(block, line)
            )
            or (size <= _LONGEST_WHOLE and bare != line and words.whole.fullmatch(bare))
            or (size <= _LONGEST_APPEAL and _is_appeal(line, size))
            or (size <= _LONGEST_WHOLE and _BYLINE.fullmatch(block.text))
            or (size <= _LONGEST_WHOLE and _is_of_author(block.text, authors))
        ):
            block.drop = "line"
        elif size <= _LONGEST_WHOLE and words.credit.search(line):
            block.drop = "credit"
        elif block.linked and block.free and words.headings.fullmatch(match_form(block.free)):
            block.drop = "box"
        elif not key:
            block.drop = "rule"


def _is_appeal(line: str, size: float) -> bool:
    """Whether a short line calls on the reader: two words of an appeal and none of a report."""
    words = vocabulary()
    if not words.any_appeal.search(line):
        return False
    found = (hit.start() for word in words.appeal if (hit := word.search(line)))
    first = next(found, -1)
    if first < 0 or words.report.search(line):
        return False
    # A word that two languages share counts once.
    if any(at != first for at in found):
        return True
    return size <= _LONGEST_APPEAL * 0.6 and any(word.search(line) for word in words.appeal_weak)


def _is_for_machines(line: str) -> bool:
    """Whether a line gives orders to programs, other than in a quotation."""
    # Most lines have none of the words that each such order needs.
    if not any(word in line for word in vocabulary().machine_words) and (
        line.isascii() or "ai" not in line
    ):
        return False
    found = vocabulary().machine.search(line)
    if not found:
        return False
    before = line[: found.start()]
    return (
        not any(before.count(a) > before.count(b) for a, b in ("「」", "“”", "『』"))
        and before.count('"') % 2 == 0
    )


def _is_plain_prose(block: Block, line: str) -> bool:
    """A line of several sentences that only happens to begin like furniture.

    Two are enough where they report and say nothing to the reader.
    """
    if block.units <= _SHORTEST_PROSE or block.linked:
        return False
    ends = len(re.findall(r"[。.!?!?]", line))
    words = vocabulary()
    return (ends >= 3 and block.units > _LONGEST_WHOLE) or (
        ends >= 2 and bool(words.report.search(line)) and not words.to_reader.search(line)
    )


def _mark_boxes(blocks: list[Block]) -> None:
    """Drop a heading of related links and what stands under it, up to the next prose."""
    i = 0
    while i < len(blocks):
        block = blocks[i]
        if block.kind in ("row",) or block.units > 30 or not _opens_box(block.folded):
            i += 1
            continue
        block.drop = block.drop or "box"
        i += 1
        while i < len(blocks) and _in_box(blocks[i]):
            blocks[i].drop = blocks[i].drop or "box"
            i += 1


def _opens_box(line: str) -> bool:
    words = vocabulary()
    if words.headings.fullmatch(line):
        return True
    bare = _DECORATION.sub("", line).rstrip("])}>》〉】 ")
    return bare != line and bool(words.headings.fullmatch(bare))


def _in_box(block: Block) -> bool:
    if block.drop == "caption":
        return False
    if block.drop:
        return True
    if block.link_share > 0.6:
        return True
    if block.kind == "heading" or block.strong > 0.8 * block.units:
        return False
    if block.kind == "item":
        return block.units < 60
    return block.kind == "text" and block.units < 45 and not block.ends_sentence


def _mark_links(blocks: list[Block]) -> None:
    """Drop lines that are one link, and lists whose items are."""
    linked_groups: dict[int, list[bool]] = {}
    for block in blocks:
        if block.group and block.kind in ("item", "row"):
            linked_groups.setdefault(block.group, []).append(block.link_share > _LINKED)
    for i, block in enumerate(blocks):
        if block.drop:
            continue
        is_link = block.link_share > _LINKED
        if block.group in linked_groups:
            votes = linked_groups[block.group]
            if block.kind != "row" and (is_link or sum(votes) > 0.7 * len(votes)):
                block.drop = "links"
        elif is_link and not (block.kind == "heading" and _has_prose_below(blocks, i)):
            block.drop = "links"
    # The label over a list of links goes with it.
    for i, block in enumerate(blocks[:-1]):
        below = blocks[i + 1]
        if (
            not block.drop
            and below.drop == "links"
            and block.units < 25
            and block.kind in ("text", "heading")
            and (block.kind == "heading" or not block.ends_sentence or block.text[-1] in "：:")
            and not _has_prose_below(blocks, i)
        ):
            block.drop = "box"


def _mark_outvoted(blocks: list[Block]) -> None:
    """Drop the loose lines of a container whose other lines are furniture."""
    for _, neighbours in groupby(blocks, key=lambda b: b.box):
        members = list(neighbours)
        lost = [b for b in members if b.drop in ("line", "links", "box", "furniture")]
        rest = [b for b in members if not b.drop]
        if len(lost) >= max(1, len(rest)) and all(
            b.units < 30 and b.kind in ("text", "heading", "item") and not _says_something(b)
            for b in rest
        ):
            for block in rest:
                block.drop = "box"


def _says_something(block: Block) -> bool:
    return block.ends_sentence and block.units >= 14


def _has_prose_below(blocks: list[Block], i: int) -> bool:
    for below in blocks[i + 1 : i + 2]:
        return below.linked < 0.5 * below.units and below.units > 25
    return False


def _mark_repeats(blocks: list[Block], keys: list[str]) -> None:
    """Drop what is said a second time: doubled paragraphs and pulled quotes."""
    counts = Counter(key for key, block in zip(keys, blocks, strict=True) if not block.drop)
    seen: set[str] = set()
    for block, key in zip(blocks, keys, strict=True):
        if block.drop or block.kind in ("row", "heading"):
            continue
        # What is said three times is a refrain of the text, not a second printing.
        if block.units >= 25 and key in seen and counts[key] == 2:
            block.drop = "repeat"
        seen.add(key)
    whole = [(b, k) for b, k in zip(blocks, keys, strict=True) if not b.drop]
    for block, key in whole:
        if block.kind == "row" or not 10 <= block.units <= 90:
            continue
        pulled = "quote" in block.path or "quote" in block.names or "highlight" in block.names
        if pulled and any(
            key in other and other is not key and b is not block and len(other) > len(key)
            for b, other in whole
        ):
            block.drop = "repeat"


def _mark_edges(blocks: list[Block], authors: Collection[str], *, goes_on: bool) -> None:
    """Drop the loose short lines before the first and after the last sentence."""
    kept = [b for b in blocks if not b.drop]
    prose = [i for i, b in enumerate(kept) if b.units >= 20 and b.ends_sentence]
    if not prose:
        return
    leading = kept[: prose[0]]
    if goes_on and leading and leading[-1].kind == "heading" and not leading[-1].linked:
        leading = leading[:-1]
    for block in leading if len(leading) <= _MOST_LOOSE else leading[:3]:
        loose = (
            block.kind == "heading"
            or block.units < 14
            or bool(_DATED.search(block.text))
            or bool(_DECK.search(block.names))
        )
        short = block.units < 30 and not (block.ends_sentence and block.units >= 8)
        labelled = (
            block.units < _LONGEST_HEAD
            and not block.ends_sentence
            and bool(_HEAD_LINE.search(block.text))
        )
        # The row of who wrote and when, in one line.
        signed = (
            block.units < _LONGEST_START
            and not block.ends_sentence
            and bool(_DATED.search(block.text) or _BY.search(block.text))
            and any(author in block.text for author in authors)
        )
        if (loose and short) or labelled or signed:
            block.drop = "edge"
    trailing = kept[prose[-1] + 1 :]
    if len(trailing) > _MOST_LOOSE:
        return
    for block in reversed(trailing):
        if block.kind == "row" or (block.ends_sentence and block.units >= 6):
            break
        if _SENTENCE_INSIDE.match(block.text):
            break
        if block.kind == "item" and block.linked < 0.5 * block.units:
            break
        if block.units < 40 or block.kind == "heading":
            block.drop = "edge"
