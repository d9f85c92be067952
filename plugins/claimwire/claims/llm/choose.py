"""Which extractor the settings choose; the one place that knows there are two."""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from claimwire.claims.extract import Extractor
from claimwire.claims.llm.budget import Budget
from claimwire.claims.llm.endpoint import Endpoint
from claimwire.claims.llm.extractor import LlmExtractor
from claimwire.claims.llm.options import options_from
from claimwire.claims.llm.prompt import Message
from claimwire.claims.llm.unanswered import Unanswered
from claimwire.errors import ConfigError
from claimwire.records import Article, Claim
from claimwire.settings import Settings
from claimwire.topic import Topic

EXTRACTORS = ("rules", "llm")
"""What `CLAIMWIRE_EXTRACTOR` may say."""

_QUESTION: Message = {"role": "user", "content": 'Answer with this JSON: {"ok": true}'}
_FORMS = 4
"""Requests at most: each form that the endpoint knows, once."""


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
    if _chosen(settings, name) == "rules":
        return Extractor(topic)
    return LlmExtractor(topic, options_from(settings), run=run, sleep=sleep)


def trouble_with(settings: Settings) -> str:
    """What keeps the chosen extractor from its work, in one line; empty where nothing does.

    A language model is asked one short question, once; the rules need nothing.
    """
    try:
        if _chosen(settings) == "rules":
            return ""
        options = replace(options_from(settings), attempts=1)
        endpoint = Endpoint(options, Budget(_FORMS, options.cache / "spent.json"), sleep=time.sleep)
        endpoint.ask([_QUESTION], {"type": "object"}, 0)
    except ConfigError as error:
        return str(error)
    except Unanswered as why:
        return f"{options.address}: {why}; the rules would read in its place"
    return ""


def counts_of(extractor: ClaimExtractor) -> Mapping[str, int]:
    """What an extractor counted since it was made, for a report; the rules count nothing."""
    return dict(extractor.counts) if isinstance(extractor, LlmExtractor) else {}


def _chosen(settings: Settings, name: str = "") -> str:
    chosen = name or settings.extractor
    if chosen not in EXTRACTORS:
        near = difflib.get_close_matches(chosen, EXTRACTORS, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        where = "--compare" if name else "CLAIMWIRE_EXTRACTOR"
        raise ConfigError(where, "", f"{chosen!r} is none of {', '.join(EXTRACTORS)}{hint}")
    return chosen
