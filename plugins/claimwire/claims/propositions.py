"""The claim in words that stand alone: frame taken off, pronouns and times resolved.

Pronouns become the canonical name of whom they mean; relative words of time become dates;
quotation marks and openers of speech (不过，) go. Nothing is added that the text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimwire.claims.page import Page
from claimwire.claims.sentences.clauses import content_spans
from claimwire.claims.speakers.phrase import Frame
from claimwire.claims.speakers.references import Source
from claimwire.claims.times.reading import FoundTime

_EDGE = " 　，,：:；;。「」『』“”\"、.!！'—-"
_MARKS = re.compile(r"[「」『』“”\"]")
_CONNECTIVE = {
    "zh": re.compile(
        r"^(?:不過|不过|但是|但|而且|而|此外|另外|另|因此|所以|然而|同時|同时|並且|并且|並|并|對此|对此|至於|至于|其中|另一方面|事實上|事实上|尤其是|甚至|比如|例如)[，,、]?"
    ),
    "ja": re.compile(r"^(?:一方(?:で)?|ただ(?:し)?|また|しかし|さらに|だが|もっとも|なお)、"),
    "en": re.compile(
        r"^(?:But|And|However|Meanwhile|Still|Yet|Moreover|Also|In fact|What['’]s more),?\s",
        re.IGNORECASE,
    ),
}
_SELF = {
    "zh": re.compile(r"我(?![們们國国方軍军])"),
    "ja": re.compile(r"私(?!たち)"),
    "en": re.compile(r"\bI(?=\s)"),
}
_THIRD = {
    "zh": re.compile(r"(?<![其吉])[他她](?![們们國国鄉乡人日])"),
    "ja": re.compile(r"同氏"),
    "en": re.compile(r"\b(?:He|She|he|she)\b"),
}
_HOUSE = {
    "zh": re.compile(r"我們|我们|該公司|该公司"),
    "ja": re.compile(r"同社|我々|当社"),
    "en": re.compile(r"\b(?:[Ww]e|[Tt]he company)\b"),
}
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")


class Proposer:
    """Puts the propositions of one article into words."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def propose(
        self,
        start: int,
        end: int,
        frames: Sequence[Frame],
        source: Source,
        times: Sequence[FoundTime],
    ) -> str:
        """The proposition of the unit `[start, end)`; `times` count from its start."""
        page = self._page
        parts = []
        for a, b in content_spans(start, end, frames):
            told = self._dated(a, b, start, times).strip(_EDGE)
            if told:
                parts.append(told)
        joint = ", " if page.base == "en" else "，" if page.base == "zh" else "、"
        text = joint.join(parts) or page.text[start:end].strip(_EDGE)
        text = _MARKS.sub("", _CONNECTIVE[page.base].sub("", text)).strip(_EDGE)
        text = self._named(text, source)
        return text[:1].upper() + text[1:] if page.base == "en" else text

    def _dated(self, a: int, b: int, offset: int, times: Sequence[FoundTime]) -> str:
        """`text[a:b]` with relative words of time as dates."""
        text, out, at = self._page.text, [], a
        for time in times:
            first, last = offset + time.start, offset + time.end
            if not time.relative or first < at or last > b:
                continue
            words = _in_words(time.period, self._page.base)
            if words is None:
                continue
            out += [text[at:first], words]
            at = last
        return "".join([*out, text[at:b]])

    def _named(self, text: str, source: Source) -> str:
        """`text` with the pronouns of its speaker replaced by names."""
        speaker, base = source.speaker, self._page.base
        if speaker is None:
            return text
        house = speaker.house if speaker.person else speaker.name
        if house:
            text = _HOUSE[base].sub(house, text)
        if speaker.person and not speaker.unnamed:
            text = _SELF[base].sub(speaker.name, text)
            if base != "en":
                text = (
                    _THIRD[base].sub(speaker.name, text, count=0)
                    if source.rule == "pronoun"
                    else text
                )
        return text


def _in_words(period: str, language: str) -> str | None:
    """A period as words of a text, or None where it has no plain form."""
    if _DAY.match(period):
        year, month, day = period.split("-")
        return f"{year}年{int(month)}月{int(day)}日" if language != "en" else f"on {period}"
    if m := _MONTH.match(period):
        return f"{m[1]}年{int(m[2])}月" if language != "en" else f"in {period}"
    if m := _QUARTER.match(period):
        return (
            f"{m[1]}年第{m[2]}季"
            if language == "zh"
            else f"{m[1]}年{m[2]}四半期"
            if language == "ja"
            else f"Q{m[2]} {m[1]}"
        )
    if len(period) == 4:
        return f"{period}年" if language != "en" else period
    return None
