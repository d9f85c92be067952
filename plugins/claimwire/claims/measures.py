"""Which quantities of a claim are points of the topic's measures.

A quantity in a measure's unit belongs to it when one of the measure's keywords stands near
it in the evidence and, where the measure asks for entities, one of these is named there.
A range from one year to another whose two values are told in order gives a point for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimwire.claims.amounts.quantities import FoundQuantity
from claimwire.claims.matching.lexicon import Matcher
from claimwire.records import MeasurePoint
from claimwire.topic import Measure, Topic

_NEAR = 40
_YEARS = re.compile(r"^(?:FY)?\d{4}/(?:FY)?\d{4}$")


class MeasureIndex:
    """The compiled keywords of one topic's measures."""

    def __init__(self, topic: Topic) -> None:
        self._measures = [
            (m, Matcher({w: m.id for words in m.keywords.values() for w in words}))
            for m in topic.measures
        ]

    def points(
        self,
        sentence: str,
        quantities: Sequence[FoundQuantity],
        entities: Sequence[str],
        period: str | None,
    ) -> tuple[MeasurePoint, ...]:
        """The points that one claim adds.

        Args:
            sentence: the folded evidence; offsets of `quantities` count from its start.
            quantities: as in the claim, in order.
            entities: ids that the evidence names.
            period: the claim's period.
        """
        points: list[MeasurePoint] = []
        units = {q.quantity.unit for q in quantities}
        for measure, matcher in self._measures:
            if measure.unit not in units:
                continue
            if measure.entities and not set(measure.entities) & set(entities):
                continue
            fitting = [i for i, q in enumerate(quantities) if q.quantity.unit == measure.unit]
            places = [(a, b) for a, b, _ in matcher.find(sentence)]
            if not places:
                continue
            near = _nearest(quantities, fitting, places, sentence)
            points.extend(_points_of(measure, near, period))
        return tuple(points)


def _nearest(
    quantities: Sequence[FoundQuantity],
    fitting: Sequence[int],
    places: Sequence[tuple[int, int]],
    sentence: str,
) -> list[int]:
    """The fitting quantities near a keyword: the first behind it, and those joined to that one."""
    chosen: list[int] = []
    for start, end in places:
        behind = [i for i in fitting if 0 <= quantities[i].start - end <= _NEAR]
        before = [i for i in fitting if 0 <= start - quantities[i].end <= _NEAR // 2]
        if behind:
            chosen.append(behind[0])
            for i in behind[1:]:
                if re.search(
                    r"[，,。；;]", sentence[quantities[chosen[-1]].end : quantities[i].start]
                ):
                    break
                chosen.append(i)
        elif before:
            chosen.append(before[-1])
    return sorted(set(chosen))


def _points_of(measure: Measure, near: Sequence[int], period: str | None) -> list[MeasurePoint]:
    if len(near) == 2 and period and _YEARS.match(period):
        first, last = period.split("/")
        return [
            MeasurePoint(measure=measure.id, quantity=i, period=p)
            for i, p in zip(near, (first, last), strict=True)
        ]
    return [MeasurePoint(measure=measure.id, quantity=i, period=period) for i in near[:1]]
