"""Which times of a Chinese or Japanese sentence its main proposition is not about.

Times in relative clauses, of figures only compared with, of habits, of how long something took
and of the day on which figures were told are left out. Rules: the data contract, "Period" and
"Cases decided".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimwire.claims.amounts.dates_or_spans import belongs_to_a_noun
from claimwire.claims.amounts.units import load_vocabulary, one_of
from claimwire.claims.times.reading import FoundTime

# 創2000年以來新高, the first since 2019: how far back a comparison reaches
_RECORD = re.compile(
    r"半?(?:以来|以降|来)?的?(?:单[月日季]|同期|历史|史上)?(?:新高|新低|"
    r"最[高低大小多少差好快慢](?!\d|约|达|可|只|仅|近|逾|气温|温))"
    r"|(?:以来|以降|来)的?(?:首[次度见]|头一|第一次)"
)
# 就算明天全部放開: what is only conceded
_CONCEDED = re.compile(
    r"(?:就算|就是|哪怕|即使|即便|纵使|纵然|即令|就连)(?:是|在|到)?$|たとえ[^、。]{0,4}$"
)
_FROM_BEFORE = re.compile(r"[从由自]$")
_ORIGIN = re.compile(
    r"(?:[春夏秋冬][天季]?|初|底|末|同期)?的?(?:约|近|"
    r"逾)?[\d一二三四五六七八九十百.,]+[^,，。]{0,10}?"
    r"(?:[升降增减扩缩加提涨跌掉拉高低]|下滑|回落|滑落|攀升|改善|调|放缓|收窄|收敛|恶化|"
    r"扩大)[^,，。]{0,3}[至到为成]"
)
# 去年3月下水的渡輪1月20日首航: beside the time of the clause, one of what stands in front of it
_MODIFIES = re.compile(r"[^,，。;；:：\d%]{2,12}的(?![是,，。;；])[^,，。;；]{1,16}?$")
# 昨日宣判的是2019年的一樁案子: the second only tells which
_PICKED_OUT = re.compile(r"[^,，。;；]的(?:正|就)?是$")
# 有效期至6月底: how long something holds, beside what is told
_VALID_TO = re.compile(r"(?:有效期|效期|期限|合约期?|合同期?|租期|任期|授权期)[^,，。]{0,4}[至到]$")
# 截至1月25日的第四季: the quarter is named by what follows
_UP_TO = re.compile(r"(?:截至|截止)\s?$")
_OF = re.compile(r"(?:止|为止)?的\s?$")
# 是去年的三成: the year of a figure that only serves as the whole
_SHARE_OF = re.compile(
    r"的(?:约|近|逾|超过)?(?:[\d一二两三四五六七八九十百.]+(?:多|余)?(?:成|%)|一半|半数|"
    r"[一二三四五六七八九十]+分之)"
)
# 成立于2021年，总部位于…，累计融资23亿元: how old it is, before what is told of it
_BACKGROUND_OF = re.compile(r"[,，][^。;；]*\d[^。;；]*(?:[万亿]|%)")
# 全年35万台的目标提前完成: the year of a target, beside the time of what was reached
_TARGET_OF = re.compile(r"[^,，。;；]{0,14}?目标")
_EQUALS = re.compile(r"(?:是|为|仅|只有|只|相当于|剩|约|不到|不足|降至|减至)$")
# 打算三年內換車的有43%: what people of a kind mean to do
# 三個月內陸續匯出14筆, 半天內就有: how long it took
_TOOK = re.compile(
    r"(?:就|便|已|陆续|累计|共|连续|接连|先后|只|仅)|(?:交出|汇出|卖出|售出|花掉|赚|亏|涨|跌)[^,，。;；]{0,8}(?:共|了|逾)"
)
_IF = re.compile(r"(?:如果|假如|假设|倘若|要是)[^,，。]{0,4}$")
_ONLY_THEN = re.compile(r"(?:还|才|仅|只)")  # 達五成，三年前還只有一成
# 昨日公布4月…: the day on which the figures of another time were told
_TELLS = re.compile(
    r"(?:上午|下午|晚间?|盘后|傍晚|凌晨)?(?:正式|对外|首次)?(?:公布|发布|公告|披露|发表|通报|に?発表した|に?公表した)"
)
# 十五年后手下管着四百人: counted from what was told, not from today
_STORY = re.compile(r"[^,，。;；]{0,8}(?:着|了|已)")
_COMING = re.compile(r"将|会|预计|预期|可望|有望|拟|计划|目标|料|要|恐|可能")
_JA_WAS = re.compile(r"[いしっれせてえめけ]た。?$")  # 3年後も6割を超える有効性が残った
_RUN_BEFORE = re.compile(r"(?:连续|接连|连|长达|历时|足足|整整)[^,，。;；\d]{0,6}$")
_OF_A_KIND = re.compile(r"[^,，。;；]{1,8}的(?:有|占|约|达|人|比例|比率|受访|家庭|车主|企业)")
# 六個月內第三度, 三年內不得再申請: how often and how long, not when
_HOW_OFTEN = re.compile(
    r"[^,，。]{0,6}(?:第[一二三四五六七八九十\d]+[次度]|不得|不能|不准|禁止|"
    r"有效|免费|可退)"
)
# 2年前の49.9%からは
_JA_FROM = re.compile(
    r"の[\d.,]+(?:%|％|倍|割|[万億兆]?(?:円|ドル|元|人|台|件))(?:弱|強|超|程度)?から"
    r"(?:は|[^、。\d]{0,8}(?:下が|上が|減|増|伸|低下|高ま|改善|縮|拡|落|急|鈍))"
)
# 昨年を0.01ポイント上回る, 昨年10月の最高値から: a mark that something is held against
_JA_MARK = re.compile(
    r"を[^、。]{0,14}(?:上回|下回|超え|超す|しの[ぐぎ]|割り込|更新)"
    r"|の(?:過去|史上)?(?:最高値|最安値|高値|安値|ピーク|最高|最低|最多)(?:の|から|を|に|まで|より)"
)
_JA_OF_RATE = re.compile(r"の[^、。]{0,6}率")  # 5年後の生存率
_JA_PEAK = re.compile(
    r"(?:ピーク|最高|最低|最多|最少|底|好調)(?:だった|の|時の|を記録した|を付けた)$"
)
# 統計のある1898年以降で2番目に高い
_JA_SINCE_WHEN = re.compile(
    r"(?:以降|以来)[、でのは]{0,2}(?:大き|高さ|低さ|多さ|水準|安値|高値|長さ|伸び|\d+番目|最も?[高低大小多少悪良長]|初|もっとも)"
)
# 24日までに取材に応じなかった: told of the asking alone
_JA_NO_ANSWER = re.compile(
    r"までに[^。]{0,18}(?:応じな|応じず|回答(?:し|を得|が|は)|返答|コメント)"
)
# 令和7年に把握した事案は23件で: the things that are counted are of that time
_JA_COUNTED = re.compile(
    r"[^、。は]{1,24}は(?:約|計|合計|延べ)?\d[\d,.]*[万億]?[件人社台個枚例戸隻軒店校棟頭羽]"
)
# 2019年創業の: what only tells how old somebody is
_JA_FOUNDED = re.compile(
    r"(?:に)?(?:創業|設立|創立|創設|開業|発足|発売|誕生|上場|創設)(?:の|した|された)(?=[^、。はが])"
)
# 3月に開かれた展示会では: the scene of what is told
_JA_SCENE = re.compile(
    r"[^、。]{1,24}?(?:した|された|った|いた|れた|えた|めた|けた|げた)[^、。はがを]{1,8}では"
)
# 昨年10月に発表した新型車は: a clause in front of the noun that it belongs to
_JA_RELATIVE = re.compile(
    r"(?:に|から|より)?[^、。はが]{0,16}?(?:した|された|った|いた|れた|えた|めた|けた|げた|"
    r"発表する|公表する)"
    r"(?=[一-龠ァ-ヶa-z\d「『])(?!後|際|時|場合|結果|見通|予定|方針|可能性|見込|と)"
)
_TERMS = frozenset({"year", "quarter", "half", "month", "range"})


@dataclass(frozen=True, slots=True)
class _Clauses:
    relative: re.Pattern[str]
    founded: re.Pattern[str]
    title: re.Pattern[str]
    compared_before: re.Pattern[str]
    compared_after: re.Pattern[str]
    habit: re.Pattern[str]
    object_of: re.Pattern[str]
    starting: re.Pattern[str]
    now: re.Pattern[str]


@lru_cache(maxsize=4)
def _clauses(vocabulary: str) -> _Clauses:
    w: dict[str, Any] = load_vocabulary(vocabulary, "times")
    verbs = one_of(w["relative_verbs"])
    return _Clauses(
        relative=re.compile(
            rf"[^,，。;；、:：]{{0,14}}?{verbs}[^,，。;；:：的将从由]{{0,8}}?的(?![,，。;；是]|$)"
        ),
        founded=re.compile(rf"(?:{verbs}|始|建)(?:于|在)\s?$"),
        title=re.compile(r"的?\s?《|版(?!本)"),
        compared_before=re.compile(
            rf"{one_of(w['comparison_words'])}(?:在|于|到|我们|他们|公司|自己|其|此前|先前|"
            rf"原先)?\s?$"
        ),
        compared_after=re.compile(
            rf"(?:的|之|嘅)?{one_of(w['comparison_after'])}"
            r"|[的の嘅](?:约|約|近|逾|超过)?[\d一二两三四五六七八九十百.]+(?:多|余)?倍"
        ),
        habit=re.compile(rf"{one_of(w['habit_before'])}[^,，。]{{0,4}}$"),
        object_of=re.compile(rf"{one_of(w['object_verbs'])}(?:了|到)?$"),
        starting=re.compile(rf"(?:以来)?{one_of(w['since_verbs'])}"),
        now=re.compile(one_of(w["now"])),
    )


def of_the_proposition(form: str, times: Sequence[FoundTime], vocabulary: str) -> list[FoundTime]:
    """The times that are left; `form` is the folded form of the sentence."""
    rules, japanese = _clauses(vocabulary), vocabulary == "ja"
    kept = []
    for time in times:
        before, after = form[: time.start], form[time.end :]
        if _modifies(rules, after, time, times) or rules.title.match(after):
            continue
        if not japanese and _belongs_to_noun(form, time, times):
            continue
        founded = rules.founded.search(before)
        if founded and (after.startswith("的") or _BACKGROUND_OF.match(after)):
            continue  # 成立於2016年的公司
        if rules.compared_before.search(before) or rules.compared_after.match(after):
            continue
        first_told = any(t.end <= time.start for t in times)
        if (first_told or len(times) == 1) and _FROM_BEFORE.search(before) and _ORIGIN.match(after):
            continue  # 由去年的35%提高到52%: where a change began
        if time.rule == "before" and first_told and _ONLY_THEN.match(after):
            continue
        if _RECORD.match(after) or _CONCEDED.search(before) or _IF.search(before):
            continue
        if len(times) > 1 and (
            _VALID_TO.search(before) or (form[time.end - 1] == "年" and _TARGET_OF.match(after))
        ):
            continue
        following = next((t for t in times if t.start >= time.end), None)
        if following is not None and belongs_to_a_noun(form, time.end, following.start):
            continue
        if before.endswith("的是") and after.startswith("的") and time is not times[0]:
            continue  # 昨日宣判的是2019年的案子
        named = following is not None and _OF.match(form[time.end : following.start])
        if named and _UP_TO.search(before):
            continue
        if _SHARE_OF.match(after) and _EQUALS.search(before):
            continue
        if japanese and _is_held_against(before, after):
            continue
        if japanese and _JA_RELATIVE.match(after) and not _sets_the_scene(after, time, times):
            continue
        if japanese and _JA_OF_RATE.match(after) and time.rule == "after":
            continue
        if japanese and time.rule == "within" and after.startswith("の") and len(times) > 1:
            continue
        told = _TELLS.match(after)
        if time.precision == "day" and told and any(_told_of(form, t, time) for t in times):
            continue  # 昨日公布4月景氣燈號
        story = not japanese and time.rule == "after" and _STORY.match(after)
        if story and not _COMING.search(after):
            continue
        if japanese and time.rule == "after" and _JA_WAS.search(form):
            continue
        if time.rule == "after" and (before.endswith("の") or _RUN_BEFORE.search(before)):
            continue  # 手術の2日後, 連續加班17天後
        if time.rule == "within" and (
            _HOW_OFTEN.match(after) or _OF_A_KIND.match(after) or _TOOK.match(after)
        ):
            continue
        if rules.habit.search(before):
            continue
        if rules.object_of.search(before) and not after.startswith("起"):
            continue
        later = rules.now.search(form, time.end)
        if (
            later
            and (
                time.rule == "before"
                or after.startswith(("以前", "之前"))
                or (later.group() == "如今" and time.precision == "year" and not time.ahead)
            )
            and any(m in form[time.end : later.start()] for m in ",，")
        ):
            continue
        kept.append(time)
    background = [t for t in kept if not _background(form, t, rules)]
    return background or kept


def _is_held_against(before: str, after: str) -> bool:
    """Whether a Japanese time names what something is compared with, or only how old it is."""
    if _JA_FROM.match(after) or _JA_FOUNDED.match(after) or _JA_PEAK.search(before):
        return True
    return bool(_JA_MARK.match(after) or _JA_SINCE_WHEN.match(after) or _JA_NO_ANSWER.match(after))


def _sets_the_scene(after: str, time: FoundTime, times: Sequence[FoundTime]) -> bool:
    """3月に開かれた展示会では, unless another time stands in what is modified."""
    if _JA_COUNTED.match(after):
        return True
    scene = _JA_SCENE.match(after)
    within = time.end + scene.end() if scene else 0
    return scene is not None and not any(time.end <= t.start < within for t in times)


def _told_of(form: str, time: FoundTime, day: FoundTime) -> bool:
    """Whether a time behind a day of telling is what was told of."""
    if time.start < day.end or time.precision not in _TERMS:
        return False
    return not any(mark in form[day.end : time.start] for mark in ",，。;；、")


def _modifies(rules: _Clauses, after: str, time: FoundTime, times: Sequence[FoundTime]) -> bool:
    """Whether a time belongs to a relative clause that has no other time in it."""
    clause = rules.relative.match(after)
    if clause is None:
        return False
    end = time.end + clause.end()
    return not any(time.end <= t.start < end for t in times)


def _belongs_to_noun(form: str, time: FoundTime, times: Sequence[FoundTime]) -> bool:
    """Whether a time only tells which thing is meant, while its clause has a time of its own."""
    following = next((t for t in times if t.start >= time.end), None)
    if following is not None and _MODIFIES.match(form[time.end : following.start]):
        return not form.startswith("的", following.end)
    picked = _PICKED_OUT.search(form, 0, time.start) and form.startswith("的", time.end)
    return bool(picked) and any(t.end <= time.start for t in times)


def _background(form: str, time: FoundTime, rules: _Clauses) -> bool:
    """從2022年就開始…: where something began is not what is told of it now."""
    return form[: time.start].endswith(("从", "自")) and bool(
        rules.starting.match(form[time.end :])
    )
