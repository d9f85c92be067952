"""Reading times, in whatever form a page writes them.

ISO 8601 and its loose forms, RFC 822, English month names, Chinese, Japanese and Korean dates
with their halves of the day, the calendars of the Republic of China and of 令和, numbers in
Chinese characters, and epoch seconds or milliseconds. Which of the times that a page gives
counts is in `moments` and `times`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from claimwire.clean.moments import Moment
from claimwire.text import fold_width

_MONTHS = {
    m: i
    for i, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        1,
    )
    for m in names.split()
}  # fmt: skip
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
# Abbreviations that news pages print, in hours from UTC. CST is China's where the site is
# Chinese and American elsewhere, so it is left to the site's zone.
_ABBREVIATIONS = {
    "utc": 0.0, "gmt": 0.0, "z": 0.0, "bst": 1.0, "cet": 1.0, "cest": 2.0, "est": -5.0,
    "edt": -4.0, "pst": -8.0, "pdt": -7.0, "cdt": -5.0, "mst": -7.0, "mdt": -6.0, "jst": 9.0,
    "kst": 9.0, "hkt": 8.0, "sgt": 8.0, "ist": 5.5, "aest": 10.0, "aedt": 11.0, "awst": 8.0,
    "acst": 9.5, "nzst": 12.0, "nzdt": 13.0, "myt": 8.0, "pht": 8.0, "wib": 7.0, "wita": 8.0,
    "ict": 7.0, "npt": 5.75, "pkt": 5.0, "gst": 4.0, "msk": 3.0, "eat": 3.0, "sast": 2.0,
    "wat": 1.0,
}  # fmt: skip
_ZONES = {
    "et": "America/New_York", "pt": "America/Los_Angeles", "ct": "America/Chicago",
    "mt": "America/Denver", "uk": "Europe/London",
}  # fmt: skip
_CLOCK = (
    r"(?:(?:\s|t|,|\.|日|일|年|\||·|•|at|hkt|/|-|(?:香港|北京|台北|台灣|日本|當地|当地|現地)(?:時間|时间)|\(?(?:星期|週|周|礼拜|禮拜)[一二三四五六日天]\)?"
    r"|\(?(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?\b\)?"
    r"|\([一二三四五六月火水木金土日월화수목금토일]\)|[月火水木金土日]曜日?|[월화수목금토일]요일)*"
    # In brackets a clock counts alone: 2026/05/03 (16:40 更新) tells two times.
    r"(?:\((?=[^()\d]{0,4}\d{1,2}:\d{2}(?::\d{2})?\s*\)))?(?P<half>上午|下午|晚上|晚間|晚|凌晨|早上|清晨|中午|午前|午後|傍晚|深夜|오전|오후|am|pm)?\s*"
    r"(?P<h>\d{1,2})(?:\s*(?:[:時时點点시]|\.(?=\d\d\s?(?:[ap]\.?m|bst|gmt|utc)))"
    r"\s*(?P<mi>\d{2}|\d(?=\s*[分분]))(?:\s*[分분])?(?:\s*(?::|(?<=[分분])\s*)(?P<s>\d{2})秒?)?"
    r"(?:[.,]\d{1,9})?|(?=\s?[ap]\.?m\b)|\s*[時时시](?![間间\d]))"
    r"\s*(?P<half2>a\.?m\.?|p\.?m\.?)?"
    r"\s*,?\s*\(?(?P<off>z\b|[+-]\d{2}:?\d{2}|(?:utc|gmt)\s*[+-]\s*\d{1,2}(?::?\d{2})?"
    r"|utc|gmt|bst|cest|cet|est|edt|pst|pdt|cdt|mst|mdt|jst|kst|hkt|sgt|ist|aest|aedt|et\b|pt\b"
    r"|(?:awst|acst|nzst|nzdt|myt|pht|wib|wita|ict|npt|pkt|gst|msk|eat|sast|wat)\b|ct\b|uk\b|(?:eastern|central|mountain|pacific)\s+(?:(?:daylight|standard)\s+)?time)?)?"
)
_ZONE_FIRST = (
    r"\(?(?P<off>utc|gmt|est|edt|cst|cdt|pst|pdt|jst|kst|hkt|sgt|ist|bst|et\b|pt\b|ct\b)?\)?"
)
_CLOCK_FIRST = (
    r"(?<!\d)(?<!\d:)(?P<h>\d{1,2}):(?P<mi>\d{2})(?::(?P<s>\d{2}))?\s*(?P<half2>a\.?m\.?|p\.?m\.?)?\s*"
    + _ZONE_FIRST
    + r"[\s,·•|-]*(?:on\s+)?(?:[a-z]{3,9}\.?,?\s+)??"
)
_NUMERAL = "零〇○一二三四五六七八九十百廿卅"
_FORMS = (
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d{2})\s*[-/.年년\s]\s*(?P<m>\d{1,2})\s*[-/.月월\s]\s*(?P<d>\d{1,2})(?!\d)"
        r"\s*[日일]?" + _CLOCK
    ),
    re.compile(
        r"(?:中華)?(?:民國|民国)\s*(?P<roc>\d{2,3})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d)\s*日?"
        + _CLOCK
    ),
    re.compile(
        r"(?:令和|r)\s*(?P<reiwa>\d{1,2}"
        r"|元)\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d)\s*日?" + _CLOCK
    ),
    re.compile(
        r"(?<!\d)(?P<roc>1[0-4]\d)\s*[-/.年]\s*(?P<m>0?[1-9]|1[0-2])\s*[-/.月]\s*(?P<d>0?[1-9]"
        r"|[12]\d|3[01])(?![\d.])\s*日?" + _CLOCK
    ),
    re.compile(
        _MONTH
        + r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+"
        + r"(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\.?,?\s+)?(?P<y>(?:19|20)\d{2})"
        + _CLOCK
    ),
    re.compile(
        r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+"
        + _MONTH
        + r",?[\s-]+(?P<y>(?:19|20)\d{2})"
        + _CLOCK
    ),
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d{2})[\s-]+" + _MONTH + r"[\s-]+(?P<d>\d{1,2})(?!\d)" + _CLOCK
    ),
    # As Java prints it: Sun May 03 14:05:00 EDT 2026.
    re.compile(
        _MONTH + r"\s+(?P<d>\d{1,2})\s+(?P<h>\d{1,2}):(?P<mi>\d{2}):(?P<s>\d{2})\s+"
        r"(?P<off>[a-z]{3,4}|[+-]\d{4})?\s+(?P<y>(?:19|20)\d{2})"
    ),
    # In figures alone, a clock behind: 20260503 14:05.
    re.compile(
        r"(?<!\d)(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?=\s+\d{1,2}:\d{2})"
        + _CLOCK
    ),
    # The clock before the day.
    re.compile(_CLOCK_FIRST + _MONTH + r"\s+(?P<d>\d{1,2}),?\s+(?P<y>(?:19|20)\d{2})"),
    re.compile(_CLOCK_FIRST + r"(?P<d>\d{1,2})\s+" + _MONTH + r",?\s+(?P<y>(?:19|20)\d{2})"),
    re.compile(
        _CLOCK_FIRST
        + r"(?P<y>20\d{2})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d)日?"
        r"(?!\s*(?:hkt\s*)?\d{1,2}:\d{2})(?:\s*(?P<off2>hkt|jst|kst|sgt|utc|gmt))?"
    ),
)
# What a text must hold for each form to be looked for in it: `str` finds that much faster.
_YEAR = ("19", "20")
_NAMED = tuple(sorted({name[:3] for name in _MONTHS}))
_NEEDED = (
    _YEAR,
    ("民國", "民国"),
    ("令和", "r"),
    ("1",),
    *(_NAMED,) * 4,
    (":",),
    *(_NAMED,) * 2,
    (":",),
)
_CHINESE_DATE = re.compile(
    rf"(?P<era>民國|民国|令和)?(?P<y>[{_NUMERAL}]{{1,6}}"
    rf"|元)年(?P<m>[{_NUMERAL}]{{1,3}})月(?P<d>[{_NUMERAL}]{{1,3}})日" + _CLOCK
)
# Days and months in figures alone, the year behind them.
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<y>20\d{2})(?![\d./-]\d)"
    + _CLOCK
)
_AMERICAN = frozenset(("et", "est", "edt", "pt", "pst", "pdt", "ct", "cdt", "mst", "mdt"))
_BASIC = re.compile(
    r"^(20\d{2})(\d{2})(\d{2})t(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(z|[+-]\d{2}:?\d{2})?$"
)
_DIGITS14 = re.compile(r"^(20\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?$")
_DIGITS8 = re.compile(r"^(20\d{2})(\d{2})(\d{2})$")
_EPOCH = re.compile(r"^\d{10}(?:\.\d+)?$|^\d{13}$")
_CHINESE_CLOCK = re.compile(
    rf"\s*(?P<half>上午|下午|晚上|晚間|凌晨|中午|午前|午後)?\s*(?P<h>[{_NUMERAL}]{{1,3}})[時时點点]"
    rf"(?:(?P<mi>[{_NUMERAL}]{{1,3}})分)?"
)
_MONTH_DAY = re.compile(
    r"(?<![\d/.-])(?:['’]?\d{2}[./-])?(?P<m>\d{1,2})\s*[/月월.-]\s*(?P<d>\d{1,2})(?!\d)\s*[日일]?"
    + _CLOCK
)
_NAMED_DAYS = (
    re.compile(_MONTH + r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?(?!\d)" + _CLOCK),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+" + _MONTH + _CLOCK),
)
_CLOCK_ALONE = re.compile(r"(?<![\d/.-])" + _CLOCK[:-1])
_FIRST_HALF = frozenset(("am", "上午", "凌晨", "午前", "清晨", "早上", "오전"))
_SECOND_HALF = frozenset(("pm", "下午", "晚上", "晚間", "晚", "午後", "傍晚", "深夜", "오후"))
_LONGEST_LINE = 2000
_MOST_OF = 0.7
_EARLIEST = 1990
_LATEST = 2100


def read_moment(text: object) -> Moment | None:
    """The first time that `text` (or an epoch number) gives, or None."""
    for _, _, moment in read_moments(text):
        return moment
    return None


def read_moments(
    text: object, *, day_first: bool = False, near: Moment | None = None
) -> list[tuple[int, int, Moment]]:
    """All times that `text` gives, each with its start and end, in order without overlap.

    `day_first` tells how 03/05/2026 is written there; else such a date is read only where it
    can mean one day alone, is the day of `near`, or stands beside an American time zone.
    """
    if isinstance(text, bool) or text is None:
        return []
    raw = str(int(text)) if isinstance(text, (int, float)) else str(text)
    line = fold_width(raw.strip()[:_LONGEST_LINE])
    if whole := _number(line):
        return [(0, len(line), whole)]
    found: list[tuple[int, int, Moment]] = []
    for form, needed in zip(_FORMS, _NEEDED, strict=True):
        if not any(word in line for word in needed):
            continue
        for match in form.finditer(line):
            if moment := _moment(match):
                found.append((match.start(), match.end(), moment))
    for match in _NUMERIC.finditer(line) if "20" in line else ():
        if moment := _numeric_moment(match, day_first=day_first, near=near):
            found.append((match.start(), match.end(), moment))
    for match in _CHINESE_DATE.finditer(line) if "年" in line else ():
        if moment := _chinese_moment(match):
            found.append((match.start(), match.end(), moment))
    # Of readings that overlap the one with a clock counts, then the first and longest.
    found.sort(key=lambda f: (-min(f[2].precision, 1), f[0], f[0] - f[1]))
    kept: list[tuple[int, int, Moment]] = []
    for start, end, moment in found:
        if not any(a < end and start < b for a, b, _ in kept):
            kept.append((start, end, moment))
    return sorted(kept, key=lambda f: f[0])


def is_all_moment(text: str) -> bool:
    """Whether `text` is a time and little else."""
    text = text.strip()
    if not 8 <= len(text) <= 40:
        return False
    found = read_moments(text)
    return len(found) == 1 and found[0][1] - found[0][0] >= _MOST_OF * len(text)


def read_month_day(text: str, near: Moment) -> Moment | None:
    """A time without a year (`1/7 11:05`, `Jan 7 at 11:05`), in the year of `near`."""
    line = fold_width(text)
    for form in (_MONTH_DAY, *_NAMED_DAYS):
        for match in form.finditer(line):
            if match.group("h") is None:
                continue
            month = match.groupdict().get("m") or str(_month_named(match))
            if moment := _build(near.at.year, month, match.group("d"), match):
                return moment
    return None


def read_clock(text: str, near: Moment) -> Moment | None:
    """A clock alone (`更新 16:40`), on the day of `near`."""
    at = near.at
    for match in _CLOCK_ALONE.finditer(fold_width(text)):
        if match.group("mi") and (moment := _build(at.year, str(at.month), str(at.day), match)):
            return moment
    return None


def _number(line: str) -> Moment | None:
    if _EPOCH.match(line):
        seconds = float(line)
        if seconds > 1e11:
            seconds /= 1000
        try:
            at = datetime.fromtimestamp(seconds, UTC)
        except (OverflowError, OSError, ValueError):
            return None
        if not 2000 <= at.year <= _LATEST:
            return None
        return Moment(at.replace(tzinfo=None, microsecond=0), timedelta(0), 2)
    if match := _BASIC.match(line):
        year, month, day, hour, minute, second = (int(g or 0) for g in match.groups()[:6])
        offset = _offset(match.group(7), year, month, day)
        return _valid(year, month, day, hour, minute, second, offset=offset, precision=2)
    if match := _DIGITS14.match(line):
        return _valid(*(int(g or 0) for g in match.groups()), offset=None, precision=2)
    if match := _DIGITS8.match(line):
        return _valid(*(int(g) for g in match.groups()), offset=None, precision=0)
    return None


def _moment(match: re.Match[str]) -> Moment | None:
    groups = match.groupdict()
    if "y" in groups:
        year = int(groups["y"])
    elif "roc" in groups:
        year = int(groups["roc"]) + 1911
    else:
        year = 2018 + (1 if groups["reiwa"] == "元" else int(groups["reiwa"]))
    month = groups.get("m")
    if month is None:
        month = str(_month_named(match))
    return _build(year, month, groups["d"], match)


def _month_named(match: re.Match[str]) -> int:
    name = next(g for g in match.groups() if g and g.rstrip(".") in _MONTHS)
    return _MONTHS[name.rstrip(".")]


def _numeric_moment(match: re.Match[str], *, day_first: bool, near: Moment | None) -> Moment | None:
    """23/05/2026 and 05/23/2026; 03.05.2026 has the day first wherever it is written."""
    a, b = int(match.group("a")), int(match.group("b"))
    if near is not None and (near.at.month, near.at.day) in ((a, b), (b, a)):
        day, month = near.at.day, near.at.month
    elif match.group("mark") == "." or day_first or a > 12:
        day, month = a, b
    elif b > 12 or (match.group("off") or "").lower() in _AMERICAN:
        day, month = b, a
    else:
        return None
    return _build(int(match.group("y")), str(month), str(day), match)


def _chinese_moment(match: re.Match[str]) -> Moment | None:
    year = 1 if match.group("y") == "元" else _numeral(match.group("y"))
    era = match.group("era")
    if era:
        year += 2018 if era == "令和" else 1911
    month, day = str(_numeral(match.group("m"))), str(_numeral(match.group("d")))
    clock = _CHINESE_CLOCK.match(match.string, match.end())
    if match.group("h") is not None or clock is None:
        return _build(year, month, day, match)
    hour = _hour(_numeral(clock.group("h")), clock.group("half") or "")
    minute = _numeral(clock.group("mi")) if clock.group("mi") else 0
    return _valid(year, int(month), int(day), hour, minute, offset=None, precision=1)


def _numeral(text: str) -> int:
    """一百一十五 or 一一五 or 二○二六 as a number."""
    digits = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
    if not any(c in "十百廿卅" for c in text):
        return int("".join(str(digits[c]) for c in text))
    text = text.replace("廿", "二十").replace("卅", "三十")
    total, current = 0, 0
    for c in text:
        if c in "十百":
            total += (current or 1) * (10 if c == "十" else 100)
            current = 0
        else:
            current = digits[c]
    return total + current


def _build(year: int, month: str, day: str, match: re.Match[str]) -> Moment | None:
    groups = match.groupdict()
    if groups.get("h") is None:
        return _valid(year, int(month), int(day), 0, 0, 0, offset=None, precision=0)
    half = (groups.get("half2") or groups.get("half") or "").replace(".", "")
    hour = _hour(int(groups["h"]), half)
    seconds = groups.get("s")
    offset = _offset(groups.get("off") or groups.get("off2"), year, int(month), int(day))
    return _valid(
        year, int(month), int(day), hour, int(groups["mi"] or 0), int(seconds or 0),
        offset=offset, precision=2 if seconds else 1,
    )  # fmt: skip


def _hour(hour: int, half: str) -> int:
    """An hour of a half of the day as one of twenty-four."""
    if (half in _SECOND_HALF and hour < 12) or (half == "中午" and hour < 11):
        return hour + 12
    return 0 if half in _FIRST_HALF and hour == 12 else hour


def _valid(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0,
    *, offset: timedelta | None, precision: int,
) -> Moment | None:  # fmt: skip
    if not _EARLIEST <= year <= _LATEST:
        return None
    extra = timedelta(days=1) if hour == 24 else timedelta(0)
    try:
        at = datetime(
            year, month, day, hour % 24 if extra else hour, minute, min(second, 59), 0, UTC
        )
    except ValueError:
        return None
    # `at` is clock time: its zone is `offset`, or not known yet.
    return Moment(at.replace(tzinfo=None) + extra, offset, precision)


def _offset(raw: str | None, year: int, month: int, day: int) -> timedelta | None:
    if not raw:
        return None
    raw = "".join(raw.lower().split())
    if raw.endswith("time"):
        raw = f"{raw[0]}t"
    if raw in _ABBREVIATIONS:
        return timedelta(hours=_ABBREVIATIONS[raw])
    if raw in _ZONES:
        try:
            noon = datetime(year, month, day, 12, tzinfo=ZoneInfo(_ZONES[raw]))
        except ValueError:
            return None
        return noon.utcoffset()
    match = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", raw)
    if not match:
        return None
    size = timedelta(hours=int(match.group(2)), minutes=int(match.group(3) or 0))
    return -size if match.group(1) == "-" else size
