"""Reads a model's answer: one JSON object with a list of claims, each taken or left alone."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import msgspec

from claimwire.records import Attribution, Kind

_THINKING = re.compile(r"<think>.*?</think>", re.DOTALL)


class BadAnswer(ValueError):
    """The answer is no JSON object with a list of claims."""


class RawQuantity(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity as the model gives it."""

    surface: str
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    unit: str
    approximate: bool = False


class RawClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the model gives it: nothing but its form has been checked."""

    evidence: str
    claimant: str | None = None
    via: tuple[str, ...] = ()
    attribution: Attribution
    kind: Kind
    negated: bool = False
    entities: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    quantities: tuple[Any, ...] = ()
    period: str | None = None
    checkworthy: bool = False
    proposition: str = ""


def read_answer(text: str, counts: Counter[str]) -> list[RawClaim]:
    """The claims of an answer; a malformed one is left out and counted.

    A fence of back-ticks and a model's loud thinking around the object are looked past.

    Raises:
        BadAnswer: there is no JSON object with a list `claims`.
    """
    text = _THINKING.sub("", text)
    start, end = text.find("{"), text.rfind("}")
    try:
        found = json.loads(text[start : end + 1], parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise BadAnswer("no JSON object") from None
    claims = found.get("claims") if isinstance(found, dict) else None
    if not isinstance(claims, list):
        raise BadAnswer("no list of claims")
    taken = []
    for claim in claims:
        try:
            taken.append(msgspec.convert(claim, RawClaim))
        except msgspec.ValidationError:
            counts["llm_claims_malformed"] += 1
    return taken


def raw_quantity(found: object) -> RawQuantity | None:
    """One quantity of a claim; None where it has not the form of one."""
    try:
        return msgspec.convert(found, RawQuantity)
    except msgspec.ValidationError:
        return None


def _refuse(name: str) -> float:
    raise ValueError(f"{name} is no JSON")
