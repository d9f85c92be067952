"""Which of the topic's themes a claim bears on.

A theme is told by its keywords in the proposition, frame left out: as they stand, or with all
their words near each other in one clause (来自中国的营收 for 中国营收). A claim without a keyword
goes on about what its heading, the sentence before it, or else the whole article is about.
An entity brings the themes that the topic gives it; where one entity holds the article, so do
the claims that name no other. Share prices bear on the themes of their company alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import rjieba

from claimwire.claims.matching.lexicon import Matcher, base_language, has_cjk
from claimwire.text import match_form
from claimwire.topic import Topic

_CLAUSE = re.compile(r"[，,；;。、]")
_NEAR = {"zh": 14, "ja": 18, "en": 60}
_SMALL_WORDS = frozenset({"of", "from", "in", "the", "on", "and", "a", "for", "s", "to", "的"})
_TITLE_WEIGHT = 3.0
# An entity holds an article when it is named so often, and not less often than all others.
_HOLDER_TIMES = 2
_HOLDER_SHARE = 0.2


@dataclass(slots=True)
class Told:
    """What one claim tells by itself: its keyword themes, its paragraph, its heading's themes."""

    themes: frozenset[str]
    paragraph: int
    heading: frozenset[str] = frozenset()
    refusal: bool = False
    entities: tuple[str, ...] = ()
    share_price: bool = False


class ThemeIndex:
    """The compiled keywords of one topic's themes."""

    def __init__(self, topic: Topic) -> None:
        self._topic = topic
        self._order = [t.id for t in topic.themes]
        self._of_entity = _themes_of_entities(topic)
        self._matchers: dict[str, Matcher[frozenset[str]]] = {}
        self._phrases: dict[str, dict[str, list[tuple[str, tuple[str, ...]]]]] = {}

    def find(self, parts: Sequence[str], entities: Sequence[str], language: str) -> frozenset[str]:
        """The themes whose keywords stand in a proposition given as folded stretches."""
        base = base_language(language)
        if base not in self._matchers:
            self._compile(base)
        found: set[str] = set()
        for part in parts:
            found.update(*self._matchers[base].values(part))
            found.update(self._scattered(part, base))
        for entity in entities:
            found |= self._of_entity.get(entity, frozenset())
        return frozenset(found)

    def settle(self, title: frozenset[str], told: Sequence[Told]) -> list[tuple[str, ...]]:
        """The themes of each claim of an article, in the topic's order.

        Args:
            title: the themes of the article's title.
            told: what each of its claims tells by itself, in reading order.
        """
        subject = self._subject(title, told)
        holder = self._holder(told)
        settled: list[tuple[str, ...]] = []
        before = Told(frozenset(), -1)
        for claim in told:
            themes = claim.themes
            if claim.refusal:
                settled.append(())
                continue
            if claim.share_price:
                own = self._of(claim.entities) if claim.entities else holder
                settled.append(self._ordered(own))
                continue
            if not themes:
                themes = claim.heading
            if not themes and before.paragraph == claim.paragraph:
                themes = before.themes
            if not themes:
                themes = subject
            if claim.themes:
                before = Told(themes, claim.paragraph)
            if not any(e in self._of_entity for e in claim.entities):
                themes = themes | holder
            settled.append(self._ordered(themes))
        return settled

    def _of(self, entities: Sequence[str]) -> frozenset[str]:
        return frozenset().union(*(self._of_entity.get(e, frozenset()) for e in entities))

    def _ordered(self, themes: frozenset[str]) -> tuple[str, ...]:
        return tuple(t for t in self._order if t in themes)

    def _holder(self, told: Sequence[Told]) -> frozenset[str]:
        """The themes of the one entity that an article is about, where there is one."""
        count = Counter(e for claim in told for e in dict.fromkeys(claim.entities))
        if not count:
            return frozenset()
        first, times = count.most_common(1)[0]
        others = sum(1 for claim in told if claim.entities and first not in claim.entities)
        if times < max(_HOLDER_TIMES, _HOLDER_SHARE * len(told)) or times < others:
            return frozenset()
        return self._of_entity.get(first, frozenset())

    def _subject(self, title: frozenset[str], told: Sequence[Told]) -> frozenset[str]:
        count: Counter[str] = Counter(dict.fromkeys(title, _TITLE_WEIGHT))
        for claim in told:
            for theme in claim.themes:
                count[theme] += 1 / len(claim.themes) ** 0.5
        if not count:
            return frozenset()
        most = max(count.values())
        return frozenset(t for t, n in count.items() if n == most)

    def _scattered(self, part: str, language: str) -> Iterator[str]:
        """Themes of keywords whose words all stand near each other in a clause of a part."""
        clauses: list[str] = []
        for first, phrases in self._phrases[language].items():
            if first not in part:
                continue
            for theme, others in phrases:
                if all(word in part for word in others):
                    clauses = clauses or _CLAUSE.split(part)
                    if any(_near(clause, first, others, language) for clause in clauses):
                        yield theme

    def _compile(self, language: str) -> None:
        words: dict[str, set[str]] = {}
        phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for theme, lang, keyword in _keywords(self._topic):
            form = match_form(keyword)
            spoken = base_language(lang) == language
            if spoken or (not has_cjk(form) and keyword.isupper()):
                for variant in _variants(form):
                    words.setdefault(variant, set()).add(theme)
            if spoken:
                parts = _words_of(form, language)
                if len(parts) > 1 and all(len(p) > 1 for p in parts):
                    phrases.setdefault(parts[0], []).append((theme, parts[1:]))
        for entity in self._topic.entities:
            for name in entity.all_names if entity.themes else ():
                words.setdefault(match_form(name), set()).update(entity.themes)
        for word in filter(has_cjk, words):
            for other, more in words.items():
                if other != word and other in word:
                    words[word] |= more
        self._matchers[language] = Matcher({w: frozenset(t) for w, t in words.items()})
        self._phrases[language] = phrases


