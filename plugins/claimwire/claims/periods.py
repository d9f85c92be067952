"""The period of a claim: of all times in a sentence, the one its main proposition is about.

Left out are times in reporting frames, in relative clauses, of figures only compared with,
and of habits. What remains is told by its narrowest form; two dated points make a range.
Rules: the data contract, "Period" and "Cases decided".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimwire.claims import spans
from claimwire.claims.dates_or_spans import belongs_to_a_noun
from claimwire.claims.times import FoundTime
from claimwire.claims.units import form_of, load_vocabulary, one_of, vocabulary_of

_FIGURE = re.compile(
    r"\d\s?(?:%|[万萬亿億兆元円倍成割个個家社人片颗张枚点吨度戶户台部件]|ドル|percent|[mb]illion|"
    r"trillion|公[里斤尺])|[一二三四五六七八九十]成|百分之|\$\s?\d|\d,\d{3}"
)
_VALUE = re.compile(r"\d|[一二三四五六七八九十百]成")
# in front of an English time: a figure that another one is only compared with
_OF_TIME = r"(?:in |of |for |the |during )*$"
_EN_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|than(?= (?:in|for|the|last)\b)|against|unlike)\s"
    rf"(?:[\w$%.-]+\s){{0,5}}?{_OF_TIME}",
    re.IGNORECASE,
)
_EN_FROM = re.compile(
    rf"\b(?:up from|down from|from|than|since)\s(?:[\w$%.,-]+\s){{0,6}}?{_OF_TIME}", re.IGNORECASE
)
# down from 13% two years ago, to $11,500 from $14,000 in October
_EN_DOWN_FROM = re.compile(
    r"(?:\b(?:up|down) from|\bto\s[$\d][\w$.,%]*(?:\s\w+){0,2}\sfrom)"
    rf"\s(?:[\w$%.,-]+\s){{0,4}}?{_OF_TIME}",
    re.IGNORECASE,
)
# up 73% from a year ago
_EN_CHANGE = re.compile(
    r"(?:%|percent|points?|times|fold)\s(?:(?:higher|lower|more|less)\s)?(?:from|than|on|over)"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
# the start-up, founded in 2019, ...
_EN_APPOSITION = re.compile(r",\s(?:\w+ed|set up|built|born|begun)\s(?:\w+\s){0,2}$")
# the highest since 2007
_EN_RECORD = re.compile(
    r"\b(?:\w+est|most|worst|best|least|first)\b[^,;]*\bsince\s$", re.IGNORECASE
)
# threw out an appeal filed in November: a participle behind an object
_EN_REDUCED = re.compile(
    r"\ban? (?:(?!was|were|is|are|has|had|been|be)[\w'’-]+ ){1,3}?"
    r"(?:[a-z]+ed|made|built|set|begun|held|"
    r"bought|sold|won|struck|written|drawn|given|taken)\s(?:(?:in|on|at|since|from|back in|late in|"
    r"early in)\s)?$"
)
_EN_CONCEDED = re.compile(r"\beven if [^,;]*$", re.IGNORECASE)
# a tenth of what it did two years ago, 2.4x that of last year's model
_EN_AS_MUCH = re.compile(
    r"\b(?:of|than|as much as|times) what (?:it|they|he|she|we|that)\b[^,;]*$", re.IGNORECASE
)
_EN_THAT_OF = re.compile(r"\b(?:that|those|than|as) (?:of |in )?$|\b(?:x|times) $", re.IGNORECASE)
# threw out an appeal filed in November 2025
_EN_REDUCED = re.compile(
    r"\b(?!month|year|week|quarter|day|and|but|that|while|when|after|before|as|said)[a-z]+ "
    r"(?:an?|the) (?:[a-z-]+ ){1,3}(?:[a-z]+ed|made|built|sold|bought|won|taken|held|begun|set) "
    r"(?:in |on |back in )?$"
)
_EN_HABIT = re.compile(r"\b(?:every|each) $", re.IGNORECASE)
_EN_RELATIVE = re.compile(r", (?:which|who|whose|where)\s[^,;]*$", re.IGNORECASE)
# 創2000年以來新高, the first since 2019: how far back a comparison reaches
_RECORD = re.compile(
    r"(?:以来|以降|来)?的?(?:单[月日季]|同期|历史|史上)?(?:新高|新低|最[高低大小多少差好快慢])"
    r"|(?:以来|以降|来)的?(?:首[次度见]|头一|第一次)"
)
# 就算明天全部放開: what is only conceded
_CONCEDED = re.compile(
    r"(?:就算|就是|哪怕|即使|即便|纵使|纵然|即令|就连)(?:是|在|到)?$|たとえ[^、。]{0,4}$"
)
_FROM_BEFORE = re.compile(r"[从由自]$")
_ORIGIN = re.compile(
    r"(?:[春夏秋冬][天季]?|初|底|末|同期)?的?(?:约|近|逾)?[\d一二三四五六七八九十百.,]+[^,，。]{0,10}?"
    r"(?:[升降增减扩缩加提涨跌掉拉高低]|下滑|回落|滑落|攀升|改善|调)[^,，。]{0,3}[至到为成]"
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
_SHARE_OF = re.compile(r"的(?:约|近|逾|超过)?[\d一二两三四五六七八九十百.]+(?:多|余)?(?:成|%)")
_EQUALS = re.compile(r"(?:是|为|仅|只有|只|相当于|剩|约)$")
# 六個月內第三度, 三年內不得再申請: how often and how long, not when
_HOW_OFTEN = re.compile(r"[^,，。]{0,6}(?:第[一二三四五六七八九十\d]+[次度]|不得|不能|不准|禁止)")
# 2年前の49.9%からは
_JA_FROM = re.compile(r"の[\d.,]+(?:%|％|倍|[万億兆]?(?:円|ドル|元))からは")
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
    r"(?:に|から|より)?[^、。は]{0,16}?(?:した|された|った|いた|れた|えた|めた|けた|げた)"
    r"(?=[一-龠ァ-ヶa-z\d「『])(?!後|際|時|場合|結果|見通|予定|方針|可能性|見込|と)"
)


_LONGER = frozenset({"year", "quarter", "half"})


@dataclass(slots=True)
class FoundPeriod:
    """The period of a claim and the name of the rule that chose it."""

    period: str
    rule: str


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
            rf"[^,，。;；、:：]{{0,14}}?{verbs}[^,，。;；:：的]{{0,8}}?的(?![,，。;；是]|$)"
        ),
        founded=re.compile(rf"(?:{verbs}|始|建)(?:于|在)\s?$"),
        title=re.compile(r"的?\s?《|版(?!本)"),
        compared_before=re.compile(rf"{one_of(w['comparison_words'])}(?:在|于|到)?\s?$"),
        compared_after=re.compile(
            rf"(?:的|之|嘅)?{one_of(w['comparison_after'])}"
            r"|[的の嘅](?:约|約|近|逾|超过)?[\d一二两三四五六七八九十百.]+(?:多|余)?倍"
        ),
        habit=re.compile(rf"{one_of(w['habit_before'])}[^,，。]{{0,4}}$"),
        object_of=re.compile(rf"{one_of(w['object_verbs'])}(?:了|到)?$"),
        starting=re.compile(rf"(?:以来)?{one_of(w['since_verbs'])}"),
        now=re.compile(one_of(w["now"])),
    )


def choose_period(
    sentence: str,
    times: Sequence[FoundTime],
    *,
    language: str,
    frames: Sequence[tuple[int, int]] = (),
    main: tuple[int, int] | None = None,
    folded: str | None = None,
) -> FoundPeriod | None:
    """Choose the narrowest time that the main proposition is about.

    Args:
        sentence: the sentence that `times` were read from.
        times: from `read_times`, in reading order.
        language: BCP 47 tag of the article.
        frames: spans of reporting frames; their times tell when somebody spoke and count
            only where they date a value or a state.
        main: span of the main proposition, where it is known; times inside it come first.
        folded: the sentence's `match_form`, where it is known.

    Returns:
        The period and the rule that chose it, or None where the claim has no time.
    """
    vocabulary = vocabulary_of(language)
    if vocabulary is None or not times:
        return None
    form = form_of(sentence, vocabulary, folded)
    kept = [t for t in times if not _within(t, frames, form)]
    if not kept and frames:
        return _dated_state(form, times, frames)
    if vocabulary == "en":
        kept = _drop_english(sentence, kept)
    else:
        kept = _drop_cjk(form, kept, _clauses(vocabulary), japanese=vocabulary == "ja")
    if main is not None:
        kept = _beside_main(form, kept, main)
    kept = _of_the_forecast(form, kept)
    if not kept:
        return None
    return _together(kept)


def _of_the_forecast(form: str, times: Sequence[FoundTime]) -> list[FoundTime]:
    """The clause of the forecast decides; a figure of another year beside its own counts too.

    今年46％、来年は58％ is of both years; 去年賣出5萬台，明年將擴產 of the next.
    """
    ahead = [t for t in times if t.ahead]
    if not ahead:
        return list(times)
    if len(ahead) == len(times) or not all(_has_figure(form, t) for t in ahead):
        return ahead
    precision = ahead[0].precision
    return [t for t in times if t.ahead or (t.precision == precision and _has_figure(form, t))]


def _beside_main(form: str, times: Sequence[FoundTime], main: tuple[int, int]) -> list[FoundTime]:
    """The times of the main clause, and of clauses beside it that are of its kind.

    A clause with a figure stands beside one with a figure, an event beside an event:
    今年…12.5萬片，明年再增三成 is of both years, 2019年創業，去年營收5億元 of the last.
    """
    inside = [t for t in times if main[0] <= t.start < main[1]]
    if not inside:
        return list(times)
    figure = any(_has_figure(form, t) for t in inside)
    return [t for t in times if t in inside or _has_figure(form, t) == figure]


def _has_figure(form: str, time: FoundTime) -> bool:
    """Whether the clause of a time gives a value of something."""
    start = max(form.rfind(mark, 0, time.start) for mark in ",;:。、") + 1
    ends = [i for mark in ",;。" if (i := form.find(mark, time.end)) >= 0]
    end = min(ends, default=len(form))
    return bool(_FIGURE.search(form, time.end, end) or _FIGURE.search(form, start, time.start))


def _within(time: FoundTime, frames: Sequence[tuple[int, int]], form: str) -> bool:
    """Whether a time tells when somebody spoke: inside a frame, or set off in front of it."""
    for start, end in frames:
        if start <= time.start and time.end <= end:
            return True
        before = form[: time.start].strip()
        if time.precision == "day" and not before and not form[time.end : start].strip(",，、 "):
            return True
    return False


def _dated_state(
    form: str, times: Sequence[FoundTime], frames: Sequence[tuple[int, int]]
) -> FoundPeriod | None:
    """去年10月說過，市占率已經掉到0%: when it was said is when it was so."""
    rest = "".join(
        char for i, char in enumerate(form) if not any(start <= i < end for start, end in frames)
    )
    time = times[-1]
    told = form[time.end : time.end + 8]
    if time.precision == "day" or not re.search("说过|曾说|透露|表示", told):
        return None
    if re.search("已经|已", rest) and _VALUE.search(rest):
        return FoundPeriod(time.period, "frame-dates-a-value")
    return None


def _drop_cjk(
    form: str, times: Sequence[FoundTime], rules: _Clauses, *, japanese: bool
) -> list[FoundTime]:
    kept = []
    for time in times:
        before, after = form[: time.start], form[time.end :]
        if rules.relative.match(after) or rules.title.match(after):
            continue
        if not japanese and _belongs_to_noun(form, time, times):
            continue
        if after.startswith("的") and rules.founded.search(before):
            continue  # 成立於2016年的公司
        if rules.compared_before.search(before) or rules.compared_after.match(after):
            continue
        if len(times) == 1 and _FROM_BEFORE.search(before) and _ORIGIN.match(after):
            continue  # 由去年的35%提高到52%: where a change began
        if _RECORD.match(after) or _CONCEDED.search(before):
            continue
        if len(times) > 1 and _VALID_TO.search(before):
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
        if japanese and (_JA_FROM.match(after) or _JA_FOUNDED.match(after)):
            continue
        if japanese and _JA_RELATIVE.match(after) and not _JA_SCENE.match(after):
            continue
        if time.rule == "within" and _HOW_OFTEN.match(after):
            continue
        if rules.habit.search(before) or rules.object_of.search(before):
            continue
        later = rules.now.search(form, time.end)
        if (
            later
            and time.rule == "before"
            and any(m in form[time.end : later.start()] for m in ",，")
        ):
            continue
        kept.append(time)
    background = [t for t in kept if not _background(form, t, rules)]
    return background or kept


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


def _drop_english(sentence: str, times: Sequence[FoundTime]) -> list[FoundTime]:
    kept = []
    for i, time in enumerate(times):
        before = sentence[: time.start]
        after = sentence[time.end :]
        if _EN_APPOSITION.search(before) and after.startswith((",", " and ")):
            continue
        if i and _EN_REDUCED.search(sentence, times[i - 1].end, time.start):
            continue
        if i and _EN_REDUCED.search(before):
            continue
        if _EN_CONCEDED.search(before) or _EN_AS_MUCH.search(before):
            continue
        if _EN_THAT_OF.search(before) and after.startswith(("'s", "’s")):
            continue
        if _EN_CHANGE.search(before) or _EN_RECORD.search(before):
            continue
        if (
            _EN_DOWN_FROM.search(before)
            or _EN_COMPARED.search(before)
            or (i and _EN_FROM.search(before))
        ):
            continue
        if not (_EN_HABIT.search(before) or _EN_RELATIVE.search(before)):
            kept.append(time)
    return kept


def _together(times: Sequence[FoundTime]) -> FoundPeriod:
    """One period of several times: the narrower of two nested, the range of two points.

    The day on which something was told (19日, 昨天) and the longer time that it was told of make
    no range: the longer one stays.
    """
    longer = [t for t in times if t.fiscal or t.precision in _LONGER]
    times = [t for t in times if t.precision != "day" or _has_part(longer, t)] or times
    chosen: list[FoundTime] = []
    for time in times:
        for i, other in enumerate(chosen):
            if other.precision == "range" or time.precision == "range":
                continue
            if spans.contains(other.period, time.period):
                chosen[i] = time
                break
            if spans.contains(time.period, other.period):
                break
        else:
            chosen.append(time)
    period = chosen[0].period
    for time in chosen[1:]:
        period = spans.join(_first(period, time.period), _last(period, time.period))
    rule = "one-time" if len(chosen) == 1 else "points-to-range"
    return FoundPeriod(period, rule)


def _has_part(longer: Sequence[FoundTime], day: FoundTime) -> bool:
    return not longer or any(spans.contains(t.period, day.period) for t in longer)


def _first(a: str, b: str) -> str:
    a, b = a.split("/")[0], b.split("/")[0]
    return a if spans.bounds(a)[0] <= spans.bounds(b)[0] else b


def _last(a: str, b: str) -> str:
    a, b = a.split("/")[-1], b.split("/")[-1]
    return a if spans.bounds(a)[1] >= spans.bounds(b)[1] else b
