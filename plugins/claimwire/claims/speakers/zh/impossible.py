"""What a Chinese phrase left of a cue cannot be: a clause, a word of grammar, part of a word.

Phrases are told by their ends, so that what opens them may be no part of them (曾有|运营商),
may give them another part in the sentence (为民警|恢复通话), or may make them a clause
(手法让市民|担忧).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page, Word
from claimwire.claims.speakers.phrase import SpeakerPhrase
from claimwire.claims.speakers.zh.name_ends import in_dictionary
from claimwire.claims.speakers.zh.names import WORD_SURNAMES, ChineseNames

_BRACKET = re.compile(r"[（(][^（()）]{1,16}[)）](?=.)")
_SHARE = re.compile(r"[\d.]+[%％](?:的)?(?=[一-鿿])")
_ARTICLE_OF_LAW = re.compile(
    r"第[一二三四五六七八九十百千\d]+[条章款节编项](?:之[一二三四五六七八九十])?"
)
_OPEN_MARKS = tuple("《〈「『“（(")
_MEASURED = frozenset("价率额值性度费法")
_RULES = ("法规", "法令", "规定", "条例", "法律", "规则", "标准", "规范")
_CANTONESE = re.compile("[嘅咗冇唔咁啲嗰喺嚟畀俾]|(?<=.)[住紧晒埋]|系唔")
_MARK_WITHIN = re.compile("[，。；！？,;]")
# Parts of speech that alone make nobody: adverbs, places, words that point, count and measure.
_NOBODY_TAGS = frozenset(("d", "f", "r", "m", "mq", "q", "c", "p", "u", "uj", "ul", "y", "e", "o"))
_PLAIN_TAGS = frozenset(("n", "b", "v", "vn", "a", "an"))
_DONE = frozenset("了着过")
_OFFICES = ("部门", "单位", "机构", "公司", "集团", "银行", "协会", "委员会", "中心", "平台")
_HOUSE_ENDS = ("证券", "银行", "公司", "集团", "投顾", "投信", "控股", "交易所", "研究院")
_HOUSE_LEAST = 4  # signs
_JUDGED = ("person", "house", "unnamed")
_NAMES_BY_FORM = ("title-name", "trade-name", "person-name", "house-name", "brand", "marked-name")
_NOUNS_BY_FORM = ("kind-of-house", "noun-phrase", "generic", "people", "apposition")
_BY_FORM = frozenset((*_NAMES_BY_FORM, *_NOUNS_BY_FORM))


def speaker_in(page: Page, phrase: SpeakerPhrase) -> SpeakerPhrase | None:
    """The phrase without what opens it and is no part of it, or None where it is nobody."""
    if phrase.entity is not None or phrase.role not in _JUDGED or phrase.rule not in _BY_FORM:
        return phrase
    start, end = phrase.start, phrase.end
    said = page.folded[start:end]
    if not said or _ARTICLE_OF_LAW.match(said) or said.endswith(_OPEN_MARKS):
        return None
    if _MARK_WITHIN.search(said):
        return None
    if phrase.rule == "noun-phrase" and (
        said[-1] in _MEASURED or page.folded.startswith(_RULES, end)
    ):
        return None  # 发行价, 前瞻性, 现行消防|法规
    if phrase.rule in ("brand", "noun-phrase") and _CANTONESE.search(said):
        return None
    if phrase.role == "person":
        return None if _is_no_person(page, start, end) else phrase
    begin = _behind_openers(page, start, end) if phrase.role == "unnamed" else start
    words = page.words(begin, end) if begin < end else ()
    if not words or _is_clause(words) or _is_act(phrase.rule, words):
        return None
    if phrase.rule == "noun-phrase" and (house := _house_before(page, words)):
        return replace(phrase, end=house, name=page.text[begin:house])
    if begin == start:
        return phrase
    return replace(phrase, start=begin, name=page.text[begin:end])


def _house_before(page: Page, words: tuple[Word, ...]) -> int | None:
    """Where a house's name ends that a plain word stands behind: 富途证券|恒指."""
    if len(words) < 2 or words[-1].text in _words("names.organisation_end"):
        return None
    stop = words[-1].start
    ends = page.folded.endswith(_HOUSE_ENDS, words[0].start, stop)
    return stop if ends and stop - words[0].start >= _HOUSE_LEAST else None


def _behind_openers(page: Page, start: int, end: int) -> int:
    """Where a phrase begins behind brackets, shares, connectors and words that there are some."""
    begin = start
    for pattern in (_BRACKET, _SHARE):
        if m := pattern.match(page.folded, begin, end):
            begin = m.end()
    opens = _words("speakers.no_opener")
    for word in page.words(begin, end) if begin < end else ():
        if word.text not in opens or word.end >= end:
            return word.start
    return begin


def _is_clause(words: tuple[Word, ...]) -> bool:
    """Whether words hold a predicate or give their noun another part than the subject's."""
    first = words[0]
    if first.text in _words("speakers.other_part") and (
        len(first.text) > 1 or (len(words) > 1 and in_dictionary(words[1].text))
    ):
        return True  # 对|用户, not 和|硕
    if all(w.tag in _NOBODY_TAGS for w in words):
        return words[-1].text not in _words("speakers.generic")
    explained = max((i for i, w in enumerate(words) if w.text == "的"), default=-1)
    within = _words("speakers.in_clause")
    for at, word in enumerate(words[explained + 1 : -1], explained + 1):
        if word.text in _DONE or word.text in within:
            return True
        will = word.text in ("会", "将", "能", "就") and words[at + 1].tag[:1] in "vdp"
        if will and at > 0:
            return True
    return False


def _is_act(rule: str, words: tuple[Word, ...]) -> bool:
    """Whether what stands behind a common noun is what it did: 公司|业绩表现."""
    plain = all(w.tag in _PLAIN_TAGS and len(w.text) > 1 and in_dictionary(w.text) for w in words)
    return rule == "apposition" and len(words) > 1 and words[-1].tag == "v" and plain


def _is_no_person(page: Page, start: int, end: int) -> bool:
    """Whether what was read as a name holds a particle or is a word of the language."""
    said = page.folded[start:end]
    if any(sign in said for sign in "的了") or said.endswith(_OFFICES):
        return True
    if said[0] in WORD_SURNAMES and end - start == 3:
        verb = page.words(start + 1, end)[0]
        return verb.end == end and verb.tag == "v" and in_dictionary(verb.text)
    if said[0] in _names().surnames:
        return False
    return len(said) == 2 and said[0] not in "老小阿" and in_dictionary(said)


@lru_cache(maxsize=8)
def _words(key: str) -> frozenset[str]:
    return frozenset(vocabulary("zh").words(key))


@lru_cache(maxsize=1)
def _names() -> ChineseNames:
    return ChineseNames(_words("speakers.adverbial"))
