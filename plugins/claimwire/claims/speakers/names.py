"""Finds the topic's entities in a text, in any script, width or digit form.

Names are compiled once from the topic: every name of every entity, folded, longest match.
A name inside a longer one does not count (商务部 in 美国商务部), unless it is the house in a
person's title (輝達執行長 names both). A compound that only alludes (中国版英伟达) names nobody.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from claimwire.claims.matching.lexicon import Matcher, by_last_letter, has_cjk, vocabulary
from claimwire.text import match_form, name_form
from claimwire.topic import Entity, Topic

_WORD_END = re.compile(r"([A-Za-z][A-Za-z.'’-]*)\s+$")
_WORD_START = re.compile(r"\s+([A-Z][a-z]+)")
_KANA = re.compile("[ァ-ヴー]")
_SMALL_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "but",
        "or",
        "if",
        "when",
        "while",
        "as",
        "that",
        "both",
        "former",
        "late",
        "meanwhile",
        "though",
        "because",
    ]
)
_NOT_A_SURNAME_AFTER = frozenset(
    [
        "said",
        "says",
        "told",
        "added",
        "wrote",
        "on",
        "in",
        "at",
        "and",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "administration",
    ]
)


@dataclass(slots=True)
class Mention:
    """A place `text[start:end]` that names `entity`; `also` are entities named within it."""

    start: int
    end: int
    entity: Entity
    also: tuple[Entity, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether it names a person."""
        return self.entity.type == "person"


@dataclass(frozen=True, slots=True)
class _Name:
    surface: str
    entity: Entity
    languages: frozenset[str]
    also: tuple[Entity, ...]
    rivals: tuple[Entity, ...]


class NameIndex:
    """The compiled names of one topic."""

    def __init__(self, topic: Topic) -> None:
        self.entities = {e.id: e for e in topic.entities}
        self._by_form: dict[str, _Name] = {}
        forms = {
            match_form(name): (name, entity)
            for entity in reversed(topic.entities)
            for name in entity.all_names
        }
        by_end = by_last_letter(forms)
        for form, (surface, entity) in forms.items():
            self._by_form[form] = _Name(
                surface,
                entity,
                frozenset(
                    lang for lang, names in entity.aliases.items() if form in map(match_form, names)
                ),
                _houses(form, entity, forms),
                _rivals(form, entity, {other: forms[other] for other in by_end[form[-1]]}),
            )
        self._matcher = Matcher(dict(self._by_form.items()))
        zh = vocabulary("zh")
        self._countries = zh.words("names.country")
        self._alluding = zh.words("names.allusion")
        self._alluding_after = zh.words("names.allusion_after")
        self._titles = frozenset(vocabulary("en").words("speakers.title"))
        self._houses_of = self._person_houses()

    def house_of(self, person: Entity) -> Entity | None:
        """The organisation that the names of a person tell (輝達執行長 -> 輝達)."""
        return self._houses_of.get(person.id)

    def lookup(self, name: str) -> Entity | None:
        """The entity that bears exactly this name, in any form."""
        found = self._by_form.get(name_form(name).strip())
        return found.entity if found else None

    def find(self, text: str, folded: str, language: str) -> tuple[Mention, ...]:
        """All places of a text that name entities, in reading order without overlap."""
        found: list[Mention] = []
        seen: set[str] = set()
        for start, end, name in self._matcher.find(folded):
            if not self._stands(text, folded, start, end, name):
                continue
            entity = name.entity
            if name.rivals and language not in name.languages:
                entity = next((r for r in name.rivals if r.id in seen), entity)
            seen.add(entity.id)
            found.append(Mention(start, end, entity, name.also))
        return tuple(found)

    def _person_houses(self) -> dict[str, Entity]:
        houses: dict[str, Entity] = {}
        for name in self._by_form.values():
            if name.entity.type == "person" and name.also:
                houses.setdefault(name.entity.id, name.also[0])
        return houses

    def _stands(self, text: str, folded: str, start: int, end: int, name: _Name) -> bool:
        """Whether a match is the name itself, judged on its letters' case and its neighbours."""
        if has_cjk(name.surface):
            before, after = folded[max(0, start - 4) : start], folded[end : end + 3]
            if before.endswith(self._alluding) or after.startswith(self._alluding_after):
                return False
            if start and _KANA.match(name.surface) and _KANA.match(text, start - 1):
                return False  # チュンファン氏 is nobody called ファン氏
            return name.entity.type != "agency" or not before.endswith(self._countries)
        shown = unicodedata.normalize("NFKC", text[start:end])
        if name.surface[0].isupper() and not shown[0].isupper():
            return False
        if name.surface.isupper() and len(name.surface) <= 4 and not shown.isupper():
            return False
        if name.entity.type == "person" and " " not in name.surface:
            return not self._is_namesake(text, start, end)
        return not folded[max(0, start - 4) : start].endswith(self._alluding)

    def _is_namesake(self, text: str, start: int, end: int) -> bool:
        """Whether a bare family name belongs to somebody with another given name."""
        if m := _WORD_END.search(text, max(0, start - 30), start):
            word = m.group(1)
            if word.endswith(".") and len(word) > 5:
                return self._is_followed(text, end)
            opens = m.start() == 0 or text[: m.start()].rstrip()[-1:] in '.!?\n"“'
            known = word.lower().rstrip(".") in self._titles or word.isupper()
            if word.lower() in _SMALL_WORDS:
                return False
            possessive = word.endswith(("'s", "’s"))
            if word[0].isupper() and not known and not opens and not possessive:
                return True
        return self._is_followed(text, end)

    def _is_followed(self, text: str, end: int) -> bool:
        """Whether another name follows a family name, as in Chinese order."""
        m = _WORD_START.match(text, end)
        return m is not None and m[1].lower() not in _NOT_A_SURNAME_AFTER and len(m[1]) > 1


def _houses(form: str, entity: Entity, forms: dict[str, tuple[str, Entity]]) -> tuple[Entity, ...]:
    """The organisations whose name opens a person's name."""
    if entity.type != "person":
        return ()
    best = ""
    for other, (_, owner) in forms.items():
        if owner.type != "person" and form.startswith(other) and len(best) < len(other) < len(form):
            best = other
    return (forms[best][1],) if best else ()


def _rivals(form: str, entity: Entity, forms: dict[str, tuple[str, Entity]]) -> tuple[Entity, ...]:
    """Other entities of whose longer names this one is the end."""
    if not has_cjk(form):
        return ()
    longer = {
        owner.id: owner
        for other, (_, owner) in forms.items()
        if owner.id != entity.id and other.endswith(form) and other != form
    }
    return tuple(longer.values())
