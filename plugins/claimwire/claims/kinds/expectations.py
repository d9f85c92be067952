"""Whether a clause is about a time after publication, or tells what is expected or planned.

`strong` is a word that only speaks of the future or of a plan (预计, 将于, will, 見通し);
`weak` is a modal that may (会, 可能, may), which gives way to what is measured or past.
Words that merely hold such letters (会议, 将近, than expected) are listed with the others.
"""

from __future__ import annotations

from functools import lru_cache

from claimwire.claims.kinds.expectations_ja import Strength, foreseen, has_passed
from claimwire.claims.matching.gates import rule
from claimwire.claims.matching.lexicon import Matcher, vocabulary

# 会 as a modal: not the end of a noun (董事会), not the head of one (会议), not 学会.
_WILL = rule(
    r"(?<![^中美韩英法德俄泰各两]国)(?<![年大协学工商议公法宴峰晚社机都误体理约聚开与省事员布者明览合金讨谈证东绩话析赛教委盛餐酒舞拜集幸附领意])"
    r"会(?![议员计长场面晤谈见上后中展馆诊合同否址期费所务考心师])(?=[一-鿿])"
)
# 将 that takes an object in front (将X作为Y, 将目标价从…下调) instead of speaking of the future.
_DISPOSAL = rule(
    r"将(?![于在会要有是达成可能被由])[^，。；]{1,24}?(?:作为|视为|列为|列入|纳入|改为|改成|定为|"
    r"定位|称为|称作|分为|"
    r"转为|转向|转移|变成|化为|当作|交给|交由|卖给|送给|送到|送往|用于|用在|投入|推向|推至|推到|"
    r"带到|带进|带来|"
    r"归咎|归功|归因|从|由|自|与|和|跟|对|向|下调|上调|调升|调降|上修|下修|提高|提升|降至|降到|"
    r"缩短|延长|扩大|"
    r"缩小|调高|调低|订|定|调整|重申|列|[一-鿿]化)"
)
_PLAN_NOUN = rule(
    r"计划(?=[也还则]?[由的是中已曾，。；、]|$)|(?<=智慧)计划|(?<=智能)计划|目标(?=[价是为的])|"
    r"未来(?![几数两二三四五六七八九十\d])|最早(?=[是由的从])|"
    r"未来[^，。]{1,4}的(?=[一-鿿])|(?:明年|后年|下半年|下季|下周|下个月)的(?=[一-鿿])|"
    r"(?:低于|高于|优于|超过|超出|超|不及|不如|好于|符合|逊于|达到|达|较|比|"
    r"合乎)[^，。]{0,14}(?:预期|预估|预测|指引|目标)|"
    r"(?<=的)(?:预期|预估|预测|展望|指引)(?=[，。、]|$)|(?:去年|前年|\d年)的?下半年|(?:否认|不|"
    r"未|并未|没有?)(?:将|会)(?=为|与|向|就)|"
    r"(?:明年|后年|下季|下个?月|下半年)(?:才|就|即)?[一-鿿]{2,6}的(?=[a-z]|[一-鿿]{2})|"
    r"(?:预估|预测|预期)(?:的|后)?(?=本益比|市盈率|市销率|市净率|每股)|"
    r"(?:提前|提早|早|延后|推迟|晚|落后)于?[^，。]{0,4}计划|比原?(?:计划|规划|预期|预估|预计)|"
    r"(?:高|低|优|好|逊|不如|超|比|达)[^，。]{0,4}(?:财测|展望|指引|共识|目标)|比[^，。]{1,20}?还要"
)
# A verb of expecting at the head of a clause (料全年…), or what a company itself guides to.
_FORESEES = rule(
    r"(?:^|[，、])\s*(?:并|亦|也|仍|又|均|都|皆|另)?料(?![理件号想子])(?=[一-鿿a-z\d])|"
    r"(?<=[法说会财报])中?指引$"
)
# Who keeps, moves or gives a forecast foresees what it says; who beats or misses one does not.
_GIVES_FORECAST = rule(
    r"(?:维持|重申|坚持|保持|上调|上修|调高|调升|下调|下修|调降|调低|修正|给出|给予|提出|发布|作出|做出)"
    r"(?!的)[^，。]{0,30}(?:预期|预估|预测|展望|指引)"
)
_AGAINST_FORECAST = rule(
    r"(?:低于|高于|优于|超[过出]?|不及|不如|好于|符合|逊于|达到|较|(?<![占同环])比|未达|合乎|早于|晚于)"
    r"[^，。]{0,20}(?:预期|预估|预测|展望|指引)"
)
# A plan that there is not, and what stands at the door.
_NO_PLAN = rule(
    r"(?:没有|没|未有|并无|暂无|尚无|无)[^，。]{0,10}(?:计划|打算|规划|意愿)|在即|指日可待|"
    r"箭在弦上|呼之欲出"
)
_MAY_WELL = rule(
    r"(?<![惊恐慌惶])恐(?=[将会达逾超减增跌影使让面成有难遭冲再])|有(?:信心|把握)(?=[一-鿿])"
)
_EN_COMPARED = rule(
    r"\b(?:that|which|who) (?:would|will|could|may|might)\b[^,;]*|"
    r"\b(?:more|less|fewer|faster|better|higher|larger|earlier) than [^,;]*|"
    r"\b(?:above|below|over|beyond|beating|topping|missing) (?:the |an? )?[^,;]*?"
    r"(?:forecasts?|expect(?:ed|ations?)|estimate[ds]?|predicted|projected)\b"
)
# May after a preposition is the month; a plan that one is ahead of is a noun.
_EN_NO_MODAL = rule(
    r"\b(?:in|since|until|by|late|early|mid|this|last|next|through|from|to|of|before|"
    r"after)[ -]may\b"
    r"(?! (?:not|be|have|also|well|need|take|come|go|see)\b)|\bmay \d|"
    r"\b(?:ahead of|according to|under|as|per|comment on|discuss|than) (?:\w+ |"
    r"\w+['’]s? ){0,2}?plan(?:s|ned)?\b"
)
_HABIT = rule(r"每年|每天|每个?月|每次|通常|往往|总是|经常|一向|平时|惯例")
_PROGRESSIVE = rule(r"可能(?=[在是有因与和跟已])")
_PAST = rule(
    r"已经|已|曾|[^为除]了(?!解)|以来|截至|累计|至今|迄今|同比|环比|年增|季增|月增|去年(?!的|"
    r"同期)|前年|昨|上季|上月|上周|当时|当年|"
    r"[首前头]\w{1,3}个?月|首季|一度"
)
_THIS_YEAR = rule(r"今年|本年|全年|本季|本月|今年底|年底|年内")
_MODAL = rule(r"可(?:能|达|接近|望|以|再|降|增|省)|要再|还要|将|会|需|拟|估|介于|达到|目标|维持")


