"""The forms of Japanese verbs that stand before た, ている, ます and at the end of a sentence."""

from __future__ import annotations

from collections.abc import Iterable

_ROWS = {
    "く": "きい",
    "ぐ": "ぎい",
    "す": "し",
    "つ": "ちっ",
    "ぬ": "にん",
    "ぶ": "びん",
    "む": "みん",
    "う": "いっ",
}


def inflected(verbs: Iterable[str]) -> tuple[str, ...]:
    """Each verb in its dictionary form with the stems before ます and た.

    A verb in る may be of either class, so that it gets the stems of both (語る: 語り, 語っ, 語).
    """
    found: dict[str, None] = {}
    for verb in verbs:
        found.setdefault(verb)
        if verb.endswith("する"):
            found.setdefault(verb[:-2] + "し")
        elif verb.endswith("る"):
            stem = verb[:-1]
            ichidan = stem[-1:] in _E_ROW
            for form in (stem,) if ichidan else (stem + "り", stem + "っ"):
                found.setdefault(form)
        else:
            for sign in _ROWS.get(verb[-1], ""):
                found.setdefault(verb[:-1] + sign)
    return tuple(found)


_E_ROW = frozenset("えけげせぜてでねへべめれいきぎしじちにびみり見")
