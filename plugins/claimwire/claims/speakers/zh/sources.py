"""Chinese frames that name their source first.

据X报道，…  根据X的数据，…  在X看来，…  记者从X获悉，…  据了解，…
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimwire.claims.matching.gates import rule
from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase
from claimwire.claims.speakers.zh.makers import read_maker
from claimwire.claims.speakers.zh.speakers import ChineseSpeakers

# A comma within a number (2,300名) bounds nothing.
BOUND = re.compile(r"[，：:；;。！？!?」』”]|(?<!\d),|,(?!\d{3})|(?<=[一-鿿])\s(?=[一-鿿])")
_MARK = re.compile(r"[，,：:]")
_LETTER = re.compile(r"[^\W_]")
_LEARNED = rule(
    r"(?:本报|本刊|本网|本社|本站|[《「“][^》」”]{2,10}[》」”]|[一-鿿]{2,6}(?:日报|周刊|时报|新闻|财经|社))?"
    r"(?:记者|笔者|我们)?(?:\d{1,2}日|今日|近日|昨日|日前)?从(?P<who>[^，。]{2,26}?)(?:处|方面|官网)?"
    r"(?P<cue>获悉|了解到|得知|获知|获得的消息)"
)
_FOR_WHOM = rule(r"(?:而言|来说|来讲)$")
_MARKED_NAME = re.compile(r"[《「“‘]([^》」”’]{2,12})[》」”’]")
_TO_WHOM = re.compile(r"接受|向|对|告诉|透过|通过|在|致函")
_COMPARING = frozenset({"如", "正如", "如同", "诚如", "正像", "一如"})
# 翻开X的财报，…: they open a source only where a document follows.
_LEAFING = frozenset(
    ["翻开", "翻看", "翻阅", "细看", "细读", "查阅", "调阅", "对照", "检视", "摊开", "打开"]
)
_BARE_REPORTS = frozenset(
    {"报道", "报导", "报", "媒体报道", "外媒报道", "媒体报导", "外媒报导", "该报道", "该报导"}
)
_DOCUMENT_WORDS = frozenset(
    {"统计", "调查", "研究", "公告", "估算", "预测", "分析", "消息", "新闻", "报道", "报导"}
)
_LAWS = re.compile(
    r"(?:(?<![说看想做用讲])法|条例|办法|规定|规则|章程|惯例|契约|合约|制度)[》」]?$"
)
_THINGS = (
    *("数据", "结果", "资料", "情况", "趋势", "层面", "经验", "走势", "指标", "形势", "现状"),
    *("过程", "历史", "目前", "整体", "长期", "短期", "技术", "市场", "行业", "全球", "国内"),
)
_CHANNELS = ("渠道", "管道", "途径", "网络", "网站", "信息", "资料", "平台", "市场")
_WITHIN = rule(
    r"的(?:最新|这份|年度|季度)?(?:统计口径|口径|统计|最新排名|排名|排行|数据|报告|研报|测算|模型|预测|估算|榜单|名单|调查|研究|资料库|数据库|资料|登记|名册|台账|账本|账上|档案|年鉴|年报|月报|财报|白皮书|蓝皮书|简报|纪录|记录|声明|问卷|图表|表格|清单)(?:里|中|当中|内|上)$"
)
_BARE_DATA = re.compile(r"(?:调查|统计|数据|资料|研究|结果|报告)显示")
_CITED_END = re.compile(
    r"(?:的)?(?:说法|话|消息(?!人|来源)|指(?!标|数|导|引)|讲法|爆料|透露|转述|描述|表示|指出|说|称|报道|报导|发言|谈话|声明|资料|数据|报告)(?:报道|报导|指出|称|说|指|表示)?"
)
_CITED_GOES_ON = re.compile(r"(?:并|也|还)?(?:报道|报导|指出|指|称|说|表示)(?![数标定导法])")
_ISSUED_IN = rule(
    r"(?:发布|公布|发表|出具|更新|提交|公开|披露|编制|推出|制作|贴出|挂出|印发|整理|发|写|寄)的(?:最新|这份|首份|一份|年度|季度|内部)?[^,]{0,8}?"
    r"(?:单|图|表|报告|数据|公报|简报|名单|榜单|清单|预报|报表|简讯|指引|报价|通知|信|邮件|公开信|内部信|手册|白皮书|蓝皮书|年报|月报|季报|财报|声明|文件|影片|视频|纪录|记录)(?:里面?|中|当中|上|内)$"
)
_VIEW_OPENERS = frozenset("在对从以依照用")


class ChineseSources:
    """Finds frames that name their source before anything is said.

    Sentences with any have one of the bits `bit` (`gates`).
    """

    def __init__(self, speakers: ChineseSpeakers) -> None:
        words = vocabulary("zh")
        self._speakers = speakers
        self._nobody = words.matcher("speech.nobody")
        self._open = words.matcher("speech.source_open")
        close = words.words("speech.source_close")
        self._close = tuple(sorted(close, key=len, reverse=True))
        self.citing = words.matcher("speech.quote_source")
        self._view_close = words.matcher("speech.view_close")
        self._views = self._view_close.bit | _FOR_WHOM.bit
        self.bit = (
            self.citing.bit
            | self._nobody.bit
            | self._open.bit
            | self._views
            | _LEARNED.bit
            | _WITHIN.bit
            | _ISSUED_IN.bit
        )
        self._media_end = words.words("speakers.media_suffix")

    def opening(self, page: Page, at: int, stop: int, end: int) -> Frame | None:
        """The frame with which the clause `[at, stop)` of a unit that ends at `end` opens."""
        bits = page.bits
        if not bits & self.bit:
            return None
        plain = at + _blank(page.folded, at, stop)
        for place in dict.fromkeys((plain, self._speakers.strip_left(page, at, stop))):
            frame = (
                (bits & _LEARNED.bit and self._learned(page, place, stop, end))
                or (bits & self._nobody.bit and self._unsourced(page, place, stop, end))
                or (bits & self._open.bit and self._source(page, place, stop, end))
                or (bits & self._views and self._view(page, place, stop, end))
                or (bits & (_WITHIN.bit | _ISSUED_IN.bit) and self._within(page, place, stop, end))
            )
            if frame:
                return frame
        return self._relaying(page, plain, stop, end) if plain == at else None

    def _relaying(self, page: Page, at: int, stop: int, end: int) -> Frame | None:
        """Read 彭博引述知情人士说法，… with an outlet for its subject and no 据 before it."""
        cite = (
            self.citing.first(page.masked, at + 2, stop)
            if bool(page.bits & self.citing.bit)
            else None
        )
        if cite is None or cite[1] >= stop:
            return None
        outer = self._speakers.read(page, at, cite[0])
        if outer is None or not self._speakers.is_outlet(page, outer):
            return None
        begin = cite[1] + (page.folded[cite[1]] == "的")
        told = _CITED_END.search(page.folded, begin + 2, stop)
        last = told.start() if told else stop
        source = self._speakers.read(page, begin, last, loose=True)
        if source is None or not source.named or (stop >= end - 4 and not told):
            return None
        content = told.end() if told and told.end() < stop else stop
        after = skip_marks(page.masked, content, end)
        if joined := _CITED_GOES_ON.match(page.masked, after, end):
            after = joined.end()
        return Frame(
            at, after, source, "report", "cites", page.folded[cite[0] : cite[1]], "say", (outer,)
        )

    def relayed(
        self, page: Page, start: int, stop: int, phrase: SpeakerPhrase
    ) -> tuple[SpeakerPhrase, ...]:
        """The outlets through which somebody spoke (接受央视采访, 向「上观新闻」表示, X援引Y)."""
        if cite := self.citing.first(page.masked, start, stop):
            outer = self._speakers.read(page, start, cite[0], loose=True)
            if outer and (outer.named or outer.role == "report") and phrase.start >= cite[1]:
                return (outer,)
        for m in _TO_WHOM.finditer(page.folded[start:stop]):
            begin = start + m.end()
            if phrase.start < begin <= phrase.end - 1:
                continue
            for mention in page.mentions_in(begin, stop):
                if mention.start <= begin + 1 and mention.entity.type == "media":
                    name = mention.entity.name
                    return (
                        SpeakerPhrase(
                            "house",
                            mention.start,
                            mention.end,
                            name,
                            mention.entity,
                            None,
                            "spoken-to",
                        ),
                    )
            if m.group() in ("接受", "向", "对", "告诉"):
                named = _MARKED_NAME.match(page.folded, begin, stop)
                if named and (m.group() == "接受" or named[1].endswith(self._media_end)):
                    name = page.text[named.start(1) : named.end(1)]
                    return (SpeakerPhrase("house", *named.span(1), name, rule="spoken-to"),)
        return ()

    def trim_saying(self, page: Page, start: int, end: int) -> int:
        """Where a cited source's phrase ends before 的话, 的说法, 报道."""
        for _ in range(3):
            for word in self._close:
                if page.folded.endswith(word, start, end) and end - len(word) > start:
                    end -= len(word)
                    break
        return end

    def _learned(self, page: Page, place: int, stop: int, end: int) -> Frame | None:
        """记者从X获悉，…: what reporters learned from a house."""
        m = _LEARNED.match(page.folded, place, stop)
        if m is None or m.end() < stop - 1:
            return None
        phrase = self._speakers.read(page, *m.span("who"), loose=True)
        if phrase is None or not phrase.named or m["who"].endswith(_CHANNELS):
            return None
        after = skip_marks(page.masked, stop, end)
        return Frame(place, after, phrase, "source", f"learned:{phrase.rule}", m["cue"])

    def _unsourced(self, page: Page, place: int, stop: int, end: int) -> Frame | None:
        hit = self._nobody.at(page.masked, place)
        if hit is None or hit[1] > stop or len(_LETTER.findall(page.folded, hit[1], end)) < 4:
            return None
        bare = _BARE_DATA.match(page.folded, place, hit[1]) is not None
        phrase = SpeakerPhrase(
            "nobody", place, hit[1], rule="bare-data" if bare else "nobody-named"
        )
        word = page.folded[place : hit[1]]
        after = skip_marks(page.masked, hit[1], end)
        return Frame(place, after, phrase, "nobody", "nobody-named", word)

    def _source(self, page: Page, begin: int, stop: int, end: int) -> Frame | None:
        """Read 据X报道，… 根据X的数据，… 按照X公布的路线图，… 正如他所言：…."""
        hit = self._open.at(page.masked, begin)
        if hit is None or hit[1] > stop:
            return None
        inner, folded = hit[1], page.folded
        opener = folded[begin:inner]
        stop = _past_marked_names(page, stop, end)
        after = skip_marks(page.masked, stop, end)
        inside = folded[inner:stop].strip()
        if after >= end or not inside or inside[0] in "是在" or _LAWS.search(inside):
            return None
        if inside in _BARE_REPORTS:
            phrase = SpeakerPhrase("report", inner, stop, rule="bare-report")
            return Frame(begin, after, phrase, "source", "bare-report", opener)
        if frame := self._citation(page, begin, inner, stop, after):
            return frame
        if opener in _LEAFING:
            found = read_maker(self._speakers, page, inner, stop)
            found = found if found is not None and found.role == "house" else None
        else:
            found = self._source_phrase(page, inner, stop, comparing=opener in _COMPARING)
        if found is None or found.role == "none":
            return None
        via = self.relayed(page, begin, stop, found)
        rule, reports = f"source:{found.rule}", "报道" in inside or "报导" in inside
        return Frame(begin, after, found, "source", rule, opener, "say", via, reports=reports)

    def _source_phrase(
        self, page: Page, inner: int, stop: int, *, comparing: bool
    ) -> SpeakerPhrase | None:
        inside = page.folded[inner:stop].rstrip()
        last = inner + len(inside)
        word = next((w for w in self._close if inside.endswith(w)), None)
        if word is not None and inside.removesuffix(word).endswith("的"):
            word = "的" + word
        if word is not None and last - len(word) > inner:
            if word.removeprefix("的") in _DOCUMENT_WORDS and not comparing:
                maker = read_maker(self._speakers, page, inner, last)
                if maker is not None:
                    return maker
            if not comparing and (
                maker := read_maker(self._speakers, page, inner, last - len(word))
            ):
                return maker
            phrase = self._speakers.read(page, inner, last - len(word), loose=not comparing)
            if phrase is not None and phrase.role != "none":
                return phrase
        if comparing:
            return None
        maker = read_maker(self._speakers, page, inner, last)
        if maker is not None:
            return maker
        phrase = self._speakers.read(page, inner, last)
        return phrase if phrase is not None and phrase.named and phrase.end >= last - 1 else None

    def _citation(self, page: Page, begin: int, inner: int, stop: int, after: int) -> Frame | None:
        """据X援引Y的话报道，…: Y asserts, X relays."""
        cite = self.citing.first(page.masked, inner, stop)
        if cite is None:
            return None
        outer = self._speakers.read(page, inner, cite[0], loose=True)
        last = self.trim_saying(page, cite[1], stop)
        source = self._speakers.read(page, cite[1], last, loose=True)
        if outer is None or source is None or source.role == "none":
            return None
        via = (outer,) if outer.role != "none" else ()
        word = page.folded[cite[0] : cite[1]]
        return Frame(begin, after, source, "report", "cites", word, "say", via)

    def _view(self, page: Page, begin: int, stop: int, end: int) -> Frame | None:
        """Read 在X看来，… 从X的角度看，…."""
        if page.folded[begin : begin + 1] not in _VIEW_OPENERS:
            return None
        hit = self._view_close.first(page.masked, begin + 2, stop)
        if page.folded[begin] == "对" and (m := _FOR_WHOM.search(page.masked, begin + 2, stop)):
            hit = (*m.span(), m.group())
        if hit is None or hit[1] < stop:
            return None
        if page.folded[begin] == "对" and page.folded[hit[0] : hit[1]] in ("而言", "来说"):
            whom = self._speakers.read(page, begin + 1, hit[0])
            if whom is None or whom.role != "person" or whom.end < hit[0]:
                return None
        if page.folded.endswith(_THINGS, begin, hit[0]):
            phrase = read_maker(self._speakers, page, begin + 1, hit[0])
            if phrase is not None and phrase.rule == "latin-name":
                phrase = replace(phrase, role="house")
            phrase = phrase if phrase and phrase.role == "house" else None
            phrase = None if phrase and phrase.rule == "noun-phrase" else phrase
        else:
            phrase = self._speakers.read(page, begin + 1, hit[0])
        if phrase is None or phrase.role in ("none", "nobody"):
            return None
        after = skip_marks(page.masked, stop, end)
        word = page.folded[hit[0] : hit[1]]
        return Frame(begin, after, phrase, "view", f"view:{phrase.rule}", word, "think")

    def _within(self, page: Page, begin: int, stop: int, end: int) -> Frame | None:
        """Read a document that is named as a place: X的统计口径里，… X的报告中，…."""
        m = _WITHIN.search(page.folded, begin + 2, stop) or _ISSUED_IN.search(
            page.folded, begin + 2, stop
        )
        if m is None or stop >= end or page.folded[stop] not in "，,":
            return None
        opened = begin + (page.folded[begin] in "在从")
        phrase = self._speakers.read(page, opened, m.start(), loose=True)
        if phrase is None or phrase.role != "house" or phrase.end < m.start():
            return None
        after = skip_marks(page.masked, stop, end)
        return Frame(begin, after, phrase, "source", f"within:{phrase.rule}", m.group())


