"""Which units assert nothing: headings, rows, questions, credits, lead-ins, boilerplate.

The data contract, "Not claims". A unit that is left is a claim unless it turns out to be a
bare reporting frame, which `frames` finds.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwire.claims.matching.gates import EVERY, AnyOf, rule
from claimwire.claims.matching.lexicon import base_language, trie_pattern, vocabulary
from claimwire.claims.sentences.asides import is_aside
from claimwire.claims.sentences.courtesies import is_asking, says_nothing
from claimwire.claims.sentences.openers import is_credit
from claimwire.claims.sentences.orders import is_order
from claimwire.claims.sentences.split import Unit, has_predicate

_QUESTION = rule(r"[?？][!！?？]*[」』”’\"'）)〉》]*$")
# 図書館は1月から講座を開く。: a topic or subject and a predicate
_JA_SENTENCE = re.compile(r"[はがも](?!こちら)[^。]{4,}(?<!ください)(?<!下さい)[。！]")
_JA_QUESTION = rule(r"(?:の|だろう|でしょう|ます|です)か[。」』]*$")
_INTERVIEWER = re.compile(r"[―—─–-]{2}")
_LEAD_IN = rule(r"[：:][」』”\"]?$")
_CELL = rule(r"\S\s\|\s\S")
_LETTERS = "一-鿿぀-ヿA-Za-z"
_THREE_LETTERS = re.compile(rf"(?:[^{_LETTERS}]*[{_LETTERS}]){{3}}")
_FOUR_LETTERS = re.compile(rf"(?:[^{_LETTERS}]*[{_LETTERS}]){{4}}")
# 【エルサレム松岡大地、カイロ金子淳】: who reports, or a rubric
_BOXED = re.compile(r"[【〔〖][^【】〔〕〖〗。！？]{1,60}[】〕〗]$")
_LAST_BRACKET = rule(r"[（(〔【][^（(〔【]{1,40}[）)〕】]$")
# Who took or gave a picture, behind its caption: 圖／X提供.
_PICTURE = re.compile(
    r"(?:图片?|照片|摄影?|影|制图|绘图|供图|画面|文)\s*[/／:：|]\s*[^。，,！？]{1,24}$"
)
_CREDIT_LINE = re.compile(r"^[（(〔【\[]?[^。！？]{0,60}[）)〕】\]]?[\d/／.\-\s]*$")
_FIGURE = rule(r"\d|[一二三四五六七八九十]成")
# a line that is somebody's words, with a predicate at their end
_JA_SAID = re.compile(
    r"「[^「」]{6,}(?:[たるいうだよねぞわさ]|ます|です|ません|ない|んだ|ちゃった)[♪!！…ー～〜]*」$"
)
# an item of an English list that asserts: a movement with its figure, a finite verb, a thing done
_EN_ITEM = re.compile(
    r"\b(?:up|down|flat|higher|lower)\b[^.;:]*\d|\b(?:is|are|was|were|has|have|will|rose|fell|grew|won|"
    r"cut|sold|began|reached|totaled|totalled|stood|hit)\b|\b(?!(?:red|hundred|need|feed|speed)\b)"
    r"[a-z]{3,}ed (?:in|on|at|by|to|from|for|with|as|after|its|the|a|an|\d|\$)"
)
_ITEM_WORDS = 5
# 会長は「…」と双眼鏡を磨く: a sentence that lost its stop
_JA_TOLD = re.compile(
    r"[^「」]{2,60}[はがも]「[^「」]{10,}」と[^「」、。]{2,18}[るたくすうむぶつぐ]$"
)
# what a page says of its own text: This article was first published in …
_OF_ITSELF = (
    r"this (?:story|article|report|post|column) (?:(?:was|has been) (?:first|originally|updated|"
    r"amended|corrected|produced|published|adapted|translated|written|edited|supported|created)|"
    r"(?:first|originally|also) (?:appeared|ran)|appear(?:s|ed) in|is (?:part of|"
    r"for (?:information|subscribers|members)|available|based on|free)|contains affiliate|"
    r"may (?:contain|include))\b"
)
_CREDIT_AND_CODE = re.compile(r"[)）〕】\]]\d{0,8}$")
_LONG_LINE = {"zh": 28, "ja": 34, "en": 90}


def why_not(
    folded: str,
    unit: Unit,
    start: int,
    language: str,
    *,
    lone: bool,
    printed: str = "",
    listed: bool = False,
    bits: int = EVERY,
) -> str | None:
    """The name of the rule by which a unit is no claim, or None where it may be one.

    Args:
        folded: the article's `match_form`.
        unit: the sentence.
        start: where it begins behind its openers.
        language: BCP 47 tag.
        lone: it is the only unit of its line.
        printed: the unit behind its openers as printed.
        listed: it is an item of a list.
        bits: the rules that the unit opens (`gates`).
    """
    body = folded[start : unit.end].strip()
    base = base_language(language)
    words = vocabulary(base)
    if not (_FOUR_LETTERS if base == "en" else _THREE_LETTERS).match(body):
        return "not-a-claim:no-words"
    if body[0] in "▲▼△▽↑↓":
        return "not-a-claim:caption"
    if _CELL.found(body, bits):
        return "not-a-claim:table-row"
    if _QUESTION.found(body, bits):
        return "not-a-claim:question"
    if _LEAD_IN.found(body, bits):
        return "not-a-claim:lead-in"
    if is_asking(body, base, bits):
        return "not-a-claim:asked"
    if says_nothing(body, printed or body, base, bits):
        return "not-a-claim:says-nothing"
    if is_aside(body, base, bits):
        return "not-a-claim:aside"
    if is_order(body, base, bits):
        return "not-a-claim:order"
    opening = body.lstrip('（(【〔[「“"')
    if _is_furniture(opening, base):
        return "not-a-claim:furniture"
    box = base == "ja" and opening.startswith(words.words("sentences.heads_a_box"))
    if box and not (unit.stopped and _JA_SENTENCE.search(opening)):
        return "not-a-claim:furniture"
    if opening.startswith(words.words("sentences.asserts_nothing")) and len(body) < 60:
        return "not-a-claim:asserts-nothing"
    if len(body) < 60 and _pleasantries(base).found(body, bits):
        return "not-a-claim:pleasantry"
    if base == "zh" and body[0] in "图照摄影制绘供画文" and _PICTURE.match(body):
        return "not-a-claim:credit"
    bracketed = body[0] in "（(〔【["
    if _BOXED.match(body):
        return "not-a-claim:credit"
    short = (
        not unit.stopped
        and len(body) < 60
        and (bracketed or (lone and _CREDIT_LINE.match(body) is not None))
    )
    if short and is_credit(body, language):
        return "not-a-claim:credit"
    last = _LAST_BRACKET.search(body) if lone and bits & _LAST_BRACKET.bit else None
    if last and is_credit(last.group(), language):
        return "not-a-claim:caption"
    if bracketed and _CREDIT_AND_CODE.search(body) and is_credit(body, language):
        return "not-a-claim:credit"
    if base == "en" and body[0] == "(" and is_credit(body, language):
        return "not-a-claim:credit"
    if not unit.stopped and lone and not _sentence_without_stop(body, base, listed=listed):
        return "not-a-claim:heading"
    if base == "ja" and _INTERVIEWER.match(body):
        return "not-a-claim:question"
    if base == "ja" and _JA_QUESTION.found(body, bits):
        return "not-a-claim:question"
    if base == "zh" and _lost_question(body):
        return "not-a-claim:question"
    return None


def _is_furniture(opening: str, base: str) -> bool:
    """Whether a unit opens with words that only the page's furniture opens with, as whole words."""
    if base == "en":
        return _whole_furniture().match(opening) is not None
    return opening.startswith(vocabulary(base).words("sentences.furniture"))


