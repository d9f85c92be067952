"""Which extractor the settings choose; the one place that knows there are two."""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Mapping
from typing import Protocol

from claimwire.claims.extract import Extractor
from claimwire.claims.llm.extractor import LlmExtractor
from claimwire.claims.llm.options import options_from
from claimwire.errors import ConfigError
from claimwire.records import Article, Claim
from claimwire.settings import Settings
from claimwire.topic import Topic

EXTRACTORS = ("rules", "llm")
"""What `CLAIMWIRE_EXTRACTOR` may say."""


class ClaimExtractor(Protocol):
    """What both extractors are to those who use them."""

    version: str

    def extract(self, article: Article) -> tuple[Claim, ...]:
        """The claims of one article in reading order."""
        ...


def extractor_for(
    settings: Settings,
    topic: Topic,
    *,
    name: str = "",
    run: str = "",
    sleep: Callable[[float], None] = time.sleep,
) -> ClaimExtractor:
    """The extractor that the settings choose, or the one called `name`.

    Args:
        settings: `CLAIMWIRE_EXTRACTOR` and `CLAIMWIRE_LLM_*`.
        topic: what the extractor looks for.
        name: one of `EXTRACTORS`; empty for the settings' choice.
        run: what names the run whose budget is shared; empty for a budget of one's own.
        sleep: waits a number of seconds between two tries of a request.

    Raises:
        ConfigError: no extractor has that name, or the model's settings are wrong.
    """
    chosen = name or settings.extractor
    if chosen not in EXTRACTORS:
        near = difflib.get_close_matches(chosen, EXTRACTORS, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        where = "--compare" if name else "CLAIMWIRE_EXTRACTOR"
        raise ConfigError(where, "", f"{chosen!r} is none of {', '.join(EXTRACTORS)}{hint}")
    if chosen == "rules":
        return Extractor(topic)
    return LlmExtractor(topic, options_from(settings), run=run, sleep=sleep)


def counts_of(extractor: ClaimExtractor) -> Mapping[str, int]:
    """What an extractor counted since it was made, for a report; the rules count nothing."""
    return dict(extractor.counts) if isinstance(extractor, LlmExtractor) else {}
