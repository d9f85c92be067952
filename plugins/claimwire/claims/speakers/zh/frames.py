"""Chinese reporting frames around a cue, and quotations with a speaker but no cue.

    before     何知行15日在例行发布会上表示，…         label  旅客：「…」
    document   寒武纪三季报显示，…                     weak   林放算了一笔账，「…。」
    after      …，知情人士透露。 / 「…」他说。

A cue takes a mark or a clause behind it; what the phrase left of it allows is decided here,
who that phrase is by `speakers`. Frames that open a clause are read by `sources`.
"""

from __future__ import annotations

from dataclasses import replace

from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase, Style
from claimwire.claims.speakers.zh.cues import ChineseCues, Cue
from claimwire.claims.speakers.zh.impossible import speaker_in
from claimwire.claims.speakers.zh.labels import ChineseLabels
from claimwire.claims.speakers.zh.makers import read_maker
from claimwire.claims.speakers.zh.predicates import ChinesePredicates
from claimwire.claims.speakers.zh.sayings import ChineseSayings
from claimwire.claims.speakers.zh.sentence import ChineseSentence
from claimwire.claims.speakers.zh.shapes import (
    ABOUT,
    ADVERBIAL_END,
    ANSWER,
    BEHIND,
    CARRIES,
    CLAUSE_AHEAD,
    CLAUSE_BEHIND,
    DATA,
    DECREES,
    DISCLOSES,
    ESTIMATES,
    EXISTS,
    FIGURE,
    FORETELLS,
    FUTURE,
    GUIDED,
    GUIDES,
    JOINING,
    LISTENERS,
    NAME_MAX,
    NO_REPORT,
    NO_SUBJECT,
    NOT_ALL,
    NOT_BUT_SAID,
    NOT_ISSUED,
    OF_THERE,
    OWN_PLANS,
    OWN_RESULTS,
    PLEADS,
    QUOTE_OPEN,
    RATED,
    REPORT_END,
    REVISIONS,
    SO,
    SPEAKS,
    STANDS,
    TAIL,
    TARGET,
    TELLS,
    TIME_ONLY,
    TITLE_OF_PLAN,
    TO_BE,
    TO_COME,
    TOLD_US,
    TRIP,
    VOICES,
    WISHES,
)
from claimwire.claims.speakers.zh.sources import ChineseSources, outside_brackets, skip_marks
from claimwire.claims.speakers.zh.speakers import ChineseSpeakers
from claimwire.claims.speakers.zh.stances import ChineseStances

_GUESSED = ("noun-phrase", "brand")
_NOUN_AND_VERB = 4  # 监测显示, 调查发现: signs


def _spoken(page: Page, frame: Frame) -> Frame | None:
    """The frame with a speaker who can be one, or None."""
    phrase = speaker_in(page, frame.phrase)
    if phrase is None or phrase is frame.phrase:
        return frame if phrase else None
    return replace(frame, phrase=phrase)


def _quotes_a_name(page: Page, at: int, *, announced: bool = False) -> bool:
    """Whether the marks at `at` hold a name, which the sentence goes on from: 推出「月票」方案.

    What is `announced` may be a name with which the sentence ends: 推出「員工優惠計畫」。
    """
    for quotation in page.quotations_in(at, at + 1):
        inner = page.folded[quotation.inner_start : quotation.inner_end]
        if announced and quotation.start == at and TITLE_OF_PLAN.search(inner):
            return True
        if quotation.start == at and quotation.inner_end - quotation.inner_start <= NAME_MAX:
            following = page.folded[quotation.end : quotation.end + 1]
            return following.isalpha() and following not in "后後并並等而也还更之说称指"
    return False


