"""A time as a page gives it, and the best of those that one page gives.

What was written for machines and is most precise is preferred; a day without a clock takes the
clock that another source adds to it. A time without an offset is read in the zone of its site.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_SITE_ZONES = {
    "tw": "Asia/Taipei", "cn": "Asia/Shanghai", "hk": "Asia/Hong_Kong", "mo": "Asia/Macau",
    "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "sg": "Asia/Singapore", "uk": "Europe/London",
    "my": "Asia/Kuala_Lumpur", "in": "Asia/Kolkata", "au": "Australia/Sydney",
}  # fmt: skip
_LANGUAGE_ZONES = {
    "zh-Hant": "Asia/Taipei", "zh-Hans": "Asia/Shanghai", "ja": "Asia/Tokyo", "ko": "Asia/Seoul"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a page gives it: `at` without zone, `offset` where one was given.

    `precision` is 0 for a day, 1 for a minute, 2 for a second.
    """

    at: datetime
    offset: timedelta | None
    precision: int

    def text(self) -> str:
        """The time as a line would print it, with its offset where it has one."""
        if not self.precision:
            return f"{self.at:%Y-%m-%d}"
        zone = "" if self.offset is None else f"{self.at.replace(tzinfo=timezone(self.offset)):%z}"
        return f"{self.at:%Y-%m-%d %H:%M:%S}{zone}"

    def iso(self, zone: ZoneInfo | None) -> str:
        """ISO 8601 with an offset; `zone` is the site's, for a moment without one."""
        if self.offset is not None:
            moment = self.at.replace(tzinfo=timezone(self.offset))
        else:
            moment = self.at.replace(tzinfo=zone or UTC)
        return moment.replace(microsecond=0).isoformat()


def zone_of(site: str, language: str, hint: str | None = None) -> ZoneInfo | None:
    """The time zone of a site: as hinted, else by its country's domain, else by language.

    None for an English page on an international domain: its naive times are read as UTC.
    """
    label = site.rsplit(".", 1)[-1]
    name = hint or _SITE_ZONES.get(label) or _LANGUAGE_ZONES.get(language)
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def choose(
    structured: Iterable[Moment], visible: Iterable[Moment], zone: ZoneInfo | None
) -> Moment | None:
    """The best of the times a page gives.

    Args:
        structured: from metadata, most trusted first.
        visible: from the text near the headline.
        zone: the site's.
    """
    stated, shown = list(structured), list(visible)
    if not stated:
        return _finest(shown[0], shown, zone) if shown else None
    best = _finest(stated[0], stated + shown, zone)
    if _is_midnight(best, zone):
        # Systems that know the day alone fill in midnight: a printed clock knows better.
        day = Moment(_local(best, zone), None, 0)
        best = next((f for f in (_finest(day, shown, zone),) if f is not day), best)
    return _local_not_utc(best, shown, zone)


def _local(moment: Moment, zone: ZoneInfo | None) -> datetime:
    """The clock of `moment` in `zone`."""
    if moment.offset is None or zone is None:
        return moment.at
    aware = moment.at.replace(tzinfo=timezone(moment.offset))
    return aware.astimezone(zone).replace(tzinfo=None)


def _is_midnight(moment: Moment, zone: ZoneInfo | None) -> bool:
    at = _local(moment, zone)
    return moment.precision > 0 and (at.hour, at.minute, at.second) == (0, 0, 0)


def _finest(first: Moment, others: list[Moment], zone: ZoneInfo | None) -> Moment:
    """`first` with the clock that another source gives for the same day, if it has none."""
    best = first
    for other in others:
        if other.precision <= best.precision:
            continue
        here, there = _local(best, zone), _local(other, zone)
        if here.date() != there.date():
            continue
        if best.precision == 0 or (here.hour, here.minute) == (there.hour, there.minute):
            best = Moment(other.at, other.offset, other.precision)
            if best.offset is None and first.precision:
                best = Moment(other.at, first.offset, other.precision)
    return best


def _local_not_utc(best: Moment, shown: list[Moment], zone: ZoneInfo | None) -> Moment:
    """Some systems stamp local time with Z: the printed clock then equals it digit by digit."""
    for moment in shown:
        if is_local_not_utc(best, moment, zone):
            return Moment(best.at, None, best.precision)
    return best


def is_local_not_utc(stated: Moment, printed: Moment, zone: ZoneInfo | None) -> bool:
    """Whether `stated` in UTC has the very digits that are `printed` for readers of `zone`."""
    if stated.offset != timedelta(0) or zone is None or not stated.precision:
        return False
    return (
        printed.offset is None
        and printed.precision > 0
        and printed.at.replace(second=0) == stated.at.replace(second=0)
        and bool(stated.at.replace(tzinfo=zone).utcoffset())
    )
