"""English documents that speak for their makers: reports, surveys, filings, data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.name_kinds import has_given_name, places
from claimwire.claims.speakers.en.phrases import (
    ARTICLES,
    FILINGS,
    NAME,
    OFFICE_NOUN,
    OWNER_OF_DOCUMENT,
    PAPERS,
)
from claimwire.claims.speakers.phrase import SpeakerPhrase, entity_phrase

Read = Callable[[Page, int, int], SpeakerPhrase | None]
_ARTICLE = re.compile(r"(?:(?:The|A|An) )?")


_LAWS = (" Act", " Law", " Bill", " Treaty", " Convention", " Agreement", " Constitution", " Code")
_WHERE = (" in ", " from ", " on ", " for ", " across ")
_MAKER = "maker-of-document"
_BY = re.compile(r",? (?:by|from|of) (?P<who>the [a-z]+(?: [a-z]+){0,3})$")

# The Bank of Japan's quarterly tankan survey
_OWNED_PAPER = re.compile(
    latin(
        r"(?P<owner>(?:[Tt]he )?[A-Z][\w.&-]*(?: (?:(?:of|for|the|and|&) ){0,2}[A-Z][\w.&-]*)"
        r"*)['’]s? "
        r"(?P<paper>(?:[a-z-]+ )*[a-z-]+)"
    )
)
# Papers that the text has told of, with whose they are
_PAPERS_OF_SOMEBODY = frozenset(
    (
        "document",
        "documents",
        "file",
        "files",
        "filing",
        "filings",
        "prospectus",
        "papers",
        "paperwork",
        "accounts",
        "brochure",
        "circular",
        "report",
        "letter",
        "complaint",
        "catalogue",
        "catalog",
        "post-mortem",
        "postmortem",
        "website",
        "notice",
        "manual",
        "presentation",
        "slides",
        "transcript",
        "post",
        "email",
        "release",
        "paper",
        "study",
        "analysis",
        "survey",
        "poll",
        "index",
        "log",
        "suit",
        "lawsuit",
        "indictment",
        "judgment",
        "judgement",
        "verdict",
        "statement",
        "footnote",
        "documentation",
        "appendix",
        "memo",
        "deck",
        "brief",
        "petition",
        "charge",
        "bulletin",
        "proposal",
        "draft",
        "plan",
        "ruling",
        "audit",
        "review",
    )
)


class EnglishDocuments:
    """Reads a noun phrase as a document; `read` reads who owns it."""

    def __init__(self, read: Read) -> None:
        words = vocabulary("en")
        self._read = read
        self._documents = frozenset(words.words("speech.document"))
        self._no_name = self._documents | frozenset(words.words("speakers.no_name"))
        self._of_nations = frozenset(words.words("speakers.of_nation"))
        self._house = frozenset(words.words("speakers.house_noun", "speakers.bare_house"))

    def find(self, page: Page, start: int, end: int, low: str) -> SpeakerPhrase | None:
        """A report, note or filing speaks for its maker."""
        if (paper := _OWNED_PAPER.fullmatch(page.text, start, end)) and (
            paper["paper"].split()[-1] in self._documents
        ):
            maker = self._read(page, *paper.span("owner"))
            if maker is not None and maker.role in ("house", "person"):
                return replace(maker, rule=_MAKER)
        head = re.split(
            r"\s(?:on|in|from|by|of|for|led|headed|conducted|done|undertaken|written|authored|"
            r"prepared|produced|run|published|released|with|to|seen|dated|issued|"
            r"obtained|submitted|out|completed|compiled|carried)(?:\s|$)",
            low,
            maxsplit=1,
        )[0]
        last = head.split()[-1] if head.split() else ""
        article = _ARTICLE.match(page.text, start, end)
        first = article.end() if article else start
        shown = page.text[start : start + len(head)].split()
        if len(shown) == 2 and all(w[0].isupper() for w in shown) and shown[0] not in ARTICLES:
            return None  # Corvid Research is a house
        if len(shown) == 2 and shown[0] in ("The", "the") and shown[1][0].isupper():
            return None  # the Ledger is a paper
        if last not in self._documents and " ".join(head.split()[-2:]) not in self._documents:
            bare = low.startswith(("the ", "this ")) and low.count(" ") == 1
            return _unsigned(start, end, low) if bare and last in _PAPERS_OF_SOMEBODY else None
        for mention in page.mentions_in(start, end):
            if mention.entity.type != "product":
                return entity_phrase(mention, "maker-of-document")
        names = [
            m
            for m in NAME.finditer(page.text, first, end)
            if m.group().lower() not in ("the", "a", "an")
            and m.group().lower() not in self._no_name  # Guidance assumes …
        ]
        by = low.rfind(" by ")
        if by > 0:
            names = [m for m in names if m.start() > start + by] or names
        proper = [
            m
            for m in names
            if not m.group().startswith(("Securities and Exchange", "The "))
            and not (m.group().lower() in places() and page.text[: m.start()].endswith(_WHERE))
            and m.group().lower() not in self._of_nations
            and not page.text[: m.start()].endswith((" under ", " under the "))
            and not m.group().endswith(_LAWS)
        ]
        if proper and last not in ("filing", "prospectus"):
            m = proper[0]
            person = m.group().split(" of ")[0]
            if by > 0 and " of " in m.group() and has_given_name(person):
                last_of = m.start() + len(person)
                return SpeakerPhrase("person", m.start(), last_of, person, rule=_MAKER)
            name = m.group().removesuffix("'s").removesuffix("’s")
            stop = m.end()
            if noun := OFFICE_NOUN.match(page.text, stop, end):
                name, stop = name + noun.group(), noun.end()
            return SpeakerPhrase("house", m.start(), stop, name, rule="maker-of-document")
        if maker := self._common_maker(page, start, low, head):
            return maker
        if owner := OWNER_OF_DOCUMENT.match(low):
            at = start + owner.start("who")
            told = self._read(page, at, start + owner.end("who"))
            if told is not None and told.role in ("house", "unnamed"):
                return replace(told, rule="maker-of-document")
            if told is not None and told.rule == "bare-house":
                return replace(told, rule="bare-house-document")
        if low.startswith(("his ", "her ")):
            return SpeakerPhrase("pronoun", start, end, low[:3], rule="own-document")
        if low.startswith("its "):
            return SpeakerPhrase("bare-house", start, end, "its", rule="pronoun-it")
        if low.startswith(("the ", "this ", "that ")) and last in _PAPERS_OF_SOMEBODY:
            return _unsigned(start, end, low)
        if last in FILINGS:
            return SpeakerPhrase("bare-house", start, end, rule="unsigned-filing")
        if last in PAPERS:
            return SpeakerPhrase("bare-house", start, end, rule="unsigned-document")
        return SpeakerPhrase("nobody", start, end, rule="unsigned-data")

    def _common_maker(self, page: Page, start: int, low: str, head: str) -> SpeakerPhrase | None:
        """The office before the document's noun or behind "by": a roads ministry audit."""
        words = re.sub(r"^(?:an?|the|new|recent|another) ", "", head).split()
        at = next((i for i, w in enumerate(words[:-1]) if w in self._house), None)
        if at is not None and at >= 1 and words[at] not in ("company", "group", "firm"):
            name = " ".join(words[: at + 1])
            begin = start + low.index(name)
            if page.text[begin : begin + len(name)] == name:
                return SpeakerPhrase("house", begin, begin + len(name), name, rule=_MAKER)
        m = _BY.search(low)
        told = self._read(page, start + m.start("who"), start + m.end("who")) if m else None
        if told is not None and told.role in ("house", "bare-house", "unnamed"):
            rule = _MAKER if told.role != "bare-house" else "bare-house-document"
            return replace(told, rule=rule)
        return None


def _unsigned(start: int, end: int, low: str) -> SpeakerPhrase:
    """A paper that the text has told of, whoever's it is."""
    return SpeakerPhrase("bare-house", start, end, low, rule="unsigned-document")
