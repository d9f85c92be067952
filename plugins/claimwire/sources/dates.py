"""The times that feeds and sitemaps write, as ISO 8601 with an offset.

RFC 822 (RSS) and RFC 3339 (Atom, sitemaps) are what the formats ask for; what feeds hold
besides are the forms that people of the outlet's country write. A time without an offset is
the outlet's local time. An abbreviation that the outlet's own zone uses means that zone:
CST is Taipei's or Shanghai's time there, although RFC 822 gives it to Chicago.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
}
# RFC 822's zones, and those of the region that several countries' feeds use.
_ZONES = {
    "ut": 0.0, "utc": 0.0, "gmt": 0.0, "z": 0.0, "est": -5.0, "edt": -4.0, "cst": -6.0,
    "cdt": -5.0, "mst": -7.0, "mdt": -6.0, "pst": -8.0, "pdt": -7.0, "bst": 1.0, "cet": 1.0,
    "cest": 2.0, "hkt": 8.0, "sgt": 8.0, "jst": 9.0, "kst": 9.0, "ist": 5.5,
}  # fmt: skip
_CLOCK = (
    r"(?:(?P<half>上午|下午|早上|晚上|凌晨|中午|午前|午後)\s*)?"
    r"(?P<hour>\d{1,2})(?:[:時时點点]\s*(?P<minute>\d{1,2})?)(?:[:分]?\s*(?P<second>\d{1,2}))?"
    r"(?:[.,]\d+)?\s*[秒分]?\s*(?P<ampm>[ap]\.?m\.?)?"
)
_ZONE = (
    r"\s*(?P<zone>z|[+-]\d{1,2}:?\d{2}|[+-]\d{2}|(?:utc|gmt)[+-]\d{1,2}(?::?\d{2})?|[a-z]{2,5})?"
)
_TAIL = rf"(?:[t,\s]*{_CLOCK}{_ZONE}(?:\s*\([^)]*\))?)?\s*$"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*)?"
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"(?:\s*[((]?(?:星期|週|周|礼拜|禮拜)?[一二三四五六日天月火水木金土](?:曜日?)?[))]?)?" + _TAIL,
    re.IGNORECASE,
)
_ROC_YEAR = re.compile(
    r"(?:中華民國|民國)\s*(?P<roc>\d{2,3})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日?"
    + _TAIL,
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    _WEEKDAY
    + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s\-.]+(?P<name>[a-z]{3})[a-z]*[\s\-.,]+"
    + r"(?P<year>\d{4}|\d{2})"
    + _TAIL,
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    _WEEKDAY
    + r"(?P<name>[a-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
    + _TAIL,
    re.IGNORECASE,
)
# `ctime` and what a JavaScript `Date` prints: the year comes last or before the clock.
_CTIME = re.compile(
    _WEEKDAY + r"(?P<name>[a-z]{3})[a-z]*\s+(?P<day>\d{1,2})\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r":(?P<second>\d{2})\s+(?:(?P<zone>[a-z]{2,5})\s+)?(?P<year>\d{4})\s*$",
    re.IGNORECASE,
)
_PACKED = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:t?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?" + _ZONE + r")?$",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(?P<seconds>\d{10})(?P<millis>\d{3})?$")
_FORMS = (_YEAR_FIRST, _ROC_YEAR, _DAY_FIRST, _MONTH_FIRST, _CTIME, _PACKED)
# News has no article from before the web, and none from the day after tomorrow: such a date
# is a default or a slip, and no date is better than a wrong one.
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_SLACK = timedelta(days=2)


def read_time(text: str | None, *, zone: ZoneInfo, now: datetime) -> str | None:
    """The time that `text` tells, ISO 8601 with an offset; None for no time or a broken one.

    Args:
        text: as it stands in the feed.
        zone: the outlet's, for times that name none.
        now: with an offset; a time more than two days after it is broken.
    """
    moment = _moment(unicodedata.normalize("NFKC", text or "").strip(), zone)
    if moment is None or not _EARLIEST <= moment <= now + _SLACK:
        return None
    return moment.isoformat(timespec="seconds")


def _moment(text: str, zone: ZoneInfo) -> datetime | None:
    if not text or len(text) > 80:
        return None
    epoch = _EPOCH.match(text)
    if epoch:
        return datetime.fromtimestamp(int(epoch["seconds"]), UTC).astimezone(zone)
    for form in _FORMS:
        match = form.match(text)
        if match:
            return _built(match.groupdict(), zone)
    return None


def _built(parts: dict[str, str | None], zone: ZoneInfo) -> datetime | None:
    try:
        naive = datetime(  # noqa: DTZ001 - the zone follows below, it depends on the date
            _year(parts), _month(parts), int(parts["day"] or 0), _hour(parts),
            int(parts.get("minute") or 0), min(int(parts.get("second") or 0), 59),
        )  # fmt: skip
        if parts.get("hour") == "24":
            naive += timedelta(days=1)
        offset = _offset((parts.get("zone") or "").lower(), naive, zone)
        moment = naive.replace(tzinfo=offset)
        moment.astimezone(UTC)  # years at the edge of the calendar overflow here
    except (ValueError, OverflowError):
        return None
    return moment


def _year(parts: dict[str, str | None]) -> int:
    if parts.get("roc"):
        return int(parts["roc"] or 0) + 1911
    year = parts["year"] or ""
    # RFC 822 has two digits.
    return int(year) if len(year) == 4 else 2000 + int(year)


def _month(parts: dict[str, str | None]) -> int:
    if parts.get("month"):
        return int(parts["month"] or 0)
    return _MONTHS.get((parts["name"] or "").lower()[:3], 0)


def _hour(parts: dict[str, str | None]) -> int:
    hour = int(parts.get("hour") or 0)
    half = parts.get("half") or ""
    ampm = (parts.get("ampm") or "").lower()
    late = ampm.startswith("p") or half in ("下午", "晚上", "午後", "中午")
    if late and hour < 12 and not (half == "中午" and hour == 11):
        return hour + 12
    if hour == 12 and (ampm.startswith("a") or half in ("上午", "凌晨", "午前")):
        return 0
    return 0 if hour == 24 else hour


def _offset(name: str, naive: datetime, zone: ZoneInfo) -> tzinfo:
    """What `name` means; the zone itself where it names nothing.

    Raises:
        ValueError: it names a zone that nobody knows.
    """
    digits = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?", name)
    if digits:
        # RFC 822 and 3339 write -00:00 for "UTC, place unknown"; it is UTC all the same.
        sign = -1 if digits[1] == "-" else 1
        size = timedelta(hours=int(digits[2]), minutes=int(digits[3] or 0))
        return timezone(sign * size)
    if not name or name == (zone.tzname(naive) or "").lower():
        return zone
    if name not in _ZONES:
        raise ValueError(name)
    return timezone(timedelta(hours=_ZONES[name]))
