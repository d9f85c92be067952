"""Rows as the room's SQL gives them, from the short form of `claims.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimwire.text import search_form


def row_of(short: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `claim_new.sql`: what the short form leaves out takes a plain value."""
    text = str(short["text"])
    claimant = short.get("claimant") or None
    plain = {"value": None, "low": None, "high": None, "approximate": False}
    nothing = {"measure": None, "period": short.get("period")}
    return {
        "claimant": claimant,
        "kind": short["kind"],
        "negated": short.get("negated", False),
        "period": short.get("period"),
        "checkworthy": short.get("checkworthy", True),
        "language": short["language"],
        "entities": list(short.get("entities", [])),
        "themes": list(short.get("themes", [])),
        "search_text": search_form("\n".join((text, text, claimant or ""))),
        "amounts": [{**plain, **nothing, **amount} for amount in short.get("amounts", [])],
    }