def _near(clause: str, first: str, others: Sequence[str], language: str) -> bool:
    """Whether all words of a keyword stand near each other in a clause."""
    places = [clause.find(word) for word in (first, *others)]
    return min(places) >= 0 and max(places) - min(places) <= _NEAR[language]


def _keywords(topic: Topic) -> Iterator[tuple[str, str, str]]:
    """(theme, language, keyword) of every theme."""
    for theme in topic.themes:
        for lang, words in theme.keywords.items():
            yield from ((theme.id, lang, word) for word in words)


def _themes_of_entities(topic: Topic) -> dict[str, frozenset[str]]:
    """Themes of which an entity's name is a keyword, whatever the language."""
    keywords: dict[str, set[str]] = {}
    for theme, _, word in _keywords(topic):
        keywords.setdefault(match_form(word), set()).add(theme)
    found: dict[str, frozenset[str]] = {}
    for entity in topic.entities:
        themes = {t for name in entity.all_names for t in keywords.get(match_form(name), ())}
        themes.update(entity.themes)
        if themes:
            found[entity.id] = frozenset(themes)
    return found


def _words_of(form: str, language: str) -> tuple[str, ...]:
    if language == "zh":
        parts = rjieba.cut(form)
    elif language == "ja":
        parts = re.split(r"[のでにをへ]|向け", form)
    else:
        parts = [re.sub(r"['’]s$", "", word) for word in form.split()]
    return tuple(p for p in parts if p and p not in _SMALL_WORDS)


def _variants(form: str) -> tuple[str, ...]:
    """A Latin keyword also stands in the plural and in other forms of its verb."""
    if has_cjk(form) or not form[-1].isalpha() or len(form) < 3:
        return (form,)
    stem = form.removesuffix("e")
    return (form, form + "s", stem + "ed", stem + "ing")
