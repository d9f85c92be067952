"""What stands before a sentence and belongs to no evidence: datelines, kickers, bullets.

「（中央社記者…專電）」, 「芯视野12月9日消息，」, "BEIJING, Jan 14 (Wirex) - ", "1. ", "•": the
data contract leaves them outside the evidence. They stand at the beginning of a line only.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import base_language, vocabulary

_BULLET = re.compile(
    r"(?:[•●・→➡➔▸▹‣⁃◉✅☑👉🔹🔸📌■◆◇▶►○◎※★☆·∙▪➤✓✔*]|[-–—](?=\s)|\d{1,2}\s*[.．、)）](?=\s*\D)|"
    r"[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*"
)
_BRACKET = re.compile(
    r"(?P<open>[（(〔【［\[])(?P<inside>[^）)〕】］\]]{1,60})[）)〕】］\]]\s*[／/]?\s*"
)
_AGENCY = re.compile(r"\d{1,2}日?\s*(?:电|讯|消息|专电|外电)$")  # （晨星社基隆23日電）
_ALWAYS_DATELINE = "【〔"
_DATED = re.compile(
    r"[^，。：:；;、\n]{1,24}?\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:上午|下午|晚间|晚上|凌晨|早间|中午|晚|早)?\s*"
    r"(?:电|讯|消息|专电|综合电|外电|综合报道|综合报导|报道|报导)"
    r"\s*(?:[（(][^）)]{1,40}[）)])?\s*[，,：:—-]?\s*"
)
_NEWS = re.compile(
    r"(?:本报|本刊|本网|本社|本台)(?:综合)?(?:讯|消息|报道|报导)\s*(?:[（(][^）)]{1,40}[）)])?[，,：:\s]*"
    r"|[^，。：:；;、\s]{2,8}讯(?:[\s：:，,]+|(?=[（(]))(?:[（(][^）)]{1,40}[）)])?\s*"
)
_BYLINE = re.compile(
    r"(?:(?:特派|实习|资深|驻\S{1,4})?(?:记者|编译|主笔)|\S{2,6}中心|\S{2,4}组)[^，。：:；;\n]{0,18}?"
    r"[／/│|∕]\s*[^，。：:；;\s]{1,14}?(?:报导|报道|外电|电|撰文|整理)[\s：:，,]*"
)
EN_DATELINE = re.compile(
    r"[A-Z][A-Z.'’\-/ ]{2,40}(?:, [A-Z][A-Za-z.]{1,14}){0,2}"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"\s*(?:\([^)]{2,30}\)|/[A-Za-z ]{4,24}/)?\s*(?:--|[-–—])\s+"
)
# 14.52 Doors have closed; 2:05 p.m. GMT: on stage
_EN_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|[BCEP][SD]?T|HKT|JST|IST|"
    r"CET))?"
    r"\s*[:|–—-]?\s+(?=[\"“‘]?[A-Z][a-z]|[\"“‘]?[AI]\s)(?!Million|Billion|Trillion|Percent)"
)
_CJK_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])(?:[:：][0-5]\d|时[0-5]?\d分)(?:\s*[|｜▏]\s*|[\s\u3000]+)(?=\D)"
)
_STAGE = re.compile(
    r"[（(\[]\s*(?:大|苦|微|众|全场|会场|爆)?(?:笑声?|掌声|鼓掌|拍手|停顿|沉默|笑い|音乐|音楽|音效)\s*[)）\]]\s*"
)
# 收入端：… in front of a sentence; 答：… tells who speaks and is read with the frames
_ZH_HEAD = re.compile(r"(?:事件|点评|[一-鿿]{1,3}端)\s*[:：]\s*(?=[^\s「“\"])")
_EN_AGENCY = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? )?\([A-Z][\w .]{2,24}\)\s*(?:--|[-–—])\s+"
)
_EN_KICKER = re.compile(r"(?:[A-Z]{3,}\s+){2,4}(?=[A-Z][a-z]+\s)")
_JA_DATELINE = re.compile(
    r"(?:【[^】]{1,30}】|〈[^〉]{1,20}〉|（[^）]{1,14}(?:記者|共同|時事)[^）]{0,10}）)\s*"
)


def skip_opener(text: str, folded: str, start: int, end: int, language: str) -> tuple[int, str]:
    """Where the evidence of the line's first sentence begins, and the rule that says so.

    Args:
        text: an article's text.
        folded: its `match_form`.
        start: where the sentence begins.
        end: where it ends.
        language: BCP 47 tag.

    Returns:
        The offset of the first character behind all openers, and "" or the last rule's name.
    """
    rule = ""
    while start < end:
        step, name = _step(text, folded, start, end, base_language(language))
        if step <= start:
            break
        start, rule = min(step, end), name
    return start, rule


def _step(text: str, folded: str, start: int, end: int, language: str) -> tuple[int, str]:
    if m := _BULLET.match(text, start, end):
        return m.end(), "opener:bullet"
    if m := _STAGE.match(folded, start, end):
        return m.end(), "opener:stage-direction"
    if language == "en":
        if m := _EN_CLOCK.match(text, start, end):
            return m.end(), "opener:clock"
        if m := EN_DATELINE.match(text, start, end) or _EN_AGENCY.match(text, start, end):
            return m.end(), "opener:dateline"
        if m := _EN_KICKER.match(text, start, end):
            return m.end(), "opener:kicker"
        return start, ""
    if language == "ja" and (m := _JA_DATELINE.match(text, start, end)):
        return m.end(), "opener:dateline"
    if m := _CJK_CLOCK.match(folded, start, end):
        return m.end(), "opener:clock"
    if language == "zh" and (m := _ZH_HEAD.match(folded, start, end)):
        return m.end(), "opener:head"
    m = _BRACKET.match(folded, start, end)
    agency = m is not None and _AGENCY.search(m["inside"]) is not None
    if m and (agency or m["open"] in _ALWAYS_DATELINE or is_credit(m["inside"], language)):
        return m.end(), "opener:bracket"
    for pattern, name in ((_BYLINE, "byline"), (_DATED, "dateline"), (_NEWS, "dateline")):
        if m := pattern.match(folded, start, end):
            return m.end(), f"opener:{name}"
    return start, ""


def skip_english_clock(text: str, start: int, end: int) -> int:
    """Where an English entry of a running report begins behind its clock: 10:12 The …."""
    m = _EN_CLOCK.match(text, start, end) if text[start].isdigit() else None
    return m.end() if m else start


def skip_clock(folded: str, start: int, end: int) -> int:
    """Where an entry of a running report begins behind its clock: 13:04　…."""
    m = _CJK_CLOCK.match(folded, start, end) if folded[start].isdigit() else None
    return m.end() if m else start


def is_credit(folded: str, language: str) -> bool:
    """Whether a folded line or bracket names who wrote, edited or took it."""
    words = vocabulary(language).words("sentences.credit")
    return any(word in folded for word in words)
