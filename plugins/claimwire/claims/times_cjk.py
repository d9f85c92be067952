"""Words of time in Chinese and Japanese sentences, resolved to periods.

One pattern, composed of named parts (year, month, day, quarter, half, duration), finds the
expressions; each is resolved against the day of publication, the times read before it in
the sentence, and the time that the text named last. Rules: the data contract, "Period".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from claimwire.claims import spans
from claimwire.claims.numerals import HAN_DIGITS, read_cjk
from claimwire.claims.units import load_vocabulary, one_of
from claimwire.text import fold_width, match_form

_N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_Y4 = r"(?:(?:1\d|20)\d{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})"
_NUMBER = r"(?:\d{1,3}(?!\d)|[一二两兩三四五六七八九十百半]{1,3})"
_TO = r"\s?(?:至|到|~|～|〜|-|－|–|—|から|、)\s?"
# 24年の is 2024, 20年の歴史 lasts twenty years
_SHORT_YEAR = (
    r"(?<![\d.,])(?<!約)(?<!この)(?<!ここ)(?<!過去)(?<!今後)(?<!勤続)(?<!創業)(?<!築)(?<!計)(?<!丸)"
    r"(?<!懲役)(?<!通算)(?<!昭和)(?<!平成)(?<!令和)(?<!大正)"
)
_SHORT_YEAR_TAIL = (
    r"(?:には|は(?!か)|に(?!わた|及|一|1|渡|満)|の(?!歴|間|歳|キャリア|経験|契約|刑|人生|節目|実績|長|伝統|懲役|時)"
    r"|から|まで|末|初め|秋|春|夏|冬)"
)
_UNITS = r"(?:年|个月|個月|[かカヶヵケ箇]月|周|週間|星期|个星期|礼拜|天|日|日間|年間)"


@dataclass(frozen=True, slots=True)
class Time:
    """One expression of time; `fiscal` where it names a business year."""

    start: int
    end: int
    period: str
    precision: str
    relative: bool
    fiscal: bool
    rule: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The compiled words of time of one language."""

    pattern: re.Pattern[str]
    years: dict[str, int]
    months: dict[str, int]
    days: dict[str, int]
    weeks: dict[str, int]
    quarters: dict[str, int]
    anaphora: dict[str, dict[str, int]]
    feasts: dict[str, str]
    range_link: re.Pattern[str]
    since: re.Pattern[str]
    future: re.Pattern[str]


@lru_cache(maxsize=4)
def time_words(vocabulary: str) -> TimeWords:
    """The words of `zh` or `ja`."""
    words: dict[str, Any] = load_vocabulary(vocabulary, "times")
    pattern = _chinese(words) if vocabulary == "zh" else _japanese(words)
    return TimeWords(
        pattern=re.compile(f"(?=[{_first_letters(words)}])(?:{pattern})"),
        years=words["years"], months=words["months"], days=words["days"], weeks=words["weeks"],
        quarters=words["quarters"], anaphora=words["anaphora"], feasts=words["feasts"],
        range_link=re.compile(rf"\s?{one_of(words['range_links'])}\s?"),
        since=re.compile(one_of(words["since"])),
        future=re.compile(one_of(words["future"])),
    )  # fmt: skip


# what a time may start with besides the words of the vocabulary; looked for first, for speed
_STARTS = r"\dqf一二三四五六七八九十廿卅半两兩百民西公平令昭上下前第首末初星礼周会财過过近最这未今往接后後年全岁昨明本来翌直こ向去月火水木金土日通r"


def _first_letters(words: dict[str, Any]) -> str:
    tables = [words[k] for k in ("years", "months", "days", "weeks", "quarters", "feasts")]
    tables += list(words["anaphora"].values())
    return _STARTS + "".join(sorted({word[0] for table in tables for word in table}))


def _shared(words: dict[str, Any], weekdays: str) -> str:
    ana = words["anaphora"]
    return "|".join(
        [
            rf"(?P<adays>{one_of(ana['days'])})",
            rf"(?P<aquarters>{one_of(ana['quarters'])})",
            rf"(?P<aany>{one_of(ana['any'])})",
            rf"(?P<quarters>{one_of(words['quarters'])})",
            weekdays,
        ]
    )


