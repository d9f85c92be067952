"""Chinese reporting frames around a cue, and quotations with a speaker but no cue.

    before     何知行15日在例行发布会上表示，…         label  旅客：「…」
    document   寒武纪三季报显示，…                     weak   林放算了一笔账，「…。」
    after      …，知情人士透露。 / 「…」他说。

A cue takes a mark or a clause behind it; what the phrase left of it allows is decided here,
who that phrase is by `speakers_zh`. Frames that open a clause are read by `sources_zh`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimwire.claims.cues_zh import ChineseCues, Cue
from claimwire.claims.labels_zh import ChineseLabels
from claimwire.claims.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.phrases_zh import COUNT
from claimwire.claims.sources_zh import BOUND, ChineseSources, outside_brackets, skip_marks
from claimwire.claims.speakers import Frame, Role, SpeakerPhrase, Style
from claimwire.claims.speakers_zh import ChineseSpeakers

_BEHIND = re.compile(r"(?:了|过|着|著|道|出|说明|强调|说|称|指出|表示|写道|认为)*")
_QUOTE_OPEN = '「『“"‘｢'
_NAME_MAX = 6  # letters; half of all marked words in news text are names no longer than this
_TAIL = re.compile(r"[。！!.…」』”\"）)\s]*$")
_DATA = re.compile(
    r"路线图|时间表|计划|方案|规划|清单|进展|数据|数字|资料|结果|声明|报告|公告|消息|名单|财报|成绩单|业绩|财测"
)
_REPORT_END = re.compile(
    r"(?:业绩预告|业绩快报|预告|快报|重讯|重大讯息|重大信息|指引|展望|通告|报告书|月报|营收|年报|季报|财报|中报|半年报|业绩|业绩报告|成绩单|公告|声明|报告|新闻稿|招股书|数据|财测)[》」]?$"
)
_ABOUT = (
    "不同于",
    "有别于",
    "不像",
    "对于",
    "针对",
    "关于",
    "至于",
    "由于",
    "因为",
    "面对",
    "随着",
    "除了",
    "为了",
    "当",
    "有关",
    "因应",
    "鉴于",
    "如果",
    "若",
    "一旦",
    "即使",
    "虽然",
    "尽管",
)
_NOT_BUT_SAID = re.compile(
    r"(?:没有?|未|拒绝?|不愿|不肯)[^，,。]{0,14}[，,](?:仅|只|只是|仅仅)(?:说|称|表示|回应|回答|透露|指出|强调)"
)
_TO_COME = re.compile(r"将|明[日天]|拟|定于|预计|下[周月季]|后天|即")
_RATING = re.compile(
    r"(?:给予|给出|维持|重申|上调|下调|调升|调降|首予|首次覆盖|予|上修|下修|调高|调低)[^，。]{0,24}"
    r"(?:评级|评等|目标价|投资建议|目标)"
)
_FIGURE = re.compile(r"\d|[一二三四五六七八九两]成|[一二三四五六七八九十百千万亿]{2,}")
_CLAUSE_BEHIND = re.compile(r"(?:将|会|已|曾|正在|正|有意|计划|打算|与|存在|要|公司)")
# What somebody does with a target price is told by the outlet (高盛将目标价上调到…).
_REVISIONS = frozenset({"上修", "下修", "上调", "下调", "调升", "调降"})
_TARGET = re.compile(r"[将把].*(?:目标价|评级|评等|预估|预测)")
_GUIDES = frozenset({"预计", "预期", "预估", "预测", "估计"})
_RATED = _GUIDES | {"料", "估", "认为", "相信", "指", "指出"}
_GUIDED = re.compile(
    r"(?:营收|收入|净利|毛利|利润|盈利|出货|销售|销量|资本支出|资本开支|每股|eps|成长|增长|亏损).*"
    r"(?:\d|[一二三四五六七八九两]成|可望|有望|将|持平|回升|下滑|优于)|营运.*(?:成长|持平|回升|下滑|将|可望)"
)
_OWN_RESULTS = re.compile(
    r"(?:[^，。]{0,12}?)(?:营收|净利|获利|每股|毛利率|eps|收入|盈余|盈利|利润)[^，。]{0,8}\d"
)
_TRIP = re.compile(
    r"赴|访|前往|出席|抵达|抵|返|参加|会见|见面|登台|推出|投产|上市|发布|开幕|启用|交付"
)
_ANSWER = re.compile(r"(?:答|回答|A|a)[:：]\s*(?![「『“\"])")
_DISCLOSES = frozenset({"公布", "公告", "披露", "发布公告"})
_EXISTS = re.compile(r"存在|有意|参与|违反|涉及|泄露|使用|曾经|隐瞒|向")
_ESTIMATES = frozenset(
    {"估", "估计", "估算", "推估", "粗估", "初估", "测算", "试算", "评估", "推算"}
)
_SO = ("这样", "如此", "如是", "这么", "这般")
_CLAUSE_AHEAD = re.compile(r"[^，。]{2,22}?(?:将|会|已经|已(?!久)|预计|计划|可望|有望)")
_ADVERBIAL_END = (
    "那天",
    "当天",
    "那时",
    "的同时",
    "之际",
    "之余",
    "之后",
    "之前",
    "同时",
    "时",
    "后",
)
_JOINING = (
    "仅",
    "只",
    "并",
    "也",
    "还",
    "亦",
    "又",
    "则",
    "更",
    "且",
    "再",
    "进一步",
    "同时",
    "另",
)
_FUTURE = ("将", "会", "于", "在", "今", "明", "前往", "最快", "下", "年内")
_SPEAKS: frozenset[Role] = frozenset({"person", "pronoun", "unnamed", "bare-person", "report"})
_NO_SUBJECT = frozenset({"强调", "指出", "表示", "认为", "坦言", "直言", "透露", "预估", "相信"})
_WISHES = frozenset({"希望", "反对", "看好", "期待", "担心", "料", "盼", "不满", "遗憾"})
_STANDS = frozenset({"同意", "支持", "赞成", "不同意", "乐见", "认同"})
_OWN_PLANS = frozenset(
    {
        "预计",
        "看好",
        "看淡",
        "喊",
        "评估",
        "预期",
        "上修",
        "下修",
        "上调",
        "下调",
        "调升",
        "调降",
        "预告",
    }
)
_NO_REPORT = frozenset({"报道", "报导", "刊登", "分析", "评论", "披露", "讯", "发文", "撰文"})
_LISTENERS = frozenset(
    {
        "建议",
        "劝",
        "告诉",
        "告知",
        "提醒",
        "转告",
        "回应",
        "回答",
        "答复",
        "警告",
        "喊话",
        "呼吁",
        "质问",
        "回呛",
        "回复",
        "答",
    }
)


def _quotes_a_name(page: Page, at: int) -> bool:
    """Whether the marks at `at` hold a name, which the sentence goes on from: 推出「月票」方案."""
    for quotation in page.quotations_in(at, at + 1):
        if quotation.start == at and quotation.inner_end - quotation.inner_start <= _NAME_MAX:
            following = page.folded[quotation.end : quotation.end + 1]
            return following.isalpha() and following not in "后後并並等而也还更之说称指"
    return False


class ChineseFrames:
    """Finds the frames of a unit; word lists are compiled once."""

    def __init__(self, speakers: ChineseSpeakers) -> None:
        self._speakers = speakers
        self._cues = ChineseCues()
        self._sources = ChineseSources(speakers)
        self._labels = ChineseLabels(speakers)
        self._documents = frozenset(vocabulary("zh").words("speech.document"))
        nouns = vocabulary("zh").pattern("speech.saying_noun")
        figures = vocabulary("zh").pattern("speech.own_figures")
        self._figures = re.compile(
            rf"(?:(?:的|一份|这份|最新)*{figures}(?:则|就|也|却|更)?"
            r"(?=是|为|在|约|达|落在|高达|更|不(?!含|包|计)|未|没|比|刷|低|高|[:：])|"
            r"(?:则|也|却|就)?(?:给出|开出)(?:了|的|是)?(?=[^，,。]{0,10}[\d一二三四五六七八九]))"
        )
        self._saying = re.compile(rf"{nouns}(?:则|就|也|一直)?是$")

    def find(self, page: Page, start: int, end: int) -> list[Frame]:
        """The frames of the unit `[start, end)`, in reading order."""
        if _NOT_BUT_SAID.search(page.masked, start, end):
            return []
        frames: list[Frame] = []
        if m := _ANSWER.match(page.folded, start, end):
            start = m.end()
        at = start
        while at < end:
            bound = outside_brackets(page, at, end)
            stop = bound.start() if bound else end
            if frame := self._sources.opening(page, at, stop, end):
                frames.append(frame)
                at = max(frame.end, at + 1)
                continue
            frame = self._cued(page, start, at, stop, end)
            if frame and not any(f.start < frame.end and frame.start < f.end for f in frames):
                frames.append(frame)
            at = bound.end() if bound else end
        if not frames and (frame := self._labels.find(page, start, end)):
            frames.append(frame)
        return frames

    def _cued(self, page: Page, unit: int, at: int, stop: int, end: int) -> Frame | None:
        """The frame around the first cue of the clause `[at, stop)` that makes one."""
        if page.folded.startswith(_ABOUT, at) and not page.folded.startswith("当局", at):
            return None
        if frame := self._saying_noun(page, at, stop, end) or self._own_figures(page, at, stop):
            return frame
        for cue in self._cues.find(page, at, stop):
            if frame := self._frame_at(page, unit, at, stop, end, cue):
                return frame
        return None

    def _frame_at(
        self, page: Page, unit: int, at: int, stop: int, end: int, cue: Cue
    ) -> Frame | None:
        folded = page.folded
        behind = _BEHIND.match(folded, cue.end, end)
        after = behind.end() if behind else cue.end
        while after < end and folded[after] == " ":
            after += 1
        listener = self._listener_end(page, cue, after, stop, end)
        after = listener if listener is not None else after
        if listener is None and not _TAIL.sub("", folded[after:end]).strip():
            return self._after(page, unit, at, end, cue)
        if page.folded.endswith(_SO, at, cue.start) and stop >= end - 1 and listener is None:
            return self._after(page, unit, at, end, cue)
        marked = (after == stop and folded[after : after + 1] in tuple("，,：:")) or (
            folded[after : after + 1] in tuple(_QUOTE_OPEN) and not _quotes_a_name(page, after)
        )
        if cue.word in self._documents and after > cue.end and not folded[at : cue.start].strip():
            return None
        if cue.word in self._cues.announces and not marked:
            return self._announced(page, at, stop, end, cue)
        if not marked and folded.endswith(_ADVERBIAL_END, after, stop):
            return None
        phrase = self._subject(page, unit, at, cue, marked=marked)
        if phrase is not None and phrase.role == "none" and at > unit and cue.stance == "short":
            subject = self._sentence_subject(page, unit, at, told=True)
            phrase = subject if subject and subject.role in _SPEAKS else phrase
        rater = self._rater(page, unit, at) if at > unit and cue.word in _RATED else None
        phrase = rater or phrase
        content = skip_marks(folded, after, end)
        if phrase is None or end - content < 3:
            return None
        if (
            not marked
            and not rater
            and not self._takes_clause(page, phrase, cue, after, at, unit, stop)
        ):
            return None
        if phrase.role == "none" and at > unit:
            phrase = self._sentence_subject(page, unit, at) or phrase
        elif phrase.role == "pronoun" and at > unit:
            earlier = self._speakers.read(page, unit, self._clause_end(page, unit, at))
            if earlier is not None and earlier.role == "person" and earlier.entity is None:
                phrase = earlier
        style: Style = "before"
        if phrase.rule.startswith("unsigned") or cue.stance == "show":
            style = "document"
        via = self._sources.relayed(page, at, max(cue.start, listener or 0), phrase)
        stance = "say" if cue.stance == "short" else cue.stance
        if cue.word in self._cues.judging:
            stance = "think"
        elif cue.word in _ESTIMATES:
            stance = "say"
        denied = cue.word in self._cues.denials
        rule = f"cue-{style}:{phrase.rule}"
        reports = cue.stance == "report" and phrase.role == "house"
        return Frame(at, content, phrase, style, rule, cue.word, stance, via, denied, reports)

    def _saying_noun(self, page: Page, at: int, stop: int, end: int) -> Frame | None:
        """Read a noun of saying as a cue: 他的原话是，… 我的判断是：…."""
        quote = next((p for p in range(at, stop) if page.folded[p] in _QUOTE_OPEN), None)
        if quote is not None and (m := self._saying.search(page.masked, at, quote)):
            stop = quote
        else:
            m = self._saying.search(page.masked, at, stop)
        if m is None or stop >= end or page.folded[stop] not in "，,：:" + _QUOTE_OPEN:
            return None
        left = m.start() - 1 if page.folded[m.start() - 1] == "的" else m.start()
        phrase = self._speakers.read(page, at, left)
        if phrase is None or phrase.role == "none":
            return None
        content = skip_marks(page.folded, stop, end)
        rule = f"saying-noun:{phrase.rule}"
        return Frame(at, content, phrase, "before", rule, m.group(), "think")

    def _own_figures(self, page: Page, at: int, stop: int) -> Frame | None:
        """Read figures that are somebody's: X的数字是37.5%, 公司的预测未计入…, 该行给出33%."""
        m = self._figures.search(page.masked, at, min(stop + 1, len(page.masked)))
        if m is None or m.start() <= at or m.end() > stop or page.is_quoted(m.start()):
            return None
        phrase = self._speakers.read(page, at, m.start())
        if phrase is None or phrase.role not in ("house", "bare-house", "person"):
            return None
        broker = phrase.rule == "house-name" and page.folded[phrase.start : phrase.end].endswith(
            ("证券", "银行", "资本", "投顾", "研究", "咨询")
        )
        unlikely = phrase.rule in ("house-name", "apposition", "latin-name") and not broker
        if phrase.end < m.start() - 1 or unlikely:
            return None
        rule = f"own-figures:{phrase.rule}"
        return Frame(at, m.end(), phrase, "document", rule, m.group())

    def _listener_end(self, page: Page, cue: Cue, after: int, stop: int, end: int) -> int | None:
        """Where the words behind 告诉, 提醒 that name a listener end, if a mark follows them."""
        if cue.word not in _LISTENERS:
            return None
        if stop < end and 0 < stop - after <= 12 and page.folded[stop] in "，,：:":
            return stop
        places = (page.folded.find(mark, after, min(stop, after + 12)) for mark in _QUOTE_OPEN)
        return next((p for p in places if p > after), None)

    def _subject(
        self, page: Page, unit: int, at: int, cue: Cue, *, marked: bool
    ) -> SpeakerPhrase | None:
        """Who stands left of a cue; a document speaks for its maker, a citation for its source."""
        if cue.word in self._cues.shows:
            maker = self._speakers.read_maker(page, at, cue.start)
            if maker is not None:
                return maker
            if cue.word == "显示":
                phrase = self._speakers.read(page, at, cue.start)
                entity = phrase.entity if phrase else None
                return phrase if entity is not None and entity.type == "research" else None
            if cue.stance == "show":
                return None
        if cite := self._sources.citing.first(page.masked, at, cue.start):
            last = self._sources.trim_saying(page, cite[1], cue.start)
            source = self._speakers.read(page, cite[1], last, loose=True)
            if source and source.role == "bare-person":
                return replace(source, role="unnamed")
            if source and (source.named or source.role == "bare-house"):
                return source
        loose = marked and cue.stance in ("say", "short", "report", "expect", "announce")
        phrase = self._speakers.read(page, at, cue.start, loose=loose)
        if phrase is None or phrase.role != "none":
            return phrase
        if cue.word in ("报道", "报导"):
            return SpeakerPhrase("report", cue.start, cue.end, rule="bare-report")
        if at == unit or page.masked[at - 1] not in "，,":
            return phrase
        return self._earlier_subject(page, unit, at) or phrase

    def _earlier_subject(self, page: Page, unit: int, left: int) -> SpeakerPhrase | None:
        """The subject of an adverbial clause before a cue with none (魏哲家受访时，强调…)."""
        bounds = [m.end() for m in BOUND.finditer(page.masked, unit, left - 1)]
        phrase = self._speakers.read(page, max(bounds, default=unit), left - 1)
        return phrase if phrase is not None and phrase.role not in ("none", "nobody") else None

    def _sentence_subject(
        self, page: Page, unit: int, at: int, *, told: bool = False
    ) -> SpeakerPhrase | None:
        """The subject of the sentence's first clause, for a later cue with none (…，并称…).

        With `told` people who are counted (一位看过材料的基金经理…，称…) are one too.
        """
        stop = self._clause_end(page, unit, at)
        if told and page.folded[unit] in "他她佢":
            pronoun = page.folded[unit]
            return SpeakerPhrase("pronoun", unit, unit + 1, pronoun, rule="pronoun")
        phrase = self._speakers.read(page, unit, stop, loose=True)
        if phrase is not None and phrase.role == "unnamed":
            phrase = phrase if told and COUNT.match(page.folded, unit, stop) else None
            if phrase is not None:
                return phrase
        elif phrase is not None and phrase.role not in ("none", "nobody"):
            return phrase
        inside = page.mentions_in(unit, stop)
        people = [m for m in inside if m.is_person]
        if not inside:
            return None
        first = people[0] if people else inside[0]
        role: Role = "person" if first.is_person else "house"
        name = first.entity.name
        return SpeakerPhrase(
            role, first.start, first.end, name, first.entity, None, "sentence-subject"
        )

    def _rater(self, page: Page, unit: int, at: int) -> SpeakerPhrase | None:
        """Whose rating or target price the sentence began with (X给予“买入”评级，预计…)."""
        m = _RATING.search(page.folded, unit, at)
        phrase = self._speakers.read(page, unit, m.start(), loose=True) if m else None
        speaks = phrase is not None and phrase.role in ("house", "person", "bare-house")
        return phrase if speaks else None

    def _clause_end(self, page: Page, unit: int, at: int) -> int:
        bound = BOUND.search(page.masked, unit, at)
        return bound.start() if bound else at

    def _takes_clause(
        self, page: Page, phrase: SpeakerPhrase, cue: Cue, after: int, at: int, unit: int, stop: int
    ) -> bool:
        """Whether a cue with no mark behind it still takes a clause as its content."""
        rest, word = page.folded[after:stop], cue.word
        quoted_next = page.folded[stop + 1 : stop + 2] in tuple(_QUOTE_OPEN)
        if len(rest) < 4 and not (rest and quoted_next):
            return False
        speaks = phrase.role in _SPEAKS
        if cue.stance == "short":
            company = phrase.rule == "spokesperson" or phrase.entity is not None
            if company and phrase.role == "house" and word in "称指话" and len(rest) >= 5:
                return True
            joined = phrase.role in ("none", "house") and page.folded.startswith(_JOINING, at)
            return (speaks or (joined and at > unit)) and word in "说称指叹估话"
        if cue.stance == "announce":
            return False
        if cue.stance == "report":
            return phrase.role in ("house", "report") and word not in _NO_REPORT
        if cue.stance == "expect":
            watches = phrase.role == "unnamed" or (
                phrase.entity is not None and phrase.entity.type in ("research", "media")
            )
            watches = watches or phrase.rule == "known-house"
            if watches and word in _REVISIONS and _TARGET.search(page.folded, at, cue.start):
                return False
            if phrase.role in ("house", "bare-house") and word in _GUIDES and _GUIDED.search(rest):
                return True
            view = word not in _OWN_PLANS and not rest.startswith(_FUTURE)
            return watches or (speaks and (view or (word in _GUIDES and not _TRIP.search(rest))))
        if phrase.role == "none":
            joined = word.startswith(_JOINING) or page.folded.startswith(_JOINING, at)
            return word in _NO_SUBJECT or (at > unit and joined and word not in self._cues.acts)
        if word in _STANDS:
            return False
        if word in _WISHES:
            return speaks
        if phrase.rule == "noun-phrase":
            return False
        if word in _ESTIMATES and phrase.role == "house" and _FIGURE.search(rest):
            return True
        if word == "否认" and (_CLAUSE_BEHIND.match(rest) or _EXISTS.search(rest)):
            return True
        return len(word) < 2 or word not in self._cues.acts

    def _announced(self, page: Page, at: int, stop: int, end: int, cue: Cue) -> Frame | None:
        """X公布了一组数据：…: what follows the colon is what X asserts."""
        if cue.word == "宣布" and _CLAUSE_AHEAD.match(page.folded, cue.end, stop):
            phrase = self._speakers.read(page, at, cue.start)
            if phrase is not None and phrase.role not in ("none", "nobody"):
                rule = f"announced:{phrase.rule}"
                return Frame(at, cue.end, phrase, "before", rule, cue.word, "announce")
        if stop >= end or page.folded[stop] not in "：:，,":
            return None
        if cue.word in _DISCLOSES and _OWN_RESULTS.match(page.folded, cue.end, stop):
            phrase = self._speakers.read(page, at, cue.start)
            if phrase is not None and phrase.role in ("house", "bare-house"):
                rule = f"announced:{phrase.rule}"
                return Frame(at, cue.end, phrase, "before", rule, cue.word, "announce")
        told = page.folded[cue.end : stop]
        ends_in_data = (
            _DATA.search(told) if page.folded[stop] in "：:" else _REPORT_END.search(told)
        )
        if not ends_in_data:
            return None
        if _TO_COME.search(page.folded, at, cue.start):
            return None
        phrase = self._speakers.read(page, at, cue.start, loose=True)
        if phrase is None or phrase.role == "nobody":
            return None
        content = skip_marks(page.folded, stop, end)
        rule = f"announced:{phrase.rule}"
        return Frame(at, content, phrase, "before", rule, cue.word, "announce")

    def _after(self, page: Page, unit: int, at: int, end: int, cue: Cue) -> Frame | None:
        """Read a frame that ends its sentence: …，知情人士透露。 「…」他说."""
        if cue.stance not in ("say", "short", "think", "expect", "report"):
            return None
        phrase = self._speakers.read(page, at, cue.start, loose=True)
        if phrase is None or phrase.role == "nobody":
            return None
        alone = at == unit
        if phrase.role == "none" and not alone:
            return None
        so = page.folded.endswith(_SO, at, cue.start)
        behind_words = page.text[max(0, unit - 1) : unit] in ("」", "”")
        if behind_words and phrase.named and phrase.rule != "noun-phrase":
            so = True
        if not so and alone and (cue.word in self._cues.acts or cue.stance in ("think", "expect")):
            return None
        longest = 60 if phrase.rule in ("title-name", "known-name", "in-the-cast") else 24
        if alone and (
            cue.start - at > longest or (cue.stance == "short" and cue.word not in "说称道问答叹")
        ):
            return None
        via = self._sources.relayed(page, at, cue.start, phrase)
        return Frame(at, end, phrase, "after", f"cue-after:{phrase.rule}", cue.word, "say", via)
