"""Japanese labels: フアン氏：「…」, 早乙女「…」, 店主「…」, with no verb of saying.

A turn without a colon must be the whole paragraph: a name, a quotation to its end. Narrators
are the outlet.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimwire.claims.matching.lexicon import folded_pattern
from claimwire.claims.page import Page
from claimwire.claims.speakers.fullest import fullest
from claimwire.claims.speakers.ja.roles import japanese_surname
from claimwire.claims.speakers.ja.speakers import JapaneseSpeakers
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase

_COLON = folded_pattern(
    r"(?P<who>(?:[^「『。、：:！？]{2,20}、)?[^「『。、：:！？]{1,24}?)[：:][ 　]*(?=\S{3})"
)
_TURN = folded_pattern(
    r"(?:\d{1,2}:\d{2}[ 　]*)?(?P<who>[^「『。、：:！？はがをにでと]{1,24}?)[ 　]*(?=[「『])"
)
# 大林清隆氏（立民）　補助金は4兆円を超えた。: a turn of a transcript
_BLANK = re.compile(
    r"(?P<who>[^「『。、：:！？\s]{2,16}?(?:[（(][^（()）]{1,12}[)）])?)\u3000+(?=[^\s]{6})"
)
# the next turn in the same line, or what kind of words they were: 事務局「…」との説明。
_MORE_TURNS = re.compile(
    r"[^「『。、はがをにでと]{1,12}[「『]|との(?:説明|回答|答弁|発言|声|答え|指摘|弁)。"
)
_NARRATORS = folded_pattern(
    r"(?:ナレーション|ナレーター|記者|司会|司会者|アナウンサー|キャスター|問|質問|Q|テロップ|字幕)"
)
_HOUSES = ("house-end", "known-name", "bare-house", "spokesman")
_FAMILY = re.compile(r"[一-鿿々]{1,4}|[ァ-ヴー]{2,8}")


class JapaneseLabels:
    """Finds who speaks by a label at the head of a line."""

    def __init__(self, speakers: JapaneseSpeakers) -> None:
        self._speakers = speakers

    def find(self, page: Page, start: int, end: int) -> Frame | None:
        """The label with which a unit opens."""
        if m := _COLON.match(page.folded, start, end):
            return self._label(page, start, m)
        if (m := _BLANK.match(page.text, start, end)) and (
            (start == 0 or page.text[start - 1] == "\n") and page.text[end - 1] in "。！!」"
        ):
            frame = self._label(page, start, m)
            if frame and frame.phrase.rule in ("name-title", "office", "known-name", "in-the-cast"):
                return frame
        if start and page.text[start - 1] not in "\n」』。 　":
            return None
        m = _TURN.match(page.folded, start, end)
        if m is None or _NARRATORS.fullmatch(page.folded, *m.span("who")):
            return None
        line_end = page.text.find("\n", start)
        line_end = len(page.text) if line_end < 0 else line_end
        said = [q for q in page.quotations if q.start == m.end()]
        if not said:
            return None
        closed = page.text[said[0].end : said[0].end + 1] in ("。", "") or said[0].end >= line_end
        closed = closed or page.text[said[0].inner_end - 1] == "。"
        closed = closed or _MORE_TURNS.match(page.text, said[0].end, line_end) is not None
        if not closed and any(c.isalnum() for c in page.text[said[0].end : line_end]):
            return None
        if said[0].inner_end - said[0].inner_start < 5:
            return None
        return self._label(page, start, m)

    def _label(self, page: Page, start: int, m: re.Match[str]) -> Frame | None:
        if _NARRATORS.fullmatch(page.folded, *m.span("who")):
            nobody = SpeakerPhrase("nobody", *m.span("who"), rule="narrator")
            return Frame(start, m.end(), nobody, "label", "label:narrator")
        phrase = self._speakers.read(page, *m.span("who"))
        if phrase is not None and phrase.rule == "noun-phrase":
            phrase = self._family_name(page, phrase)
        turn = page.folded[m.end() : m.end() + 1] in tuple("「『")
        if phrase is None or not (
            phrase.role in ("person", "unnamed", "pronoun")
            or (turn and phrase.role in ("house", "bare-house") and phrase.rule in _HOUSES)
        ):
            return None
        return Frame(start, m.end(), phrase, "label", f"label:{phrase.rule}")

    def _family_name(self, page: Page, phrase: SpeakerPhrase) -> SpeakerPhrase | None:
        """A bare family name of somebody whom the article has named with a title."""
        if not phrase.name or not _FAMILY.fullmatch(phrase.name):
            return None
        person = replace(phrase, role="person", rule="family-name")
        known = page.cast.find(phrase.name)
        if known is not None and known.person:
            return person
        full = fullest(page, person)
        if full.name != phrase.name:
            return full
        surname = japanese_surname(phrase.name)
        if not surname:
            return None
        if surname == phrase.name:
            told = re.search(
                rf"(?<![一-鿿々]){surname}[ 　]?[一-鿿々]{{1,3}}(?![一-鿿々])", page.text
            )
            return replace(person, name=told.group()) if told else person
        return person
