"""Which rules a stretch of text can meet at all, told by its letters before any of them runs.

Most rules need a word that most sentences do not hold. What a rule needs is derived from its
regular expression: strings of which every match holds at least one. Of each string the rarest
pair of letters, in English the rarest word or part of one, opens the rule. A text is gone
through once; `live` gives the bits of the rules that it opens, and only these are run:

    _RANK = rule(r"第[二三四五六七八九十]+大")
    bits = live(sentence, "zh")
    if _RANK.found(sentence, bits): ...

The bits of a sentence also serve for any part of it, and for its parts joined by ，. Rules are
matched on folded text, or on the text as printed; what they need is compared folded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from claimwire.claims.matching.edges import headed
from claimwire.text import match_form, to_simplified

EVERY = -1
"""The bits of all rules: for a text that was not gone through."""

_MOST_STRINGS = 96  # alternatives of one rule that are told apart
_MOST_WORDS = 20_000  # Latin words whose bits are remembered
_OTHER_DIGIT = re.compile(r"[^\D0-9]")  # \d takes them too, and no rule names them
# Marks that join the parts of a sentence, or stand in a copy of it only (`page`), open nothing.
_OPENS_NOTHING = " \t\n，‹›□＿"
_WITHOUT = dict.fromkeys(map(ord, _OPENS_NOTHING), " ")
_TOKEN = re.compile(r"[a-z]+|[^a-z\s]")
_RUN = re.compile(r"[a-z]+")
_PAIR = re.compile(r"(?=([^\s，‹›□＿][^\s，‹›□＿]))")
# Letters of news text from the commonest on; a rule is told by the rarest that it needs.
_COMMON = (
    "，。的、一0在21年上国中はの5不是成3人元と到6月にた了达るを产4がで有出日公电:为会今下7时し能美9报亿说来三大市い片"
    "个计收去比分至业万要す我行这だ发已てり他约以新ーか司らな家っ同辉ま就れ于台もん过对单前长场口者本资算最部商还芯股货度价进高第用"
    "两全率四多后也开经布季期关点回将可工应天占自看里明没户主则客从营卡倍半与升数们方务黄内海只代五量合增预认交光外言二得示法面告动港"
    "总仁记厂线首据问百勋其科并加额提每先心之集超名采员六政表路和导现力トけ体めよえンルアイクスリシド"
)
_COMMON_LATIN = re.compile(
    r"(?:the|of|to|and|that|was|for|are|has|have|had|its|not|with|from|will|said|were|but|this|who)"
)


class Rule:
    """A regular expression with the bit that tells where it may match; its methods are bound."""

    __slots__ = ("bit", "findall", "finditer", "fullmatch", "match", "pattern", "search", "sub")

    def __init__(self, pattern: re.Pattern[str], bit: int) -> None:
        self.bit = bit
        self.pattern = pattern
        self.search: Callable[..., re.Match[str] | None] = pattern.search
        self.match: Callable[..., re.Match[str] | None] = pattern.match
        self.fullmatch: Callable[..., re.Match[str] | None] = pattern.fullmatch
        self.finditer: Callable[..., Iterator[re.Match[str]]] = pattern.finditer
        self.findall: Callable[..., list[Any]] = pattern.findall
        self.sub: Callable[..., str] = pattern.sub

    def found(self, text: str, bits: int = EVERY) -> bool:
        """Whether it matches anywhere in a text that has these bits."""
        return bits & self.bit != 0 and self.search(text) is not None

    def begins(self, text: str, bits: int = EVERY) -> bool:
        """Whether it matches at the beginning of a text that has these bits."""
        return bits & self.bit != 0 and self.match(text) is not None


class _Gates:
    """The bits of all rules by what opens them.

    `letters` holds for each letter what it opens alone, and what it opens together with the
    next one; `parts` parts of English words, `wholes` whole ones; `words` the words met.
    """

    def __init__(self) -> None:
        self.count = 0
        self.always = EVERY  # rules that need nothing, and those that are still to come
        self.letters: dict[str, tuple[int, dict[str, int]]] = {}
        self.parts: dict[str, int] = {}
        self.wholes: dict[str, int] = {}
        self.words: dict[str, int] = {}

    def add(self, needed: Collection[str] | None, *, whole_words: bool = False) -> int:
        """A new bit, opened by any text that holds one of the folded strings."""
        bit = 1 << self.count
        self.count += 1
        if needed is None or not all(_bare(text).strip() for text in needed):
            return bit
        self.always &= ~bit
        parts = self.wholes if whole_words else self.parts
        for text in needed:
            part = _rarest_part(text)
            parts[part] = parts.get(part, 0) | bit
            letters = _rarest_letters(text)
            first, following = letters[0], letters[1:]
            alone, together = self.letters.get(first, (0, {}))
            if following:
                together[following] = together.get(following, 0) | bit
            else:
                alone |= bit
            self.letters[first] = (alone, together)
        self.words.clear()
        return bit

    def of_word(self, word: str) -> int:
        """The bits of a run of Latin letters, or of another letter of an English text."""
        bits = self.wholes.get(word, 0)
        for part, rules in self.parts.items():
            if part in word:
                bits |= rules
        if len(self.words) < _MOST_WORDS:
            self.words[word] = bits
        return bits


_GATES = _Gates()
_RULES: list[Rule] = []


class Forms:
    """Rules by their names, of which the first one counts at the leftmost place of a text."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = [(each.bit, each.search, name) for name, each in rules.items()]
        self._any = 0
        for each in rules.values():
            self._any |= each.bit

    def searcher(self, text: str, bits: int) -> Callable[[int], tuple[str, re.Match[str]] | None]:
        """A function that finds the first match in a text with these bits from a place on.

        The places that it is asked for must not go back.
        """
        if not bits & self._any:
            return lambda _: None
        open_rules = [(search, name) for bit, search, name in self._rules if bits & bit]
        hits: list[re.Match[str] | None] = [search(text) for search, _ in open_rules]

        def first(at: int) -> tuple[str, re.Match[str]] | None:
            best, found = len(text) + 1, None
            for i, known in enumerate(hits):
                hit = known
                if hit is not None and hit.start() < at:
                    hit = hits[i] = open_rules[i][0](text, at)
                if hit is not None and hit.start() < best:
                    best, found = hit.start(), (open_rules[i][1], hit)
            return found

        return first

    def spans(self, text: str, bits: int) -> list[tuple[int, int]]:
        """Where the matches stand, one behind the other."""
        found, at, first = [], 0, self.searcher(text, bits)
        while hit := first(at):
            found.append(hit[1].span())
            at = hit[1].end()
        return found


