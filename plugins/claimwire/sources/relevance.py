"""Whether a title and summary may bear on the topic, judged by its own words.

The rule: an entity's name is enough; without one it takes two different keywords of the
themes and measures. Names of those who speak about everything (types `media`, `agency`,
`research`) count as a keyword does: a newspaper or a ministry in a headline does not make the
story ours. A keyword inside a longer one that was found counts once. Recall comes first: a page
fetched in vain costs a second, an article missed is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimwire.text import match_form
from claimwire.topic import Topic

_SPEAKERS = {"media", "agency", "research"}
_ENOUGH = 2


class Relevance:
    """The topic's words, made ready once.

    Args:
        topic: entities, themes and measures.
    """

    def __init__(self, topic: Topic) -> None:
        names = [n for e in topic.entities if e.type not in _SPEAKERS for n in e.all_names]
        speakers = [n for e in topic.entities if e.type in _SPEAKERS for n in e.all_names]
        self._names = _Words(names)
        self._speakers = _Words(speakers)
        by_language: dict[str, list[str]] = {}
        sections = [t.keywords for t in topic.themes] + [m.keywords for m in topic.measures]
        for section in sections:
            for language, told in section.items():
                by_language.setdefault(_primary(language), []).extend(told)
        self._keywords = {name: _Words(words) for name, words in by_language.items()}
        self._all = _Words(w for words in by_language.values() for w in words)

    def __call__(self, text: str | None, language: str | None = None) -> bool:
        """Whether `text` may bear on the topic.

        Args:
            text: title and summary.
            language: BCP 47 tag, picks the keywords; all of them where it is None or one for
                which the topic has none. Names count in texts of every language.
        """
        if not text:
            return False
        form = match_form(text)
        if self._names.first(form):
            return True
        keywords = self._keywords.get(_primary(language or ""), self._all)
        hits = self._speakers.found(form) | keywords.found(form)
        inside = {a for a in hits for b in hits if a != b and a in b}
        return len(hits - inside) >= _ENOUGH


def is_relevant(text: str, topic: Topic, language: str | None = None) -> bool:
    """Whether `text` may bear on `topic`; for many texts keep one `Relevance(topic)`."""
    return Relevance(topic)(text, language)


class _Words:
    """Words to look for in a text's match form.

    A word that begins or ends with a Latin letter or digit must begin or end there in the text
    too (a plural s aside); in scripts without spaces a word counts wherever it stands.
    """

    def __init__(self, words: Iterable[str]) -> None:
        forms = sorted({match_form(w) for w in words}, key=lambda w: (-len(w), w))
        self._plain = [w for w in forms if not _edged(w)]
        self._edged = [(w, _pattern(w)) for w in forms if _edged(w)]

    def first(self, form: str) -> bool:
        return any(w in form for w in self._plain) or any(
            w in form and p.search(form) for w, p in self._edged
        )

    def found(self, form: str) -> set[str]:
        hits = {w for w in self._plain if w in form}
        return hits | {w for w, p in self._edged if w in form and p.search(form)}


def _edged(word: str) -> bool:
    return _is_latin(word[0]) or _is_latin(word[-1])


def _pattern(word: str) -> re.Pattern[str]:
    before = r"(?<![0-9a-z\u00c0-\u024f])" if _is_latin(word[0]) else ""
    after = r"(?:e?s)?(?![0-9a-z\u00c0-\u024f])" if _is_latin(word[-1]) else ""
    return re.compile(before + re.escape(word) + after)


def _is_latin(char: str) -> bool:
    return bool(re.match(r"[0-9a-z\u00c0-\u024f]", char))


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
