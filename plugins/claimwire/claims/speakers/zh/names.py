"""Where a person's name ends in Chinese text: by family name, by sound signs, by segmenter."""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import Matcher, vocabulary
from claimwire.claims.page import Page, Word
from claimwire.claims.speakers.zh.name_ends import best_end, end_score, in_dictionary
from claimwire.claims.speakers.zh.phrases import ACTING

FOREIGN = re.compile(r"(?:(?!的)[一-鿿]){1,6}(?:[·・‧•.．][一-鿿a-z]{1,8})+")
LATIN = re.compile(r"[a-z][a-z0-9.&'’\- ]*[a-z0-9.]|[a-z]")
# One-character adverbs that the segmenter may glue to a name before them.
GLUED = frozenset("则也还并亦又更曾仍均都再")
OPENING_SIGNS = frozenset(
    "发说称指谈讲问答道曾昨今已正将会就都也还则并在对向于从被把让与和跟同及是有没不未更又再只才便即仍均皆应因为所以着了过的等们氏上下前后中内外日月年料估认坦直强表透补提回反批呼"
)
TRIM = " 　\t、，,：:"
_BRACKET_END = re.compile(r"[（(][^（()）]{0,40}[)）]$")
_HAN = re.compile(r"[一-鿿]+")
_DAY_BEHIND = re.compile(r"[今昨前明](?:[（(]\d|[天日晚早])")
_PREDICATE_TAGS = frozenset("vdptcraimlz")
# What of a speaker may be the subject of its own: 孔祥瑞嗓子已经哑了, 周绮的总结刻薄.
_MOOD = re.compile(
    r"的(?:观点|看法|总结|说法|态度|评价|判断|结论|回答|回应|答案|语气|口气|声音|原话|感受|感慨|担忧|诉求|立场|理由|意见|建议|比喻|想法|"
    r"话|反应|要求|条件|心愿|愿望|担心|不满|分析|解释|描述|形容|体会|经验)|嗓|声音|语[气带调]|口[气吻]|眼[圈眶睛神]|脸[色上]|表情|神[情色]|"
    r"情绪|态度|话[锋里]|一[脸席句口语番]|满脸|心[里情]|[双两]手|[双两]眼|拳头|头也|难掩|泪"
)
_ASPECT = "着著了过得"
# Family names that are far more often words.
WORD_SURNAMES = frozenset(
    "须经从成水后应都过于和时连能通全空便常关查相权盖益公双步满那干解沙养丰宿占招向更焦计须乜"
)
_SIDE_SIGNS = frozenset("里内外上下中间边前后旁")
_PREPOSITIONS = frozenset("同和与跟向对于从由为以在当给用")
_JOINING = frozenset("和同与为")
_PARTICLES = frozenset("的了着著们等之地得过吗呢吧啊")
_CUT_TAGS = frozenset({"p", "d", "t", "c"})


