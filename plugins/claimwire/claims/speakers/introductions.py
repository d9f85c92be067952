"""People and houses that a sentence tells of without letting them speak.

「曜石科技昨天召開法說會。公司預估…」, "Dale Whitcombe has covered chips for years. He expects …":
whom a pronoun or a bare noun of a later frame means is often named in narration only. The
topic's own names are found by `names`; here are those that no list holds, told by their form.
A sentence gives at most its first person and the house that is its subject.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimwire.claims.matching.gates import bit_of_words
from claimwire.claims.matching.lexicon import Matcher, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.crowds import crowd_told
from claimwire.claims.speakers.en.introductions import english
from claimwire.claims.speakers.introduced import Introduced, cast_in, house_at, person_at
from claimwire.claims.speakers.ja.introductions import japanese_introduced
from claimwire.claims.speakers.phrase import SpeakerPhrase
from claimwire.claims.speakers.zh.impossible import speaker_in
from claimwire.claims.speakers.zh.names import FOREIGN, ChineseNames
from claimwire.claims.speakers.zh.phrases import CODE, COUNT, POINTER
from claimwire.claims.speakers.zh.subjects import ChineseSubjects

_ZH_COMMON = re.compile(
    r"(?:子|母|总|分|上市|大|小|科技|互联网|国内|海外|外资|本土|数据|购物|商业|算力|运营|物流|新创|初创|头部|研究|投资|评级|第三方|民间|地方|中央|美国|"
    r"中国|台湾|日本|韩国)$"
)


class Introductions:
    """Finds who is introduced in narration, by the grammar of the language."""

    def __init__(self, base: str) -> None:
        self._strategy = {"en": english, "ja": japanese_introduced, "zh": _chinese}[base]

    def find(self, page: Page, start: int, end: int) -> Introduced:
        """Who is introduced in the unit `[start, end)`."""
        found = self._strategy(page, start, end)
        found.crowd = crowd_told(page, start, end) or found.crowd
        return found


@lru_cache(maxsize=1)
def _zh_tools() -> tuple[ChineseNames, Matcher[bool], re.Pattern[str]]:
    words = vocabulary("zh")
    roles = [t for t in words.words("speakers.title") if _ROLE_END.search(t)]
    ends = trie_pattern(words.words("names.organisation_end"))
    house = re.compile(rf"[一-鿿a-z0-9·&]{{2,10}}?(?:{ends})(?![一-鿿]?(?:公司|集团|科技|半导体))")
    names = ChineseNames(frozenset(words.words("speakers.adverbial")))
    return names, Matcher(dict.fromkeys(roles, True), bit=bit_of_words(roles)), house


@lru_cache(maxsize=1)
def _cities() -> tuple[str, ...]:
    return vocabulary("zh").words("names.city_like_person")


@lru_cache(maxsize=1)
def _zh_known() -> Matcher[str]:
    return vocabulary("zh").matcher("names.known_firm")


@lru_cache(maxsize=1)
def _zh_subjects() -> ChineseSubjects:
    return ChineseSubjects(_zh_tools()[0])


_ZH_MARK = re.compile("[，,：:；。！？」”]")
_LIVES = re.compile(
    r"是(?:[一-鿿]{2,16}(?:长|总监|总裁|主席|经理|教授|创始人|创办人|工程师|分析师|研究员|合伙人|老板))|毕业于|曾任|曾在|今年\d\d岁|出生|生于|"
    r"加入|现任|担任|自称|来自|入行|辞去|离开"
)
_HOUSE_GOES_ON = re.compile(
    r"(?:检|法|分|总|支|警|区)?[署院局处所厅](?!长)|检方|政府|公司|银行|集团|大学"
)
# 码林发布年度调查, whose figures follow
_ZH_ANNOUNCES = re.compile(
    r"(?:发布|公布|发表|推出|披露|出具|提交|更新)了?[^,，。]{0,16}(?:调查|报告|统计|数据|资料|研究|榜单|问卷|白皮书|蓝皮书|财报|年报|季报)"
)
# 以聚晟新材|为例
_AS_EXAMPLE = re.compile(
    r"(?:以|拿)(?P<house>(?!上述|该|这|其|此)[一-鿿a-z0-9]{3,10}?)(?:为例|来说|来讲|举例)[,，]"
)
# 说起上周的急诊经历，|何女士还心有余悸
_CALLED = re.compile(
    rf"(?:(?<=[,，])|^)(?:{trie_pattern(vocabulary('zh').words('names.surname'))})(?:女士|先生|小姐|太太|阿姨|大爷|大妈|大叔|师傅|老先生|老太太)"
)
# What kind of house stands before its name: 晶圆代工厂|晶曜电子
_KINDS = ("厂", "大厂", "厂商", "代工厂", "业者", "供应商", "平台", "龙头", "运营商", "电讯商")
_SHORT_OPENER = re.compile(r"[^,，。:：]{2,10}[,，]")
_OF_HOUSE = re.compile(r"[^，。的]{2,14}的(?=[一-鿿]{2,4}[则也却亦还更就对])")
_BEFORE_BRACKET = re.compile(r"[一-鿿a-z0-9]{2,10}?(?=[（(])")
_NOUNISH = ("n", "j", "k", "vn")


def _subject_person(page: Page, head: int, end: int) -> SpeakerPhrase | None:
    """A person's name that opens the sentence, or stands between a house's 的 and an adverb."""
    names = _zh_tools()[0]
    window = min(end, head + 12)
    places = [head]
    if m := _OF_HOUSE.match(page.folded, head, end):
        places.append(m.end())
    for at in places:
        window = min(end, at + 10)
        if page.folded[at] not in names.surnames or page.names_something(at, at + 1):
            continue
        if page.folded.startswith(_cities(), at):
            continue  # 高雄|前镇
        if at + 3 < end and _LIVES.match(page.folded, at + 3):
            return person_at(page, at, at + 3)
        if not page.words(at, window)[0].tag.startswith("nr"):
            continue
        last = names.name_at(page, at, window)
        if last is None or _HOUSE_GOES_ON.match(page.folded, last):
            continue  # 高雄地|检署
        if 3 <= last - at <= 4 and page.folded[at] in names.surnames:
            return person_at(page, at, last)
    return None


def _behind_trade(page: Page, head: int, end: int) -> SpeakerPhrase | None:
    """A name of three signs behind the trade with which the sentence opens (老船员吴立群)."""
    m = _trades().match(page.folded, head, end)
    if m is None or m.end() + 3 >= end or page.folded[m.end()] not in _zh_tools()[0].surnames:
        return None
    at = m.end()
    known = not page.names_something(at, at + 3)
    if known and any(w.start == at + 3 for w in page.words(at, min(end, at + 8))):
        return person_at(page, at, at + 3)
    return None


@lru_cache(maxsize=1)
def _trades() -> re.Pattern[str]:
    trades = vocabulary("zh").words("speakers.generic", "speakers.called")
    return re.compile(rf"老?(?:{trie_pattern(trades)})")


_ROLE_END = re.compile(
    r"(?:(?<![成增延家专特])长|总监|总裁|总经理|副总|主席|主任|官|教授|博士|院士|研究员|分析师|分析员|策略师|经济学家|"
    r"议员|立委|委员|创始人|创办人|合伙人|发言人|总统|总理|首相|国务卿|科学家|律师|工程师|董座|架构师|ceo|cfo|coo|cto)$"
)


def _chinese(page: Page, start: int, end: int) -> Introduced:
    names, roles, houses = _zh_tools()
    person = house = None
    head = start
    while head < end and page.folded[head] in " 　":
        head += 1
    person = _subject_person(page, head, end)
    person = person or _behind_trade(page, head, end)
    opener = _SHORT_OPENER.match(page.folded, head, end)
    for at in (head, opener.end()) if opener else (head,):
        if person is None:
            bound = _ZH_MARK.search(page.masked, at, end)
            person = _zh_subjects().titled(page, at, bound.start() if bound else end)
    if person is None and (called := _CALLED.search(page.masked, head, end)) is not None:
        person = person_at(page, called.start(), called.end())
    held = roles.find(page.masked, start, end) if not person and page.bits & roles.bit else []
    for _, stop, _ in held:
        if page.names_something(stop - 1, stop + 1) or stop >= end:
            continue
        last = names.name_at(page, stop, min(end, stop + 12))
        if last is None or not 2 <= last - stop <= 12:
            continue
        word = page.words(stop, min(end, stop + 12))[0]
        three = last - stop == 3 and page.folded[stop] in names.surnames
        if three or FOREIGN.match(page.folded, stop, last) or word.tag.startswith("nr"):
            person = person_at(page, stop, last)
            break
    known = _zh_known().at(page.folded, head)
    if known and known[1] < end and not page.mentions_in(start, known[1]):
        rest = page.words(known[1], end)[0].tag[:1]
        if names.begins(page, known[1], end) or rest in "nt":
            return Introduced(person or cast_in(page, start, end), house_at(page, head, known[1]))
    m = houses.match(page.masked, head, end)
    if m and not page.mentions_in(start, m.end()):
        core = m.group()
        behind = page.words(m.start(), min(end, m.end() + 6))
        whole = any(w.start == m.end() and not w.tag.startswith(_NOUNISH) for w in behind)
        whole = whole or m.end() == end or not "一" <= page.folded[m.end()] <= "鿿"
        common = (
            core[0] in "依据按从在对就因与和跟由向被把将以"
            or core.startswith(("很多", "许多", "不少", "有些", "有人", "大家", "人们"))
            or POINTER.match(core)
            or COUNT.match(core)
            or _ZH_COMMON.search(core[:-2])
        )
        if whole and not common and len(core) >= 4:
            house = house_at(page, *m.span())
        elif core.endswith(_KINDS):
            bound = _ZH_MARK.search(page.masked, m.end(), end)
            house = _zh_subjects().leading_house(page, m.end(), bound.start() if bound else end)
            house = replace(house, rule="introduced") if house is not None else None
    elif (m := _BEFORE_BRACKET.match(page.folded, head, end)) and CODE.match(
        page.folded, m.end(), end
    ):
        house = None if page.mentions_in(start, m.end()) else house_at(page, *m.span())
    if house is None:
        bound = _ZH_MARK.search(page.masked, head, end)
        found = _zh_subjects().leading_house(page, head, bound.start() if bound else end)
        told = found is not None and found.rule in ("house-name", "known-firm")
        if found is not None and _ZH_COMMON.search(page.folded, found.start, found.end - 2):
            told = False  # 数据|中心
        house = house_at(page, found.start, found.end) if found and told else None
    house = speaker_in(page, replace(house, rule="house-name")) if house is not None else None
    house = replace(house, rule="introduced") if house is not None else None
    if m := _AS_EXAMPLE.match(page.folded, head, end):
        house = house_at(page, *m.span("house"))
    announces = house is not None and _ZH_ANNOUNCES.search(page.masked, head, end) is not None
    return Introduced(person or cast_in(page, start, end), house, announces)