def outside_brackets(page: Page, at: int, end: int) -> re.Match[str] | None:
    """The next mark that ends a clause; a colon in （股票代號：7842） ends none."""
    if page.folded.find("(", at, end) < 0:
        return BOUND.search(page.masked, at, end)
    for m in BOUND.finditer(page.masked, at, end):
        opened = page.folded.rfind("(", at, m.start())
        if opened < 0 or page.folded.find(")", opened, m.start()) >= 0:
            return m
        if page.folded.find(")", m.start(), min(end, m.start() + 24)) < 0:
            return m
    return None


def skip_marks(text: str, at: int, end: int) -> int:
    """Behind commas, colons and blanks."""
    while at < end and text[at] in "，,：: 　":
        at += 1
    return at


def _blank(folded: str, at: int, stop: int) -> int:
    begin = at
    while begin < stop and folded[begin] in " 　\t":
        begin += 1
    return begin - at if begin < stop else 0


def _past_marked_names(page: Page, stop: int, end: int) -> int:
    """The end of a clause whose first closing mark belongs to a name in marks."""
    while stop < end and page.masked[stop] in "」』”" and _MARK.search(page.masked, stop, end):
        later = BOUND.search(page.masked, stop + 1, end)
        if later is None:
            return end
        stop = later.start()
    return stop
