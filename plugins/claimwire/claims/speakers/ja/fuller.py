"""The full name of a Japanese house that is named shortly: 公取委, 日産, サンダース, 商務省.

Looked for in what the text says before: names of which the short one keeps single signs, the
beginning or the end.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import folded_pattern
from claimwire.claims.page import Page
from claimwire.claims.speakers.ja.roles import japanese_roles
from claimwire.claims.speakers.names import Mention
from claimwire.text import match_form

_LANDS = ("日本", "全国", "国際", "全米", "欧州", "東京", "中央")
_BEFORE = re.compile("[一-鿿ァ-ヴーA-Za-z]")
_SHORT_OFFICE = re.compile("[一-鿿]{1,4}(?:委|省|庁|連|労連|協|機構|研|監|検|大|裁)$")
_OFFICE = re.compile(r"[一-鿿]{2,8}(?:省|庁|局|部|院|署)$")
_MOST_LEFT_OUT = 4
# what a company's name goes on with: 日産[自動車], サンダース[ホールディングス]
_COMPANY = folded_pattern(
    r"(?:[一-鿿ァ-ヴーa-z]{0,6})(?:自動車|电机|電機|電気|工業|重工业|重工業|製作所|制作所|精工|精機|精密|化学|制药|製薬|製鋼|制钢|製鉄|电力|電力|ガス|"
    r"ホールディングス|hd|グループ|コーポレーション|インダストリーズ|テクノロジーズ?|エレクトロニクス|マテリアルズ?|システムズ?|モーターズ?|エナジー|フーズ|ファーマ|"
    r"電工|電子|電器|商事|物産|酒造|醸造|建設|不動産|証券|銀行|鉄道|電鉄|航空|海運|郵船|汽船|通信|通信機|食品|飲料|乳業|水産|繊維|製紙|印刷|光学|精螺|精密工業|研究所)(?![一-鿿ァ-ヴー])"
)
_COMPANY_PART = re.compile("[一-鿿]{2,4}|[ァ-ヴー]{3,}|[A-Z]{2,6}")


def fuller_house(page: Page, name: str, at: int) -> str | Mention | None:
    """The name or the entity that a short name before `at` stands for; None where it is whole."""
    return (
        _of_the_topic(page, name, at)
        or _wider(page, name, at)
        or _abbreviated(page, name, at)
        or _begun(page, name, at)
    )


def _of_the_topic(page: Page, name: str, at: int) -> Mention | None:
    """A house of the topic named before, of whose name this is a part (米商務省, then 商務省)."""
    part = _OFFICE.fullmatch(name) is not None
    kana = len(name) > 2 and re.fullmatch("[ァ-ヴー]+", name) is not None
    if not (part or kana):
        return None
    for mention in reversed(page.mentions):
        if mention.end > at or mention.is_person:
            continue
        shown = page.text[mention.start : mention.end]
        if part and len(shown) - len(name) == 1 and shown.endswith(name):
            return mention
        if kana and shown.startswith(f"{name}・"):
            return mention
    return None


def _wider(page: Page, name: str, at: int) -> str:
    """The name with the land or town before it that the article gave it first, or ''."""
    for land in _LANDS:
        place = page.text.find(land + name, 0, at)
        if place >= 0 and not (place and _BEFORE.match(page.text, place - 1)):
            return land + name
    return ""


def _abbreviated(page: Page, name: str, at: int) -> str:
    """The name of which a short one keeps single signs: 公取委 of 公正取引委員会."""
    if not 2 < len(name) <= 5 or not _SHORT_OFFICE.fullmatch(name):
        return ""
    gap = f"[一-鿿・]{{0,{_MOST_LEFT_OUT}}}"
    spelled = gap.join(re.escape(sign) for sign in name)
    for m in re.finditer(rf"(?<![一-鿿ァ-ヴー]){spelled}{gap}(?![一-鿿])", page.text[:at]):
        if m.group().startswith(name) and name[-1] in "省庁":
            continue  # 金融庁検査局: a part of an office that is whole
        if len(m.group()) > len(name) + 1 and japanese_roles().house(match_form(m.group())):
            return m.group()
    return ""


def _begun(page: Page, name: str, at: int) -> str:
    """The name of a company of which a short one keeps the beginning: 日産 of 日産自動車."""
    if not _COMPANY_PART.fullmatch(name) or japanese_roles().is_field(match_form(name), ""):
        return ""
    place = page.text.find(name, 0, at)
    if place < 0 or (place and _BEFORE.match(page.text, place - 1) and not _led(page, place)):
        return ""
    m = _COMPANY.match(page.folded, place + len(name))
    return page.text[place : m.end()] if m else ""


def _led(page: Page, place: int) -> bool:
    """Whether what stands straight before a name tells its kind or its state (米, 会社)."""
    return _LED.search(page.text, max(0, place - 6), place) is not None


_LED = re.compile("(?:会社|企業|大手|メーカー|[米英独仏伊中韓露豪加印台日])$")