def _chinese(words: dict[str, Any]) -> str:
    ana = words["anaphora"]
    named_years = [y for y in words["years"] if y[-1] in "年度"]
    year = (
        rf"(?:(?:西元|公元)?(?P<y>{_Y4})\s?年(?!代|级|期)|民国\s?(?P<roc>\d{{2,3}}|[一二三四五六七八九十百零〇]+)年"
        rf"|(?<![\d.])(?P<roc3>(?:9\d|1[0-3]\d))年(?!级|期|来|间|以上|前|后|内)|(?P<yw>{one_of(named_years)})"
        rf"|(?P<ya>{one_of(ana['years'])})"
        rf"|(?<![\d.,])(?P<y2>\d{{2}})\s?年(?=\s?(?:\d{{1,2}}月|第?[一二三四1-4]季|[上下]半年|底|初|q[1-4])))"
    )
    month = rf"(?:(?P<mw>{one_of(words['months'])})|(?P<ma>{one_of(ana['months'])})|(?<![\d.个])(?P<m>元|{_N})\s?月(?!刊|饼|台|球|天(?!气)))"
    day = rf"(?P<d>{_N})\s?(?:日(?!线|均|内|间|游|元|圆|币|本|报(?!道|导)|经(?!过|由)|圓|報)|号(?!线|楼|文|令|机|厂|公告|院))"
    lone_day = (
        rf"(?<![\d第连达整满近停罢假候时了数前后.周])(?<!第 )(?P<d>\d{{1,2}}|[二三四五六七八九十廿卅]{{1,3}})\s?"
        r"(?:日(?!线|均|内|间|游|元|圆|币|本|报(?!道|导)|经(?!过|由)|圓|報)|号(?=[,，。、;；晚上下早凌中起前后至到(（]|$))"
    )
    half = r"(?P<h>[上下])半年(?!报)"
    quarter = (
        rf"(?:第?\s?(?P<q>[一二三四1-4])\s?季度?(?!报|刊)|第(?P<fq>[一二三四1-4])(?:财季|会计季度|财务季度)|(?P<q1>首季)|(?P<q4>末季)|q(?P<qq>[1-4])(?!\d)|(?P<qn>[1-4])q(?P<qny>\d{{2}})?(?!\d))"
    )
    firsts = rf"前(?P<fn>{_N})(?P<fu>季度?|个月|月)"
    part = r"(?P<part>(?:年)?(?:初|中(?!国|芯|部|信|美|东|央)|底|末))"
    year_tail = rf"(?:\s?的?\s?(?:{half}|{quarter}|{firsts}|{month}(?:\s?{day})?|{part})|全年)?"
    fiscal = (
        rf"(?P<fy>{_Y4}|\d{{2}})\s?(?:会计年度|财务年度|财政年度|财年|财会年度)(?:的?第?(?P<fyq>[一二三四1-4])(?:财)?季度?)?"
        rf"|(?:会计年度|财年|财政年度)\s?(?P<fy3>{_Y4})(?:年)?(?:的?第?(?P<fy3q>[一二三四1-4])(?:财)?季度?)?"
        r"|fy\s?(?P<fy2>\d{4}|\d{2})(?:\s?q(?P<fy2q>[1-4]))?(?![\d])"
        r"|(?P<fyw>[上本下])(?:一|个)?(?:会计年度|财年|财政年度)"
    )
    lasting = (
        rf"(?P<past>过去|近|最近|这)(?:的)?(?P<pn>{_NUMBER}|几)(?:{_TO}(?P<pn2>{_NUMBER}))?\s?(?P<pu>{_UNITS})(?!期|级|前|后)"
        rf"|(?P<next>未来|今后|接下来|往后)(?:的)?(?P<nn>{_NUMBER})(?:{_TO}(?P<nn2>{_NUMBER}))?\s?(?P<nu>{_UNITS})(?:之?内|间)?"
        rf"|(?<![第\d])(?P<wn>{_NUMBER})(?:{_TO}(?P<wn2>{_NUMBER}))?\s?(?P<wu>{_UNITS})(?:之|以)?内"
        rf"|(?<![第\d.])(?P<on>{_NUMBER})\s?(?P<ou>{_UNITS})(?P<half>半)?(?:之|以)?(?P<side>后|前(?!往|来|进|端|锋|景|三|五))"
    )
    weekdays = (
        rf"(?P<weeks>{one_of(words['weeks'])})(?P<wd>[一二三四五六日天末])?(?!年)"
        r"|(?<![一二三四五六七八九十两兩\d每几数个])(?:周|星期|礼拜)(?P<wd2>[一二三四五六日天])(?!次|场|期|刊|年|围|部)"
    )
    bracketed = r"(?P<bw>今|昨|前|明)(?:天|日|晚|早|晨)?\s?[(（]\s?(?:\d{1,2}[/月])?(?P<bd>\d{1,2})日?(?:[,，]?\s?(?:周|星期|礼拜)?[一二三四五六日])?\s?[)）](?:日|天|晚)?"
    numeric = r"(?<![\d./-])(?P<iy>20\d{2})[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})(?![\d-])"
    slashed = (
        r"(?<![\d/.:])(?P<sm>1[0-2]|0?[1-9])/(?P<sd>3[01]|[12]\d|0?[1-9])(?![\d/%:分])"
        r"(?=\s?(?:起|前|后|日|下午|上午|晚|凌晨|早|[(（]|至|到|-|~|登场|在|于|开|召|举|上路|实施|启程|率|往返|往|,|，|》|G|t))"
    )
    decade = r"(?P<dec>(?:1[89]|20)\d0)年代"
    first_of_pair = (
        rf"(?<![\d.])(?P<ry>{_Y4})(?={_TO}(?:{_Y4})年)|(?<![\d.])(?P<rm>\d{{1,2}})(?={_TO}\d{{1,2}}\s?月)"
        rf"|(?<![\d.])(?P<rd>\d{{1,2}})(?={_TO}\d{{1,2}}\s?日)|第?(?P<rq>[一二三四1-4])(?={_TO}第?[一二三四1-4]季)"
        rf"|(?<![\d.])(?P<py>20\d{{2}})(?=[-–—~至到]20\d{{2}}(?!\d))|(?<=20\d{{2}}[-–—~至到])(?P<py2>20\d{{2}})(?!\d)"
    )
    alternatives = [
        numeric, bracketed, decade, fiscal, lasting, first_of_pair, rf"{year}{year_tail}",
        rf"(?P<days>{one_of(words['days'])})",
        *_renamed(
            [
                rf"{month}(?:\s?{day}|(?P<mpart>上旬|中旬|下旬|[初底中末](?!国|芯|部|信)))?",
                lone_day, half, quarter, firsts, slashed,
            ]
        ),
        _shared(words, weekdays),
        rf"(?P<feast>{one_of(words['feasts'])})",
        r"(?P<yearend>(?<![\d])(?:年底|年末|岁末|年终(?!奖)))|(?P<allyear>全年)",
    ]
    return "|".join(_unique(f"(?:{a})" for a in alternatives))


