"""Titles and summaries as plain text, whatever markup and escaping they came in."""

from __future__ import annotations

import re

from w3lib.html import remove_comments, remove_tags, remove_tags_with_content, replace_entities

from claimwire.text import collapse_space, nfc

# A tag begins with a letter or a slash: 「A < B」 and "<3" stay.
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d|/tr)\b[^<>]*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u200b\ufeff]")


def plain(markup: str | None, *, limit: int = 4000) -> str | None:
    """`markup` as one line of NFC text of at most `limit` characters; None if nothing is left.

    Text that was escaped twice, as feeds do, is opened twice.
    """
    if not markup:
        return None
    text = markup[: limit * 20]
    for _ in range(2):
        if _TAG.search(text) or "<!--" in text:
            text = remove_comments(text)
            text = remove_tags_with_content(text, which_ones=("script", "style"))
            text = remove_tags(_BREAK.sub(" ", text), keep=()) if _TAG.search(text) else text
        text = replace_entities(text)
    text = _CONTROL.sub("", nfc(text)).replace("\n", " ").replace("\r", " ")
    return collapse_space(text)[:limit].strip() or None