@lru_cache(maxsize=1)
def _whole_furniture() -> re.Pattern[str]:
    """Subscribe to …, Copyright 2026 …, and not Subscribers pay …, Copyright holders sue …."""
    words = trie_pattern(vocabulary("en").words("sentences.furniture"))
    return re.compile(rf"{words}|copyright \d{{4}}|{_OF_ITSELF}")


@lru_cache(maxsize=4)
def _pleasantries(base: str) -> AnyOf:
    return AnyOf(vocabulary(base).words("sentences.pleasantry"))


def _sentence_without_stop(body: str, language: str, *, listed: bool) -> bool:
    """Whether a line with no stop is a sentence that lost it rather than a heading."""
    if listed and language == "zh" and _FIGURE.search(body) and has_predicate(body):
        return True
    if listed and language == "en" and _EN_ITEM.search(body):
        return body.count(" ") >= _ITEM_WORDS - 1
    if language == "ja" and (_JA_SAID.match(body) or _JA_TOLD.match(body)):
        return True
    long = len(body) >= _LONG_LINE[language]
    comma = any(mark in body for mark in "，,")
    quoted = body[-1:] in '」”』"'
    return long and (comma or quoted)


def _lost_question(body: str) -> bool:
    words = vocabulary("zh")
    bare = body.rstrip('。！!…」』”" ')
    if not bare.endswith(words.words("sentences.question")) or len(bare) > 40:
        return False
    return bare.endswith("吗") or any(
        word in bare for word in words.words("sentences.question_open")
    )
