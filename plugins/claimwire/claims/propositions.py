"""The claim in words that stand alone: frame taken off, pronouns and times resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claimwire.claims.clauses import content_spans
from claimwire.claims.page import Page
from claimwire.claims.references import Source
from claimwire.claims.speakers import Frame
from claimwire.claims.times import FoundTime

_EDGE = " 　，,：:；;。「」『』“”\"、.!！'"
_QUOTES = re.compile(r"[「」『』“”\"]")


@dataclass(frozen=True, slots=True)
class Context:
    """What a proposition is resolved against."""

    published: datetime | None


def propose(
    page: Page,
    start: int,
    end: int,
    frames: Sequence[Frame],
    source: Source,
    times: Sequence[FoundTime],
    context: Context,
) -> str:
    """The proposition of the unit `[start, end)`."""
    parts = [
        page.text[a:b].strip(_EDGE)
        for a, b in content_spans(start, end, frames)
        if page.text[a:b].strip(_EDGE)
    ]
    joint = ", " if page.base == "en" else "，" if page.base == "zh" else "、"
    text = joint.join(parts) or page.text[start:end].strip(_EDGE)
    return _QUOTES.sub("", text).strip()
