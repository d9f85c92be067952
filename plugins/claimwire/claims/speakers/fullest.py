"""The fullest name that an article gives to somebody whom a frame names shortly.

News introduces people and houses by their full name and goes on with a short one: Dale
Whitcombe, then Whitcombe; 北川誠社長, then 北川氏; 艾瑪·柯林斯, then 柯林斯; Corvane Optics, then
Corvane. So the first place of the text that holds the short name is looked at, and nothing
else: a later neighbour of the same name is somebody else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.name_kinds import has_given_name, is_house_name
from claimwire.claims.speakers.ja.fuller import fuller_house
from claimwire.claims.speakers.names import Mention
from claimwire.claims.speakers.phrase import Speaker, SpeakerPhrase, cast_phrase, entity_phrase
from claimwire.claims.speakers.zh.sides import full_side
from claimwire.text import name_form

_DOT = "·・‧•．"
_BEFORE_WHOLE = re.compile(r"^.*(?:[是为為在由对對向将將把据據的]|根据|按照)")
_ZH_WHOLE = (
    r"(?:(?<=[，。、；：\s])|^)"
    r"(?P<whole>[一-鿿]{4,20}(?:[局署部会會院所社厅廳处處]|公司|集[团團]|大[学學]|中心))"
)
_EN_BEFORE = re.compile(
    latin(r"((?:(?:[A-Z]\.)+\s|[A-Z][\w'’-]*\.?\s|(?:de|van|von|der|al|bin)\s)+)$")
)
_EN_BEHIND = re.compile(latin(r"(?:\s(?:[A-Z][\w&-]*|&|of(?=\s[A-Z])))+"))
_NOT_A_NAME_BEHIND = re.compile(
    r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s(?:January|February|March|April|May|June|"
    r"July|August|"
    r"September|October|November|December|CEO|CFO|COO|CTO|President|Chief|Chairman|Chairwoman|"
    r"Chair|Director|Secretary|Minister|Prime|Leader|Senator|Governor|Mayor|Commissioner|Deputy|"
    r"Foreign|Defen[cs]e Minister|Finance Minister|Spokes\w+|"
    r"Arena|Stadium|Tower|Park|Street|Road|Avenue|Square|Cup|Prize|Award|Act|Bill|Plan|Building|"
    r"Festival|Open|Championship|Index)\b|"
    r"\s(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[\w-]+"  # QuietGrid QG-40 is a thing
)
_JA_GIVEN = re.compile(r"[一-鿿々]{1,3}|[ぁ-ん]{2,4}|[ァ-ヴー]{2,6}")
_JA_FAMILY = re.compile(r"((?:[ァ-ヴー]+[・＝=])+)$")


def fullest(page: Page, phrase: SpeakerPhrase) -> SpeakerPhrase:
    """The phrase under the fullest name that its article gives; as it is where there is none."""
    name = phrase.name
    if name and phrase.entity is None and (member := _told_otherwise(page, phrase, name)):
        return cast_phrase(member, phrase.start, phrase.end)
    if name and phrase.rule == "same-house":
        return _ja_same_house(page, phrase, name[1:]) or phrase
    told = (
        ("person", "house", "unnamed", "bare-house") if page.base == "zh" else ("person", "house")
    )
    if phrase.entity is not None or not name or phrase.role not in told:
        return phrase
    if page.cast.is_short(name):
        return phrase
    if phrase.role == "person" and (known := _of_the_topic(page, phrase, name)):
        return known
    strategy = {"en": _english, "ja": _japanese, "zh": _chinese}[page.base]
    return strategy(page, phrase, name) or phrase


def _of_the_topic(page: Page, phrase: SpeakerPhrase, name: str) -> SpeakerPhrase | None:
    """A person of the topic named before whose family name this is (任正非, then 任氏)."""
    if page.base == "en" or page.folded[phrase.end : phrase.end + 1] == "·":
        return None
    family = name.removesuffix("氏") if page.base == "zh" else name
    if page.base == "zh" and family == name:
        return None
    for mention in reversed(page.mentions):
        if mention.end <= phrase.start and mention.is_person:
            shown = page.text[mention.start : mention.end]
            if shown.startswith(family) or shown.endswith(f"・{family}"):
                return entity_phrase(mention, "family-name")
    return None


def _english(page: Page, phrase: SpeakerPhrase, name: str) -> SpeakerPhrase | None:
    if " " in name:
        return _longer(page, phrase, name)
    if not name[0].isupper() or len(name) < 2:
        return None
    first = re.search(rf"(?<![\w'’-]){re.escape(name)}(?![\w])", page.text)
    if first is None or first.start() >= phrase.start:
        return None
    if given := given_names(page, first.start()):
        return replace(phrase, role="person", name=f"{given} {name}")
    if phrase.role == "person" or phrase.rule not in ("capitalised", "apposition", "introduced"):
        return None
    behind = _EN_BEHIND.match(page.text, first.end())
    if behind is None or _NOT_A_NAME_BEHIND.match(page.text, first.end()):
        return None
    stop = _NOT_A_NAME_BEHIND.search(page.text, first.end(), behind.end())
    full = page.text[first.start() : stop.start() if stop else behind.end()]
    if " " not in full:
        return None
    if has_given_name(full) and not is_house_name(page, full) and full.count(" ") < 3:
        return replace(phrase, role="person", name=full)  # Chan, behind Chan Siu-fong
    return replace(phrase, name=full)


def _longer(page: Page, phrase: SpeakerPhrase, name: str) -> SpeakerPhrase | None:
    """A house of two words that was named longer at first: Klang Gateway [Terminals]."""
    at = page.text.find(name)
    if at < 0 or at >= phrase.start or phrase.role != "house" or not name[0].isupper():
        return None
    behind = _EN_BEHIND.match(page.text, at + len(name))
    if behind is None or _NOT_A_NAME_BEHIND.search(behind.group()):
        return None
    return replace(phrase, name=name + behind.group())


def given_names(page: Page, at: int) -> str:
    """The given names right before a family name, without titles and other words."""
    before = _EN_BEFORE.search(page.text, max(0, at - 60), at)
    if before is None:
        return ""
    words = before.group().split()
    kept: list[str] = []
    for word in reversed(words):
        low = word.lower().rstrip(".")
        if low in _no_given_name() or (word.isupper() and len(word) > 2):
            break
        if (
            word.endswith(("'s", "’s", "'S"))
            or low.removesuffix("s") in _no_given_name()
            or (word.endswith(".") and len(word) > 3 and word.count(".") < 2)
        ):
            break
        kept.insert(0, word)
    while kept and kept[0] in ("de", "van", "von", "der", "al", "bin"):
        kept.pop(0)
    return " ".join(kept) if len(kept) <= 3 else ""


@lru_cache(maxsize=1)
def _no_given_name() -> frozenset[str]:
    words = vocabulary("en").words("speakers.title", "speakers.no_name")
    return frozenset(part for word in words for part in word.split())


def _japanese(page: Page, phrase: SpeakerPhrase, name: str) -> SpeakerPhrase | None:
    if phrase.role == "house":
        return _ja_house(page, phrase, name)
    if phrase.role != "person" or "・" in name or len(name) > 8:
        return None
    if len(name) <= 4 and (known := page.cast.last_person(name)):
        return cast_phrase(known, phrase.start, phrase.end)
    at = page.text.find(name)
    if at < 0 or at >= phrase.start:
        return None
    if family := _JA_FAMILY.search(page.text, max(0, at - 30), at):
        return replace(phrase, name=family.group() + name)
    if _ja_titles().match(page.folded, at + len(name)):
        return None  # キミさん: the name is whole
    behind = _JA_GIVEN.match(page.text, at + len(name))
    while behind and behind.group():
        last = behind.end()
        if _ja_titles().match(page.folded, last):
            return replace(phrase, name=page.text[at:last])
        shorter = page.text[at + len(name) : last - 1]
        behind = (
            re.compile(re.escape(shorter)).match(page.text, at + len(name)) if shorter else None
        )
    return None


@lru_cache(maxsize=1)
def _ja_titles() -> re.Pattern[str]:
    words = vocabulary("ja").words("speakers.person_end", "speakers.title", "roles.office")
    return re.compile(rf"[ 　]?(?:{trie_pattern(words)}|[（(])")


def _told_otherwise(page: Page, phrase: SpeakerPhrase, name: str) -> Speaker | None:
    """Somebody whom the article named before, told by a title or in another script."""
    if page.base == "ja" and phrase.rule == "office":
        return _ja_in_office(page, name, phrase.start)
    if page.base != "zh":
        return None
    return _called(page, phrase) or _glossed(page, phrase, name)


def _ja_in_office(page: Page, office: str, at: int) -> Speaker | None:
    """Whom a bare office means behind 三田村玲子教授, 部会長の千葉淳氏, 西園寺梓日銀審議委員."""
    office = name_form(office)
    for mention in reversed(page.mentions):
        held = page.folded[mention.start : mention.end + 1 + len(office)]
        if mention.is_person and mention.end <= at and office in held:
            return Speaker(mention.entity.name, True, mention.entity)
    for known in reversed(page.cast.members.values()):
        if not known.person or known.unnamed:
            continue
        full = re.escape(name_form(known.name))
        title = re.escape(office)
        held = rf"{full}[^、。はがをに「]{{0,8}}?{title}|{title}(?:の|、){full}"
        if re.compile(held).search(page.folded, 0, at):
            return known
    return None


_JA_COMMON = folded_pattern(
    r"(?:委员会|协会|连盟|组合|机构|财团|研究所|センター|チーム|大学|病院|学校|高校|法人|团体|党|町|市|県|县|村|区|府|都|道|署|局|银行|信金|学会|劳组|连合会|"
    r"事务局|当局|工场|店|地検|高検|最高検|検察|地裁|高裁|県警|府警|税関)"
)


def _ja_house(page: Page, phrase: SpeakerPhrase, name: str) -> SpeakerPhrase | None:
    """The house that a common noun means which the article has named before (町, 委員会)."""
    fuller = fuller_house(page, name, phrase.start)
    if isinstance(fuller, Mention):
        return replace(entity_phrase(fuller, "known-name"), start=phrase.start, end=phrase.end)
    if fuller:
        return replace(phrase, name=fuller)
    if not _JA_COMMON.fullmatch(name_form(name)):
        return _ja_glossed(page, phrase, name)
    return _ja_same_house(page, phrase, name)


def _ja_glossed(page: Page, phrase: SpeakerPhrase, name: str) -> SpeakerPhrase | None:
    """The house whose other name stood in brackets: 白鳥グループ（SG）, Tarq（タルク）."""
    at = max(page.text.find(f"{mark}{name}", 0, phrase.start) for mark in "（(、")
    if at < 0 or page.text[at + len(name) + 1] not in "）)、":
        return None
    m = _JA_GLOSSED.search(page.text, max(0, at - 24), at)
    return replace(phrase, name=_JA_KIND.sub("", m.group())) if m else None


_PROSECUTION = name_form("検察")
_PROSECUTORS = tuple(map(name_form, ("地検", "高検")))
_JA_GLOSSED = re.compile(r"[一-鿿々ァ-ヴー・A-Za-z0-9＆&]{2,24}$")


_JA_KIND = re.compile(r"^[一-鿿]{0,8}(?:会社|企業|大手|メーカー|機関|団体|商社|新興)(?=[ァ-ヴA-Z])")


def _ja_same_house(page: Page, phrase: SpeakerPhrase, name: str) -> SpeakerPhrase | None:
    """The house named before whose name ends in a common noun (同センター)."""
    noun = name_form(name)
    if noun == _PROSECUTION:
        noun = max(_PROSECUTORS, key=lambda each: page.folded.rfind(each, 0, phrase.start))
    at = page.folded.rfind(noun, 0, phrase.start)
    while at >= 0:
        last = at + len(noun)
        m = _JA_RUN.search(page.text, max(0, at - 14), at)
        if (
            m
            and page.text[m.start()] != "同"
            and page.text[last : last + 1] not in tuple("民内役長員社議見場談合費期则派")
        ):
            begin = m.start()
            if state := _JA_STATE.match(page.text, begin, last):
                begin = state.end()
            told = page.text[begin:last]
            first = page.text.find(told)
            longer = _JA_KANJI.search(page.text, max(0, first - 6), first)
            if len(told) < 6 and longer and first < begin == m.start():
                told = longer.group() + told
            return replace(phrase, role="house", name=told)
        at = page.folded.rfind(noun, 0, at)
    return None


# 北海道千歳市: the town without its prefecture
_JA_KANJI = re.compile("[一-鿿]{2,6}$")
_JA_STATE = re.compile(
    r"(?:北海道|東京都|京都府|大阪府|[一-鿿]{2,3}県)(?=[一-鿿ァ-ヴ]{1,6}[市町村区])"
)
_JA_RUN = re.compile(r"[一-鿿々ァ-ヴーA-Za-z0-9０-９]{2,12}$")


def in_office(page: Page, at: int, title: str) -> Speaker | None:
    """Whom "the mayor" at `at` means behind Mayor Dale Reed, or behind Dale Reed, the mayor."""
    for known in page.cast.members.values():
        if not known.person or known.unnamed or known.name.casefold() not in page.folded:
            continue
        full, title = re.escape(known.name.casefold()), re.escape(title)
        held = rf"\b{title} {full}\b|\b{full}, (?:[a-z'’-]+ ){{0,3}}{title}\b(?!['’])"
        if re.compile(held).search(page.folded, 0, at):
            return known
    return None


def _called(page: Page, phrase: SpeakerPhrase) -> Speaker | None:
    """Whom a family name and a title mean: 何總經理, 陆先生, behind 何以寧, 陆景行."""
    told = page.folded[phrase.start : phrase.end]
    m = _zh_called().fullmatch(told) if len(told) < 10 else None
    if m is None and 3 <= len(told) <= 6 and phrase.role in ("unnamed", "person", "house"):
        return _with_its_title(page, told, phrase.start)
    if m is None or page.folded.endswith(_zh_trades(), 0, phrase.start):
        return None  # 业者林先生 is introduced, whoever else is called 林
    family = page.text[phrase.start : phrase.start + len(m["family"])]
    return page.cast.last_person(family)


def _with_its_title(page: Page, told: str, at: int) -> Speaker | None:
    """Whom a family name means with the very title that the article gave (园长温美玲, 温园长)."""
    for known in page.cast.members.values():
        full = name_form(known.name)
        if known.person and not known.unnamed and full[0] == told[0] and 2 < len(full) < 5:
            title = told[1:]
            if page.folded.find(title + full, 0, at) >= 0:
                return known
    return None


@lru_cache(maxsize=1)
def _zh_trades() -> tuple[str, ...]:
    return vocabulary("zh").words("speakers.generic", "speakers.relative_people")


def _glossed(page: Page, phrase: SpeakerPhrase, name: str) -> Speaker | None:
    """Whose name was given in Latin letters in brackets behind it: 何以寧（Ho Yi-ning）."""
    if not name.isascii() or len(name) < 2:
        return None
    gloss = re.compile(rf"[（(](?:[^（()）]{{0,40}}[ ,，])?{re.escape(name)}[ ,，)）]")
    for m in gloss.finditer(page.text, 0, phrase.start):
        for known in page.cast.members.values():
            if known.person and not known.unnamed and page.text.endswith(known.name, 0, m.start()):
                return known
    return None


def _written_out(page: Page, name: str, at: int) -> str:
    """The name of a house that was given in brackets: 竞争与市场管理局（CMA）, later CMA."""
    if not any(page.text.find(mark + name, 0, at) > 0 for mark in "（(称稱“「"):
        return ""
    m = re.search(
        rf"{_ZH_WHOLE}[（(](?:[下以]?[下称简]称)?[“「]?{re.escape(name)}[”」]?[)）]", page.text[:at]
    )
    if m is None:
        return ""
    whole = _BEFORE_WHOLE.sub("", m["whole"])
    known = [member for member in page.cast.members if whole.endswith(member)]
    return max(known, key=len, default="") or whole


def _ruling(page: Page, phrase: SpeakerPhrase) -> str:
    """Who hands down a document that names nobody: a court its judgement, prosecutors charges."""
    if phrase.rule != "unsigned-filing":
        return ""
    m = _ZH_RULINGS.search(page.folded, phrase.start, phrase.end)
    return (m.lastgroup or "") if m else ""


_ZH_RULINGS = re.compile(r"(?P<法院>判决|裁定|判词|民事庭)|(?P<检方>起诉书|公诉书|不起诉处分)")


def _zh_longer(page: Page, name: str, at: int) -> str:
    """A house's name as the text gave it first: 匯通電訊, later 匯通; 台灣高鐵, later 高鐵公司."""
    core = name.removesuffix("公司")
    first = page.text.find(core) if 2 <= len(core) <= _ZH_SHORT else -1
    if not 0 <= first < at:
        return ""
    last = first + len(core)
    if m := _zh_house_ends().match(page.folded, last, min(len(page.folded), last + 8)):
        words = page.words(first, min(len(page.folded), m.end() + 4))
        return page.text[first : m.end()] if any(w.start == m.end() for w in words) else ""
    return ""


