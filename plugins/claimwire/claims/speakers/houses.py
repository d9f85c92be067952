"""What kind of house a name or a bare noun tells: a company, an office, a bank, an outlet.

「該行」 means the bank or broker named last, "the agency" the office, 公司 the company: a house of
another kind that was named in between does not come in question.
"""

from __future__ import annotations

from typing import Literal

from claimwire.claims.matching.lexicon import folded_pattern
from claimwire.claims.speakers.phrase import Speaker, SpeakerPhrase
from claimwire.text import name_form

Kind = Literal["firm", "office", "bank", "media", "body"]

_OFFICE = folded_pattern(
    r"(?:部|局|署|院|会|所|省|厅|庁|处|委|政府|白宫|国会|海关|央行|警方|法院|党|"
    r"ministry|agency|office|department|bureau|commission|committee|administration|house|"
    r"congress|council|embassy|"
    r"exchange|court|police|treasury|authority|customs)$"
)
_BANK = folded_pattern(
    r"(?:证券|银行|投顾|投信|资本|基金|期货|资管|国际金融|大行|券商|研究|咨询|顾问|智库|协会|学会|研究院|研究所|シンクタンク|"
    r"securities|bank|capital|research|partners|advisors|consulting|institute|association|"
    r"insight|insights|analytics)$"
)
_MEDIA = folded_pattern(
    r"(?:新闻|日报|时报|晚报|早报|快报|周刊|周报|杂志|通讯社|通信社|通信|电视台|电视|卫视|财经|传媒|テレビ|タイムズ|"
    r"news|times|journal|post|daily|herald|weekly|magazine|tv)$"
)
# houses told by how their names begin
_OFFICE_OF = folded_pattern(
    r"^(?:[\w.]+ ){0,2}(?:ministry|department|bureau|office|board|commission|agency|court|council|"
    r"committee|authority|inspectorate|secretariat|administration|directorate) (?:of|for|on) "
)
_BANK_OF = folded_pattern(r"^(?:central )?bank of |^(?:\w+ ){0,2}institute (?:of|for) ")
_BODY_OF = folded_pattern(
    r"^(?:[\w'’.]+ ){0,2}(?:university|union|society|federation|confederation|chamber|guild|party|"
    r"friends|tenants|association|league|college|school|museum|academy|church|coalition|alliance|"
    r"campaign|club|order|forum) (?:of|for|against) "
)
# bodies that are no company: members, causes, teaching, courts of sport
_BODY = folded_pattern(
    r"(?:\b(?:guild|union|unions|forum|council|society|federation|confederation|university|"
    r"college|school|"
    r"hospital|museum|league|club|foundation|trust|charity|church|party|coalition|alliance|"
    r"campaign|"
    r"watch|monitor|observatory|lobby|chamber|brotherhood|parliament|senate|academy|clinic|zoo|"
    r"library|archive|archives|commons|movement|network of \w+|consortium|ratepayers|residents|"
    r"workers|drivers|farmers|teachers|nurses|pilots|seafarers|tenants|parents|owners|growers|"
    r"laboratory|centre for [\w ]+|center for [\w ]+))$"
)
# regulators that are known by a name
_REGULATOR = folded_pattern(
    r"^(?:ofcom|ofgem|ofwat|ofsted|fca|pra|sec|ftc|fcc|cftc|fda|epa|osha|nhtsa|ferc|nrc|faa|cma|"
    r"ico|hmrc|"
    r"bafin|amf|acm|agcom|cnil|esma|enisa|berec|mas|sebi|rbi|trai|accc|asic|apra|kftc|jftc|samr|"
    r"miit|"
    r"ndrc|csrc|pboc|nca|nyse|icann|itu|wto|oecd|imf|esb|ecb|boj|boe)$"
)
_BODY_NOUN = folded_pattern(
    r"(?:\b(?:trade group|lobby|lobby group|charity|union|guild|body|campaign|campaign group|"
    r"organi[sz]ation|"
    r"watchdog|forum|alliance|coalition|foundation|trust|society|club|party|church|federation|"
    r"university|college|school|hospital|museum|council|chamber|league|group|consortium|"
    r"federation))$"
)
_BANK_NOUN = folded_pattern(
    r"(?:行|机构|券商|投行|该所|协会|大行|"
    r"research firm|bank|brokerage|institute|think tank|association|consultancy)$"
)
_OFFICE_NOUN = folded_pattern(
    r"(?:部|局|署|院|官方|当局|部门|警方|校方|省|庁|厅|agency|ministry|department|regulator|bureau|government|"
    r"administration)$"
)
_MEDIA_NOUN = folded_pattern(
    r"(?:报|媒体|社方|该社|该台|纸|同通信|志|newspaper|paper|magazine|outlet|network)$"
)
_ANY_COMPANY = folded_pattern(r"(?:同社|firm|group)$")


def kind_of(house: Speaker) -> Kind:
    """The kind of a named house, by the topic's table or else by the end of its name."""
    if house.entity is not None:
        kinds: dict[str, Kind] = {"agency": "office", "media": "media", "research": "bank"}
        return kinds.get(house.entity.type, "firm")
    name = name_form(house.name)
    if _MEDIA.search(name):
        return "media"
    if _BANK.search(name) or _BANK_OF.search(name):
        return "bank"
    if _OFFICE.search(name) or _OFFICE_OF.search(name) or _REGULATOR.search(name):
        return "office"
    return "body" if _BODY.search(name) or _BODY_OF.search(name) else "firm"


def kinds_meant(phrase: SpeakerPhrase) -> frozenset[Kind]:
    """The kinds of house that a bare noun or an unsigned document may mean."""
    if phrase.rule == "unsigned-document":
        return frozenset()
    noun = name_form(phrase.name or "").strip()
    if _ANY_COMPANY.search(noun):
        return (
            frozenset({"firm", "bank", "media"})
            if noun == "同社"
            else frozenset({"firm", "bank", "body"})
            if noun.endswith("group")
            else frozenset({"firm", "bank"})
        )
    if _BANK_NOUN.search(noun):
        return frozenset({"bank"})
    if _BODY_NOUN.search(noun):
        return frozenset({"body", "bank"})
    if _MEDIA_NOUN.search(noun):
        return frozenset({"media"})
    if _OFFICE_NOUN.search(noun):
        return frozenset({"office"})
    return frozenset({"firm"})
