"""The forms of English verbs, from their base forms as the vocabulary writes them."""

from __future__ import annotations

import re


def inflected(words: tuple[str, ...]) -> list[str]:
    """Every form of the verbs: base, -s, past, participle, -ing."""
    forms: list[str] = []
    for word in words:
        base, *irregular = word.split(":")
        head, _, rest = base.partition(" ")
        tail = f" {rest}" if rest else ""
        third = head + "es" if head.endswith(("s", "sh", "ch", "x", "z")) else head + "s"
        if head.endswith("y") and head[-2] not in "aeiou":
            third = head[:-1] + "ies"
        past = head + "d" if head.endswith("e") else head + "ed"
        if head.endswith("y") and head[-2] not in "aeiou":
            past = head[:-1] + "ied"
        stem = head[:-1] if head.endswith("e") and not head.endswith("ee") else head
        if re.search(r"(?:^|[^aeiou]|qu)[aeiou][bdgmnprt]$", head):
            forms += [head + head[-1] + "ed" + tail, head + head[-1] + "ing" + tail]
        forms += [base, third + tail, *(irregular or [past + tail]), stem + "ing" + tail]
    return forms
