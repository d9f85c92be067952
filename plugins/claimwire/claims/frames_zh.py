"""Chinese reporting frames: who, cue, content, in each order that news uses.

    source     据路透社援引两名知情人士的话报道，…          view   在他看来，…
    before     何知行15日在例行发布会上表示，…              label  旅客：「…」
    document   寒武纪三季报显示，…                          after  …，知情人士透露。 / 「…」他说。
    nobody     据了解，…  市场传出，…                       weak   林放算了一笔账，「…。」

A cue is a word of a large class with a mark or a clause behind; what the word before it and
the phrase left of it allow is decided here, who that phrase is by `speakers_zh`.
"""

from __future__ import annotations

import re

from claimwire.claims.lexicon import Matcher, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers import Frame, SpeakerPhrase, last_mention
from claimwire.claims.speakers_zh import ChineseSpeakers

_MARK = re.compile(r"[，,：:]")
_BOUND = re.compile(r"[，,：:；;。！？!?」』”]|(?<=[一-鿿])\s(?=[一-鿿])")
_BEHIND = re.compile(r"(?:了|过|着|道|出|到|得很|说|称|指出|表示)*")
_RECIPIENT = re.compile(r"(?:[^，,：:。「“『\"]{0,12})")
_QUOTE_OPEN = '「『“"‘｢'
_QUOTE_CLOSE = '」』”"’｣'
_TAIL = re.compile(r"[。！!.…」』”\"）)\s]*$")
_LABEL = re.compile(r"([^，,。：:；;！？!?「」“”『』\"‹›]{2,22})[：:]\s*(?=\S{3})")
_IN_VIEW = re.compile(r"[^，,：:。；;]{1,24}")
_ASPECT = ("了", "过", "着", "到", "出", "完", "起", "及")


