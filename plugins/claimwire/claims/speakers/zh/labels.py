"""Chinese frames with no cue: 「旅客：『…』」, a person's clause and a quotation, …算账：….

A short speaker before a colon, or somebody's clause before a colon or a quotation, tells who
speaks by its form alone.
"""

from __future__ import annotations

import re

from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase
from claimwire.claims.speakers.zh.makers import read_maker
from claimwire.claims.speakers.zh.sources import BOUND, skip_marks
from claimwire.claims.speakers.zh.speakers import ChineseSpeakers

_QUOTE_OPEN = '「『“"‘｢'
_TAIL = re.compile(r"[。！!.…」』”\"）)\s]*$")
_LABEL = re.compile(r"([^，,。：:；;！？!?「」“”『』\"‹›]{2,22})[：:]\s*(?=\S{3})")
_SPOKEN = re.compile(
    r"(?<!买)账|看法|说法|答案|态度|理由|数字|数据|成绩单|条件|底线|预言|公式|版本|难题|疑问|质疑|警告|提醒|总结|结论|一句|一番|比方|比喻|语气|话|口气|态度|感慨|指引|时间表|回应|摊手|摇头|笑|答|直率|干脆|举例|坦率|反问|观点|判断|忠告|建议"
)
_LETTER = re.compile(r"[^\W_]")
_CLAUSE_CLOSE = tuple("，,。.！!？?…；;—")
_LEAST = 5  # letters; a shorter quotation is a word or a name
# A reporter's own words are the outlet's: 记者高天乐：「…」, 〔旁白〕.
_REPORTER = re.compile(
    r"(?:本台|本报|特派|驻地|驻[一-鿿]{2,3}|前线|现场|连线|实习|见习)*(?:记者|主播|主持人|旁白|画外音|配音|过音)[一-鿿]{0,3}"
)
_ADDRESSING = ("尊敬", "亲爱", "敬爱", "各位", "致", "敬启", "诸位", "在座", "全体", "给")
_NARRATORS = frozenset({"旁白", "ob", "os", "画外音", "记者", "主播"})


_OWN_PLAN = re.compile(r"预计|拟|公司|目前|暂|未|不存在|已|将|上半年|前三季度|[一二三四]季度|全年")


def _is_broker(phrase: SpeakerPhrase) -> bool:
    """Whether a label is a house that sums up its view (花旗：…, 天曜证券：…)."""
    if phrase.entity is not None:
        return phrase.entity.type == "research"
    return phrase.role == "house" and (phrase.name or "").endswith(("证券", "證券", "投顧", "投顾"))


_WIRE = re.compile(r"(?:独家|快讯|消息|报道|报导|最新|头条|调查|获悉|引述消息|社论|分析)$")
_COLON = re.compile(r"[^：:。]{3,44}[：:]")


