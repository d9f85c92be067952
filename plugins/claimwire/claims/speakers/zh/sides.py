"""Which office or body a bare Chinese noun means: 檢方, 局方, 市府, 雄檢, 協會, 區處.

Such a noun stands for the house named before it whose full name ends as the noun does, or as the
side does that it tells: 新竹地檢署 is 檢方 and 竹檢, 台電苗栗區處 is 區處.
"""

from __future__ import annotations

import re

from claimwire.claims.page import Page
from claimwire.text import name_form

# A side of a matter, and how the names of those end who take it.
_SIDES = {
    "检方": (
        "地检署",
        "高检署",
        "检察署",
        "检察院",
        "检察厅",
        "检察官办公室",
        "区检察官",
        "联邦检察官",
    ),
    "局方": ("局",),
    "院方": ("医院", "医学中心", "医学院", "附医", "疗养院"),
    "校方": ("大学", "学院", "中学", "小学", "高中", "国中", "学校", "幼儿园"),
    "该会": (
        "协会",
        "学会",
        "公会",
        "商会",
        "联合会",
        "工会",
        "总会",
        "基金会",
        "促进会",
        "农会",
        "渔会",
    ),
    "该院": ("研究院", "医院", "法院", "中研院"),
    "该校": ("大学", "学院", "中学", "小学", "高中", "国中"),
    "该所": ("研究所", "事务所", "律所", "交易所"),
    "该馆": ("博物馆", "美术馆", "图书馆", "纪念馆"),
    "该局": ("局",),
    "该署": ("署",),
    "该厅": ("厅",),
    "署方": ("署",),
    "部方": ("部",),
    "处方": ("处",),
    "市府": ("市政府",),
    "县府": ("县政府",),
    "州府": ("州政府",),
    "府方": ("政府",),
    "园方": ("动物园", "乐园", "植物园", "园区", "幼儿园", "公园"),
    "馆方": ("博物馆", "美术馆", "图书馆", "纪念馆", "科学馆"),
    "台方": ("电视台", "电台", "广播电台"),
    "社方": ("出版社", "报社", "合作社"),
    "会方": ("协会", "学会", "商会", "公会", "总会", "委员会"),
    "行方": ("银行",),
    "矿方": ("矿业", "煤矿", "矿"),
    "高院": ("高等法院", "高级人民法院", "最高法院", "最高人民法院"),
    "中院": ("中级人民法院",),
    "地院": ("地方法院",),
    "警方": ("公安局", "警察局", "警局", "公安分局", "派出所"),
    "法庭": ("法院",),
    "合议庭": ("法院",),
}
_SHORTENED = frozenset({"高院", "中院", "地院"})
_BODY = re.compile(
    r"协会|学会|工会|公会|商会|联盟|同盟|联合会|总会|分会|委员会|理事会|基金会|研究院|研究所|研究会|研究中心|法院|医院|银行|区处|供电区处|营业处|"
    r"管理处|管理局|公所|农会|渔会|水利会|地检署|警局|分局|派出所|消防局|卫生局|环保局|教育局|劳动局|文化局|气象局|乐团|剧团|俱乐部|球团|大学|学院|"
    r"电厂|工厂|车站|港务局|机场|交易所|监管局|统计局|中心"
)
_PROSECUTOR = re.compile(r"[一-鿿]{1,2}检")
_MARK = re.compile(r"[,，。:：;；!！?？「」『』“”《》()（）\s]")
_NAME_TAGS = ("n", "j", "b", "vn", "eng", "a", "f", "v")
_NO_NAME = frozenset(
    {
        *"由被向到在对与和及据从将把让给跟是的该本这那经指称说",
        *("报导", "报道", "引述", "援引", "指出", "表示", "根据", "公布", "发布", "遭", "获"),
    }
)
_LONGEST = 16


def full_side(page: Page, name: str, at: int) -> str | None:
    """The full name of the house that a bare noun at `at` means, if the text named one before."""
    form = name_form(name)
    if _PROSECUTOR.fullmatch(form) and form != "检方":
        found = _named(page, ("地检署", "检察署", "检察院"), at)
        return found if found and form[0] in name_form(found) else None
    ends = _SIDES.get(form) or ((form,) if _BODY.fullmatch(form) else ())
    found = _named(page, ends, at) if ends else None
    if found is None and form in _SHORTENED:
        whole = max((page.folded.rfind(e, 0, at), e) for e in ends)  # 高等法院 has no longer name
        return page.text[whole[0] : whole[0] + len(whole[1])] if whole[0] >= 0 else None
    return found


def _named(page: Page, ends: tuple[str, ...], at: int) -> str | None:
    """The house named last before `at` whose name ends in one of `ends` and tells more."""
    folded = page.folded
    places = ((folded.rfind(end, 0, at), end) for end in ends)
    for last, end in sorted((p for p in places if p[0] >= 0), reverse=True):
        place = last
        while place >= 0:
            if name := _run(page, place, place + len(end)):
                return name
            place = folded.rfind(end, 0, place)
    return None


def _run(page: Page, place: int, stop: int) -> str | None:
    """The name that ends at `stop`, from where the words of its clause are those of a name."""
    behind = page.folded[stop : stop + 1]
    if behind in ("长", "员", "们"):
        return None
    begin = max(0, place - _LONGEST)
    marks = [m.end() for m in _MARK.finditer(page.folded, begin, place)]
    begin = marks[-1] if marks else begin
    start = stop
    for word in reversed(page.words(begin, stop)):
        last = word.end == stop
        joins = word.text in ("及", "暨")
        if (
            not last
            and not joins
            and (
                not (word.tag.startswith(_NAME_TAGS) or word.start == begin)
                or word.text in _NO_NAME
            )
        ):
            break
        verb = word.tag.startswith("v") and word.end - word.start > 1 and word.tag != "vn"
        if verb and not last and word.start > begin:
            break
        start = word.start
    name = page.text[start:stop]
    return name if start < place and len(name) <= _LONGEST else None
