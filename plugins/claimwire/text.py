"""Text in the forms that are compared: folded, simplified, told by script.

Everything here keeps the length of the text, so that an offset found in a folded copy
holds in the original (`match_form`), or says that it does not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〇"
KANA = "\u3041-\u30ff\uff66-\uff9f"
HANGUL = "\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f"
_SURROGATE = re.compile("[\ud800-\udfff]")
# Characters known to be their own folded form, gathered as texts show them.
_FOLDED: set[str] = set()
_MOST_FOLDED = 65_536
_MOST_ODD = 200
_SPACE = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def nfc(text: str) -> str:
    """`text` in Unicode NFC, fit to be written as UTF-8.

    JSON inside a page can hold half a surrogate pair, which no encoding takes: two halves
    that stand together are joined, a lone one becomes U+FFFD.
    """
    if text.isascii():
        return text
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def _fold_char(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char).casefold()
    return folded if len(folded) == 1 else char


def fold_width(text: str) -> str:
    """`text` with full-width letters and digits as plain ones and case folded, same length."""
    if text.isascii():
        return text.lower()
    # A text has few different characters that change, and what they become changes no more.
    odd = set(text) - _FOLDED
    if len(odd) > _MOST_ODD:
        return "".join(map(_fold_char, text))
    for char in odd:
        folded = _fold_char(char)
        if folded != char:
            text = text.replace(char, folded)
        elif len(_FOLDED) < _MOST_FOLDED:
            _FOLDED.add(char)
    return text


def to_simplified(text: str) -> str:
    """`text` with traditional characters as simplified ones, same length.

    The length is kept because opencc's `t2s` maps character by character; should one
    phrase break that, the characters are mapped one at a time.
    """
    try:
        simple: str = _simplifier().convert(text)
    except UnicodeEncodeError:  # half a surrogate pair
        simple = ""
    return simple if len(simple) == len(text) else "".join(map(_simplify_char, text))


@lru_cache(maxsize=65536)
def _simplify_char(char: str) -> str:
    if _SURROGATE.match(char):
        return char
    simple: str = _simplifier().convert(char)
    return simple if len(simple) == 1 else char


def match_form(text: str) -> str:
    """The form in which names and keywords are compared: width, case and script folded.

    Same length as `text`: `text[i:j]` is what `match_form(text)[i:j]` was made from.
    """
    return text.lower() if text.isascii() else to_simplified(fold_width(text))


@lru_cache(maxsize=8192)
def name_form(name: str) -> str:
    """The `match_form` of a name: an article asks for the same names again and again."""
    return match_form(name)


def search_form(text: str) -> str:
    """The form in which people's searches are compared: NFKC, case and script folded.

    The length may change; use it for `contains`, not for offsets.
    """
    return to_simplified(unicodedata.normalize("NFKC", text).casefold())


def collapse_space(text: str) -> str:
    """`text` with runs of blanks as one space and no blank edges; line ends stay."""
    return "\n".join(_SPACE.sub(" ", line).strip() for line in text.split("\n")).strip()