@lru_cache(maxsize=4)
def _words(language: str) -> Matcher[str]:
    return vocabulary(language).matcher(
        "kinds.not_forecast", "kinds.forecast_strong", "kinds.forecast"
    )


def expectation(clause: str, language: str, bits: int) -> Strength:
    """How strongly a folded clause speaks of the future.

    Args:
        clause: without its frame.
        language: `zh`, `ja` or `en`.
        bits: the rules that its sentence opens.
    """
    told, words = clause, _words(language)
    if language == "ja":
        return foreseen(clause, words, bits)
    if language == "en":
        clause = _EN_COMPARED.sub("", clause) if bits & _EN_COMPARED.bit else clause
        clause = _EN_NO_MODAL.sub("", clause) if bits & _EN_NO_MODAL.bit else clause
    found = words.values(clause, bits)
    gives = language == "zh" and _GIVES_FORECAST.found(told, bits)
    if gives and not _AGAINST_FORECAST.found(told, bits):
        return "strong"
    if language == "zh" and (found or "会" in clause):
        if _HABIT.found(clause, bits):
            return ""
        bare = _PLAN_NOUN.sub("＿＿", clause) if bits & _PLAN_NOUN.bit else clause
        bare = _PROGRESSIVE.sub("＿＿", bare) if bits & _PROGRESSIVE.bit else bare
        if bits & _DISPOSAL.bit:
            bare = _DISPOSAL.sub(lambda m: "＿" + m.group()[1:], bare)
        if bare is not clause:
            clause, found = bare, words.values(bare, bits)
    if "kinds.forecast_strong" in found:
        return "strong"
    if "kinds.forecast" in found:
        return "weak"
    if language == "zh" and (
        _MAY_WELL.found(clause, bits) or _NO_PLAN.found(told, bits) or _FORESEES.found(clause, bits)
    ):
        return "strong"
    if language == "zh" and _WILL.found(clause, bits):
        return "weak"
    return ""


def tells_of_this_year(clause: str, bits: int) -> bool:
    """Whether a Chinese clause gives a figure for the running year as still to come."""
    coming = _THIS_YEAR.found(clause, bits) and _MODAL.found(clause, bits)
    return coming and not _PAST.found(clause, bits)


def is_past(clause: str, language: str, bits: int) -> bool:
    """Whether a clause says that something has happened."""
    if language == "zh":
        return _PAST.found(clause, bits)
    return language == "ja" and has_passed(clause, bits)