def _renamed(parts: list[str]) -> list[str]:
    """The same parts again without a year in front, with `z` before their group names."""
    return [re.sub(r"\(\?P<", "(?P<z", part) for part in parts]


def _japanese(words: dict[str, Any]) -> str:
    ana = words["anaphora"]
    year = (
        rf"(?:(?:西暦)?(?P<y>{_Y4})\s?年(?!代|度|式|\d{{1,2}}月期)|(?:令和|R)(?P<reiwa>\d{{1,2}}|元)年(?!度)|平成(?P<heisei>\d{{1,2}}|元)年(?!度)"
        rf"|(?P<yw>{one_of(words['years'])})|(?P<ya>{one_of(ana['years'])})"
        rf"|(?<![\d.,])(?P<y2>[0-3]\d)\s?年(?=\s?(?:\d{{1,2}}月(?!期)|第?[1-4]四半期|\d{{1,2}}[〜~-]\d{{1,2}}月期?|[上下]半期))"
        rf"|(?<=[〜～~-])(?P<y2>\d{{2}})年|{_SHORT_YEAR}(?P<y2>1[5-9]|2\d|3[0-5])年(?={_SHORT_YEAR_TAIL}))"
    )
    month = rf"(?:(?P<mw>{one_of(words['months'])})|(?P<ma>{one_of(ana['months'])})|(?<![\d.])(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?!期|\d))"
    month_day = rf"(?:(?P<mw>{one_of(words['months'])})|(?P<ma>{one_of(ana['months'])})|(?<![\d.])(?P<m>\d{{1,2}})月(?!期))"
    day = r"(?<![\d.])(?P<d>\d{1,2})日(?!間|連続|本|程|前後に?わた|目)"
    half = r"(?P<h>[上下])半期|(?P<h2>前半|後半)"
    quarter = r"(?:第(?P<q>[一二三四1-4])四半期|q(?P<qq>[1-4])(?!\d))"
    term = r"(?P<t1>\d{1,2})\s?[〜～~-−–]\s?(?P<t2>\d{1,2})月期?"
    part = r"(?P<part>年?(?:初め|末|央|半ば|前半|後半))"
    tail = rf"(?:\s?の?\s?(?:{term}|{half}|{quarter}|{month_day}(?:\s?{day})|{month}|{part})|通年)?"
    fiscal = (
        rf"(?<![成和\d])(?P<fy>{_Y4}|\d{{2}})年度(?:の?第(?P<fyq>[一二三四1-4])四半期)?|令和(?P<fyr>\d{{1,2}}|元)年度|平成(?P<fyh>\d{{1,2}}|元)年度"
        rf"|(?P<py4>{_Y4}|\d{{2}})年(?P<pm>\d{{1,2}})月期(?:の?第(?P<pq>[1-4一二三四])四半期)?"
        r"|(?P<fyw>今|本|前|昨|来|翌)年度|(?P<fyt>今|前|来)期(?!待)"
    )
    lasting = (
        rf"(?P<past>過去|この|直近|ここ)(?P<pn>{_NUMBER})(?:{_TO}(?P<pn2>{_NUMBER}))?\s?(?P<pu>{_UNITS})間?"
        rf"|(?P<next>今後|向こう|この先|これから)(?P<nn>{_NUMBER})(?:{_TO}(?P<nn2>{_NUMBER}))?\s?(?P<nu>{_UNITS})間?(?:以内|で|のうち)?"
        rf"|(?P<wn>{_NUMBER})(?:{_TO}(?P<wn2>{_NUMBER}))?\s?(?P<wu>{_UNITS})以内"
        rf"|(?<![\d第.])(?P<on>{_NUMBER})\s?(?P<ou>{_UNITS})(?P<half>半)?(?P<side>後|前(?!後|年|倒|半))"
    )
    weekdays = (
        rf"(?P<weeks>{one_of(words['weeks'])})(?:の?(?P<wd>[月火水木金土日])曜日?|(?P<wdend>末))?"
        r"|(?P<wd2>[月火水木金土日])曜日?(?!版|劇)"
    )
    bracketed = r"(?P<bw>今日|昨日|明日|本日)\s?[(（](?P<bd>\d{1,2})日?[)）]"
    numeric = r"(?<![\d./-])(?P<iy>20\d{2})[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})(?![\d-])"
    first_of_pair = (
        rf"(?<![\d.])(?P<ry>{_Y4}|\d{{2}})(?=\s?[〜～~-]\s?(?:{_Y4}|\d{{2}})年)|(?<![\d.])(?P<rd>\d{{1,2}})(?=\s?[〜～~、-]\s?\d{{1,2}}日(?!間))"
    )
    alternatives = [
        numeric, bracketed, fiscal, lasting, first_of_pair, rf"{year}{tail}",
        rf"(?P<days>{one_of(words['days'])})",
        *_renamed([term, rf"{month_day}\s?{day}", rf"{month}(?P<mpart>初め|末|半ば|上旬|中旬|下旬|初旬|前半|後半)?", day, half, quarter]),
        _shared(words, weekdays),
        rf"(?P<feast>{one_of(words['feasts'])})",
        r"(?P<yearend>年末|年内)|(?P<allyear>通年)",
    ]
    return "|".join(_unique(f"(?:{a})" for a in alternatives))


