"""Which language a text is in, judged on the text alone.

Kana make Japanese, Hangul Korean. Chinese is Hant or Hans by the characters that only one
of the two writes. Latin text is told by py3langid, since English pages are the rule but
not a law.
"""

from __future__ import annotations

import re
from functools import lru_cache

from opencc import OpenCC

from claimwire.text import HAN, HANGUL, KANA, to_simplified

_HAN = re.compile(f"[{HAN}]")
_KANA = re.compile(f"[{KANA}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ASCII = re.compile(r"[\x00-\x7f]+")
_WORD = re.compile(r"\w+")
_ENGLISH = frozenset(
    ["the", "of", "and", "to", "in", "that", "is", "for", "on", "with", "said", "was"]
)
_SAMPLE = 4000


@lru_cache(maxsize=1)
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


def is_japanese(text: str) -> bool:
    """Whether kana say that `text` is Japanese: cheaper than the whole question."""
    wide = _ASCII.sub("", text[:_SAMPLE])
    kana = len(_KANA.findall(wide))
    return kana > 4 and kana > 0.08 * (kana + len(_HAN.findall(wide)))


def language_of(text: str, hint: str | None = None) -> str:
    """The BCP 47 tag of `text`: `zh-Hant`, `zh-Hans`, `ja`, `ko`, `en` or another two-letter code.

    `hint` decides only where the text does not: no letters, or characters that both
    Chinese scripts share.
    """
    sample = text[:_SAMPLE]
    wide = _ASCII.sub("", sample)
    han = len(_HAN.findall(wide))
    kana = len(_KANA.findall(wide))
    hangul = len(_HANGUL.findall(wide))
    # Where no character is East Asian, one Latin letter is as good as all.
    latin = len(_LATIN.findall(sample)) if han or kana or hangul else bool(_LATIN.search(sample))
    if hangul > han + kana and hangul * 3 > latin:
        return "ko"
    if kana > 0.08 * (han + kana) and (han + kana) * 3 > latin:
        return "ja"
    if han * 3 > latin:
        return _chinese(sample, hint)
    if not latin:
        return hint or "und"
    words = _WORD.findall(sample.lower())
    if sum(map(_ENGLISH.__contains__, words)) > 0.04 * len(sample.split()):
        return "en"
    from py3langid.langid import classify

    code: str = classify(sample)[0]
    return code


def _chinese(sample: str, hint: str | None) -> str:
    han = "".join(_HAN.findall(sample))
    simple = to_simplified(han)
    traditional = _to_traditional().convert(han)
    only_hant = sum(1 for a, b in zip(han, simple, strict=False) if a != b)
    only_hans = sum(1 for a, b in zip(han, traditional, strict=False) if a != b)
    if only_hant == only_hans:
        return hint if hint in ("zh-Hant", "zh-Hans") else "zh-Hant"
    return "zh-Hant" if only_hant > only_hans else "zh-Hans"