_ZH_SHORT = 4  # signs
# Behind a name these tell what it is and are no part of it: 速达|平台.
_ZH_WHAT_IT_IS = frozenset(
    {
        *("平台", "团队", "大厂", "车厂", "组织", "研究", "数据", "新闻", "论坛", "警方", "政府"),
        *("法院", "央行", "球队", "乐团", "媒体", "厂", "工厂", "门店", "超市", "总部", "管理局"),
        *("芯片", "手机", "软件", "系统"),  # 高通|芯片: what it makes
    }
)


@lru_cache(maxsize=1)
def _zh_house_ends() -> re.Pattern[str]:
    told = vocabulary("zh").words("names.organisation_end")
    ends = [w for w in told if len(w) > 1 and w not in _ZH_WHAT_IT_IS]
    return re.compile(rf"(?:{trie_pattern(ends)}){{1,2}}(?![长员们])")


@lru_cache(maxsize=1)
def _zh_called() -> re.Pattern[str]:
    words = vocabulary("zh")
    titles = words.words("speakers.title", "speakers.called", "speakers.after_name")
    family = trie_pattern(words.words("names.surname"))
    return re.compile(rf"(?P<family>{family})(?:{trie_pattern(titles)}|[总董工老导队])")


def _chinese(page: Page, phrase: SpeakerPhrase, name: str) -> SpeakerPhrase | None:
    if phrase.role == "house" and (whole := _written_out(page, name, phrase.start)):
        return replace(phrase, name=whole)
    if phrase.role != "person" or phrase.rule == "person-name":
        told = _ruling(page, phrase) or name
        side = full_side(page, told, phrase.start)
        if side is not None:
            return replace(phrase, role="house", name=side)
    if phrase.role == "house" and (longer := _zh_longer(page, name, phrase.start)):
        return replace(phrase, name=longer)
    if phrase.role != "person":
        return None
    if len(name) == 2 and name[1] == "氏":
        known = page.cast.last_person(name[0])
        return cast_phrase(known, phrase.start, phrase.end) if known else None
    at = page.text.find(name)
    if at < 0 or at >= phrase.start or any(dot in name for dot in _DOT):
        return None
    if at == 0 or page.text[at - 1] not in _DOT:
        return None
    signs = frozenset(vocabulary("zh").words("names.transliteration"))
    begin = at - 1
    while begin and page.folded[begin - 1] in signs:
        begin -= 1
    given = page.text[begin:at]
    return replace(phrase, name=given + name) if len(given) > 1 else None