class ChineseFrames:
    """Finds the frames of a unit; word lists are compiled once."""

    def __init__(self, speakers: ChineseSpeakers) -> None:
        words = vocabulary("zh")
        self._speakers = speakers
        cues: dict[str, str] = {}
        short = words.words("speech.say_short")
        manner = words.words("speech.manner")
        cues.update({m + s: "say" for m in manner for s in short})
        for stance in ("announce", "show", "expect", "think", "report", "say"):
            cues.update(dict.fromkeys(words.words(f"speech.{stance}"), stance))
        cues.update(dict.fromkeys(short, "short"))
        self._cues = Matcher(cues)
        self._expects = frozenset(words.words("speech.expect"))
        self._shows = frozenset(words.words("speech.show"))
        self._announces = frozenset(words.words("speech.announce"))
        self._reporting = frozenset(words.words("speech.report"))
        self._not_said = words.words("speech.not_said")
        self._denials = frozenset(words.words("speech.deny_think"))
        self._nobody = words.matcher("speech.nobody")
        self._open = words.matcher("speech.source_open")
        self._close = tuple(sorted(words.words("speech.source_close"), key=len, reverse=True))
        self._citing = words.matcher("speech.quote_source")
        self._view_close = words.matcher("speech.view_close")
        self._interview = words.words("speech.interview")
        self._media_end = words.words("speakers.media_suffix")
        self._own = words.words("speech.own_voice")

    def find(self, page: Page, start: int, end: int) -> list[Frame]:
        """The frames of the unit `[start, end)`, in reading order."""
        frames: list[Frame] = []
        at = start
        while at < end:
            bound = _BOUND.search(page.masked, at, end)
            stop = bound.start() if bound else end
            if frame := self._opening(page, at, stop, end):
                frames.append(frame)
                at = max(frame.end, at + 1)
                continue
            if frame := self._cued(page, start, at, stop, end):
                if not any(f.start < frame.end and frame.start < f.end for f in frames):
                    frames.append(frame)
            at = bound.end() if bound else end
        if not frames and (frame := self._label(page, start, end) or self._weak(page, start, end)):
            frames.append(frame)
        return frames

    # -- frames that open a clause ----------------------------------------------------

    def _opening(self, page: Page, at: int, stop: int, end: int) -> Frame | None:
        begin = self._speakers._strip_left(page, at, stop)
        for place in dict.fromkeys((at + _blank(page.folded, at, stop), begin)):
            if hit := self._nobody.at(page.masked, place):
                if hit[1] <= stop and self._content_follows(page, hit[1], end):
                    phrase = SpeakerPhrase("nobody", place, hit[1], rule="nobody-named")
                    after = _skip_marks(page.masked, hit[1], end)
                    return Frame(
                        place, after, phrase, "nobody", "nobody-named", page.folded[place : hit[1]]
                    )
            if hit := self._open.at(page.masked, place):
                if hit[1] <= stop and (frame := self._source(page, place, hit[1], stop, end)):
                    return frame
            if page.folded[place : place + 1] in ("在", "对", "从", "以", "依", "照"):
                if frame := self._view(page, place, stop, end):
                    return frame
        return None

    def _source(self, page: Page, begin: int, inner: int, stop: int, end: int) -> Frame | None:
        """据X报道，… 根据X的数据，… 按照X公布的路线图，… 正如他所言：…"""
        folded = page.folded
        opener = folded[begin:inner]
        stop = _skip_bracket_marks(page, inner, stop, end)
        after = _skip_marks(page.masked, stop, end)
        if after >= end or inner >= stop:
            return None
        inside = folded[inner:stop].strip()
        if inside in ("报道", "报导", "报", "媒体报道", "外媒报道", "媒体报导", "外媒报导"):
            phrase = SpeakerPhrase("report", inner, stop, rule="bare-report")
            return Frame(begin, after, phrase, "source", "bare-report", opener)
        if self._citing.first(page.masked, inner, stop):
            if frame := self._citation(page, begin, inner, stop, end):
                return frame
        comparing = opener in ("如", "正如", "如同", "诚如", "正像", "一如")
        for word in self._close:
            if not inside.endswith(word):
                continue
            last = inner + folded[inner:stop].rindex(word)
            if last == inner and word not in ("报道", "报导"):
                break
            if self._is_document_word(word) and not comparing:
                if phrase := self._speakers.read_maker(page, inner, stop):
                    return self._source_frame(page, begin, after, stop, phrase, opener)
            if phrase := self._speakers.read(page, inner, last, loose=not comparing):
                if phrase.role != "none":
                    return self._source_frame(page, begin, after, stop, phrase, opener)
            break
        if comparing:
            return None
        if phrase := self._speakers.read_maker(page, inner, stop):
            return self._source_frame(page, begin, after, stop, phrase, opener)
        phrase = self._speakers.read(page, inner, stop)
        if phrase and phrase.named and phrase.end >= stop - 1:
            return self._source_frame(page, begin, after, stop, phrase, opener)
        return None

    def _source_frame(
        self, page: Page, begin: int, after: int, stop: int, phrase: SpeakerPhrase, opener: str
    ) -> Frame:
        via = self._relayed(page, begin, stop, phrase)
        return Frame(begin, after, phrase, "source", f"source:{phrase.rule}", opener, "say", via)

    def _is_document_word(self, word: str) -> bool:
        return word.removeprefix("的") in (
            "统计",
            "调查",
            "研究",
            "公告",
            "估算",
            "预测",
            "分析",
            "消息",
            "新闻",
            "报道",
            "报导",
            "数据",
            "资料",
        )

    def _citation(self, page: Page, begin: int, inner: int, stop: int, end: int) -> Frame | None:
        """X援引Y…: Y asserts, X relays. Y's phrase ends before words of saying."""
        cite = self._citing.first(page.masked, inner, stop)
        if cite is None:
            return None
        outer = self._speakers.read(page, inner, cite[0], loose=True)
        last = stop
        for _ in range(3):
            for word in self._close:
                if page.folded.endswith(word, cite[1], last) and last - len(word) > cite[1]:
                    last -= len(word)
                    break
        source = self._speakers.read(page, cite[1], last, loose=True)
        if outer is None or source is None or source.role == "none":
            return None
        after = _skip_marks(page.masked, stop, end)
        via = (outer,) if outer.role != "none" else ()
        return Frame(
            begin, after, source, "report", "cites", page.folded[cite[0] : cite[1]], "say", via
        )

    def _view(self, page: Page, begin: int, stop: int, end: int) -> Frame | None:
        """在X看来，… 从X的角度看，…"""
        hit = self._view_close.first(page.masked, begin + 2, stop)
        if hit is None or hit[1] < stop and page.masked[hit[1]] not in "，,":
            return None
        if page.folded[begin] in "对" and page.folded[hit[0] : hit[1]] == "而言":
            return None
        phrase = self._speakers.read(page, begin + 1, hit[0])
        if phrase is None or phrase.role in ("none", "nobody"):
            return None
        after = _skip_marks(page.masked, stop, end)
        return Frame(begin, after, phrase, "view", "view", page.folded[hit[0] : hit[1]], "think")

    # -- frames around a cue ----------------------------------------------------------

    def _cued(self, page: Page, unit: int, at: int, stop: int, end: int) -> Frame | None:
        """The first cue of the clause `[at, stop)` that makes a frame."""
        for cue_start, cue_end, stance in self._cues.find(page.masked, at, stop):
            if page.is_quoted(cue_start) or self._is_part(
                page, at, cue_start, cue_end, stop, stance
            ):
                continue
            word = page.folded[cue_start:cue_end]
            if frame := self._frame_at(page, unit, at, cue_start, cue_end, stop, end, stance, word):
                return frame
        return None

    def _is_part(
        self, page: Page, at: int, cue_start: int, cue_end: int, stop: int, stance: str
    ) -> bool:
        """Whether the letters of a cue belong to another word, or are negated or a modifier."""
        folded = page.folded
        if any(m.start < cue_end and cue_start < m.end for m in page.mentions):
            return True
        word = folded[cue_start:cue_end]
        before = folded[max(at, cue_start - 5) : cue_start]
        if before.endswith(self._not_said) and word not in self._denials:
            return True
        if word in self._denials and before.endswith(("没有", "并非")):
            return True
        if folded.startswith("的", cue_end) and not folded.startswith(("的是", "的："), cue_end):
            return True
        if before.endswith(
            (
                "被",
                "遭",
                "让",
                "令",
                "所",
                "可以",
                "如何",
                "据",
                "名",
                "小",
                "传",
                "来",
                "俗",
                "简",
                "堪",
                "职",
                "人",
            )
        ):
            if stance == "short" or before.endswith(("被", "遭")):
                return True
        if stance == "short" or len(word) <= 1:
            bounds = {w.start for w in page.words(at, stop)} | {w.end for w in page.words(at, stop)}
            return cue_start not in bounds or (
                cue_end not in bounds and not folded.startswith(_ASPECT, cue_end)
            )
        return False

    def _frame_at(
        self,
        page: Page,
        unit: int,
        at: int,
        cue_start: int,
        cue_end: int,
        stop: int,
        end: int,
        stance: str,
        word: str,
    ) -> Frame | None:
        folded = page.folded
        behind = _BEHIND.match(folded, cue_end, end)
        after = behind.end() if behind else cue_end
        gap = folded[after:stop]
        marked = (
            after < end
            and after == stop
            and folded[after] in "，,：:"
            or folded[after : after + 1] in _QUOTE_OPEN
        )
        final = not _TAIL.sub("", folded[after:end]).strip()
        addressed = self._addressee_end(page, word, after, stop, end)
        if addressed is not None:
            after, marked, final = addressed, True, False
        if final:
            return self._after(page, unit, at, cue_start, cue_end, end, stance, word)
        if word in self._announces and stance in ("announce", "say") and not marked:
            if not (stance == "say" and gap[:1] not in ("了", "")) or word in (
                "宣布",
                "公布",
                "发布",
            ):
                return self._announced_data(page, at, cue_start, after, stop, end, word)
        phrase = self._subject(page, unit, at, cue_start, stance, word, marked=marked)
        if phrase is None:
            return None
        content = _skip_marks(folded, after, end)
        rest = end - content
        if rest < 3:
            return None
        if not marked and not self._takes_clause(page, phrase, stance, word, after, stop):
            return None
        if phrase.role == "none" and at > unit:
            phrase = self._sentence_subject(page, unit, at) or phrase
        style = "before"
        if phrase.rule in ("unsigned-document", "unsigned-data") or stance == "show":
            style = "document"
        via = self._relayed(page, at, cue_start, phrase)
        begin = self._frame_start(page, unit, at, cue_start)
        denied = word in self._denials
        kind = "short" if stance == "short" else stance
        return Frame(
            begin,
            content,
            phrase,
            style,
            f"cue-{style}:{phrase.rule}",
            word,  # type: ignore[arg-type]
            "say" if kind == "short" else kind,
            via,
            denied,
        )

    def _addressee_end(self, page: Page, word: str, after: int, stop: int, end: int) -> int | None:
        """Where the words behind 告诉, 提醒, 告知 that name a listener end, if a mark follows."""
        if word not in (
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
            "对",
            "向",
        ):
            return None
        if stop < end and 0 < stop - after <= 12 and page.folded[stop] in "，,：:":
            return stop
        for mark in _QUOTE_OPEN:
            place = page.folded.find(mark, after, min(stop, after + 12))
            if place > after:
                return place
        return None

    def _subject(
        self,
        page: Page,
        unit: int,
        at: int,
        cue_start: int,
        stance: str,
        word: str,
        *,
        marked: bool,
    ) -> SpeakerPhrase | None:
        """Who stands left of a cue; a document speaks for its maker, a citation for its source."""
        left = at
        if word in self._shows and (maker := self._speakers.read_maker(page, left, cue_start)):
            return maker
        if cite := self._citing.first(page.masked, left, cue_start):
            source = self._speakers.read(
                page, cite[1], self._trim_saying(page, cite[1], cue_start), loose=True
            )
            if source and source.named:
                return source
        phrase = self._speakers.read(
            page, left, cue_start, loose=marked and stance in ("say", "short", "report", "expect")
        )
        if phrase is None or phrase.role != "none":
            return phrase
        if left == unit or page.masked[left - 1] not in "，,":
            return phrase
        return self._earlier_subject(page, unit, left) or phrase

    def _trim_saying(self, page: Page, start: int, end: int) -> int:
        for word in (
            "的话",
            "的消息",
            "的说法",
            "消息",
            "说法",
            "看法",
            "观点",
            "报道",
            "报导",
            "的",
        ):
            if page.folded.endswith(word, start, end) and end - len(word) > start:
                return end - len(word)
        return end

    def _earlier_subject(self, page: Page, unit: int, left: int) -> SpeakerPhrase | None:
        """The subject of an adverbial clause before a cue with none (魏哲家受访时，强调…)."""
        bound = max((m.end() for m in _BOUND.finditer(page.masked, unit, left - 1)), default=unit)
        phrase = self._speakers.read(page, bound, left - 1)
        return phrase if phrase is not None and phrase.role not in ("none", "nobody") else None

    def _sentence_subject(self, page: Page, unit: int, at: int) -> SpeakerPhrase | None:
        """The subject of the sentence's first clause, for a later cue with none (…，并称…)."""
        bound = _BOUND.search(page.masked, unit, at)
        stop = bound.start() if bound else at
        phrase = self._speakers.read(page, unit, stop)
        if phrase is not None and phrase.role not in ("none", "nobody", "unnamed"):
            return phrase
        if mention := next((m for m in page.mentions if unit <= m.start and m.end <= stop), None):
            if last := last_mention(page.mentions, mention.start, stop):
                role = "person" if last.is_person else "house"
                return SpeakerPhrase(
                    role,
                    last.start,
                    last.end,
                    last.entity.name,
                    last.entity,
                    None,
                    "sentence-subject",
                )
        return None

    def _takes_clause(
        self, page: Page, phrase: SpeakerPhrase, stance: str, word: str, after: int, stop: int
    ) -> bool:
        """Whether a cue with no mark behind it still takes a clause as its content."""
        rest = page.folded[after:stop]
        if len(rest) < 4:
            return False
        strong = phrase.role in ("person", "pronoun", "unnamed", "bare-person", "report")
        if stance == "short":
            return strong and len(word) == 1 and word in "说称指叹估"
        if stance in ("announce", "report"):
            return (
                stance == "report"
                and phrase.role in ("house", "report")
                and word not in ("报道", "报导", "刊登", "分析", "评论", "披露")
            )
        if stance == "expect":
            watcher = phrase.role == "unnamed" or (
                phrase.entity is not None and phrase.entity.type in ("research", "media")
            )
            own = phrase.role in ("person", "pronoun", "bare-person") and word not in (
                "预计",
                "看好",
                "看淡",
                "料",
                "估",
                "喊",
                "评估",
            )
            return (
                watcher
                or own
                and not rest.startswith(("将", "会", "于", "在", "今", "明", "前往", "最快"))
            )
        if phrase.role == "none":
            return word in ("强调", "指出", "表示", "认为", "坦言", "直言", "透露", "预估", "相信")
        if stance == "think" and word in (
            "希望",
            "支持",
            "反对",
            "看好",
            "期待",
            "担心",
            "同意",
            "料",
        ):
            return strong
        if stance == "say" and phrase.role == "house" and phrase.rule == "noun-phrase":
            return False
        if len(word) >= 2 and word in _NEEDS_MARK:
            return False
        return True

    def _announced_data(
        self, page: Page, at: int, cue_start: int, after: int, stop: int, end: int, word: str
    ) -> Frame | None:
        """X公布了一组数据：…: what follows the colon is what X asserts."""
        if stop >= end or page.folded[stop] not in "：:":
            return None
        if not re.search(
            r"数据|数字|资料|结果|声明|报告|公告|消息|名单|财报|成绩单|业绩",
            page.folded[after:stop],
        ):
            return None
        phrase = self._speakers.read(page, at, cue_start, loose=True)
        if phrase is None or phrase.role == "nobody":
            return None
        return Frame(
            at,
            _skip_marks(page.folded, stop, end),
            phrase,
            "before",
            f"announced:{phrase.rule}",
            word,
            "announce",
        )

    def _after(
        self,
        page: Page,
        unit: int,
        at: int,
        cue_start: int,
        cue_end: int,
        end: int,
        stance: str,
        word: str,
    ) -> Frame | None:
        """A frame that ends its sentence: …，知情人士透露。 「…」他说。"""
        if stance not in ("say", "short", "think", "expect", "report"):
            return None
        phrase = self._speakers.read(page, at, cue_start, loose=True)
        if phrase is None or phrase.role == "nobody":
            return None
        if phrase.role == "none" and at > unit:
            return None
        via = self._relayed(page, at, cue_start, phrase)
        return Frame(at, end, phrase, "after", f"cue-after:{phrase.rule}", word, "say", via)

    def _frame_start(self, page: Page, unit: int, at: int, cue_start: int) -> int:
        """Where the frame begins: at its clause, or at the adverbial clause before it."""
        return at

    # -- frames without a cue ---------------------------------------------------------

    def _label(self, page: Page, start: int, end: int) -> Frame | None:
        """「旅客：『…』」: a short speaker before a colon, with no verb."""
        m = _LABEL.match(page.masked, start, end)
        if m is None:
            return None
        quoted = page.folded[m.end()] in _QUOTE_OPEN
        if page.folded[m.start(1) : m.end(1)] in ("旁白", "ob", "os", "画外音", "记者", "主播"):
            phrase = SpeakerPhrase("nobody", m.start(1), m.end(1), rule="narrator")
            return Frame(start, m.end(), phrase, "label", "label:narrator")
        phrase = self._speakers.read(page, m.start(1), m.end(1), loose=quoted)
        if phrase is None or phrase.role in ("none", "nobody"):
            return None
        if not quoted and phrase.role not in ("person", "unnamed"):
            return None
        if not quoted and phrase.end < m.end(1) - 1:
            return None
        return Frame(start, m.end(), phrase, "label", f"label:{phrase.rule}")

    def _weak(self, page: Page, start: int, end: int) -> Frame | None:
        """A person's clause, then a mark, then a quotation to the sentence's end."""
        for quote in page.quotations_in(start, end):
            if quote.start <= start or not quote.opened or not page.is_quoted(quote.inner_start):
                continue
            if (
                page.folded[quote.start - 1] not in "，,：:"
                or quote.inner_end - quote.inner_start < 6
            ):
                continue
            if quote.end < end and _TAIL.sub("", page.folded[quote.end : end]):
                continue
            phrase = self._speakers.read(page, start, quote.start - 1)
            if phrase and phrase.role in ("person", "pronoun", "bare-person", "unnamed"):
                return Frame(
                    start, quote.start, phrase, "weak", f"clause-before-quotation:{phrase.rule}"
                )
        return None

    # -- relays -----------------------------------------------------------------------

    def _relayed(
        self, page: Page, start: int, stop: int, phrase: SpeakerPhrase
    ) -> tuple[SpeakerPhrase, ...]:
        """The outlets through which somebody spoke (接受央视采访, 向「上观新闻」表示, X援引Y)."""
        if cite := self._citing.first(page.masked, start, stop):
            outer = self._speakers.read(page, start, cite[0], loose=True)
            if outer and outer.named and phrase.start >= cite[1]:
                return (outer,)
        for m in re.finditer(r"(?:接受|向|对|告诉|透过|通过|在|致函)", page.folded[start:stop]):
            begin = start + m.end()
            if begin <= phrase.end - 1 and phrase.start < begin:
                continue
            for mention in page.mentions:
                if mention.start in (begin, begin + 1) and mention.end <= stop:
                    if mention.entity.type == "media":
                        role = SpeakerPhrase(
                            "house",
                            mention.start,
                            mention.end,
                            mention.entity.name,
                            mention.entity,
                            rule="spoken-to",
                        )
                        return (role,)
            if m.group() in ("接受", "向", "对", "告诉"):
                if named := re.compile(r"[《「“]([^》」”]{2,12})[》」”]").match(
                    page.folded, begin, stop
                ):
                    name = page.text[named.start(1) : named.end(1)]
                    if m.group() == "接受" or name.endswith(tuple(self._media_end)):
                        return (SpeakerPhrase("house", *named.span(1), name, rule="spoken-to"),)
        return ()

    def _content_follows(self, page: Page, at: int, end: int) -> bool:
        return len(_TAIL.sub("", page.folded[at:end])) >= 4