class ChineseNames:
    """Reads names; `surnames` are family names of one and two characters."""

    def __init__(self, adverbials: frozenset[str]) -> None:
        words = vocabulary("zh")
        self.adverbials = adverbials
        self._verbs = frozenset(
            words.words("speech.say", "speech.think", "speech.expect", "speech.announce")
        )
        self._adverbs = Matcher(dict.fromkeys(adverbials, True))
        self.surnames = frozenset(words.words("names.surname"))
        self.transliteration = frozenset(words.words("names.transliteration"))
        self._lands = words.matcher("names.country")
        self.japanese = frozenset(words.words("names.japanese_surname"))

    def is_adverbial(self, word: Word) -> bool:
        """Whether a word opens an adverbial, by the vocabulary or by its part of speech."""
        dynasty = word.tag == "t" and len(word.text) == 1  # 清, 明 end many names
        return word.text in self.adverbials or (word.tag in _CUT_TAGS and not dynasty)

    def _one_sign_surname(self, folded: str, at: int) -> bool:
        """Whether a name begins with a family name of one character, so that it has three."""
        return (
            folded[at] in self.surnames
            and folded[at : at + 2] not in self.surnames
            and not all(c in self.transliteration for c in folded[at : at + 4])
        )

    def _straddled(self, page: Page, words: tuple[Word, ...], stop: int, end: int) -> bool:
        """Whether the segmenter tied a name's last character to the adverbial behind it."""
        if len(words) < 2 or words[1].end - stop != 2 or self.is_adverbial(words[1]):
            return False
        if page.folded[stop] in OPENING_SIGNS:
            return False
        hit = self._adverbs.at(page.folded, stop + 1)
        return hit is not None and words[1].end < hit[1] <= end

    def is_verb(self, said: str) -> bool:
        """Whether a word is a verb of saying, whatever the segmenter takes it for (交代)."""
        return said in self._verbs

    def is_nickname(self, said: str) -> bool:
        """Whether two signs are how neighbours call somebody: 老王, 阿明."""
        called = len(said) == 2 and said[0] in "老小阿"
        return called and (said[0] == "阿" or said[1] in self.surnames)

    def follows(self, page: Page, at: int, end: int) -> bool:
        """Whether a name that the segmenter takes for one begins at `at`."""
        stop = self.name_at(page, at, end)
        return stop is not None and page.words(at, end)[0].tag.startswith("nr")

    def name_at(self, page: Page, at: int, end: int) -> int | None:
        """Where a person's name that begins at `at` ends, or None."""
        if page.folded[at] in self.surnames and page.folded.startswith("某", at + 1):
            return at + 2 + page.folded.startswith("某", at + 2)
        stop = self._named_at(page, at, end)
        if stop is not None and stop - at == 2 and page.folded[stop - 1] in _SIDE_SIGNS:
            return None  # 区里, 厂里
        if stop is None and page.folded[at : at + 2] not in self.japanese:
            return None
        if (
            stop is not None
            and stop - at == 2
            and stop + 1 == end
            and page.folded[stop] in _JOINING
            and page.folded[at] in self.surnames
        ):
            return end  # 姚清和|說: what joins needs something behind it
        better = best_end(self, page, at, end)
        if better is None and stop is not None and stop - at > 2 and page.folded[stop - 1] in GLUED:
            return stop - 1  # 库迪|则
        if stop is None or better is None or better == stop:
            return better if stop is None else stop
        gain = self._score(page, at, better, end) - self._score(page, at, stop, end)
        return better if gain > 0 or (gain == 0 and better > stop) else stop

    def _score(self, page: Page, at: int, stop: int, end: int) -> float:
        japanese = page.folded[at : at + 2] in self.japanese
        return end_score(self, page, at, stop, end, japanese=japanese)

    def _named_at(self, page: Page, at: int, end: int) -> int | None:
        stop = self._name_at(page, at, end)
        if stop is not None and 2 <= stop - at <= 3 and page.folded[at] in self.surnames:
            stop = self._chinese_end(page, at, end, 1, alone=False) or stop
        if stop is not None and stop - at == 3 and ACTING.match(page.folded, stop - 1, end):
            return stop - 1
        if stop is None or stop - at != 2 or stop >= end:
            return stop
        if self._always_followed(page, at, stop) or self._cut_short(page, at, stop, end):
            return stop + 1
        return stop

    def judged_end(self, page: Page, at: int, end: int, *, alone: bool = False) -> int | None:
        """Where a person's name that begins at `at` ends, judged by what follows it.

        With `alone` nothing before it tells that a name comes, so that it must be no word.
        """
        folded = page.folded
        for name, member in page.cast.members.items():
            if member.person and not member.unnamed and page.text.startswith(name, at):
                return at + len(name)
        if self.is_nickname(folded[at : at + 2]) and self.begins(page, at + 2, end):
            return at + 2
        signs = self.transliteration
        if alone and (land := self._lands.at(folded, at)) and land[1] - at > 1:
            return None
        if m := FOREIGN.match(folded, at, end):
            last = max(m.group().rfind(dot) for dot in "·・‧•.．") + at + 1
            if folded[at] not in signs and folded[at + 1] not in signs:
                return None  # 首席|执行官马修·克莱恩
            cut = last + 1
            while cut < m.end() and folded[cut] in signs and not self._opens(page, cut, end):
                cut += 1
            plain = cut - last > 1 or folded[last] in signs  # 黛安娜·洛|关心的是
            if (best := best_end(self, page, at, end)) is not None and best > cut:
                return best  # 克里斯．韦|伯在
            over = plain and m.end() - cut > 2 and folded[cut] not in signs
            return cut if over or self.begins(page, cut, end) else m.end()
        run = at
        while run < end and folded[run] in signs:
            run += 1
        if 4 <= run - at <= 6 and self.begins(page, run, end):
            return run
        if alone and folded[at] in WORD_SURNAMES and not self._recurs(page, at):
            return None  # 水淹进, 须补缴: that they are names nothing but a title tells
        double = folded[at : at + 2] in self.surnames
        if double or folded[at] in self.surnames:
            first = page.words(at, end)[0]
            known = (
                first.end - at > 1
                and first.tag[:2] not in ("nr", "nz")
                and in_dictionary(first.text)
            )
            stop = None if alone or known else best_end(self, page, at, end)
            stop = stop or self._chinese_end(page, at, end, 2 if double else 1, alone=alone)
            if alone and stop is not None and (better := best_end(self, page, at, end)):
                stop = max(stop, better)  # 何慕白|早在去年就
            if stop is not None:
                return stop
        if run - at == 3 and self.begins(page, run, end):
            return run
        if not alone and run - at == 2 and self.begins(page, run, end) == 2:
            return run
        return None

    def _chinese_end(
        self, page: Page, at: int, end: int, family: int, *, alone: bool
    ) -> int | None:
        folded = page.folded
        first = page.words(at, end)[0]
        best, best_score = None, 0
        for given in (2, 1):
            stop = at + family + given
            if stop > end or not _HAN.fullmatch(folded, at, stop):
                continue
            last = folded[stop - 1]
            word = first.end - at >= 2 and first.tag[:2] not in ("nr", "nz")
            if word and (first.end >= stop or alone) and first.end - at <= 3:
                continue
            if last in _PARTICLES:
                continue
            score = self.begins(page, stop, end)
            if given == 2 and last in OPENING_SIGNS and self.begins(page, stop - 1, end):
                told = last in _PREPOSITIONS and stop < end and self._verb_at(page, stop)
                if not told:  # 苏建|同大笑: a preposition needs an object
                    continue
            if not score and first.end == stop and first.tag == "nr":
                score = int(folded[stop] not in _ASPECT and folded[stop] != "的")
            if score > best_score:
                best, best_score = stop, score
        if alone and best is not None and not first.tag.startswith("nr"):
            return best if best - at >= 3 and best_score >= 2 else None
        return best

    def _verb_at(self, page: Page, at: int) -> bool:
        word = page.words(at, min(len(page.folded), at + 12))[0]
        return word.text in self._verbs or (word.tag == "v" and word.end - at > 1)

    def begins(self, page: Page, at: int, end: int) -> int:
        """How well a predicate may begin at `at`: 2 with a word of it, 1 with a sign, 0 not."""
        folded = page.folded
        if at >= end or folded[at] in "，,：:「“『。 　（(":
            return 2
        word = page.words(at, min(len(folded), at + 12))[0]
        if self.is_adverbial(word):
            return 2 if word.end - at > 1 or folded[at] in "在把对向也" else 1
        if word.tag == "t" and word.end - at == 1:
            return 0  # 秋, 明 end names
        if word.text in self._verbs:
            return 2 if word.end - at > 1 else 1
        if word.tag[:1] in _PREDICATE_TAGS and word.tag not in ("nr",):
            return 2 if word.end - at > 1 and in_dictionary(word.text) else 1
        if _MOOD.match(folded, at):
            return 1
        behind = folded[at + 1 : at + 2] + folded[word.end : word.end + 1]
        return int(any(sign in _ASPECT for sign in behind))

    def _recurs(self, page: Page, at: int) -> bool:
        """Whether the article writes the three signs at `at` more than once, and they are a name.

        They are none where the segmenter knows a word among them.
        """
        three = page.folded[at : at + 3]
        if not _HAN.fullmatch(three) or page.folded.count(three) < 2:
            return False
        return not in_dictionary(three) and not in_dictionary(three[:2])

    def _opens(self, page: Page, at: int, end: int) -> bool:
        """Whether a sign for foreign sounds opens a predicate and goes on no name: not 韦|伯."""
        score = self.begins(page, at, end)
        return score == 2 or (score == 1 and page.folded[at] in OPENING_SIGNS)

    def _cut_short(self, page: Page, at: int, stop: int, end: int) -> bool:
        """Whether a sign that opens nothing stands between two signs of a name and what follows."""
        folded = page.folded
        if folded[at] not in self.surnames or not _HAN.fullmatch(folded, at, stop + 1):
            return False
        sign = folded[stop]
        if sign in OPENING_SIGNS or self._adverbs.at(folded, stop):
            return False
        if folded[stop + 1 : stop + 2] in tuple("，,"):  # 吴亚|军，
            return page.words(stop, stop + 1)[0].tag[:1] not in _PREDICATE_TAGS
        return (
            _HAN.match(folded, stop + 1, end) is not None
            and self._adverbs.at(folded, stop + 1) is not None
        )

    def _always_followed(self, page: Page, at: int, stop: int) -> bool:
        """Whether the article never writes two signs of a name without the one behind them."""
        folded = page.folded
        if folded[at] not in self.surnames or not _HAN.fullmatch(folded, at, stop + 1):
            return False
        two, three = folded[at:stop], folded[at : stop + 1]
        times = folded.count(three)
        return times > 1 and times == folded.count(two)

    def _name_at(self, page: Page, at: int, end: int) -> int | None:
        folded = page.folded
        m = FOREIGN.match(folded, at, end)
        if m:
            first = re.split(r"[·・‧•.．]", m.group(), maxsplit=1)[0]
            if len(first) <= 4 and not self.transliteration.isdisjoint(first):
                return self.judged_end(page, at, end)
        if (m := LATIN.match(folded, at, end)) and m.end() - at > 1:
            return m.end()
        words = page.words(at, end)
        if not words:
            return None
        if folded[at] in "老小阿" and folded[at + 1 : at + 2] in self.surnames:
            return at + 2 if at + 2 in {end, *(w.start for w in words)} else None
        if end - at == 3 and folded[at] in self.surnames and _HAN.fullmatch(folded, at, end):
            edges = (words[0], words[-1])
            if (
                folded[end - 1] not in GLUED
                and folded[end - 1] != "的"
                and not any(map(self.is_adverbial, edges))
            ):
                return end
        if words[0].tag.startswith("nr") and words[0].end - at >= 2:
            stop = words[0].end
            if stop - at == 4 and self._one_sign_surname(folded, at):
                return at + 3
            if stop - at == 3 and _DAY_BEHIND.match(folded, stop - 1, end):
                return stop - 1
            if stop - at == 2 and self._straddled(page, words, stop, end):
                return stop + 1
            if stop - at == 5 and self._one_sign_surname(folded, at) and folded[at + 3] in GLUED:
                return at + 3
            for word in words[1:3]:
                if not word.tag.startswith("nr") or stop - at >= 4:
                    break
                stop = word.end
            return stop
        run = _HAN.match(folded, at, end)
        run_end = run.end() if run else at
        foreign = at
        while foreign < run_end and folded[foreign] in self.transliteration:
            foreign += 1
        bounds = {w.start for w in words} | {end, run_end}
        if 3 <= foreign - at <= 7 and foreign in bounds:
            return foreign
        surname = 2 if folded[at : at + 2] in self.surnames else 1
        if folded[at : at + surname] not in self.surnames:
            return None
        known = words[0].text in self.adverbials
        if known or (self.is_adverbial(words[0]) and folded[at] not in self.surnames):
            return None
        for length in (surname + 2, surname + 1):
            stop = at + length
            if stop <= run_end and (stop in bounds or self._adverbs.at(folded, stop)):
                return stop
        return None


def trimmed_end(folded: str, start: int, end: int) -> int:
    """Where a phrase ends before blanks and marks."""
    while end > start and folded[end - 1] in TRIM:
        end -= 1
    return end


def without_bracket(folded: str, start: int, end: int) -> int:
    """Where a phrase ends before a bracket that closes it."""
    if m := _BRACKET_END.search(folded, start, end):
        return trimmed_end(folded, start, m.start()) if m.start() > start else end
    return end
