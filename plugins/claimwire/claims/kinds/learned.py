"""The kind that a small learned model tells from the rules' findings and the words together.

The rules of `judge` name the clause that decides and say why; what they cannot name are the
thousand ways to judge or to tell. A linear model weighs their findings and the words of the
claim; its weights stand in `weights/<language>.json`, written by `make train` from the
labelled sentences in `tests/corpus/kinds/` and the labelled articles. The names of the topic that
those articles are about are masked in training: the model is the same for any topic.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import add

from claimwire.claims.kinds.judge import Judged, Setting
from claimwire.claims.sentences.clauses import Clause
from claimwire.records import Kind

KINDS: tuple[Kind, ...] = ("forecast", "opinion", "measurement", "fact")
_WORDS = re.compile(r"[a-z]+(?:['’][a-z]+)?|0+(?:[.,]0+)*|[^\w\s]")
_DIGITS = re.compile(r"[0-9]")
_CLOSING = "。.！!？?」』”\"’' "
_LONGEST = 3  # characters of Chinese and Japanese looked at together
_OF_THE_RULES = ("rule ", "kind ", "clause ")
_LONGER = 4  # letters of an English word that has a stem and an ending
_LONGEST_END = 4  # characters at the end of the claim, where Japanese has its predicate
_AROUND = "in "  # begins the name of what stands in the sentence, be it in the claim or its frame
_QUOTED = "quoted "  # begins the name of what stands in own words, which judge more often


def features(clauses: Sequence[Clause], setting: Setting, judged: Judged) -> list[str]:
    """What the model looks at, each by its name; a name may come more than once."""
    content, sentence = _content(clauses), _sentence(setting)
    english = setting.language == "en"
    told = _words(content) if english else _letters(content)
    parts = _terms if english else _stretches
    around = [_AROUND + name for name in parts(sentence)]
    quoted = [_QUOTED + name for name in parts(content)] if _is_quote(setting) else []
    return [*_findings(setting, judged), *told, *around, *quoted]


def is_finding(name: str) -> bool:
    """Whether a feature tells what the rules of kinds made of a claim, and not its words."""
    return name.startswith(_OF_THE_RULES)


def _content(clauses: Sequence[Clause]) -> str:
    return _DIGITS.sub("0", "，".join([c.text for c in clauses])).lower()


def _sentence(setting: Setting) -> str:
    """The whole sentence where its frame is looked at too, which for Chinese gains nothing."""
    return "" if setting.language == "zh" else _DIGITS.sub("0", setting.whole).lower()


def _is_quote(setting: Setting) -> bool:
    return setting.attribution == "quote"


def _findings(setting: Setting, judged: Judged) -> list[str]:
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
    ]


def _words(content: str) -> list[str]:
    """Words, pairs of them, the first, and how the longer ones begin and end."""
    words: list[str] = _WORDS.findall(content)
    longer = [word for word in words if len(word) >= _LONGER and word.isalpha()]
    return [
        *_in_pairs(words),
        *[f"first {word}" for word in words[:1]],
        *[f"begins {word[:_LONGER]}" for word in longer],
        *[f"ends {word[-size:]}" for word in longer for size in (2, 3)],
    ]


def _terms(sentence: str) -> list[str]:
    return _in_pairs(_WORDS.findall(sentence))


def _in_pairs(words: list[str]) -> list[str]:
    return [*words, *map(" ".join, pairwise(words))]


def _letters(content: str) -> list[str]:
    """Up to three letters that stand together, and up to four at the end."""
    return [*_stretches(content), *_end(content)]


def _stretches(text: str) -> list[str]:
    pairs = list(map(add, text, text[1:]))
    return [*text, *pairs, *map(add, pairs, text[2:])]


def _end(content: str) -> list[str]:
    end = content.rstrip(_CLOSING)
    return [f"end {end[-size:]}" for size in range(1, _LONGEST_END + 1)]


_Tree = dict[str, tuple[int, "_Tree"]]
"""Packed weights of one to three letters, letter by letter; 0 where the model knows none."""
_FIELD = 24  # bits of a packed weight: all features of a claim together need fewer
_HALF, _WHOLE = 1 << (_FIELD - 1), 1 << _FIELD


def _packed(weights: Sequence[float]) -> int:
    """The weights of a feature in hundredths as one number, so that one addition adds all."""
    return sum(round(100 * weight) << (_FIELD * at) for at, weight in enumerate(weights))


def _unpacked(total: int) -> list[int]:
    """The sums of packed weights, kind by kind; what stands above them is left out."""
    sums = []
    for _ in KINDS:
        told = (total + _HALF) % _WHOLE - _HALF
        sums.append(told)
        total = (total - told) >> _FIELD
    return sums


def _tree(packed: Mapping[str, int]) -> _Tree:
    tree: _Tree = {}
    for name, weight in packed.items():
        node = tree
        for letter in name[:-1] if len(name) <= _LONGEST else ():
            node = node.setdefault(letter, (0, {}))[1]
        if len(name) <= _LONGEST:
            node[name[-1]] = (weight, node.get(name[-1], (0, {}))[1])
    return tree


def _beginning(prefix: str, packed: Mapping[str, int]) -> dict[str, int]:
    return {name.removeprefix(prefix): n for name, n in packed.items() if name.startswith(prefix)}


def _add_letters(known: set[int], tree: _Tree, text: str) -> None:
    """Add the weights of up to three letters that stand together in a text."""
    letters = tree.get
    for first, second, third in zip(text, f"{text[1:]}\n", f"{text[2:]}\n\n", strict=False):
        if one := letters(first):
            known.add(one[0])
            if two := one[1].get(second):
                known.add(two[0])
                if three := two[1].get(third):
                    known.add(three[0])


@dataclass(slots=True)
class KindModel:
    """A linear model: each feature has one weight a kind, and the greatest sum decides.

    `bias` and the values of `weights` are in the order of `KINDS`, in hundredths exactly.
    """

    bias: list[float]
    weights: dict[str, list[float]]
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)
    _letters: _Tree = field(init=False, repr=False, compare=False)
    _around: _Tree = field(init=False, repr=False, compare=False)
    _quoted: _Tree = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A number above the weights makes those of each feature differ from all others.
        above = _FIELD * len(KINDS)
        self._numbers = {
            name: _packed(weights) + (n << above)
            for n, (name, weights) in enumerate(self.weights.items(), 1)
        }
        self._letters = _tree(self._numbers)
        self._around = _tree(_beginning(_AROUND, self._numbers))
        self._quoted = _tree(_beginning(_QUOTED, self._numbers))

    def tell(self, names: Iterable[str]) -> Kind:
        """The kind of a claim with these features, each of which counts once."""
        numbers = self._numbers
        return self._greatest({numbers[name] for name in names if name in numbers})

    def _known(self, content: str, setting: Setting, names: Iterable[str]) -> set[int]:
        """The weights of these features and of the letters of a content and of its sentence."""
        numbers = self._numbers
        known = {numbers[name] for name in names if name in numbers}
        known.add(0)
        _add_letters(known, self._letters, content)
        _add_letters(known, self._around, _sentence(setting))
        if _is_quote(setting):
            _add_letters(known, self._quoted, content)
        return known

    def _greatest(self, numbers: Iterable[int]) -> Kind:
        sums = _unpacked(sum(numbers, _packed(self.bias)))
        return KINDS[sums.index(max(sums))]

    def settle(self, clauses: Sequence[Clause], setting: Setting, judged: Judged) -> Judged:
        """The judgement of the rules, or the same claim as the kind that the model tells."""
        if not judged.weighed:
            return judged
        if setting.language == "en":
            kind = self.tell(features(clauses, setting, judged))
        else:  # of most letters the model knows nothing: they are not put together to names
            content = _content(clauses)
            names = [*_findings(setting, judged), *_end(content)]
            kind = self._greatest(self._known(content, setting, names))
        return judged if kind == judged.kind else judged.as_kind(kind, f"kind:learned-{kind}")


@lru_cache(maxsize=4)
def kind_model(language: str) -> KindModel:
    """The model of a vocabulary's language (`zh`, `en`, `ja`), read once."""
    source = files("claimwire.claims.kinds") / "weights" / f"{language}.json"
    read = json.loads(source.read_text(encoding="utf-8"))
    return KindModel(read["bias"], read["weights"])