def _unique(parts: Any) -> list[str]:
    """Give a group name that stands a second time another ending; Python allows no twins."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return [re.sub(r"\(\?P<(\w+)>", rename, part) for part in parts]


def read_cjk_times(
    sentence: str, vocabulary: str, published: date | None, previous: str | None, *, traditional: bool
) -> list[Time]:
    """The times of a sentence in reading order."""
    words = time_words(vocabulary)
    form = match_form(sentence) if vocabulary == "zh" else fold_width(sentence)
    reader = _Reader(form, words, published, previous, traditional)
    return reader.read()


class _Reader:
    """Resolves the expressions of one sentence, in order, each knowing those before it."""

    def __init__(
        self, form: str, words: TimeWords, published: date | None, previous: str | None, traditional: bool
    ) -> None:
        self.form = form
        self.words = words
        self.published = published
        self.previous = previous
        self.traditional = traditional
        self.found: list[Time] = []

    def read(self) -> list[Time]:
        at = 0
        while match := self.words.pattern.search(self.form, at):
            at = match.end()
            ended = _QUARTER_ENDED.match(self.form, at)
            groups = {}
            for name, value in match.groupdict().items():
                if value is not None:
                    key = name.split("__")[0]
                    groups[key.removeprefix("z") if key.startswith("z") else key] = value
            time = self._resolve(match, groups)
            if time is not None and ended and time.precision in ("month", "day"):
                time, at = self._quarter_ended(time, ended.end()), ended.end()
            if time is not None:
                self._add(time)
        return [self._since(time) for time in self.found]

    # --- combining ------------------------------------------------------------------------

    def _add(self, time: Time) -> None:
        last = self.found[-1] if self.found else None
        if last is not None:
            gap = self.form[last.end : time.start]
            link = self.words.range_link.fullmatch(gap)
            listed = gap.strip() in ("和", "与", "及", "或", "、", "と", "及び")
            if link and not listed and last.precision == time.precision:
                self.found[-1] = Time(
                    last.start, time.end, spans.join(last.period, time.period), "range",
                    last.relative or time.relative, last.fiscal or time.fiscal, "range",
                )  # fmt: skip
                return
            if last.precision == "year" and gap.strip("的の ") == "" and time.end > time.start and (
                time.precision in ("month", "range", "quarter", "half")
                and spans.contains(last.period, time.period)
            ):
                self.found[-1] = replace(time, start=last.start, relative=last.relative)
                return
            if not gap.strip("()（） 的の,，") and spans.precision_of(last.period) == time.precision == "day":
                if last.period == time.period:
                    return  # 今天（21日）
        self.found.append(time)

    def _quarter_ended(self, time: Time, end: int) -> Time:
        """截至去年10月的一季: the three months up to that one."""
        last = spans.bounds(time.period)[1]
        first = spans.month_period(*spans.shift_months(last, -2))
        period = spans.join(first, spans.month_period(last.year, last.month))
        return Time(time.start, end, period, "range", time.relative, time.fiscal, "quarter-ended")

    def _since(self, time: Time) -> Time:
        """2025年以來 runs to the day of publication."""
        if self.published is None or time.precision == "range":
            return time
        if not self.words.since.match(self.form, time.end):
            return time
        now = _at_precision(self.published, time.precision)
        period = spans.join(time.period, now) if now else time.period
        return Time(time.start, time.end, period, "range", True, time.fiscal, "since")

    # --- one expression ---------------------------------------------------------------------

    def _resolve(self, match: re.Match[str], g: dict[str, str]) -> Time | None:
        fiscal = False
        relative = False
        period: str | None = None
        precision = ""
        rule = "date"
        today = self.published
        if "iy" in g:
            day = spans.safe_day(int(g["iy"]), int(g["im"]), int(g["id"]))
            period, precision = (spans.day_period(day), "day") if day else (None, "")
        elif "dec" in g:
            first = int(g["dec"])
            period, precision, rule = f"{first}/{first + 9}", "range", "decade"
        elif "sm" in g:
            month = self._month(g["sm"], match.start())
            day = spans.safe_day(int(month[:4]), int(month[5:]), int(g["sd"])) if month else None
            period, precision, rule = (spans.day_period(day), "day", "day") if day else (None, "", "")
        elif "bd" in g:
            period, precision, relative, rule = self._bracketed(g), "day", True, "day-in-brackets"
        elif any(k in g for k in ("fy", "fy2", "fy3", "fyw", "fyt", "fyr", "fyh", "py4")):
            period, precision, rule, fiscal = self._fiscal(g), "year", "fiscal-year", True
            if period and "Q" in period:
                precision = "quarter"
            if period and "/" in period:
                precision = "range"
        elif "past" in g or "next" in g or "wu" in g or "ou" in g:
            period, rule, relative = self._lasting(g), "lasting", True
            precision = spans.precision_of(period) if period else ""
        elif "ry" in g or "py" in g or "py2" in g:
            year = _full_year(g.get("ry") or g.get("py") or g.get("py2") or "")
            period, precision, rule = f"{year:04d}", "year", "year"
        elif "rm" in g:
            period, precision, rule = self._month(g["rm"], match.start()), "month", "month"
        elif "rd" in g:
            period, precision, rule = self._bare_day(_number(g["rd"]), match.start()), "day", "day"
        elif "rq" in g:
            period, precision = self._quarter_without_year(_number(g["rq"]), match.start()), "quarter"
        elif "days" in g:
            relative, precision, rule = True, "day", "relative-day"
            if today:
                period = spans.day_period(today + timedelta(days=self.words.days[g["days"]]))
        elif "weeks" in g or "wd2" in g:
            period, precision, relative, rule = self._week(g, match.start())
        elif "quarters" in g:
            relative, precision, rule = True, "quarter", "relative-quarter"
            if today:
                quarter = (today.month + 2) // 3 + self.words.quarters[g["quarters"]]
                period = spans.quarter_period(today.year, quarter)
        elif "adays" in g or "aquarters" in g or "aany" in g:
            period, rule = self._anaphora(g), "named-before"
            precision = spans.precision_of(period) if period else ""
        elif "feast" in g:
            return self._feast(match, g)
        elif "yearend" in g or "allyear" in g:
            return self._bare_year(match, g)
        else:
            period, precision, relative, rule = self._calendar(g, match)
        if period is None:
            return None
        return Time(match.start(), match.end(), period, precision, relative, fiscal, rule)

    def _calendar(self, g: dict[str, str], match: re.Match[str]) -> tuple[str | None, str, bool, str]:
        """Year, month, day, quarter or half, each said or left to the context."""
        at = match.start()
        year, relative = self._year(g)
        if year is None and any(k in g for k in ("y", "yw", "ya", "roc", "roc3", "y2", "reiwa", "heisei")):
            return None, "", False, "no-year"
        if "t1" in g:
            return self._term(g, year, at), "quarter", relative, "term"
        if "h" in g or "h2" in g:
            first = g.get("h") == "上" or g.get("h2") == "前半"
            y = year if year is not None else self._context_year(at)
            if y is None or ("h2" in g and year is None):
                return None, "", False, ""
            return spans.half_period(y, 1 if first else 2), "half", relative, "half-year"
        quarter = g.get("q") or g.get("qq") or g.get("qn") or g.get("fq") or ("1" if "q1" in g else "4" if "q4" in g else None)
        if quarter:
            q = _number(quarter)
            if year is None:
                period = self._quarter_without_year(q, at)
                return period, "quarter", True, "quarter"
            return spans.quarter_period(year, q), "quarter", relative, "quarter"
        if "fn" in g:
            return self._firsts(g, year, at)
        if "m" in g or "mw" in g or "ma" in g:
            return self._month_and_day(g, year, relative, at)
        if "d" in g and year is None:
            return self._bare_day(_number(g["d"]), at), "day", False, "day"
        if year is not None:
            return f"{year:04d}", "year", relative, "year"
        return None, "", False, ""

    def _year(self, g: dict[str, str]) -> tuple[int | None, bool]:
        if "y" in g:
            return _full_year(g["y"]), False
        if "roc" in g:
            return _number(g["roc"]) + 1911, False
        if "roc3" in g:
            return (int(g["roc3"]) + 1911, False) if self.traditional else (None, False)
        if "y2" in g:
            return 2000 + int(g["y2"]), False
        if "reiwa" in g:
            return 2018 + (1 if g["reiwa"] == "元" else int(g["reiwa"])), False
        if "heisei" in g:
            return 1988 + (1 if g["heisei"] == "元" else int(g["heisei"])), False
        if "qny" in g:
            return 2000 + int(g["qny"]), False
        if "yw" in g and self.published:
            return self.published.year + self.words.years[g["yw"]], True
        if "ya" in g:
            named = self._named()
            if named:
                return spans.bounds(named)[1].year + self.words.anaphora["years"][g["ya"]], True
        return None, False

    def _month_and_day(
        self, g: dict[str, str], year: int | None, relative: bool, at: int
    ) -> tuple[str | None, str, bool, str]:
        if "mw" in g:
            if self.published is None:
                return None, "", False, ""
            y, m = spans.shift_months(self.published, self.words.months[g["mw"]])
            relative = True
        elif "ma" in g:
            named = self._named()
            if named is None:
                return None, "", False, ""
            y, m = spans.shift_months(spans.bounds(named)[1], self.words.anaphora["months"][g["ma"]])
        else:
            m = _number(g["m"])
            if not 1 <= m <= 12:
                return None, "", False, ""
            if year is None:
                guess = self._month(g["m"], at)
                if guess is None:
                    return None, "", False, ""
                y = int(guess[:4])
            else:
                y = year
        if "d" in g:
            day = spans.safe_day(y, m, _number(g["d"]))
            return (spans.day_period(day) if day else None), "day", relative, "day"
        return spans.month_period(y, m), "month", relative, "month"

    def _firsts(self, g: dict[str, str], year: int | None, at: int) -> tuple[str | None, str, bool, str]:
        """前三季 and 前11個月."""
        count = _number(g["fn"])
        y = year if year is not None else self._context_year(at)
        if y is None or count < 2:
            return None, "", False, ""
        if year is None and not self.found and self.published and not self._ahead(at):
            months = count * 3 if g["fu"].startswith("季") else count
            y -= 1 if months > self.published.month else 0  # these quarters are over
        if g["fu"].startswith("季"):
            if count > 4:
                return None, "", False, ""
            return f"{y}-Q1/{y}-Q{count}", "range", False, "first-quarters"
        if count > 12:
            return None, "", False, ""
        return spans.join(spans.month_period(y, 1), spans.month_period(y, count)), "range", False, "first-months"

    def _term(self, g: dict[str, str], year: int | None, at: int) -> str | None:
        """7〜9月期 is a quarter of the calendar."""
        first, last = int(g["t1"]), int(g["t2"])
        if not (1 <= first <= 12 and 1 <= last <= 12):
            return None
        y = year
        if y is None:
            guess = self._month(str(last), at)
            y = int(guess[:4]) if guess else None
        if y is None:
            return None
        if first > last:
            return spans.join(spans.month_period(y - 1, first), spans.month_period(y, last))
        return spans.months_period(y, first, last)

    # --- what the context gives -----------------------------------------------------------

    def _named(self) -> str | None:
        return self.found[-1].period if self.found else self.previous

    def _clause(self, at: int) -> str:
        end = min((i for i in (self.form.find(m, at) for m in "。;；!") if i >= 0), default=len(self.form))
        start = max((self.form.rfind(m, 0, at) for m in ",，。;；"), default=-1) + 1
        stop = min((i for i in (self.form.find(m, at) for m in ",，") if i >= 0), default=end)
        return self.form[max(start, at - 12) : min(end, max(stop, at + 24))]

    def _ahead(self, at: int) -> bool:
        return bool(self.words.future.search(self._clause(at)))

    def _month(self, text: str, at: int) -> str | None:
        """A month without a year: that of the time before it, else the one nearest."""
        month = _number(text)
        if not 1 <= month <= 12:
            return None
        last = self.found[-1] if self.found else None
        if last is not None and at - last.end < 30 and last.precision in ("year", "month", "day", "quarter", "half"):
            year = spans.bounds(last.period)[0].year
            if not last.relative or last.precision != "day":
                return spans.month_period(year, month)
        if self.published is None:
            return None
        year = self.published.year
        ahead = self._ahead(at)
        distance = month - self.published.month
        if ahead:
            if distance < -6 or (distance < 0 and distance < -1):
                year += 1
        elif distance > _NEAR_MONTHS:
            year -= 1
        return spans.month_period(year, month)

    def _bare_day(self, number: int, at: int) -> str | None:
        """5日 by itself: of the month named before, else the nearest one."""
        last = self.found[-1] if self.found else None
        if last is not None and last.precision in ("day", "month") and not (last.relative and last.precision == "day"):
            first = spans.bounds(last.period)[0]
            day = spans.safe_day(first.year, first.month, number)
            if day and (last.precision == "month" or day >= first):
                return spans.day_period(day)
        if self.published is None:
            return None
        nearest = _nearest_day(self.published, number, self._ahead(at))
        if self.previous and nearest and abs((nearest - self.published).days) > 7:
            if spans.precision_of(self.previous) in ("day", "month"):
                first = spans.bounds(self.previous)[0]
                day = spans.safe_day(first.year, first.month, number)
                if day:
                    return spans.day_period(day)
        return spans.day_period(nearest) if nearest else None

    def _context_year(self, at: int) -> int | None:
        last = self.found[-1] if self.found else None
        if last is not None and "/" not in last.period:
            return spans.bounds(last.period)[0].year
        return self.published.year if self.published else None

    def _quarter_without_year(self, quarter: int, at: int) -> str | None:
        last = self.found[-1] if self.found else None
        if last is not None and at - last.end < 40 and last.precision in ("year", "quarter"):
            return spans.quarter_period(spans.bounds(last.period)[0].year, quarter)
        if self.published is None:
            return None
        current = (self.published.month + 2) // 3
        year = self.published.year
        if not self._ahead(at) and quarter > current:
            year -= 1
        if self._ahead(at) and quarter < current:
            year += 1
        return spans.quarter_period(year, quarter)

    def _bracketed(self, g: dict[str, str]) -> str | None:
        """昨（27）日: the number is sure, the word tells near which day."""
        if self.published is None:
            return None
        offset = {"今": 0, "本": 0, "昨": -1, "前": -2, "明": 1}[g["bw"][0]]
        near = self.published + timedelta(days=offset)
        day = min(
            (d for d in (_nearest_day(near, int(g["bd"]), ahead) for ahead in (False, True)) if d),
            key=lambda d: abs((d - near).days), default=None,
        )  # fmt: skip
        return spans.day_period(day) if day else None

    def _week(self, g: dict[str, str], at: int) -> tuple[str | None, str, bool, str]:
        if self.published is None:
            return None, "", False, ""
        weekday = g.get("wd") or g.get("wd2")
        monday = self.published - timedelta(days=self.published.weekday())
        if "weeks" in g:
            monday += timedelta(weeks=self.words.weeks[g["weeks"]])
            if weekday == "末" or "wdend" in g:
                first = monday + timedelta(days=5)
                return f"{first}/{first + timedelta(days=1)}", "week", True, "weekend"
            if weekday is None:
                return spans.week_period(monday), "week", True, "week"
            return spans.day_period(monday + timedelta(days=_WEEKDAYS[weekday])), "day", True, "weekday"
        day = monday + timedelta(days=_WEEKDAYS[weekday or "一"])
        if day > self.published and not self._ahead(at):
            day -= timedelta(weeks=1)
        elif day < self.published and self._ahead(at):
            day += timedelta(weeks=1)
        return spans.day_period(day), "day", True, "weekday"

    def _anaphora(self, g: dict[str, str]) -> str | None:
        named = self._named()
        if named is None:
            return None
        ana = self.words.anaphora
        if "adays" in g:
            if spans.precision_of(named) != "day":
                return None
            day = spans.bounds(named)[1] + timedelta(days=ana["days"][g["adays"]])
            return spans.day_period(day)
        if "aquarters" in g:
            if "Q" not in named and spans.precision_of(named) not in ("range",):
                return None
            return None if self.found else named
        return None if self.found else named

    def _feast(self, match: re.Match[str], g: dict[str, str]) -> Time | None:
        """A feast of the solar calendar; the days around it are its month."""
        if self.published is None:
            return None
        month, day = map(int, self.words.feasts[g["feast"]].split("-"))
        last = self.found[-1] if self.found else None
        if last is not None and match.start() - last.end <= 1 and last.precision == "year":
            year = int(last.period[:4])
        else:
            year = self.published.year
            distance = (date(year, month, day) - self.published).days
            if distance > 31 and not self._ahead(match.start()):
                year -= 1
            elif distance < -180 and self._ahead(match.start()):
                year += 1
        around = re.compile("刚过|过后|前后|前夕|期间|假期|档期|连假|之后|后|前|シーズン|商戦").match(self.form, match.end())
        if around:
            return Time(match.start(), match.end(), spans.month_period(year, month), "month", True, False, "feast")
        period = spans.day_period(date(year, month, day))
        return Time(match.start(), match.end(), period, "day", True, False, "feast")

    def _bare_year(self, match: re.Match[str], g: dict[str, str]) -> Time | None:
        """年底 is the year, of the time before it or of publication."""
        year = self._context_year(match.start())
        if year is None:
            return None
        return Time(match.start(), match.end(), f"{year:04d}", "year", True, False, "year-part")

    def _fiscal(self, g: dict[str, str]) -> str | None:
        if "py4" in g:
            return self._settlement(g)
        if "fyw" in g or "fyt" in g:
            if self.published is None:
                return None
            word = g.get("fyw") or g.get("fyt") or ""
            offset = {"上": -1, "前": -1, "昨": -1, "本": 0, "今": 0, "下": 1, "来": 1, "翌": 1}[word]
            year = self.published.year
            if ("fyw" in g or "fyt" in g) and self.published.month < 4 and word in "今本前昨来翌":
                year -= 1 if not re.search("财年|会计|财政", self.form) else 0
            return f"FY{year + offset}"
        for era, before in (("fyr", 2018), ("fyh", 1988)):
            if era in g:
                return f"FY{before + (1 if g[era] == '元' else int(g[era]))}"
        text = g.get("fy") or g.get("fy2") or g.get("fy3") or ""
        quarter = g.get("fyq") or g.get("fy2q") or g.get("fy3q")
        year = _full_year(text)
        return f"FY{year}-Q{_number(quarter)}" if quarter else f"FY{year}"

    def _settlement(self, g: dict[str, str]) -> str | None:
        """2026年3月期: the business year that ends in that month, named by its first year."""
        year, month = _full_year(g["py4"]), int(g["pm"])
        fiscal = year if month == 12 else year - 1
        return f"FY{fiscal}-Q{_number(g['pq'])}" if g.get("pq") else f"FY{fiscal}"

    def _lasting(self, g: dict[str, str]) -> str | None:
        if self.published is None:
            return None
        if "past" in g:
            if g["pn"] == "几":
                return None
            return self._stretch(g["pn"], g.get("pn2"), g["pu"], -1)
        if "next" in g:
            return self._stretch(g["nn"], g.get("nn2"), g["nu"], 1)
        if "wu" in g:
            return self._stretch(g["wn"], g.get("wn2"), g["wu"], 1)
        number = _amount(g["on"])
        if number is None:
            return None
        sign = 1 if g["side"] in ("后", "後") else -1
        return self._moment(number + (0.5 if "half" in g else 0), g["ou"], sign)

    def _stretch(self, first: str, second: str | None, unit: str, sign: int) -> str | None:
        """未來三年 runs from today; 未來兩到三年 lies between the second and the third."""
        a = _amount(first)
        b = _amount(second) if second else None
        if a is None or self.published is None:
            return None
        if b is None and len(first) == 2 and first[0] in HAN_DIGITS and first[1] in HAN_DIGITS:
            b, a = float(HAN_DIGITS[first[1]]), float(HAN_DIGITS[first[0]])
        far = self._moment(b if b is not None else a, unit, sign)
        near = self._moment(a, unit, sign) if b is not None else _at_precision(
            self.published, _precision_of_unit(unit, a)
        )
        if far is None or near is None:
            return None
        return spans.join(near, far)

    def _moment(self, number: float, unit: str, sign: int) -> str | None:
        """`number` units from the day of publication, as exactly as such words are meant."""
        if self.published is None or number > 200:
            return None
        kind = _precision_of_unit(unit, number)
        if unit.startswith("年") and kind == "year":
            return f"{self.published.year + sign * int(number):04d}"
        if unit.startswith("年"):
            return spans.month_period(*spans.shift_months(self.published, sign * round(number * 12)))
        if unit in ("天", "日", "日間"):
            day = self.published + timedelta(days=sign * int(number))
            return spans.day_period(day) if kind == "day" else spans.month_period(day.year, day.month)
        if "月" in unit:
            return spans.month_period(*spans.shift_months(self.published, sign * round(number)))
        day = self.published + timedelta(weeks=sign * int(number))
        return spans.week_period(day) if number <= 3 else spans.month_period(day.year, day.month)


_QUARTER_ENDED = re.compile(r"\s?(?:止|为止|底)?的?(?:一|该|当|单|上|本)季度?|までの(?:四半期|3カ月)")
_WEEKDAYS = {
    "一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6,
    "月": 0, "火": 1, "水": 2, "木": 3, "金": 4, "土": 5,
}  # fmt: skip
_NEAR_MONTHS = 2  # a month named without a year is rather this near ahead than ten months back
_FEW_DAYS = 14  # up to here "N days ago" is meant to the day


def _precision_of_unit(unit: str, number: float) -> str:
    if unit.startswith("年"):
        return "year" if number == int(number) and number >= 1 else "month"
    if "月" in unit:
        return "month"
    if unit in ("天", "日", "日間"):
        return "day" if number <= _FEW_DAYS else "month"
    return "week" if number <= 3 else "month"


def _at_precision(day: date, precision: str) -> str | None:
    if precision == "year":
        return f"{day.year:04d}"
    if precision == "quarter":
        return spans.quarter_period(day.year, (day.month + 2) // 3)
    if precision in ("month", "half"):
        return spans.month_period(day.year, day.month)
    if precision in ("day", "week"):
        return spans.day_period(day)
    return None


def _number(text: str) -> int:
    if text == "元":
        return 1  # 元月
    value = int(text) if text.isdigit() else read_cjk(text)
    return int(value) if value is not None else 0


def _amount(text: str | None) -> float | None:
    if text is None:
        return None
    if text == "半":
        return 0.5
    value = read_cjk(text)
    return float(value) if value is not None else None


def _full_year(text: str) -> int:
    year = _number(text)
    return 2000 + year if year < 100 else year


def _nearest_day(near: date, number: int, ahead: bool) -> date | None:
    """The day `number` of the month around `near`: the latest one, or with `ahead` the next."""
    candidates = []
    for offset in (-1, 0, 1):
        year, month = spans.shift_months(near, offset)
        day = spans.safe_day(year, month, number)
        if day:
            candidates.append(day)
    if ahead:
        later = [d for d in candidates if d >= near]
        return min(later, default=max(candidates, default=None))
    earlier = [d for d in candidates if d <= near + timedelta(days=1)]
    return max(earlier, default=min(candidates, default=None))
