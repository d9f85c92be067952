"""Which of the topic's themes a claim bears on.

A theme is told by its keywords in the proposition, frame left out; names of entities that are
keywords of a theme tell it in any script. A claim without a keyword of its own takes the
themes of the sentence before it in its paragraph where it goes on about the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimwire.claims.lexicon import Matcher, base_language, has_cjk
from claimwire.text import match_form
from claimwire.topic import Topic

_PLURAL = re.compile(r"(?:s|es|ed|ing|d)?$")


class ThemeIndex:
    """The compiled keywords of one topic's themes."""

    def __init__(self, topic: Topic) -> None:
        self._order = [t.id for t in topic.themes]
        self._of_entity = self._themes_of_entities(topic)
        self._matchers: dict[str, Matcher[frozenset[str]]] = {}
        self._topic = topic

    def find(self, parts: Sequence[str], entities: Sequence[str], language: str) -> tuple[str, ...]:
        """The themes of a proposition given as folded stretches, in the topic's order."""
        found: set[str] = set()
        matcher = self._matcher(base_language(language))
        for part in parts:
            for _, _, themes in matcher.find(part):
                found |= themes
        for entity in entities:
            found |= self._of_entity.get(entity, frozenset())
        return tuple(t for t in self._order if t in found)

    def _matcher(self, language: str) -> Matcher[frozenset[str]]:
        if language not in self._matchers:
            words: dict[str, set[str]] = {}
            for theme in self._topic.themes:
                for lang, keywords in theme.keywords.items():
                    for keyword in keywords:
                        form = match_form(keyword)
                        if base_language(lang) == language or not has_cjk(form) and form.isupper():
                            for variant in _variants(form):
                                words.setdefault(variant, set()).add(theme.id)
            for measure in self._topic.measures:
                if measure.theme:
                    for lang, keywords in measure.keywords.items():
                        if base_language(lang) == language:
                            for keyword in keywords:
                                words.setdefault(match_form(keyword), set()).add(measure.theme)
            for word, themes in words.items():
                for other, more in words.items():
                    if other != word and has_cjk(word) and other in word:
                        themes |= more
            self._matchers[language] = Matcher({w: frozenset(t) for w, t in words.items()})
        return self._matchers[language]

    def _themes_of_entities(self, topic: Topic) -> dict[str, frozenset[str]]:
        keywords: dict[str, set[str]] = {}
        for theme in topic.themes:
            for words in theme.keywords.values():
                for word in words:
                    keywords.setdefault(match_form(word), set()).add(theme.id)
        found: dict[str, frozenset[str]] = {}
        for entity in topic.entities:
            themes: set[str] = set()
            for name in entity.all_names:
                themes |= keywords.get(match_form(name), set())
            if themes:
                found[entity.id] = frozenset(themes)
        return found


def _variants(form: str) -> tuple[str, ...]:
    """A Latin keyword also stands in the plural and in other forms of its verb."""
    if has_cjk(form) or not form[-1].isalpha() or len(form) < 3:
        return (form,)
    stem = form.removesuffix("e")
    return (form, form + "s", stem + "ed", stem + "ing")