class ChineseLabels:
    """Finds frames that have a speaker and a mark, but no verb of saying."""

    def __init__(self, speakers: ChineseSpeakers) -> None:
        self._speakers = speakers
        self._subjects = speakers.subjects

    def find(self, page: Page, start: int, end: int) -> Frame | None:
        """The label or the speaker's clause with which a unit opens, or that a quotation has."""
        return (
            self._label(page, start, end)
            or self._weak(page, start, end)
            or self._behind(page, start, end)
        )

    def _behind(self, page: Page, start: int, end: int) -> Frame | None:
        """A quotation that is a clause, then somebody's clause: 「…，」東主攤開電費單."""
        quotations = page.quotations_in(start, min(end, start + 1))
        if not quotations or not quotations[0].closed or quotations[0].end >= end:
            return None
        quote, folded = quotations[0], page.folded
        inner = folded[max(start, quote.inner_start) : quote.inner_end].rstrip()
        at = quote.end
        clause = inner[-1:] in _CLAUSE_CLOSE or folded[at] in "，,"
        if len(inner) < _LEAST or not (clause or (len(inner) > 12 and "，" in inner)):
            return None
        at = skip_marks(folded, at, end)
        if at >= end:
            return None
        bound = BOUND.search(page.masked, at, end)
        stop = bound.start() if bound else end
        phrase = self._subjects.leading(page, self._speakers.strip_left(page, at, stop), stop)
        if phrase is None or (not clause and stop < end - 1):
            return None
        stop = end if not _LETTER.search(folded, stop, end) else stop
        return Frame(at, stop, phrase, "after", f"clause-behind-quotation:{phrase.rule}")

    def _label(self, page: Page, start: int, end: int) -> Frame | None:
        """「旅客：『…』」: a short speaker before a colon, with no verb."""
        m = _LABEL.match(page.masked, start, end)
        if m is None:
            return None
        quoted = page.folded[m.end()] in _QUOTE_OPEN
        label = page.folded[m.start(1) : m.end(1)]
        if label.startswith(_ADDRESSING):
            return None  # 尊敬的各位投资人：
        if label in _NARRATORS or _REPORTER.fullmatch(label):
            phrase = SpeakerPhrase("nobody", m.start(1), m.end(1), rule="narrator")
            return Frame(start, m.end(), phrase, "label", "label:narrator")
        maker = None if quoted else read_maker(self._speakers, page, *m.span(1))
        if maker is not None and maker.role in ("house", "person") and m.end(1) - start <= 16:
            rule = f"label-document:{maker.rule}"
            return Frame(start, m.end(), maker, "document", rule)
        if media := self._wire(page, *m.span(1)):
            return Frame(start, m.end(), media, "report", "label:outlet", reports=True)
        found = self._speakers.read(page, m.start(1), m.end(1), loose=quoted)
        if found is None or found.role in ("none", "nobody"):
            return None
        whole = found.role in ("person", "unnamed") and found.end >= m.end(1) - 1
        company = found.entity is not None and found.entity.type == "company"
        whole = whole or (company and _OWN_PLAN.match(page.folded, m.end(), end) is not None)
        whole = whole or (found.end >= m.end(1) and _is_broker(found))
        if not quoted and not whole:
            return None
        return Frame(start, m.end(), found, "label", f"label:{found.rule}")

    def _wire(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """An outlet whose report a headline-like sentence sums up (路透：…, 彭博独家：…)."""
        told = _WIRE.search(page.folded, start + 2, end)
        stop = told.start() if told else end
        found = self._speakers.read(page, start, stop)
        if found is None or found.role != "house" or found.end < stop:
            return None
        return found if self._speakers.is_outlet(page, found) else None

    def _weak(self, page: Page, start: int, end: int) -> Frame | None:
        """A person's clause, then a mark, then a quotation to the sentence's end."""
        for quote in page.quotations_in(start, end):
            if quote.start <= start or not quote.opened or quote.inner_start >= end:
                continue
            if not page.is_quoted(quote.inner_start) and page.folded[quote.start - 1] not in "：:":
                continue
            mark = page.folded[quote.start - 1]
            short = quote.inner_end - quote.inner_start < 6 and mark not in "：:"
            if short or mark not in "，,：:":
                continue
            if quote.end < end and _TAIL.sub("", page.folded[quote.end : end]):
                continue
            comma = page.folded.rfind("，", start, quote.start - 1) + 1
            phrase = self._speakers.read(page, start, quote.start - 1)
            if phrase is None and comma > start:
                head = self._speakers.strip_left(page, comma, quote.start - 1)
                phrase = self._subjects.leading(page, head, quote.start - 1)
            if phrase is None or phrase.role == "house":
                head = self._speakers.strip_left(page, start, quote.start - 1)
                phrase = self._subjects.leading(page, head, quote.start - 1) or phrase
            if phrase and phrase.role in ("person", "pronoun", "bare-person", "unnamed"):
                rule = f"clause-before-quotation:{phrase.rule}"
                return Frame(start, quote.start, phrase, "weak", rule)
        return self._colon(page, start, end)

    def _colon(self, page: Page, start: int, end: int) -> Frame | None:
        """A person's clause that tells of speaking, then a colon: 给笔者算账：…."""
        m = _COLON.match(page.masked, start, end)
        if m is None or not _SPOKEN.search(m.group()) or end - m.end() < 8:
            return None
        phrase = self._speakers.read(page, start, m.end() - 1)
        if phrase is None or phrase.role not in ("person", "pronoun", "bare-person", "unnamed"):
            return None
        if phrase.rule == "generic":
            return None
        rule = f"clause-before-colon:{phrase.rule}"
        return Frame(start, m.end(), phrase, "weak", rule)
