"""The kind that a small learned model tells from the rules' findings and the words together.

The rules of `kinds` name the clause that decides and say why; what they cannot name are the
thousand ways to judge or to tell. A linear model weighs their findings and the words of the
claim; its weights stand in `learned/kinds-<language>.json`, written by `make train` from the
labelled sentences in `tests/corpus/kinds/`. No word of a topic is among its features that does
not stand in those sentences of all trades.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from claimwire.claims.clauses import Clause
from claimwire.claims.kinds import Judged, Setting
from claimwire.records import Kind

KINDS: tuple[Kind, ...] = ("forecast", "opinion", "measurement", "fact")
_WORDS = re.compile(r"[a-z]+(?:['’][a-z]+)?|0+(?:[.,]0+)*|[^\w\s]")
_DIGITS = re.compile(r"[0-9]")
_CLOSING = "。.！!？?」』”\"’' "
_LONGEST = 3  # characters of Chinese and Japanese looked at together
_LONGEST_END = 4  # the same at the end of the claim, where Japanese has its predicate


def features(clauses: Sequence[Clause], setting: Setting, judged: Judged) -> Iterator[str]:
    """What the model looks at, each by its name; a name may come more than once."""
    yield f"rule {judged.rule.removeprefix('kind:')}"
    yield f"kind {judged.kind}"
    for weighed in judged.weighed:
        yield f"clause {weighed.rule}"
    yield f"attribution {setting.attribution}"
    yield f"stance {setting.stance}"
    yield f"cue {setting.cue}"
    yield f"quantities {min(len(setting.quantities), 2)}"
    yield f"times {min(len(setting.times), 1)}"
    yield f"ahead {min(len(setting.future), 1)}"
    content = _DIGITS.sub("0", "，".join(c.text for c in clauses)).lower()
    main = _DIGITS.sub("0", judged.main.text).lower() if judged.main else ""
    yield from _words(content, main) if setting.language == "en" else _letters(content)


def _words(content: str, main: str) -> Iterator[str]:
    words = _WORDS.findall(content)
    yield from words
    for pair in pairwise(words):
        yield " ".join(pair)
    for word in words[:1]:
        yield f"first {word}"
    for word in _WORDS.findall(main):
        yield f"main {word}"


def _letters(content: str) -> Iterator[str]:
    for size in range(1, _LONGEST + 1):
        for at in range(len(content) - size + 1):
            yield content[at : at + size]
    end = content.rstrip(_CLOSING)
    for size in range(1, _LONGEST_END + 1):
        yield f"end {end[-size:]}"


@dataclass(frozen=True, slots=True)
class KindModel:
    """A linear model: each feature has one weight a kind, and the greatest sum decides.

    `bias` and the values of `weights` are in the order of `KINDS`.
    """

    bias: list[float]
    weights: dict[str, list[float]]

    def tell(self, names: Iterable[str]) -> Kind:
        """The kind of a claim with these features, each given once."""
        forecast, opinion, measurement, fact = self.bias
        weights = self.weights
        for name in names:
            if name in weights:
                a, b, c, d = weights[name]
                forecast += a
                opinion += b
                measurement += c
                fact += d
        sums = (forecast, opinion, measurement, fact)
        return KINDS[sums.index(max(sums))]

    def settle(self, clauses: Sequence[Clause], setting: Setting, judged: Judged) -> Judged:
        """The judgement of the rules, or the same claim as the kind that the model tells."""
        if not judged.weighed:
            return judged
        kind = self.tell(set(features(clauses, setting, judged)))
        return judged if kind == judged.kind else judged.as_kind(kind, f"kind:learned-{kind}")


@lru_cache(maxsize=4)
def kind_model(language: str) -> KindModel:
    """The model of a vocabulary's language (`zh`, `en`, `ja`), read once."""
    source = files("claimwire.claims") / "learned" / f"kinds-{language}.json"
    read = json.loads(source.read_text(encoding="utf-8"))
    return KindModel(read["bias"], read["weights"])