class ChineseFrames:
    """Finds the frames of a unit; word lists are compiled once."""

    def __init__(self, speakers: ChineseSpeakers) -> None:
        self._speakers = speakers
        self._cues = ChineseCues()
        self._sources = ChineseSources(speakers)
        self._within = ChineseSentence(speakers, self._sources)
        self._labels = ChineseLabels(speakers)
        self._stances = ChineseStances(speakers)
        self._predicates = ChinesePredicates(speakers)
        self._documents = frozenset(vocabulary("zh").words("speech.document"))
        self._sayings = ChineseSayings(speakers, self._within)
        self._cued_by = self._sayings.bit | self._cues.bit
        self._opening = self._cued_by | self._sources.bit

    def find(self, page: Page, start: int, end: int) -> list[Frame]:
        """The frames of the unit `[start, end)`, in reading order."""
        bits = page.bits
        if bits & NOT_BUT_SAID.bit and NOT_BUT_SAID.search(page.masked, start, end):
            return []
        frames: list[Frame] = []
        if bits & ANSWER.bit and (m := ANSWER.match(page.folded, start, end)):
            start = m.end()
        at = start if bits & self._opening else end
        while at < end:
            bound = outside_brackets(page, at, end)
            stop = bound.start() if bound else end
            frame = self._sources.opening(page, at, stop, end)
            if frame is not None and frame.phrase.role == "pronoun" and at > start:
                meant = self._within.antecedent(page, start, at)
                frame = replace(frame, phrase=meant) if meant is not None else frame
            if frame is not None and (frame := _spoken(page, frame)) is not None:
                frames.append(frame)
                at = max(frame.end, at + 1)
                continue
            frame = self._cued(page, start, at, stop, end)
            if frame and frames and frame.style == "after" and frame.cue in self._cues.acts:
                frame = None  # 客服坚称，公司从未接到投诉。
            if frame and not any(f.start < frame.end and frame.start < f.end for f in frames):
                frames.append(frame)
            at = bound.end() if bound else end
        if len(frames) > 1 and self._is_aside(page, frames[0], frames[1]):
            del frames[0]  # 设备商的口气不同，|北方华创回复，…
        if not frames:
            frame = (
                self._labels.find(page, start, end)
                or self._stances.find(page, start, end)
                or self._predicates.find(page, start, end)
            )
            frame = _spoken(page, frame) if frame else None
            frames += [frame] if frame else []
        return frames

    def _is_aside(self, page: Page, first: Frame, second: Frame) -> bool:
        """Whether a frame only tells of an attitude, and the next has a subject of its own."""
        if second.phrase.named and page.folded.endswith(VOICES, 0, first.phrase.end):
            return second.phrase.start >= first.end  # 也有声音唱反调，|一位经理认为…
        told = first.cue.endswith(("是", "为", "在", "在于"))
        if told or not first.rule.startswith("saying-noun"):
            return False
        return second.phrase.named and second.phrase.start >= first.end

    def _cued(self, page: Page, unit: int, at: int, stop: int, end: int) -> Frame | None:
        """The frame around the first cue of the clause `[at, stop)` that makes one."""
        bits = page.bits
        if not bits & self._cued_by:
            return None
        if page.folded.startswith(ABOUT, at) and not page.folded.startswith(OF_THERE, at):
            return None
        if bits & self._sayings.bit and (frame := self._sayings.find(page, at, stop, end)):
            return frame
        for cue in self._cues.find(page, at, stop) if bits & self._cues.bit else ():
            frame = self._frame_at(page, unit, at, stop, end, cue)
            if frame is not None and (frame := _spoken(page, frame)) is not None:
                return frame
        return None

    def _frame_at(
        self, page: Page, unit: int, at: int, stop: int, end: int, cue: Cue
    ) -> Frame | None:
        folded = page.folded
        behind = BEHIND.match(folded, cue.end, end)
        after = behind.end() if behind else cue.end
        while after < end and folded[after] == " ":
            after += 1
        listener = self._listener_end(page, cue, after, stop, end)
        after = listener if listener is not None else after
        if listener is None and cue.word in LISTENERS and TOLD_US.fullmatch(folded, after, end):
            return self._after(page, unit, at, end, cue)
        if listener is None and not TAIL.sub("", folded[after:end]).strip():
            return self._after(page, unit, at, end, cue)
        if page.folded.endswith(SO, at, cue.start) and stop >= end - 1 and listener is None:
            return self._after(page, unit, at, end, cue)
        marked = (after == stop and folded[after : after + 1] in tuple("，,：:")) or (
            folded[after : after + 1] in tuple(QUOTE_OPEN)
            and not _quotes_a_name(page, after, announced=cue.stance == "announce")
        )
        if cue.word in self._documents and after > cue.end and not folded[at : cue.start].strip():
            return None
        if cue.word in self._cues.announces and not marked:
            return self._announced(page, at, stop, end, cue)
        if not marked and folded.endswith(ADVERBIAL_END, after, stop):
            if not TIME_ONLY.fullmatch(folded, after, stop):
                return None
            marked = folded[stop : stop + 1] in tuple("，,")
        phrase = self._subject(page, unit, at, cue, marked=marked)
        if phrase is None and marked and cue.stance != "announce":
            owner = cue.word not in self._cues.nouns
            phrase = self._within.leading(page, at, cue.start, owner=owner)
        if phrase is not None and phrase.role == "none" and at > unit and cue.stance == "short":
            subject = self._within.sentence_subject(page, unit, at, told=True)
            told = subject and subject.role in TELLS and subject.rule != "marked-name"
            phrase = subject if subject and told else phrase
        if (
            at > unit
            and phrase is not None
            and (told := self._within.cited(page, unit, at, phrase))
        ):
            return Frame(
                at,
                skip_marks(folded, after, end),
                told,
                "before",
                "cites",
                cue.word,
                "say",
                (phrase,),
            )
        guessed = phrase is not None and phrase.rule in _GUESSED
        if phrase is not None and guessed and NOT_ALL.search(folded, phrase.end, cue.start):
            phrase = None
        rater = self._within.rater(page, unit, at) if at > unit and cue.word in RATED else None
        phrase = rater or phrase
        content = skip_marks(folded, after, end)
        if phrase is None or end - content < 3 or DECREES.match(folded, content, end):
            return None
        if (
            not marked
            and not rater
            and not self._takes_clause(page, phrase, cue, after, at, unit, stop)
        ):
            return None
        if phrase.role == "none" and at > unit:
            phrase = (
                self._within.sentence_subject(page, unit, at, told=cue.word in CARRIES) or phrase
            )
        elif phrase.role == "pronoun" and at > unit:
            phrase = self._within.antecedent(page, unit, at) or phrase
        style: Style = "before"
        if phrase.rule.startswith("unsigned") or cue.stance == "show":
            style = "document"
        via = self._sources.relayed(page, at, max(cue.start, listener or 0), phrase)
        stance = "say" if cue.stance == "short" else cue.stance
        if cue.word in self._cues.judging:
            stance = "think"
        elif cue.word in ESTIMATES:
            stance = "say"
        denied = cue.word in self._cues.denials
        if cue.word in REVISIONS:  # 法人|把首季出货量由3,000柜下修到…
            moved = max(folded.find(sign, phrase.end, cue.start) for sign in "把将")
            content = moved if moved > 0 else content
        rule = f"cue-{style}:{phrase.rule}"
        reports = cue.stance == "report" and phrase.role == "house"
        return Frame(at, content, phrase, style, rule, cue.word, stance, via, denied, reports)

    def _listener_end(self, page: Page, cue: Cue, after: int, stop: int, end: int) -> int | None:
        """Where the words behind 告诉, 提醒 that name a listener end, if a mark follows them."""
        if cue.word not in LISTENERS:
            return None
        if stop < end and 0 < stop - after <= 12 and page.folded[stop] in "，,：:":
            return stop
        places = (page.folded.find(mark, after, min(stop, after + 12)) for mark in QUOTE_OPEN)
        return next((p for p in places if p > after), None)

    def _subject(
        self, page: Page, unit: int, at: int, cue: Cue, *, marked: bool
    ) -> SpeakerPhrase | None:
        """Who stands left of a cue; a document speaks for its maker, a citation for its source."""
        if len(cue.word) == _NOUN_AND_VERB and page.folded[cue.start - 1] == "的":
            maker = read_maker(self._speakers, page, at, cue.end - 2)  # 原告委托的|监测显示
            if maker is not None and maker.role not in ("none", "nobody"):
                return maker
        if cue.word in self._cues.shows:
            maker = read_maker(self._speakers, page, at, cue.start)
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
        loose = marked and cue.stance != "show"
        phrase = self._speakers.read(page, at, cue.start, loose=loose)
        if at > unit and page.folded[at - 1] in " 　":
            phrase = (
                self._speakers.spaced(page, self._within.run_start(page, unit, at), at) or phrase
            )
        if phrase is None or phrase.role != "none":
            return phrase
        if cue.word in ("报道", "报导"):
            return SpeakerPhrase("report", cue.start, cue.end, rule="bare-report")
        if at == unit or page.masked[at - 1] not in "，,":
            return phrase
        return self._within.earlier_subject(page, unit, at) or phrase

    def _takes_clause(
        self, page: Page, phrase: SpeakerPhrase, cue: Cue, after: int, at: int, unit: int, stop: int
    ) -> bool:
        """Whether a cue with no mark behind it still takes a clause as its content."""
        rest, word = page.folded[after:stop], cue.word
        quoted_next = page.folded[stop + 1 : stop + 2] in tuple(QUOTE_OPEN)
        if len(rest) < 4 and not (rest and quoted_next):
            return False
        speaks = phrase.role in SPEAKS
        heads = at > unit and cue.start <= at + 1 and word in CARRIES
        if heads and phrase.role in TELLS and phrase.role != "report" and phrase.start < at:
            return True  # 主任…没有回避，|承认…
        if cue.stance == "short":
            company = phrase.rule == "spokesperson" or phrase.entity is not None
            if company and phrase.role == "house" and word in "称指话" and len(rest) >= 5:
                return True
            if phrase.role == "bare-house" and word in "称指":
                return len(rest) >= 5
            named = phrase.role in ("house", "bare-house") and phrase.rule != "marked-name"
            if at > unit and after - len(word) == at and named:
                return word in "称指说" and len(rest) >= 5
            joined = phrase.role in ("none", "house") and page.folded.startswith(JOINING, at)
            return (speaks or (joined and at > unit)) and word in "说称指叹估话"
        if cue.stance == "announce":
            return False
        if cue.stance == "report":
            return phrase.role in ("house", "report") and word not in NO_REPORT
        if cue.stance == "expect":
            common = phrase.role == "house" or phrase.rule == "generic"
            if common and self._within.another_subject(page, phrase.end, cue.start):
                return False
            if phrase.role in ("house", "bare-house") and word in FORETELLS:
                return TO_BE.search(rest) is not None
            watches = phrase.role == "unnamed" or (
                phrase.entity is not None and phrase.entity.type in ("research", "media")
            )
            watches = watches or phrase.rule == "known-house"
            if watches and word in REVISIONS and TARGET.search(page.folded, at, cue.start):
                return False
            if phrase.role in ("house", "bare-house") and word in GUIDES and GUIDED.search(rest):
                return True
            view = word not in OWN_PLANS and not rest.startswith(FUTURE)
            return watches or (speaks and (view or (word in GUIDES and not TRIP.search(rest))))
        if phrase.role == "none":
            joined = word.startswith(JOINING) or page.folded.startswith(JOINING, at)
            if word in NO_SUBJECT or (at > unit and joined and word not in self._cues.acts):
                return True
            return heads and self._within.sentence_subject(page, unit, at, told=True) is not None
        if word in STANDS:
            return False
        if word in WISHES:
            return speaks
        if word in PLEADS:
            house = phrase.role == "house" and phrase.rule not in _GUESSED
            return (speaks or house) and not rest.startswith(("的", "书", "案", "信", "了"))
        if phrase.rule == "noun-phrase":
            return False
        if word in ESTIMATES and phrase.role == "house" and FIGURE.search(rest):
            return True
        if word == "否认" and (CLAUSE_BEHIND.match(rest) or EXISTS.search(rest)):
            return True
        return len(word) < 2 or word not in self._cues.acts

    def _announced(self, page: Page, at: int, stop: int, end: int, cue: Cue) -> Frame | None:
        """X公布了一组数据：…: what follows the colon is what X asserts."""
        if cue.word == "宣布" and CLAUSE_AHEAD.match(page.folded, cue.end, stop):
            phrase = self._speakers.read(page, at, cue.start)
            if phrase is not None and phrase.role not in ("none", "nobody"):
                rule = f"announced:{phrase.rule}"
                return Frame(at, cue.end, phrase, "before", rule, cue.word, "announce")
        if stop >= end or page.folded[stop] not in "：:，,":
            return None
        if cue.word in DISCLOSES and OWN_RESULTS.match(page.folded, cue.end, stop):
            phrase = self._speakers.read(page, at, cue.start)
            if phrase is not None and phrase.role in ("house", "bare-house"):
                rule = f"announced:{phrase.rule}"
                return Frame(at, cue.end, phrase, "before", rule, cue.word, "announce")
        told = page.folded[cue.end : stop]
        ends_in_data = DATA.search(told) if page.folded[stop] in "：:" else REPORT_END.search(told)
        if not ends_in_data:
            return None
        if TO_COME.search(page.folded, at, cue.start):
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
        if cue.word == "指" and page.folded[cue.start - 1] in "入恒沪深道纳标期股综":
            return None
        maker = (
            read_maker(self._speakers, page, at, cue.start)
            if cue.word in self._cues.shows or cue.stance in ("say", "short")
            else None
        )
        phrase = maker or self._speakers.read(page, at, cue.start, loose=True)
        if cite := self._sources.citing.first(page.masked, at, cue.start):
            cited = self._speakers.read(page, cite[1], cue.start, loose=True)
            phrase = cited if cited is not None and cited.named else phrase
        if phrase is None or phrase.role == "nobody":
            return None
        if NOT_ISSUED.search(page.folded, phrase.end, cue.start):
            return None  # 应急中心未发布相关|预警
        if page.folded[phrase.start] in "被遭" or page.folded[phrase.start - 1] in "被遭":
            return None  # 被家长投诉
        if phrase.role == "pronoun" and at > unit:
            phrase = self._within.antecedent(page, unit, at) or phrase  # …四年，她自己这么说
        alone = at == unit
        if phrase.role == "none" and not alone:
            return None
        if not alone and phrase.rule == "noun-phrase" and cue.word in self._cues.acts:
            return None
        so = page.folded.endswith(SO, at, cue.start)
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
