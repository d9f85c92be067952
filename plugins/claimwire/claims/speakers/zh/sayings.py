"""Chinese nouns for what somebody says that stand for a cue: 他的原话是，…, X的数字是37.5%."""

from __future__ import annotations

from claimwire.claims.matching.gates import rule
from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import Frame
from claimwire.claims.speakers.zh.makers import read_maker
from claimwire.claims.speakers.zh.sentence import ChineseSentence
from claimwire.claims.speakers.zh.shapes import GIVING, QUOTE_OPEN, RATES
from claimwire.claims.speakers.zh.sources import skip_marks
from claimwire.claims.speakers.zh.speakers import ChineseSpeakers

_MODIFIER = 7


class ChineseSayings:
    """Finds such nouns; sentences with any have the `bit` (`gates`)."""

    def __init__(self, speakers: ChineseSpeakers, within: ChineseSentence) -> None:
        self._speakers = speakers
        self._within = within
        nouns = vocabulary("zh").pattern("speech.saying_noun")
        figures = vocabulary("zh").pattern("speech.own_figures")
        self._figures = rule(
            rf"(?:(?:的|一份|这份|最新)*{figures}(?:则|就|也|却|更)?"
            r"(?=是|为|在|约|达|落在|高达|更|不(?!含|包|计)|未|没|比|刷|低|高|[:：])|"
            r"(?:则|也|却|就)?(?:给出|开出)(?:了|的|是)?(?=[^，,。]{0,10}[\d一二三四五六七八九]))"
        )
        self._saying = rule(
            rf"{nouns}(?:则|就|也|却|倒|更|其实|一直|始终|一向|向来|仍|还|主要|大致|基本上?)?(?:是|为|在于|在)$"
            rf"|{nouns}(?:则|就|也|却|倒|更|其实|大致|一直|始终)?(?:很|偏|颇|甚|趋于|转趋|十分|非常|相当|略|截然|完全|大不|不太|更|比较|有些|有点|再)?"
            r"(?:有所|有点|有些)?(?:正面|负面|正向|负向|偏多|偏空|多头|空头|中性|温和|坚持|冷淡|热烈|两极|平淡|简单|明白|明确|清楚|直接|直白|干脆|不同|不一样|相反|相同|一致|一样|谨慎|保守|乐观|悲观|审慎|坚定|强硬|强烈|鲜明|现实|朴素|实在|简短|笼统|含糊|模糊|坚决)$"
        )
        self.bit = self._figures.bit | self._saying.bit

    def find(self, page: Page, at: int, stop: int, end: int) -> Frame | None:
        """The frame that such a noun makes of the clause `[at, stop)`."""
        bits = page.bits
        if bits & self._saying.bit and (frame := self._saying_noun(page, at, stop, end)):
            return frame
        return self._own_figures(page, at, stop) if bits & self._figures.bit else None

    def _saying_noun(self, page: Page, at: int, stop: int, end: int) -> Frame | None:
        """Read a noun of saying as a cue: 他的原话是，… 我的判断是：…."""
        quote = next((p for p in range(at, stop) if page.folded[p] in QUOTE_OPEN), None)
        if quote is not None and (m := self._saying.search(page.masked, at, quote)):
            stop = quote
        else:
            m = self._saying.search(page.masked, at, stop)
        if m is None or stop >= end or page.folded[stop] not in "，,：:" + QUOTE_OPEN:
            return None
        left = m.start()
        if giving := GIVING.search(page.folded, at + 2, left):
            left = giving.start()
        elif page.folded[left - 1] == "的":
            left -= 1
        owned = page.folded.rfind("的", at + 2, left)
        phrase = read_maker(self._speakers, page, at, left) or self._speakers.read(page, at, left)
        if phrase is None and not giving and 0 < left - owned <= _MODIFIER and owned > 0:
            phrase = self._speakers.read(page, at, owned)  # 协会的|比价|结果是
        phrase = phrase or self._within.leading(page, at, left)
        if phrase is None or phrase.role == "none":
            return None
        content = skip_marks(page.folded, stop, end)
        if not page.folded.endswith(("是", "为", "在"), m.start(), m.end()) and RATES.search(
            page.folded, content, end
        ):
            return None
        rule = f"saying-noun:{phrase.rule}"
        return Frame(at, content, phrase, "before", rule, m.group(), "think")

    def _own_figures(self, page: Page, at: int, stop: int) -> Frame | None:
        """Read figures that are somebody's: X的数字是37.5%, 公司的预测未计入…, 该行给出33%."""
        m = self._figures.search(page.masked, at, min(stop + 1, len(page.masked)))
        if m is None or m.start() <= at or m.end() > stop or page.is_quoted(m.start()):
            return None
        giving = GIVING.search(page.folded, at + 2, m.start())
        left = giving.start() if giving else m.start()
        phrase = self._speakers.read(page, at, left)
        told = ("house", "bare-house", "person", "pronoun", *(("unnamed",) if giving else ()))
        maker = read_maker(self._speakers, page, at, left) if giving else None
        phrase = maker or phrase
        rated = RATES.search(page.folded, left, m.end()) is not None
        if phrase is None or phrase.role not in told or rated:
            return None
        if giving:
            rule = f"own-figures:{phrase.rule}"
            return Frame(at, m.end(), phrase, "document", rule, m.group())
        broker = phrase.rule == "house-name" and page.folded[phrase.start : phrase.end].endswith(
            ("证券", "银行", "资本", "投顾", "研究", "咨询")
        )
        unlikely = phrase.rule in ("house-name", "apposition", "latin-name") and not broker
        towards = (
            page.folded[phrase.end : phrase.end + 1] in tuple("对就给") and phrase.role != "unnamed"
        )
        if (phrase.end < m.start() - 1 and not towards) or unlikely:
            return None
        rule = f"own-figures:{phrase.rule}"
        return Frame(at, m.end(), phrase, "document", rule, m.group())
