"""The words of pages: loaded once, on first use, from the TOML files in `vocabulary/`.

Lines are compared in one folded form (`text.match_form`: width, case and script folded),
so the Chinese lists hold for traditional and simplified pages alike and are written in
whichever form is natural. A pattern names a kind of furniture in a language, never an
outlet. Patterns are regular expressions over that folded form.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from claimwire.given_names import given_names
from claimwire.text import to_simplified

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Compiled patterns of all languages.

    `headings` open a box of links. `whole` are lines that are furniture as a whole, `start`
    lines that begin so, `long_start` even long ones, `anywhere` short lines that contain it.
    `appeal` are the words of a call to the reader (`any_appeal` finds one), of which two make one
    (or one with one of `appeal_weak` in a short line), unless a word of `report` says that it
    reports; `reporting` are the verbs of news, `to_reader` what
    a page says to whom it shows itself. `machine` is text addressed to programs,
    `machine_words` those of which each such text has one, `caption`
    what makes a line beside a picture a caption, `credit` a line that is only a credit, `trim`
    what is cut off a caption, `label` a word for it before it and `sourced` one before its source.
    `kinds` maps a kind of page that is no article to the words that
    betray it. The fields in `_names` are for class words; `not_names` tells what is no person's
    name; `writes` labels who wrote, `does_else` other roles, `trades` are those labels that also
    tell what somebody is; `picture_words` and `note_words` make the names of captions.
    `updated` and `published` are the words that say of what a time is.
    """

    headings: re.Pattern[str]
    whole: re.Pattern[str]
    start: re.Pattern[str]
    long_start: re.Pattern[str]
    anywhere: re.Pattern[str]
    appeal: tuple[re.Pattern[str], ...]
    any_appeal: re.Pattern[str]
    appeal_weak: tuple[re.Pattern[str], ...]
    report: re.Pattern[str]
    reporting: re.Pattern[str]
    to_reader: re.Pattern[str]
    machine: re.Pattern[str]
    machine_words: tuple[str, ...]
    caption: re.Pattern[str]
    credit: re.Pattern[str]
    trim: re.Pattern[str]
    label: re.Pattern[str]
    sourced: re.Pattern[str]
    kinds: dict[str, re.Pattern[str]]
    drop_names: re.Pattern[str]
    comment_names: re.Pattern[str]
    other_names: re.Pattern[str]
    caption_names: re.Pattern[str]
    credit_names: re.Pattern[str]
    credit_within_names: re.Pattern[str]
    body_names: re.Pattern[str]
    updated: re.Pattern[str]
    published: re.Pattern[str]
    sections: frozenset[str]
    not_names: re.Pattern[str]
    surnames: frozenset[str]
    given: frozenset[str]
    papers: frozenset[str]
    writes: frozenset[str]
    does_else: frozenset[str]
    trades: frozenset[str]
    picture_words: frozenset[str]
    note_words: frozenset[str]


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{to_simplified(p)})" for p in patterns)
    return re.compile(joined) if joined else _NEVER


def _given() -> frozenset[str]:
    """Given names without marks over their letters, as lines of capitals are without them too."""
    names = given_names("female", "male", "either", "more", "ambiguous")
    return frozenset(map(without_marks, names)) - given_names("words")


def without_marks(word: str) -> str:
    """`word` without the marks over and under its letters."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """All languages' words, compiled; a page can mix languages, so they are used together."""
    lists: dict[str, list[str]] = {}
    kinds: dict[str, list[str]] = {}
    folder = resources.files("claimwire.clean").joinpath("vocabulary")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for kind, patterns in data.pop("kinds", {}).items():
            kinds.setdefault(kind, []).extend(patterns)
        for name, patterns in data.items():
            lists.setdefault(name, []).extend(patterns)
    return Vocabulary(
        headings=_either(lists["headings"]),
        whole=_either(lists["whole"]),
        start=_either(lists["start"]),
        long_start=_either(lists["long_start"]),
        anywhere=_either(lists["anywhere"]),
        any_appeal=_either(lists["appeal"]),
        appeal=tuple(re.compile(to_simplified(p)) for p in lists["appeal"]),
        appeal_weak=tuple(re.compile(to_simplified(p)) for p in lists["appeal_weak"]),
        report=_either(lists["report"]),
        reporting=_either(lists["reporting"]),
        to_reader=_either(lists["to_reader"]),
        machine=_either(lists["machine"]),
        machine_words=tuple(to_simplified(word) for word in lists["machine_words"]),
        caption=_either(lists["caption"]),
        credit=_either(lists["credit"]),
        trim=_either(lists["trim"]),
        label=_either(lists["label"]),
        sourced=_either(lists["sourced"]),
        kinds={kind: _either(patterns) for kind, patterns in kinds.items()},
        drop_names=_either(lists["drop_names"]),
        other_names=_either(lists["other_names"]),
        comment_names=_either(lists["comment_names"]),
        caption_names=_either(lists["caption_names"]),
        credit_names=_either(lists["credit_names"]),
        credit_within_names=_either(lists["credit_within_names"]),
        body_names=_either(lists["body_names"]),
        updated=_either(lists["updated"]),
        published=_either(lists["published"]),
        sections=frozenset(to_simplified(s.casefold()) for s in lists["sections"]),
        not_names=_either(lists["not_names"]),
        surnames=frozenset(to_simplified(s) for s in lists["surnames"]),
        given=_given(),
        papers=frozenset(lists["papers"]),
        writes=frozenset(to_simplified(w) for w in lists["writes"]),
        does_else=frozenset(to_simplified(w) for w in lists["does_else"]),
        trades=frozenset(lists["trades"]),
        picture_words=frozenset(lists["picture_words"]),
        note_words=frozenset(lists["note_words"]),
    )
