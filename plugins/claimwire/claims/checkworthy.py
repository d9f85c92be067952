"""Whether a claim is specific enough to be checked, and of interest to who tracks the topic.

Opinions are not, nor are vague facts and forecasts, refusals to comment and side remarks
(development README, "Entities, themes, checkworthy").
"""

from __future__ import annotations

from collections.abc import Sequence

from claimwire.records import Attribution, Kind

_SHORT = 14  # letters; a shorter fact is seldom one that somebody tracks


def is_checkworthy(
    kind: Kind,
    *,
    themes: Sequence[str],
    entities: Sequence[str],
    things: bool,
    attribution: Attribution,
    measured: bool,
    dated: bool,
    refusal: bool,
    length: int,
    happens: bool,
    negated: bool,
) -> tuple[bool, str]:
    """Judge one claim; the second value is the rule's name.

    Args:
        kind: of the claim.
        themes: what it bears on.
        entities: what it names outside its frame.
        things: one of them is no person: a company, an office, a product.
        attribution: of the claim.
        measured: it holds a quantity that measures something.
        dated: it has a period.
        refusal: it tells only that somebody did not comment, confirm or reply.
        length: letters of its content.
        happens: it tells an event or a state in words that say so.
        negated: it says that something is not so.
    """
    if refusal:
        return False, "checkworthy:refusal"
    if kind == "opinion":
        return False, "checkworthy:opinion"
    if kind == "measurement":
        return True, "checkworthy:measured"
    specific = measured or dated
    if kind == "forecast":
        return (specific or len(entities) >= 2), "checkworthy:specific-forecast"
    if not themes and not entities:
        return False, "checkworthy:side-remark"
    if not dated and not measured and not things and not negated and attribution == "outlet":
        return False, "checkworthy:scene"
    told = bool(themes) and length >= _SHORT and (happens or (bool(entities) and not negated))
    return (specific or told), "checkworthy:specific-fact"