class AnyOf:
    """Strings that are looked for anywhere in a folded text, also within longer words."""

    __slots__ = ("_strings", "bit")

    def __init__(self, strings: Sequence[str]) -> None:
        self._strings = strings
        self.bit = _GATES.add(strings)

    def found(self, text: str, bits: int = EVERY) -> bool:
        """Whether any of them stands in a text that has these bits."""
        return bits & self.bit != 0 and any(each in text for each in self._strings)


def rule(source: str | re.Pattern[str], flags: int = 0) -> Rule:
    """A rule of the whole process; build it once, at import or behind a cache."""
    if isinstance(source, re.Pattern):
        flags, source = source.flags, source.pattern
    items = _parser.parse(source, flags)
    pattern = re.compile(headed(source, flags, items), flags)
    made = Rule(pattern, _GATES.add(_needed(source, items)))
    _RULES.append(made)
    return made


def all_rules() -> list[Rule]:
    """The rules made so far."""
    return list(_RULES)


def folded_rule(source: str) -> Rule:
    """A rule for folded text from one written in the characters of its own language."""
    return rule(to_simplified(source))


def bit_of_words(words: Collection[str]) -> int:
    """The bit of a list of folded words that match whole words of Latin letters only."""
    return _GATES.add(words, whole_words=True)


def live(folded: str, language: str) -> int:
    """The bits of the rules that may match in a folded text or in its printed form.

    Args:
        folded: the text's `match_form`.
        language: `zh`, `ja` or `en`; English is told by its words, the others by letters.
    """
    if not folded.isascii() and _OTHER_DIGIT.search(folded):
        return EVERY
    bits = _GATES.always
    if language == "en":
        known, of_word = _GATES.words.get, _GATES.of_word
        for token in set(_TOKEN.findall(folded)):
            word = known(token)
            bits |= of_word(token) if word is None else word
        return bits
    opens = _GATES.letters.get
    for letter, following in zip(folded, f"{folded[1:]}\n", strict=False):
        opened = opens(letter)
        if opened is not None:
            bits |= opened[0]
            together = opened[1].get(following)
            if together is not None:
                bits |= together
    return bits


def _rarest_letters(text: str) -> str:
    """Of a folded string the pair of letters seen least, or its one letter."""
    pairs: list[str] = _PAIR.findall(text)
    return min(pairs or _bare(text).replace(" ", ""), key=_commonness)


def _rarest_part(text: str) -> str:
    """Of a folded string the run of Latin letters, or the other letter, seen least."""
    parts: list[str] = _TOKEN.findall(_bare(text))
    return min(parts, key=_part_commonness)