# Cues that are also plain verbs with an object: without a mark they tell an act.
_NEEDS_MARK = frozenset(
    "批评 质疑 指责 谴责 抨击 赞扬 称赞 肯定 支持 力挺 附和 认同 同意 介绍 回应 回复 答复 说明 解释 描述 形容 比喻 回忆 回顾 披露 揭露 曝光 爆料"
    " 通知 通报 汇报 报告 建议 提议 主张 呼吁 敦促 要求 承诺 保证 驳斥 反驳 反击 回击 否认 分析 评论 点评 评价 解读 归纳 总结 统计 估算 测算 评估 发现 证实 确认"
    " 提到 谈到 讲到 说到 提及 论及 谈及 暗示 影射 点名 控诉 指控 控告 检举 举报 告发 投诉 申诉 反映 发文 贴文 撰文 写下 留言 发声 表态 喊话 转达 传达 告诉 提醒 警告 告知 阐述 讲述 叙述 列举 举例 细数 指示 裁定 判定 认定 判断 研判 证明 印证 佐证 研究 调侃 嘲讽 讽刺 自嘲 抱怨 吐槽 感叹 感慨 大赞 盛赞 直批 痛批 怒批 狠批 批判 炮轰".split()
)


def _blank(folded: str, at: int, stop: int) -> int:
    n = 0
    while at + n < stop and folded[at + n] in " 　\t":
        n += 1
    return n


def _skip_marks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in "，,：: 　":
        at += 1
    return at


def _skip_bracket_marks(page: Page, inner: int, stop: int, end: int) -> int:
    """The end of a clause whose first mark lies inside a quoted or bracketed name."""
    while stop < end and page.masked[stop] in "」』”" and _MARK.search(page.masked, stop, end):
        later = _BOUND.search(page.masked, stop + 1, end)
        if later is None:
            return end
        stop = later.start()
    return stop
