"""Chinese speakers that no list knows, told by the form of their names."""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import Matcher, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import SpeakerPhrase, entity_phrase
from claimwire.claims.speakers.zh.name_ends import in_dictionary
from claimwire.claims.speakers.zh.names import (
    FOREIGN,
    GLUED,
    LATIN,
    ChineseNames,
    trimmed_end,
    without_bracket,
)
from claimwire.claims.speakers.zh.phrases import (
    COUNT,
    NOT_DOING,
    NOUN_TAGS,
    PLACED_COUNT,
    POINTER,
    TITLE_MARK,
    bare_document,
    latin_phrase,
)

# An office that no list knows, then a name of three signs: 園長 溫美玲
_OFFICE_AND_NAME = re.compile(
    r"(?:^|[ 　)）])[一-鿿]{0,5}(?:长|师|员|官|总|经理|主任|教授|裁|主席|理事|监事|董事|店主|船东|"
    r"发言人)[ 　]+"
    r"(?P<name>[一-鿿]{3})(?=$|[ 　])"
)
_SIDE_SIGNS = frozenset("里内外上下中间边前后旁方")
_BRAND = re.compile(r"[一-鿿a-z0-9·&]{2,8}")
_NO_BRAND_END = frozenset(
    "价量率额值数费税险比盘期市股债指产能货源料件点度级类种面线路天气季年月日时里内外上下前后生"
)
# What kind of house one is, ahead of a name of two signs and how names end.
_KIND_AHEAD = re.compile(
    r"(?:本港|本地|国内|大陆|日本|美国|韩国)?[一-鿿]{1,4}(?:大?厂|厂商|营运商|运营商|供应商|制造商|设备商|服务商|"
    r"电讯商|电信商|代理商|开发商|龙头)(?=[一-鿿]{4,8}$)"
)
_NO_BRAND_SIGN = frozenset(
    "只仅就也还又都并且而但却则已将会可能要不没未在是有为被把让对向从与和这那其此该本各每多"
)
_NO_BRAND_TAGS = frozenset("pcrumd")
# Words that tell what a document is about or where it stands, and nobody who made it.
_COMMON = frozenset(vocabulary("zh").words("names.descriptor"))
# Titles of laws, which nobody says, and of papers that speak for whoever issued them.
_LAW = re.compile(
    r"(?:[^办方说做看想]法|条例|办法|宪法|法典|细则|规章|准则)(?:[（(][^）)]*[)）])?$"
)
_PAPERS = ("通知", "意见", "规定", "方案", "指南", "指引", "规划", "纲要", "草案", "标准", "白皮书")
# Family names that the segmenter takes for adverbs.
_ADVERB_SURNAMES = frozenset("常应时全皮")
_BRAND_TAIL = 2
_OFFICE_END = ("局", "部", "署", "厅", "委员会", "司", "处", "院")
_JOINED_TAGS = ("n", "j", "vn", "b", "a", "v")
_NO_HOUSE = re.compile("的|没有?|不(?!动产|锈)|有人|[谁会]会$|了")
_LONGEST_BODY = 18
_BODY = re.compile(
    r"(?:协|工|公|商|学|农|渔|总|联合|联谊|互助|自救|后援|促进|基金|委员|代表|权益|同乡|校友|学生|家长|理事|董事|监事|研究|协进|保护|同业|商业同业公|教育|慈善|福利)会(?![长员议谈晤面])"
    r"|联盟|同盟|合作社|俱乐部|服务中心|研究中心|服务社|合作联社|公会联合会|行动联盟|消费者组织|民间组织|国际组织|后援团|律师团|代表团|受害者团体|公民团体|(?<=[师员者民生商工人])(?:组织|团体)"
)
_NO_BODY = re.compile(
    r"[的在对向由被称说是了将把让给跟,，、:：()（）\s]|以及|表示|认为|指出|\d[名位家]|[一二三四五六七八九十两几多]名"
)
_BLANK = re.compile(r"[ 　]")
_NO_NAME_TAGS = frozenset("prdmquftyxv")
_NO_LAST_SIGN = frozenset(
    "则也还并亦又更曾仍均都再的们等会将已说称表上下中后前时书报单稿函图榜率价额量值法案局部署厅院社所司室处型款型性化度"
)
_TRADE_END = frozenset("东户农民夫商工师员主生客迷手长者医警兵官导理事")
_SIDE_BY_SIDE = re.compile(
    r"(?P<first>[一-鿿]{3})[、和与及跟](?P<second>[一-鿿]{3})(?=$|[均都也则皆今昨一同共等])"
)


