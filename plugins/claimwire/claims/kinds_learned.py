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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import add

from claimwire.claims.clauses import Clause
from claimwire.claims.kinds import Judged, Setting
from claimwire.records import Kind

KINDS: tuple[Kind, ...] = ("forecast", "opinion", "measurement", "fact")
_WORDS = re.compile(r"[a-z]+(?:['’][a-z]+)?|0+(?:[.,]0+)*|[^\w\s]")
_DIGITS = re.compile(r"[0-9]")
_CLOSING = "。.！!？?」』”\"’' "
_LONGEST_END = 4  # characters at the end of the claim, where Japanese has its predicate


def features(clauses: Sequence[Clause], setting: Setting, judged: Judged) -> list[str]:
    """What the model looks at, each by its name; a name may come more than once."""
    content = _DIGITS.sub("0", "，".join([c.text for c in clauses])).lower()
    main = _DIGITS.sub("0", judged.main.text).lower() if judged.main else ""
    return [
        f"rule {judged.rule.removeprefix('kind:')}",
        f"kind {judged.kind}",
        *[f"clause {weighed.rule}" for weighed in judged.weighed],
        f"attribution {setting.attribution}",
        f"stance {setting.stance}",
        f"cue {setting.cue}",
        f"quantities {min(len(setting.quantities), 2)}",
        f"times {min(len(setting.times), 1)}",
        f"ahead {min(len(setting.future), 1)}",
        *(_words(content, main) if setting.language == "en" else _letters(content)),
    ]


def _words(content: str, main: str) -> list[str]:
    words: list[str] = _WORDS.findall(content)
    return [
        *words,
        *map(" ".join, pairwise(words)),
        *[f"first {word}" for word in words[:1]],
        *[f"main {word}" for word in _WORDS.findall(main)],
    ]


def _letters(content: str) -> list[str]:
    """Up to three letters that stand together, and up to four at the end."""
    pairs = list(map(add, content, content[1:]))
    end = content.rstrip(_CLOSING)
    return [
        *content,
        *pairs,
        *map(add, pairs, content[2:]),
        *[f"end {end[-size:]}" for size in range(1, _LONGEST_END + 1)],
    ]


@dataclass(frozen=True, slots=True)
class KindModel:
    """A linear model: each feature has one weight a kind, and the greatest sum decides.

    `bias` and the values of `weights` are in the order of `KINDS`.
    """

    bias: list[float]
    weights: dict[str, list[float]]

    def tell(self, names: Iterable[str]) -> Kind:
        """The kind of a claim with these features, each of which counts once."""
        forecast, opinion, measurement, fact = self.bias
        weights = self.weights
        for name in weights.keys() & names:
            a, b, c, d = weights[name]
            forecast += a
            opinion += b
            measurement += c
            fact += d
        # Weights have few digits: what is equal but for the order of adding is equal.
        sums = [round(weight, 6) for weight in (forecast, opinion, measurement, fact)]
        return KINDS[sums.index(max(sums))]

    def settle(self, clauses: Sequence[Clause], setting: Setting, judged: Judged) -> Judged:
        """The judgement of the rules, or the same claim as the kind that the model tells."""
        if not judged.weighed:
            return judged
        kind = self.tell(features(clauses, setting, judged))
        return judged if kind == judged.kind else judged.as_kind(kind, f"kind:learned-{kind}")


@lru_cache(maxsize=4)
def kind_model(language: str) -> KindModel:
    """The model of a vocabulary's language (`zh`, `en`, `ja`), read once."""
    source = files("claimwire.claims") / "learned" / f"kinds-{language}.json"
    read = json.loads(source.read_text(encoding="utf-8"))
    return KindModel(read["bias"], read["weights"])
