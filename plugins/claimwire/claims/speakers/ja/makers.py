"""Whom a Japanese document or finding speaks for: IDCの調査, 学会がまとめた統計, 株主への手紙."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimwire.claims.matching.lexicon import folded_pattern
from claimwire.claims.page import Page
from claimwire.claims.speakers.ja.roles import japanese_roles
from claimwire.claims.speakers.phrase import Role, SpeakerPhrase
from claimwire.text import to_simplified

# 議決書, 配布資料: papers that tell of no maker
_PAPER = folded_pattern(
    r"(?:配布|社内|内部|公開|説明|提出|決算|補足|関連|当時の|添付|証拠)?(?:資料|文書|書類|書面)|(?:議決|決議|判決|決定|通知|命令|警告|処分|鑑定|議案|目論見|目論见|申請|事業計画|契約|仕様|見積|請求|企画|報告|調査報告|年次報告|技術報告|実績報告|有価証券報告|説明|訴|起訴|告訴|告発)(?:書|状)|議事録|会議録|議事要旨|登記簿|財務諸表|招集通知|調書"
)
_DATED_PAPER = folded_pattern(
    r"の(?:\d{1,4}年度?(?:前|版|秋|春|夏|冬)?)?(?:[\d一二三四五六七八九十数]+(?:年|カ月|か月|ヶ月|週間|日)前|(?<=度)|(?<=\d年)|(?<=前)|(?<=版)|\d{1,2}月|\d{1,2}日|昨年|今年|一昨年|先月|今月|先週|今週|同日|前日|前回|今回|最新|直近|年次|四半期|春|夏|秋|冬)(?:\d{1,2}日)?付?(?:の)?$"
)
# 株主への手紙, 社員向けのメモ
_ADDRESSED = folded_pattern(r"(?:の|が)[^の、]{1,10}(?:への|向けの?|宛ての?|あての?)$")
# 裁判所に出した書類: the house that is told of made it
_OF_ITS_OWN = folded_pattern(
    r"[^、。「がは]{0,30}?(?:出し|提出し|届け出|開示し|公開し|公表し|発表し|配っ|送っ|示し|まとめ)た(?:[^、。がはたの]{0,10}の)?"
)
# 学会が先月まとめた調査: who made it stands before が
_MADE_BY = folded_pattern(
    r"(?P<who>[^、。「がは]{2,40})が[^。がは「」]{1,44}?[たる](?:[^、。がはたる]{0,14}の)?[一-鿿ァ-ヴーa-z0-9]{0,10}"
)
# 高瀬誠と野村進: the first of two leads
# 調査によると, 今回の発表では; ある調査によると is nobody's
_BARE_FINDING = folded_pattern(
    r"(?:この|その|今回の|同|同じ|当該|上記の|これらの|(?P<some>(?:ある|別の|各種の?|複数の|民間の?|最近の|過去の|海外の|国内の|最新の|現地の?|地元の?|一部の?|近年の|各種)+))?"
)


def maker(
    page: Page, start: int, end: int, read: Callable[[Page, int, int], SpeakerPhrase | None]
) -> SpeakerPhrase | None:
    """Whom a document speaks for; None where `[start, end)` names no document.

    `read` reads a noun phrase as a speaker. A paper that tells of no maker (議決書によると) is of
    the house that the text is about.
    """
    finding = japanese_roles().finding(page.folded[start:end])
    if not finding or _is_name(page, start, end, finding):
        return None
    if _OF_ITS_OWN.fullmatch(page.folded, start, end - len(finding)):
        rule = "unsigned-document"
        return SpeakerPhrase("bare-house", start, end, page.folded[start:end], rule=rule)
    if not page.mentions_in(start, end) and _PAPER.fullmatch(page.folded, start, end):
        rule = "unsigned-document"
        return SpeakerPhrase("bare-house", start, end, page.folded[start:end], rule=rule)
    if m := _BARE_FINDING.fullmatch(page.folded, start, end - len(finding)):
        rule = "unsigned-document"
        role: Role = "nobody" if m["some"] else "bare-house"
        return SpeakerPhrase(role, start, end, page.folded[start:end], rule=rule)
    if m := _MADE_BY.fullmatch(page.folded, start, end - len(finding)):
        made = read(page, *m.span("who"))
        if made is not None:
            return made
    if m := _ADDRESSED.search(page.folded, start, end - len(finding)):
        return read(page, start, m.start())
    no = page.folded.rfind("の", start, end - len(finding) + 1)
    left = no if no > start else end - len(finding)
    while left > start and page.folded[left - 1] == "の":
        left -= 1
    for stop in (end - len(finding), left):
        if m := _DATED_PAPER.search(page.folded, start, stop):
            left = m.start()
            break
    if left <= start:
        return None
    first = page.folded.find("の", start, left)
    made = maker(page, start, left, read) if first >= 0 else None
    made = made or read(page, start, left)
    if first > start and (made is None or made.rule in ("noun-phrase", "trade")):
        owner = read(page, start, first)  # 文科省の子供の学習費調査
        made = owner if owner and owner.rule in ("house-end", "known-name") else made
    return made


def _is_name(page: Page, start: int, end: int, finding: str) -> bool:
    """Whether a word for a finding is the end of a name: ミナト電話, 帝国信用調査."""
    begin = max(start, page.folded.rfind("の", start, end) + 1)
    rest = page.folded[begin : end - len(finding)]
    if len(rest) < _NAME_LEAST or finding not in _IN_NAMES or page.mentions_in(begin, end):
        return False
    if not _NAME_SIGNS.fullmatch(rest):
        return False
    roles = japanese_roles()
    if finding in _IN_PHONES:
        return True
    if roles.house(rest) or roles.person(rest) or roles.office(rest) or _COMMON_END.search(rest):
        return False
    name = page.text[begin:end]
    return any(f"{name}{case}" in page.text for case in _CASES)


_IN_PHONES = frozenset(to_simplified("話").split())  # 話 is said of nobody without の
_IN_NAMES = frozenset(to_simplified("話 調査 統計 研究 分析 評価 試験 測定 検査 観測 回答").split())
_NAME_LEAST = 2
_NAME_SIGNS = re.compile("[一-鿿々ァ-ヴーa-z&・]+")
_COMMON_END = folded_pattern(
    "(?:[度率費数量性化者額間]|意识|実態|緊急|全国|住民|意向|満足|消費|市場|市况|企业|世论|動向|聞き取り)$"
)
_CASES = ("は", "が")