class UnlistedChinese:
    """Reads names by their form; its word lists are compiled once."""

    def __init__(self, names: ChineseNames) -> None:
        words = vocabulary("zh")
        self._names = names
        self._apposition = Matcher(dict.fromkeys(words.words("speakers.apposition"), True))
        self._generic = tuple(sorted(words.words("speakers.generic"), key=len, reverse=True))
        self._after_name = words.words("speakers.after_name")
        self._house_end = words.words("names.organisation_end")
        documents = words.words("speech.document")
        self._documents = (*[w for w in documents if len(w) > 1], *_PAPERS)
        self._reports = frozenset(words.words("speech.report_noun"))
        self._agencies = frozenset(words.words("speakers.agency"))
        self._outlet_end = tuple(w for w in words.words("speakers.media_suffix") if len(w) > 1)

    def in_plain_sight(
        self, page: Page, begin: int, start: int, end: int, titles: Matcher[str]
    ) -> SpeakerPhrase | None:
        """A person told by how the phrase is set: a name of three signs, of two, behind a space.

        `begin` is where the phrase began before its connectors, `start` where it begins.
        """
        return (
            self.full_name(page, begin, end)
            or self.full_name(page, start, end)
            or self.spaced(page, start, end, titles)
            or self._first_of_two(page, start, end)
        )

    def full_name(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """Three signs that are no word of the language, the first a family name (何以宁)."""
        while start < end and page.folded[start] in " 　":
            start += 1
        for title in self._after_name:
            if end - start == 3 + len(title) and page.folded.endswith(title, start, end):
                end -= len(title)
        if end - start != 3 or page.folded[start] not in self._names.surnames:
            return None
        words = page.words(start, end)
        last = page.folded[end - 1]
        if len(words) < 2 or last in _NO_LAST_SIGN or page.names_something(start, end):
            return None
        told = page.folded[start:end]
        adverb = words[0].text in _ADVERB_SURNAMES and len(words) == 2
        given = words[1:] if adverb and told[1:] not in self._generic else words  # 常|伟民
        if told.endswith(self._house_end) or any(w.tag[:1] in _NO_NAME_TAGS for w in given):
            return None
        if any(w.tag == "c" and w.end - w.start != 2 for w in words):
            return None
        return SpeakerPhrase("person", start, end, page.text[start:end], rule="full-name")

    def spaced(
        self, page: Page, start: int, end: int, titles: Matcher[str]
    ) -> SpeakerPhrase | None:
        """A title and a name set off by blanks or a stock code: 遠岬海運 （2609） 總經理 何以寧."""
        folded = page.folded
        if not any(mark in folded[start:end] for mark in " 　)）"):
            return None
        m = _OFFICE_AND_NAME.search(folded, start, end)
        if m and m["name"][0] in self._names.surnames and not page.names_something(*m.span("name")):
            at, last = m.span("name")
            return SpeakerPhrase("person", at, last, page.text[at:last], rule="spaced-name")
        for first, last, _ in titles.find(folded, start, end):
            joined = folded[last : last + 1] in tuple("暨兼") and titles.at(folded, last + 1)
            stop = joined[1] if joined else last  # 董事长暨总裁|魏哲家
            at = stop
            while at < end and folded[at] in " 　":
                at += 1
            if at == stop and (first == start or folded[first - 1] not in " 　)）"):
                continue
            bound = _BLANK.search(folded, at, end)
            stop = bound.start() if bound else end
            full = self.full_name(page, at, stop)
            name_end = full.end if full else self._names.name_at(page, at, stop)
            if name_end is not None and name_end - at >= 2:
                houses = [m for m in page.mentions_in(start, first) if not m.is_person]
                house = houses[-1].entity.name if houses else None
                name = page.text[at:name_end]
                if known := next((m for m in page.mentions_in(at, name_end) if m.is_person), None):
                    return entity_phrase(known, "known-name")
                return SpeakerPhrase("person", at, name_end, name, None, house, "spaced-name")
        return None

    def _first_of_two(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """The first of people named side by side: 林美華、陳建國均."""
        m = _SIDE_BY_SIDE.match(page.folded, start, end)
        if m is None or page.names_something(*m.span()):
            return None
        signs = self._names.surnames
        if m["first"][0] not in signs or m["second"][0] not in signs:
            return None
        return SpeakerPhrase(
            "person", *m.span("first"), page.text[m.start() : m.end("first")], rule="first-of-two"
        )

    def by_form(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """A name that no list knows, told by its form."""
        folded, text = page.folded, page.text
        if m := TITLE_MARK.search(folded, start, stop):
            begin, last = m.span(1)
            title = folded[begin:last]
            if text[begin - 1] == "《" and _LAW.search(title):
                return SpeakerPhrase("nobody", begin, last, rule="unsigned-data")
            paper = title.endswith(self._documents) and not title.endswith(self._outlet_end)
            if text[begin - 1] == "《" and paper:
                return bare_document(title, begin, last, self._reports)
            return SpeakerPhrase("house", begin, last, text[begin:last], rule="marked-name")
        hits = list(self._apposition.find(folded, start, stop))
        for word in self._generic if folded.startswith(self._generic, start) else ():
            at = start + len(word)
            called = folded.startswith(word, start) and folded[at : at + 1] in tuple("老小阿")
            if called and at < stop and self._names.name_at(page, at, stop) == stop:
                return SpeakerPhrase("person", at, stop, text[at:stop], rule="trade-name")
        if phrase := self._behind_trade(page, start, stop):
            return phrase
        for _, hit_end, _ in hits:
            rest = folded[hit_end:stop]
            if rest in self._house_end:
                break  # 汽车供应商|协会
            first = page.words(hit_end, stop)[0] if rest else None
            if first is not None and (
                first.tag in ("v", "vd", "d")
                or self._names.is_adverbial(first)
                or self._names.is_verb(first.text)
            ):
                continue  # 协会|欢迎表决结果, 业者|隔空
            latin = LATIN.fullmatch(rest.strip()) and len(rest) <= 40
            plain = 2 <= len(rest) <= 12 and not re.search(r"[的是有、]|[后时前]$", rest)
            if latin or plain:
                name = text[hit_end:stop].strip()
                return SpeakerPhrase("house", hit_end, stop, name, rule="apposition")
        said = folded[start:stop]
        if FOREIGN.fullmatch(said):
            dot = min(p for p in map(said.find, "·・‧•.．") if p > 0)
            head = dot
            while head > 0 and said[head - 1] in self._names.transliteration:
                head -= 1
            start += head if dot - head > 1 and head > 1 else 0  # 报告人|玛丽亚·科斯塔
            if (self._names.name_at(page, start, stop) or stop) < stop:
                return None  # 克里斯·麦奎尔|看法不同
            return SpeakerPhrase("person", start, stop, text[start:stop], rule="foreign-name")
        if LATIN.fullmatch(said):
            return latin_phrase(text, start, stop)
        words = page.words(start, stop)
        if self._sounds_foreign(said) and not any(w.tag in ("ns", "nt", "nz") for w in words):
            return SpeakerPhrase("person", start, stop, text[start:stop], rule="sound-signs")
        looks_like = folded[start] in self._names.surnames or len(said) >= 3
        looks_like = looks_like and words[0].tag.startswith("nr")
        if len(said) == 2 and said[1] in _SIDE_SIGNS:
            return None  # 区里, 厂里
        if looks_like and self._names.name_at(page, start, stop) == stop:
            return SpeakerPhrase("person", start, stop, text[start:stop], rule="person-name")
        counted = None
        if said.endswith(self._house_end):
            counted = COUNT.match(folded, start, stop) or PLACED_COUNT.match(folded, start, stop)
        if counted and stop - counted.end() >= 3:
            begin = counted.end()
            first = page.words(begin, stop)[0]
            begin = first.end if first.tag == "ns" and stop - first.end >= 3 else begin
            return SpeakerPhrase("unnamed", begin, stop, text[begin:stop], rule="kind-of-house")
        plain = not any(
            w.tag == "p" and w.text not in "与和及" for w in words
        ) and not _NO_HOUSE.search(said)
        if 3 <= len(said) <= 24 and said.endswith(self._house_end) and plain:
            if (m := _KIND_AHEAD.match(said)) and not in_dictionary(said[m.end() : m.end() + 2]):
                start += m.end()  # 镜头厂|康隽光学
            return SpeakerPhrase("house", start, stop, text[start:stop], rule="house-name")
        if hits and hits[-1][1] == stop and "的" not in said:
            return SpeakerPhrase("unnamed", start, stop, text[start:stop], rule="kind-of-house")
        return None

    def _sounds_foreign(self, said: str) -> bool:
        """Whether a word is written with the signs for foreign sounds alone (特纳斯)."""
        return 3 <= len(said) <= 6 and self._names.transliteration.issuperset(said)

    def _behind_trade(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """A name behind the trade of who bears it: 船东吴立群, 养殖户吴立群, 村民江山."""
        folded = page.folded
        if not 5 <= stop - start <= 12 - 1 and folded[start : stop - 2] not in self._generic:
            return None
        at = stop - 3
        trade = folded[start:at]
        if not (len(trade) >= 2 and trade[-1] in _TRADE_END and folded[at] in self._names.surnames):
            at = stop - 2
            if folded[start:at] not in self._generic or folded[at] not in self._names.surnames:
                return None
            if folded[start : at + 1] in self._generic or folded[at] in "师员长商家者人":
                return None  # 分析|師卻
        name = folded[at:stop]
        if (
            "的" in folded[start:stop]
            or name.endswith(self._house_end)
            or name[-1] in _NO_LAST_SIGN
        ):
            return None
        return SpeakerPhrase("person", at, stop, page.text[at:stop], rule="trade-name")

    def brand(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """A house's name that no list knows, of letters that make no word: 华岭互联|的年报."""
        if not _BRAND.fullmatch(page.folded, start, stop) or page.folded[start] in _NO_BRAND_SIGN:
            return None
        words = page.words(start, stop)
        if dated := next((w.start for w in words if w.tag == "t"), None):
            stop, words = dated, tuple(w for w in words if w.end <= dated)
        if stop - start < 2 or page.folded[stop - 1] in _NO_BRAND_END:
            return None
        if any(w.tag[:1] in _NO_BRAND_TAGS or w.text in _COMMON for w in words):
            return None
        if all(w.end - w.start > 1 and in_dictionary(w.text) for w in words):
            return None
        return SpeakerPhrase("house", start, stop, page.text[start:stop], rule="brand")

    def is_outlet(self, page: Page, phrase: SpeakerPhrase) -> bool:
        """Whether a phrase names an outlet that reports: 路透, 彭博, a daily."""
        if phrase.role != "house":
            return False
        if phrase.entity is not None:
            return phrase.entity.type == "media"
        said = page.folded[phrase.start : phrase.end]
        return said in self._agencies or said.endswith(self._outlet_end)

    def is_cut_brand(self, page: Page, phrase: SpeakerPhrase, end: int) -> bool:
        """Whether a short word that is no adverb goes on behind a name: 曹操|出行, 金山|云."""
        if end - phrase.end > 1 and page.folded[end - 1] in GLUED:
            end -= 1
        if phrase.rule != "person-name" or not 0 < end - phrase.end <= _BRAND_TAIL:
            return False
        word = page.words(phrase.end, end)[0]
        return not self._names.is_adverbial(word) and word.tag[:1] in "nvjabm"

    def one_office(self, page: Page, start: int, at: int, end: int) -> bool:
        """Whether the conjunction at `at` joins what one office is for: 创新科技|及|工业局."""
        if page.folded.endswith(_OFFICE_END, start, at) or page.names_something(at - 1, at):
            return False
        for word in page.words(at + 1, end):
            if not word.tag.startswith(_JOINED_TAGS) or page.starts_name(word.start):
                return False
            if word.text.endswith(_OFFICE_END):
                return True
        return False

    def body(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """A body of people with whose name the phrase begins: 渔民互助会, 教师全国联合会."""
        folded = page.folded
        if COUNT.match(folded, start, end) or POINTER.match(folded, start, end):
            return None
        for m in _BODY.finditer(folded, start + 2, end):
            stop = m.end()
            if _NO_BODY.search(folded, start, stop) or stop - start > _LONGEST_BODY:
                return None
            if stop < end and not self._names.begins(page, stop, end):
                continue
            if any(x.is_person for x in page.mentions_in(start, stop)):
                return None
            whole = next((x for x in page.mentions_in(start, stop) if x.end == stop), None)
            if whole is not None:
                return entity_phrase(whole, "known-name")
            return SpeakerPhrase("house", start, stop, page.text[start:stop], rule="house-name")
        return None

    def plain(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """A plain noun phrase before a cue with a mark: a house or person nobody listed."""
        stop = without_bracket(page.folded, start, trimmed_end(page.folded, start, stop))
        first = next((m for m in page.mentions_in(start, stop) if m.start == start), None)
        if first is not None and first.is_person and page.folded[first.end] not in "的和与、及":
            return entity_phrase(first, "known-name")
        if page.folded[start:stop].endswith(NOT_DOING):
            return None
        words = page.words(start, stop)
        if not words or not 2 <= stop - start <= 16 or "的" in page.folded[start:stop]:
            return None
        named = self._names.name_at(page, start, stop) == stop
        if not named and not all(w.tag.startswith(NOUN_TAGS) for w in words):
            return self.brand(page, start, stop)
        if named and stop - start <= 4:
            return SpeakerPhrase("person", start, stop, page.text[start:stop], rule="person-name")
        if m := COUNT.match(page.folded, start, stop):
            return SpeakerPhrase("unnamed", m.end(), stop, page.text[m.end() : stop], rule="people")
        return SpeakerPhrase("house", start, stop, page.text[start:stop], rule="noun-phrase")
