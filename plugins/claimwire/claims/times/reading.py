"""Times: the words of time in one sentence, resolved against the day of publication.

Chinese and Japanese are read in `cjk`, English in `en`; which of the times a
claim is about is decided in `periods`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claimwire.claims.amounts.units import is_traditional, vocabulary_of
from claimwire.claims.matching.gates import EVERY
from claimwire.claims.times.cjk import read_cjk_times
from claimwire.claims.times.en import read_english_times


@dataclass(slots=True)
class FoundTime:
    """One expression of time and the period that it names.

    `precision` is `day`, `week`, `month`, `quarter`, `half`, `year` or `range`; `relative`
    tells that it was counted from the day of publication or left something to the context;
    `fiscal` that it names a business year, `ahead` that it lies after publication, or
    reaches beyond it in a clause that speaks of what is to come.
    """

    start: int
    end: int
    period: str
    rule: str
    precision: str
    relative: bool = False
    fiscal: bool = False
    ahead: bool = False


def read_times(
    sentence: str,
    language: str,
    *,
    published: datetime | None,
    previous: str | None = None,
    bits: int = EVERY,
    folded: str | None = None,
) -> list[FoundTime]:
    """Read the times that one sentence names.

    Args:
        sentence: NFC text; offsets in the result count code points from its start.
        language: BCP 47 tag of the article; picks the vocabulary.
        published: when the article was published, in its own time zone; without it,
            relative words are left out.
        previous: the period named last before this sentence, for 當天, 該季, 同年, a bare 5日.
        bits: the rules that the sentence opens (`gates`).
        folded: the sentence's `match_form`, where it is known.

    Returns:
        Times in reading order without overlap; empty if there is no vocabulary.
    """
    vocabulary = vocabulary_of(language)
    if vocabulary is None:
        return []
    day = published.date() if published is not None else None
    if vocabulary == "en":
        times = read_english_times(sentence, day, previous, bits)
    else:
        traditional = is_traditional(language)
        times = read_cjk_times(
            sentence, vocabulary, day, previous, traditional=traditional, bits=bits, folded=folded
        )
    return [
        FoundTime(t.start, t.end, t.period, t.rule, t.precision, t.relative, t.fiscal, t.ahead)
        for t in times
    ]
