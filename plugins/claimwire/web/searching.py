"""A search as it stands in an address: words, choices and a page, all bounded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from claimwire.errors import ConfigError
from claimwire.topic import Topic
from claimwire.warehouse import Answer
from claimwire.web.reading import Reader, Row, page
from claimwire.web.taking import TAKEN

FACETS = ("theme", "claimant", "kind", "year", "outlet", "language", "entity")
"""What a search can be narrowed by, in the order in which it is shown."""

SIZE = 50
LAST_PAGE = 200
LONGEST = 200
"""Characters of any one input; longer ones are cut."""

_WORD = re.compile(r'"([^"]+)"|(\S+)')
_NAMES = ("word_a", "word_b", "word_c", "word_d", "word_e")


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; `chosen` holds the facets that are narrowed, days are inclusive."""

    text: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    page: int = 1

    @property
    def words(self) -> list[str]:
        """The words that must all be there; those in quotation marks stay together."""
        found = [quoted or plain for quoted, plain in _WORD.findall(self.text)]
        return [word.strip() for word in found if word.strip()][: len(_NAMES)]

    @property
    def is_empty(self) -> bool:
        """Whether everything matches."""
        return not (self.words or self.chosen or self.since or self.until)

    def terms(self) -> dict[str, object]:
        """The parameters of the page's queries; None where nothing is asked."""
        return {
            **dict(zip(_NAMES, self.words, strict=False)),
            **self.chosen,
            "since": self.since,
            "until": self.until,
        }

    def params(self) -> dict[str, str]:
        """The address's parameters, those that say nothing left out."""
        given = {
            "q": self.text,
            **self.chosen,
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        return {name: value for name, value in given.items() if value}

    def with_choice(self, facet: str, value: str) -> Search:
        """The same search narrowed by `facet`, or no more so if it was by that value."""
        chosen = dict(self.chosen)
        if chosen.get(facet) == value:
            del chosen[facet]
        else:
            chosen[facet] = value
        return replace(self, chosen=chosen, page=1)

    def at_page(self, page: int) -> Search:
        """The same search at another page."""
        return replace(self, page=page)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of a search, how many claims match in all, and the facets' counts.

    Claims on the page that say the same are one: the earliest, with the others behind it.
    """

    claims: tuple[tuple[Row, tuple[Row, ...]], ...]
    total: int
    facets: Mapping[str, tuple[Row, ...]]

    @property
    def pages(self) -> int:
        """The number of pages that can be turned to."""
        return min(max(1, -(-self.total // SIZE)), LAST_PAGE)


def read_search(given: Mapping[str, str]) -> Search:
    """The search that an address's parameters describe.

    Raises:
        ConfigError: a day, a year or a page is none.
    """
    chosen = {name: given[name][:LONGEST] for name in FACETS if given.get(name)}
    if "year" in chosen:
        whole(chosen["year"], "year", 9999)
    return Search(
        text=given.get("q", "").strip()[:LONGEST],
        chosen=chosen,
        since=a_day(given.get("since", ""), "since"),
        until=a_day(given.get("until", ""), "until"),
        page=min(max(whole(given.get("page", "") or "1", "page", 10**6), 1), LAST_PAGE),
    )


def find(reader: Reader, search: Search) -> Found:
    """Ask for the page and for the counts."""
    terms = search.terms()
    skip = (search.page - 1) * SIZE
    answers = reader.together(
        # What narrows nothing is counted already when the copy is made.
        counts=page("all_counts") if search.is_empty else page("search_counts", terms),
        claims=page("search_claims", {**terms, "size": SIZE, "skip": skip}),
    )
    facets: dict[str, list[Row]] = {}
    for row in answers["counts"]:
        facets.setdefault(row["facet"], []).append(row)
    return Found(
        claims=_folded(answers["claims"].rows),
        total=int(facets["all"][0]["claims"]) if "all" in facets else 0,
        facets={name: tuple(facets.get(name, ())) for name in FACETS},
    )


def take(reader: Reader, search: Search) -> Answer:
    """All claims that a search finds, up to the most that a file may hold."""
    given = {name: str(value) for name, value in search.terms().items() if value is not None}
    most = {"size": str(TAKEN + 1), "skip": "0"}
    return reader.ask("search_claims", given | most, limit=TAKEN, folder="page")


def _folded(rows: tuple[Row, ...]) -> tuple[tuple[Row, tuple[Row, ...]], ...]:
    """The rows in order, those of one group together at the place of the first of them."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["group_id"] or row["claim_id"], []).append(row)
    # Rows come latest first, so the last of a group was said first.
    return tuple((some[-1], tuple(reversed(some[:-1]))) for some in groups.values())


def facet_name(topic: Topic, facet: str, value: str, language: str) -> str:
    """What a facet's value is called: ids of the topic by their names, other values as they are."""
    if facet == "entity":
        return next((e.name for e in topic.entities if e.id == value), value)
    if facet == "theme":
        names = next((t.names for t in topic.themes if t.id == value), {})
        return names.get(language) or names.get("en") or value
    return value


def a_day(text: str, name: str) -> date | None:
    """A day in ISO form; None for an empty text.

    Raises:
        ConfigError: it is no day.
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise ConfigError(name, "", f"{text[:40]!r} is no day such as 2026-01-24") from None


def whole(text: str, name: str, most: int) -> int:
    """A whole number from 0 to `most`.

    Raises:
        ConfigError: it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text) <= most):
        raise ConfigError(name, "", f"{text[:40]!r} is no whole number up to {most}")
    return int(text)
