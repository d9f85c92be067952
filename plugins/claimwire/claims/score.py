"""The data contract's figures: predicted claims against labelled ones.

Claims of the same article are matched one to one by the overlap of their spans
(intersection over union of at least 0.5), best overlap first. A labelled claim without a
match is a miss in every figure; a prediction whose evidence is not in the text matches none.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimwire.records import Article, Claim

_MIN_OVERLAP = 0.5
_EXACT = ("claimant", "kind", "period", "attribution", "negated", "via")
_SETS = ("themes", "entities")


@dataclass(slots=True)
class _Tally:
    """Counts over articles, from which every figure is a ratio."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    usable: int = 0
    right: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    gold_items: Counter[str] = field(default_factory=Counter)
    predicted_items: Counter[str] = field(default_factory=Counter)


def score_claims(
    gold: Iterable[Claim], predicted: Iterable[Claim], articles: Mapping[str, Article]
) -> dict[str, float]:
    """The figures of the contract's table, each by its name, between 0 and 1.

    Args:
        gold: labelled claims; their ids do not matter.
        predicted: claims of the same articles; those of other articles are left out.
        articles: the texts by `article_id`.

    Returns:
        `detection`, `quantities`, `themes`, `entities`, `checkworthy` and `usable` as F1 with
        `.precision` and `.recall` beside each; `claimant`, `kind`, `period`, `attribution`,
        `negated` and `via` as shares of the labelled claims.
    """
    labelled, told = _by_article(gold), _by_article(predicted)
    tally = _Tally()
    for article_id, article in articles.items():
        _count(tally, labelled[article_id], told[article_id], article.text)
    return _figures(tally)


def match_claims(
    gold: Sequence[Claim], predicted: Sequence[Claim], text: str
) -> list[tuple[int, int]]:
    """Pairs of indices (gold, predicted) of one article, each claim used at most once."""
    pairs = []
    for i, a in enumerate(gold):
        for j, b in enumerate(predicted):
            if text[b.start : b.end] != b.evidence or not 0 <= b.start < b.end:
                continue
            shared = min(a.end, b.end) - max(a.start, b.start)
            joint = max(a.end, b.end) - min(a.start, b.start)
            if shared > 0 and shared / joint >= _MIN_OVERLAP:
                pairs.append((-shared / joint, i, j))
    used_gold: set[int] = set()
    used_told: set[int] = set()
    matched = []
    for _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_told:
            used_gold.add(i)
            used_told.add(j)
            matched.append((i, j))
    return matched


def _by_article(claims: Iterable[Claim]) -> defaultdict[str, list[Claim]]:
    grouped: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[claim.article_id].append(claim)
    return grouped


def _count(tally: _Tally, gold: Sequence[Claim], told: Sequence[Claim], text: str) -> None:
    tally.gold += len(gold)
    tally.predicted += len(told)
    for claims, items in ((gold, tally.gold_items), (told, tally.predicted_items)):
        for claim in claims:
            for name in _SETS:
                items[name] += len(set(getattr(claim, name)))
            items["quantities"] += len(claim.quantities)
            items["checkworthy"] += claim.checkworthy
    pairs = match_claims(gold, told, text)
    tally.matched += len(pairs)
    for i, j in pairs:
        a, b = gold[i], told[j]
        for name in _EXACT:
            tally.right[name] += _same(getattr(a, name), getattr(b, name))
        for name in _SETS:
            tally.hits[name] += len(set(getattr(a, name)) & set(getattr(b, name)))
        first, second = _amounts(a), _amounts(b)
        tally.hits["quantities"] += sum((first & second).values())
        tally.hits["checkworthy"] += a.checkworthy and b.checkworthy
        tally.usable += _same(a.claimant, b.claimant) and a.kind == b.kind and first == second


def _same(a: object, b: object) -> bool:
    if isinstance(a, str) and isinstance(b, str):
        return unicodedata.normalize("NFC", a).strip() == unicodedata.normalize("NFC", b).strip()
    return a == b


def _amounts(claim: Claim) -> Counter[tuple[str | None, str | None, str | None, str]]:
    return Counter(
        (_number(q.value), _number(q.low), _number(q.high), q.unit.strip())
        for q in claim.quantities
    )


def _number(value: float | None) -> str | None:
    if value is None:
        return None
    return f"{float(value):.9g}" if math.isfinite(value) else str(value)


def _figures(tally: _Tally) -> dict[str, float]:
    figures: dict[str, float] = {}

    def add(name: str, hits: int, told: int, gold: int) -> None:
        precision = hits / told if told else 0.0
        recall = hits / gold if gold else 0.0
        joint = precision + recall
        figures[name] = 2 * precision * recall / joint if joint else 0.0
        figures[f"{name}.precision"] = precision
        figures[f"{name}.recall"] = recall

    add("detection", tally.matched, tally.predicted, tally.gold)
    for name in _EXACT:
        figures[name] = tally.right[name] / tally.gold if tally.gold else 0.0
    for name in ("quantities", *_SETS, "checkworthy"):
        add(name, tally.hits[name], tally.predicted_items[name], tally.gold_items[name])
    add("usable", tally.usable, tally.predicted, tally.gold)
    return figures
