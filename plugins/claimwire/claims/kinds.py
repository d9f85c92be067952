"""Forecast, opinion, measurement or fact: the first that fits the most specific clause.

Each clause of the content is weighed: what it measures, what it expects, what it judges.
The most specific clause decides; between clauses equally specific the contract's order of
the kinds does. A small count that only qualifies a noun, and a stretch of time, measure nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimwire.claims.clauses import Clause
from claimwire.claims.lexicon import Matcher, vocabulary
from claimwire.claims.quantities import FoundQuantity
from claimwire.claims.times import FoundTime
from claimwire.records import Kind

_ORDER: tuple[Kind, ...] = ("forecast", "opinion", "measurement", "fact")
_TIME_UNITS = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "second", "岁", "歲", "years old"}
)
_SMALL_COUNT = 20
_CONDITION = {
    "zh": re.compile(
        r"^\s*(?:如果|若是?|要是|一旦|假如|倘若|除非|即使|即便|就算|虽然|尽管|由于|因为|为了|为|随着|除了|对于|至于|针对|面对|在.{0,12}下$|当.{1,14}时)"
    ),
    "ja": re.compile(r"(?:ば|たら|なら|ても|ため|ものの|けれど|ながら|一方)$"),
    "en": re.compile(
        r"^\s*(?:if|unless|although|though|while|because|since|despite|when|after|before|as|even if)\b"
    ),
}
_RANK = {
    "zh": re.compile(
        r"(?:排名?|位居|位列|名列|居)(?:在)?(?:第[一二三四五六七八九十\d]+)|第[二三四五六七八九十\d]+大"
    ),
    "ja": re.compile(r"第?[\d一二三四五六七八九十]+位"),
    "en": re.compile(
        r"\b(?:second|third|fourth|fifth|sixth|seventh|\d+th)[ -](?:largest|biggest|most|highest)\b|\bran(?:k|ks|ked) (?:second|third|fourth|fifth|no\. \d+|\d+)"
    ),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """The kind of a claim, the clause that decided, and the name of the rule."""

    kind: Kind
    main: Clause | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Words:
    forecast: Matcher[str]
    opinion: Matcher[str]
    fact: Matcher[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    words = vocabulary(language)
    return _Words(
        words.matcher("kinds.not_forecast", "kinds.forecast_strong", "kinds.forecast"),
        words.matcher("kinds.opinion_strong", "kinds.opinion"),
        words.matcher("kinds.fact"),
    )


def judge(
    clauses: Sequence[Clause],
    *,
    language: str,
    offset: int,
    quantities: Sequence[FoundQuantity],
    times: Sequence[FoundTime],
    future: Sequence[FoundTime],
    stance: str,
) -> Judged:
    """Judge a claim by its clauses.

    Args:
        clauses: its content without frames, in article offsets.
        language: `zh`, `ja` or `en`.
        offset: where its sentence begins; quantities and times count from there.
        quantities, times: what the sentence states; `future` are the times after publication.
        stance: what the frame's cue does (say, think, expect, announce, ...); "" without one.
    """
    if not clauses:
        return Judged("fact", None, "kind:no-content")
    weighed = [
        _weigh(c, language, offset, quantities, times, future, stance, clauses) for c in clauses
    ]
    best = max(weighed, key=lambda w: (w[1], -_ORDER.index(w[0])))
    kind, _, rule, clause = best
    return Judged(kind, clause, f"kind:{rule}")


def _weigh(
    clause: Clause,
    language: str,
    offset: int,
    quantities: Sequence[FoundQuantity],
    times: Sequence[FoundTime],
    future: Sequence[FoundTime],
    stance: str,
    clauses: Sequence[Clause],
) -> tuple[Kind, float, str, Clause]:
    words = _words(language)
    inside = [q for q in quantities if clause.start <= offset + q.start < clause.end]
    measured = [q for q in inside if measures(q)]
    dated = [t for t in times if clause.start <= offset + t.start < clause.end]
    ahead = [t for t in future if clause.start <= offset + t.start < clause.end]
    expects = [v for _, _, v in words.forecast.find(clause.text) if v != "kinds.not_forecast"]
    judges = [v for _, _, v in words.opinion.find(clause.text)]
    happens = [v for _, _, v in words.fact.find(clause.text)]
    strong = "kinds.forecast_strong" in expects or bool(ahead)
    stern = judges.count("kinds.opinion_strong")
    ranked = _RANK[language].search(clause.text) is not None
    conditional = _CONDITION[language].search(clause.text) is not None and len(clauses) > 1

    weight = 3.0 * bool(measured) + 0.5 * len(measured) + 1.0 * bool(dated) + 2.0 * strong
    weight += 1.5 * ranked + min(len(clause.text), 40) / 80 + 0.5 * bool(happens)
    if conditional:
        weight -= 3.0
    if strong or stance == "expect" or (expects and not measured):
        return "forecast", weight, "expected" if strong else "expecting-cue", clause
    if stern and not measured:
        return "opinion", weight + 0.5 * stern, "judged", clause
    if measured or ranked:
        return "measurement", weight, "measured" if measured else "ranked", clause
    if stance == "think":
        return "opinion", weight + 0.5, "thought", clause
    if judges and len(judges) > len(happens):
        return "opinion", weight, "judging-words", clause
    return "fact", weight, "event-or-state", clause


def measures(found: FoundQuantity) -> bool:
    """Whether a quantity measures something rather than counts a few things or tells a duration."""
    quantity = found.quantity
    unit = quantity.unit
    if unit in _TIME_UNITS:
        return False
    if is_measured_unit(unit):
        return True
    size = quantity.value if quantity.value is not None else quantity.high
    return size is not None and abs(size) >= _SMALL_COUNT


def is_measured_unit(unit: str) -> bool:
    """Whether a unit is of money, share, multiple or a physical size, and not a counted noun."""
    base = unit.split("/")[0]
    if base in (
        "%",
        "x",
        "百分点",
        "百分點",
        "percentage points",
        "基点",
        "基點",
        "basis points",
        "ポイント",
    ):
        return True
    if len(base) == 3 and base.isascii() and base.isupper():
        return True
    return base.isascii() and base in _PHYSICAL


_PHYSICAL = frozenset(
    "m km cm mm nm kg g t W kW MW GW TW Wh kWh MWh GWh TWh B kB KB MB GB TB PB bit Kb Mb Gb Tb m² km² Hz kHz MHz GHz THz V A K °C petaflops exaflops teraflops gigaflops FLOPS TFLOPS PFLOPS EFLOPS TOPS POPS L ha".split()
)
