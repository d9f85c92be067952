"""Where the phrase of a Chinese speaker may end before the adverbials behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimwire.claims.matching.lexicon import Matcher
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
# An office held by several: 看见科技|共同创办人
_SHARED = frozenset(
    {"共同", "联席", "联合", "名誉", "荣誉", "首席", "资深", "高级", "代理", "署理"}
)
_BEFORE_PRESS = re.compile(
    r"(?:会?见|接见|面对着?)(?:记者|传媒|媒体|镜头|公众|股东)(?:们)?(?:时|后)?"
)
_BRACKET_MAX = 24


class PhraseCuts:
    """Finds the places; `names`, `unlisted` and `titles` are the reader's own."""

    def __init__(
        self, names: ChineseNames, unlisted: UnlistedChinese, titles: Matcher[str]
    ) -> None:
        self._names = names
        self._unlisted = unlisted
        self._titles = titles

    def find(self, page: Page, start: int, end: int) -> Iterator[tuple[int, bool]]:
        """Where the speaker's phrase may end, and whether only strong evidence may end it there."""
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
            if word.text in _SHARED and self._titles.at(page.folded, word.end):
                continue
            if word.text in "（(" and self._goes_on_behind(page, word.start, end):
                continue
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
        if m := _BEFORE_PRESS.search(page.folded, start + 2, end):
            yield m.start(), False
        if m := AFTERWARDS.search(page.folded, start + 2, end):
            yield m.start(), False
        if m := MANNER.search(page.folded, start, end):
            yield from ((cut, False) for cut in (m.start(), m.start() - 2) if cut > start)
        if end - start > 2 and page.folded[end - 1] in GLUED:
            yield end - 1, False
        yield end, False

    def _goes_on_behind(self, page: Page, at: int, end: int) -> bool:
        """Whether an office and a name follow the bracket at `at`: 联合会（VDMA）|外贸主管…."""
        close = page.folded.find(")", at, end)
        if close < 0 or close - at > _BRACKET_MAX:
            return False
        held = self._titles.first(page.folded, close + 1, end)
        return (
            held is not None
            and held[1] < end
            and self._names.name_at(page, held[1], end) is not None
        )
