"""The period of a claim: of all times in a sentence, the one its main proposition is about.

Left out are times in reporting frames, in relative clauses, of figures only compared with,
and of habits. What remains is told by its narrowest form; two dated points make a range.
Rules: the data contract, "Period" and "Cases decided".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimwire.claims.amounts.units import form_of, vocabulary_of
from claimwire.claims.times import periods_cjk, periods_en, spans
from claimwire.claims.times.reading import FoundTime

_FIGURE = re.compile(
    r"\d\s?(?:%|[万萬亿億兆元円倍成割个個家社人片颗张枚点吨度戶户台部件]|ドル|percent|[mb]illion|"
    r"trillion|公[里斤尺])|[一二三四五六七八九十]成|百分之|\$\s?\d|\d,\d{3}"
)
_CLAUSE_ENDS = re.compile(r"(?<!\d),|,(?!\d)|[;。]")  # no comma inside 3,581
_VALUE = re.compile(r"\d|[一二三四五六七八九十百]成")


_TERMS = frozenset({"year", "quarter", "half", "month", "range"})
_WHOLES = frozenset({"firsts", "half"})
_LONGER = frozenset({"year", "quarter", "half"})
# 公布第1季財報，營收…; 1月の家計調査では: what a report or a survey in the frame is of
_REPORT_OF = re.compile(
    r"(?:的|の)?[^,，。、;；布发發表公出了した]{0,6}?(?:财报|年报|季报|业绩|决算|決算|抽样|抽查|"
    r"普查|调查|民调|"
    r"统计|数据|調査|統計|収支|速報)"
)


@dataclass(slots=True)
class FoundPeriod:
    """The period of a claim and the name of the rule that chose it."""

    period: str
    rule: str


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
        kept = periods_en.of_the_proposition(sentence, kept)
    else:
        kept = periods_cjk.of_the_proposition(form, kept, vocabulary)
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
    mark = _CLAUSE_ENDS.search(form, time.end)
    end = mark.start() if mark else len(form)
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
    for time in reversed(times):
        if time.precision in _TERMS and _REPORT_OF.match(form, time.end):
            return FoundPeriod(time.period, "term-of-a-report")
    time = times[-1]
    told = form[time.end : time.end + 8]
    if time.precision == "day" or not re.search("说过|曾说|透露|表示", told):
        return None
    if re.search("已经|已", rest) and _VALUE.search(rest):
        return FoundPeriod(time.period, "frame-dates-a-value")
    return None


def _together(times: Sequence[FoundTime]) -> FoundPeriod:
    """One period of several times: the narrower of two nested, the range of two points.

    The day on which something was told (19日, 昨天) and the longer time that it was told of make
    no range: the longer one stays.
    """
    longer = [t for t in times if t.fiscal or t.precision in _LONGER]
    times = [t for t in times if t.precision != "day" or _has_part(longer, t)] or times
    chosen: list[FoundTime] = []
    for time in times:
        whole = time.rule in _WHOLES and time.precision != "day"
        if whole and any(_is_part(t, time) for t in chosen):
            continue  # 12月…，前12月…; 6月…，上半年…
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


def _is_part(time: FoundTime, whole: FoundTime) -> bool:
    """Whether a month or quarter lies in a longer time."""
    return time.precision in ("month", "quarter") and spans.contains(whole.period, time.period)


def _has_part(longer: Sequence[FoundTime], day: FoundTime) -> bool:
    return not longer or any(spans.contains(t.period, day.period) for t in longer)


def _first(a: str, b: str) -> str:
    a, b = a.split("/")[0], b.split("/")[0]
    return a if spans.bounds(a)[0] <= spans.bounds(b)[0] else b


def _last(a: str, b: str) -> str:
    a, b = a.split("/")[-1], b.split("/")[-1]
    return a if spans.bounds(a)[1] >= spans.bounds(b)[1] else b