def _bare(text: str) -> str:
    return text.translate(_WITHOUT)


@lru_cache(maxsize=4096)
def _commonness(letters: str) -> float:
    common = 1.0
    for letter in letters:
        place = _COMMON.find(letter)
        common *= 1 / (1 + place / 8) if place >= 0 else 0.3 if letter.isascii() else 0.01
    return common


def _part_commonness(part: str) -> float:
    if not _RUN.fullmatch(part):
        return 0.9 if part in ".,'’-\"" else 0.5 if part.isdigit() else 0.1
    return 0.8 if len(part) < 3 or _COMMON_LATIN.fullmatch(part) else 0.5 / len(part) ** 2


# --- what a regular expression needs --------------------------------------------------------

_Strings = frozenset[str]


def needs(pattern: re.Pattern[str]) -> _Strings | None:
    """Folded strings of which every match of `pattern` holds one; None where that is not so.

    A pattern that never matches needs one of no strings.
    """
    return _needed(pattern.pattern, _parser.parse(pattern.pattern, pattern.flags))


def _needed(source: str, items: Iterable[Any]) -> _Strings | None:
    if source == "(?!)":
        return frozenset()
    found = _of_sequence(items)
    needed = found[1] if found[0] is None else found[0]
    folded = frozenset(form for text in needed or () for form in (text, match_form(text)))
    return folded if folded and all(text.strip(_OPENS_NOTHING) for text in folded) else None


_Found = tuple[_Strings | None, _Strings | None]
"""The only strings that a part can match, where they are few; strings of which it holds one."""


def _of_sequence(items: Iterable[Any]) -> _Found:
    run: _Strings = frozenset([""])
    best: _Strings | None = None
    whole = True
    for code, value in items:
        if code is op.ASSERT and value[0] > 0:  # what has to follow stands in the text as well
            exact, needed = _of_sequence(value[1])
            best = _better(best, needed if exact is None else exact)
            continue
        exact, needed = _of_item(code, value)
        if exact is not None and len(run) * len(exact) <= _MOST_STRINGS:
            run = frozenset(head + tail for head in run for tail in exact)
            continue
        whole = False
        best = _better(best, run)
        best = _better(best, needed)
        run = frozenset([""])
        if exact is not None:
            run = exact
    if whole and best is None:
        return run, None
    return None, _better(best, run)


def _of_item(code: Any, value: Any) -> _Found:
    if code is op.LITERAL:
        return frozenset([chr(value)]), None
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return frozenset([""]), None
    if code is op.IN:
        return _of_set(value)
    if code is op.BRANCH:
        return _of_branch(value[1])
    if code is op.SUBPATTERN:
        return _of_sequence(value[3])
    if code is op.ATOMIC_GROUP:
        return _of_sequence(value)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, part = value
        exact, needed = _of_sequence(part)
        if (least, most) == (0, 1) and exact is not None:
            return exact | {""}, None
        return None, (exact or needed) if least else None
    return None, None


def _of_branch(branches: Iterable[Any]) -> _Found:
    found = [_of_sequence(branch) for branch in branches]
    if all(exact is not None for exact, _ in found):
        strings: _Strings = frozenset().union(*(exact for exact, _ in found if exact is not None))
        if len(strings) <= _MOST_STRINGS:
            return strings, None
        return None, strings
    needed: set[str] = set()
    for exact, some in found:
        part = some if exact is None else exact
        if part is None:
            return None, None
        needed |= part
    return None, frozenset(needed)


def _of_set(members: Iterable[Any]) -> _Found:
    letters: set[str] = set()
    for code, value in members:
        if code is op.LITERAL:
            letters.add(chr(value))
        elif code is op.RANGE and value[1] - value[0] < _MOST_STRINGS:
            letters.update(map(chr, range(value[0], value[1] + 1)))
        elif code is op.CATEGORY and value is op.CATEGORY_DIGIT:
            letters.update("0123456789")
        else:
            return None, None
    strings = frozenset(letters)
    return (strings, None) if len(strings) <= 4 else (None, strings)


def _better(first: _Strings | None, second: _Strings | None) -> _Strings | None:
    """Of two sets of strings, either of which is needed, the one that fewer texts meet."""
    if first is None or second is None:
        return first or second
    return min(first, second, key=_cost)


def _cost(strings: _Strings) -> float:
    if any(not text.strip(_OPENS_NOTHING) for text in strings):
        return float("inf")
    return sum(_commonness(letters) for letters in {_rarest_letters(text) for text in strings})
