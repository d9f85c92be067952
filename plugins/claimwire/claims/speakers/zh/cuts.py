"""Where the phrase of a Chinese speaker may end before the adverbials behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimwire.claims.page import Page
from claimwire.claims.speakers.zh.names import GLUED, ChineseNames
from claimwire.claims.speakers.zh.phrases import (
    ACTING,
    AFTERWARDS,
    MANNER,
    SOFT_CUT_TAGS,
    TIME_HEAD,
)
from claimwire.claims.speakers.zh.subjects import OF_BODIES
from claimwire.claims.speakers.zh.unlisted import UnlistedChinese

_BEHIND_OFFICE = GLUED | frozenset("在向对就将已因")  # 劳检|处在: the segmenter ties them
_BEFORE_BODY = frozenset("工学协公商农渔议金谊友进委")  # 工会, 协会, 基金会
# 车务总监邓耀光|见记者时鞠躬致歉
_BEFORE_PRESS = re.compile(
    r"(?:会?见|接见|面对着?)(?:记者|传媒|媒体|镜头|公众|股东)(?:们)?(?:时|后)?"
)


class PhraseCuts:
    """Finds the places; `names` and `unlisted` are the reader's own."""

    def __init__(self, names: ChineseNames, unlisted: UnlistedChinese) -> None:
        self._names = names
        self._unlisted = unlisted

    def find(self, page: Page, start: int, end: int) -> Iterator[tuple[int, bool]]:
        """Where the speaker's phrase may end, and whether only strong evidence may end it there."""
        if m := _BEFORE_PRESS.search(page.folded, start + 2, end):
            yield m.start(), False
        for word in page.words(start, end)[1:]:
            if page.names_something(word.start, word.start + 1) or word.text[0] in "所处署":
                if len(word.text) == 2 and word.text[1] in _BEHIND_OFFICE:
                    yield word.end - 1, False
                continue
            if word.text[0] == "会" and (
                page.folded[word.start - 1] in _BEFORE_BODY
                or page.folded[word.start - 2 : word.start] in OF_BODIES
            ):
                continue
            if word.end == end and word.text in "和与":
                continue  # 姚清|和: nothing is joined
            if word.text in "及与和暨" and self._unlisted.one_office(page, start, word.start, end):
                continue
            if (
                self._names.is_adverbial(word)
                or TIME_HEAD.match(page.folded, word.start, end)
                or word.text in "（(0123456789"
            ):
                yield word.start, False
            elif (word.tag in SOFT_CUT_TAGS and word.end - word.start > 1) or word.text[
                0
            ] in "0123456789":
                yield word.start, True
        if m := ACTING.search(page.folded, start + 1, end):
            yield m.start(), False
        if m := AFTERWARDS.search(page.folded, start + 2, end):
            yield m.start(), False
        if m := MANNER.search(page.folded, start, end):
            yield from ((cut, False) for cut in (m.start(), m.start() - 2) if cut > start)
        if end - start > 2 and page.folded[end - 1] in GLUED:
            yield end - 1, False
        yield end, False
