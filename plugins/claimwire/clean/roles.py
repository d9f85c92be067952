"""Lines that tell who did what: the labels of roles, each before the names of those who had it.

「採訪／石佳穎　攝影／區嘉敏」, 「取材・文＝平野亮　写真＝佐藤誠」, "Words: Ana Reyes. Photos: Tom
Lowe", 「글 구본채 사진 오세린」: whatever the marks between them, such a line is a row of
labels and names, and of nothing else. Who wrote, asked or compiled is a writer; who took the
picture, edited, translated or designed is not. A label of several roles is a writer's where one
of them is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimwire.clean.byline_forms import TRADE_EN
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import HAN, match_form

_JOIN = r"\s?(?:[・·•、&+/.]|和|与|及|\band\b)?\s?"
_STRONG = re.compile(r"[:|/丨︱=–—]")
# Labels of other things that stand in a row with those of roles: 机构：…　日期：….
_OTHER_LABELS = re.compile(r"(?:^|\s)[^\s:]{1,6}[:：]\s?\S*(?=\s|$)")
_ONLY_NAMES = re.compile(rf"[{HAN}]{{2,4}}(?:[、,，\s]+[{HAN}]{{2,4}}){{0,4}}|[가-힣]{{3}}")
# A line without marks that part the writer from the post.
_IN_PIECES = re.compile(r"[A-Za-z.'’ -]{5,80}")
_COMPOUND = re.compile(r"[・·•、&+/.和与及]")
_LONGEST = 160
_LONGEST_LABEL = 24


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A label with the mark behind it, and one role of a label.

    A label stands at the beginning, behind a blank or a mark, and before a mark, a blank or the
    end.
    """
    words = vocabulary()
    listed = sorted((*words.writes, *words.does_else), key=len, reverse=True)
    role = "|".join(map(re.escape, listed))
    label = re.compile(
        rf"(?:^|(?<=[\s|/(\[【〔)\]】〕,、;。.・·◎●○■□]))"
        rf"(?P<role>(?:{role})(?:{_JOIN}(?:{role})){{0,3}})"
        r"(?P<mark>\s*[:|/丨︱=・·•◎●■–—]\s*|\s+|$)"
    )
    return label, re.compile(role)


@dataclass(frozen=True, slots=True)
class Credit:
    """One label and what stands behind it up to the next."""

    label: str
    writes: bool
    text: str
    marked: bool


@lru_cache(maxsize=4096)
def credits_in(line: str) -> tuple[Credit, ...]:
    """The labels of a line with what each stands before; empty where the line is no row of them.

    A row begins with a label, and has another or a mark behind its only one; that of several
    roles (글·사진), and one with names and nothing else behind it, needs none.
    """
    if len(line) > _LONGEST:
        return ()
    labels = [m for m in _patterns()[0].finditer(match_form(line)) if _tells(m, line)]
    if not labels:
        return ()
    before = _OTHER_LABELS.sub("", line[: labels[0].start()])
    if before.strip(" \u3000(（[【〔◎●○■□"):
        return ()
    found: list[Credit] = []
    for label, behind in zip(labels, [*labels[1:], None], strict=True):
        text = line[label.end() : behind.start() if behind else len(line)]
        text = _OTHER_LABELS.sub("", text)
        text = text.strip(" \u3000|｜/／,，、;；。.・·()（）[]【】〔〕")
        marked = bool(_STRONG.search(label.group("mark")))
        role = label.group("role")
        found.append(Credit(role, is_writer(role), text, marked))
    if len(found) == 1 and not found[0].marked and not _COMPOUND.search(found[0].label):
        return tuple(found) if _ONLY_NAMES.fullmatch(found[0].text) else ()
    return tuple(found)


def _tells(label: re.Match[str], line: str) -> bool:
    """Whether a word for a role is a label here: an English one can be any word without a mark."""
    role = label.group("role")
    if not role.isascii() or _STRONG.search(label.group("mark")) or role.endswith("by"):
        return True
    return line[label.start("role")].isupper() and role not in vocabulary().trades


def is_writer(label: str) -> bool:
    """Whether one of the roles of a label is that of a writer."""
    writes = vocabulary().writes
    return any(part.group() in writes for part in _patterns()[1].finditer(match_form(label)))


def with_marks(line: str, pieces: Sequence[str]) -> str:
    """`line` with a mark behind its labels of roles that stand in elements of their own."""
    if len(pieces) < 2 or len(line) > _LONGEST:
        return line
    if 2 * sum(map(_is_any_label, pieces[:-1])) < len(pieces):
        posts = line.isascii() and any(map(TRADE_EN.search, pieces[1:]))
        return ", ".join(pieces) if posts and _IN_PIECES.fullmatch(line) else line
    return " ".join(f"{p}：" if _is_any_label(p) else p for p in pieces)


def _is_any_label(piece: str) -> bool:
    if len(piece) > _LONGEST_LABEL:
        return False
    label = _patterns()[0].fullmatch(match_form(piece))
    return label is not None and not label.group("mark").strip()


def is_label(line: str) -> bool:
    """Whether a line is the label of a writer and nothing else; its names stand on the next."""
    if len(line) > _LONGEST_LABEL:
        return False
    label = _patterns()[0].match(match_form(line.strip(" \u3000:：|｜/／")))
    return label is not None and label.end() == len(label.string) and is_writer(label.group("role"))
