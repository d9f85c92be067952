"""Which times of publication and change a page gives, from the most precise of its sources.

How times are read, and which of several wins, is in `dates`; what pages state in names of
their own, in `stamps`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from claimwire.clean import dates, moments, stamps
from claimwire.clean.page import Element, units
from claimwire.clean.scope import Scope, is_of_comments
from claimwire.clean.structured import Structured, types_of
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import to_simplified

# A word for an update belongs to the time that follows it.
_NEXT = re.compile(r"[^\d\n|]{1,10}(?:(?:19|20)\d{2}\s?[-/.年년]|\d{1,2}\s?[-/.:月월]\s?\d)")
_DIGIT = re.compile(r"\d")
# Sources of one time that are read at most: the most trusted come first.
_MOST_SOURCES = 6
_LONGEST_LABEL = 14
# So many paragraphs and the article has begun: what follows is of its matter.
_PARAGRAPHS = 2
_ISSUE = ("号", "刊号")  # behind the day that an issue of a paper bears: 2026年6月5日号
_YEAR_FIRST = (
    "Asia/Taipei",
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Macau",
    "Asia/Tokyo",
    "Asia/Seoul",
)
_SHORT_YEAR = re.compile(r"(?<![\d./-])(?<!\d:)\d{2}([-./])\d{1,2}\1\d{1,2}(?![\d./-])")
_SOON = timedelta(days=60)
# Any year that has all days.
_LEAP = 2024
# A clock with the name of its place before it.
_CLOCK_LINE = re.compile(r"[^\d\W]{0,6}\s?\d{1,2}\s?[:：時时點点시]\s?\d{2}\s?(?:[分분]|:\d{2})?")
_LONGEST_DAY = 24
_OPENS_DAY = re.compile(r"\D{0,8}\d{1,2}\s?[/月월.-]\s?\d{1,2}[^~～至\n]*$")
_WEEKDAY = re.compile(r"[(（](?:週|周|星期)?([月火水木金土日一二三四五六天])[)）]")
_DAYS, _CHINESE_DAYS = "月火水木金土日", "一二三四五六日"
_LONGEST_FOOT = 60
_BARS = frozenset(("footer", "aside", "nav", "header"))
_CELLS = frozenset(("td", "th", "dd", "dt"))
_LONGEST_LINE = 160
# Where 03/05/2026 may be in March: the month first, or figures with the year first as a rule.
_MONTH_FIRST = (
    "America/", "US/", "Asia/Taipei", "Asia/Shanghai", "Asia/Tokyo", "Asia/Seoul", "Asia/Manila",
)  # fmt: skip
_LONGEST_BEFORE = 40
_LONGEST_BEHIND = 8
_PARTED = re.compile(r"[|｜\n\u3000]")
_SINCE_FIGURES = re.compile(r"\D*$")
# A sentence of this length is told by the article, and a day in it is of what it tells.
_SENTENCE = 14.0
_ENDS = re.compile(r"[。！？.!?][」』”’\"'）)】]*$")
_HALVES = re.compile(r"\b[ap]\.m\.$")
_DATELINE = re.compile(r"\s*(?:訊|讯|消息|電|电|日電|日电)")
_OPENING = re.compile(r"\s*(?:--|[–—])\s")
_WORD = re.compile(r"\b[a-z]{2,}\b")
_FEWEST_WORDS = 8


def times_of(
    structured: Structured,
    attributes: tuple[list[str], list[str], list[str]],
    late: Callable[[], list[str]],
    near: Callable[[datetime], list[str]],
    scope: Scope,
    year: Callable[[], int | None],
    zone: ZoneInfo | None,
    url: str,
) -> tuple[str | None, str | None]:
    """Times of publication and change, ISO 8601 with an offset; None where there is none.

    Args:
        structured: what the page says to machines.
        attributes: from `stamps.attribute_times`.
        late: gives the times of `state.times_in`; asked where nothing else has a clock.
        near: gives those of `state.changes_near`; asked where no change is told.
        scope: the lines around the body.
        year: gives that of the page's notice of copyright; asked where a day has none.
        zone: the site's, for times without an offset.
        url: of the page; the day in it counts where the page tells none.
    """
    published, modified = _stated_times(structured, attributes)
    lines = _with_whole_years(_lines_of_head(scope, zone), zone)
    day = dates.read_moment(stamps.day_of_address(url))
    shown, changed = _shown_times(lines, published, zone, day)
    if not (published or shown) or not (changed or _tells_change(published, modified)):
        ended, altered = _shown_times(_lines_of_foot(scope, zone), [*published, *shown], zone, None)
        shown = shown if published or shown else ended
        changed = changed or altered
        modified = modified if not altered or _tells_change(published, modified) else []
    if not (published or shown):
        published.extend(_read(list(attributes[2])))
    if not published and not any(m.precision for m in shown):
        published.extend(_read(list(late()[:2])))
    if not (published or shown or day) and (
        bare := _before_change(lines, modified) or _without_year(lines, year)
    ):
        shown.append(bare)
        if not (changed or modified):
            # The change has no year either.
            changed = _shown_times([*lines, *_lines_of_foot(scope, zone)], shown, zone, None)[1]
    best = moments.choose(published, shown, zone)
    best = best or day
    if best is not None and not best.precision:
        best = _with_clock(best, lines)
    last = moments.choose(modified, changed, zone)
    if best is None:
        return None, last.iso(zone) if last else None
    if best.offset is None:
        best, last = _alike(best, last, published, modified, zone)
    first = best.iso(zone)
    if last is None and best.precision:
        modified.extend(_read(list(near(datetime.fromisoformat(first)))))
        last = moments.choose(modified, (), zone)
    if last is None:
        return first, None
    final = last.iso(zone)
    later = datetime.fromisoformat(final) > datetime.fromisoformat(first)
    return first, final if later else None


def _tells_change(published: list[moments.Moment], modified: list[moments.Moment]) -> bool:
    """Whether a page states a change: systems fill in the time of publication where none was."""
    return bool(modified) and not (published and modified[0] == published[0])


def _lines_of_head(scope: Scope, zone: ZoneInfo | None) -> list[str]:
    """The lines of the head that can tell a time."""
    above = len(scope.head) - scope.above
    head, posted = scope.head[:above][:40], scope.head[above:][: max(0, 40 - above)]
    return _telling(head, zone, 0) + _telling(posted, zone, 0)


def _with_whole_years(lines: list[str], zone: ZoneInfo | None) -> list[str]:
    """`lines`, years of two figures with all four (26.05.03 14:05), as East Asia writes them.

    A day counts that begins its line, stands behind a word for what it is of, or has a clock.
    """
    if zone is None or not zone.key.startswith(_YEAR_FIRST):
        return lines
    return [_with_whole_year(line) if _SHORT_YEAR.search(line) else line for line in lines]


def _with_whole_year(line: str) -> str:
    words = vocabulary()
    folded = to_simplified(line.casefold())
    says = words.published.search(folded) or words.updated.search(folded)
    if _is_told(folded) or not (says or _SHORT_YEAR.match(line)):
        return line
    return _SHORT_YEAR.sub(r"20\g<0>", line)


def _telling(lines: Sequence[tuple[Element, str]], zone: ZoneInfo | None, told: int) -> list[str]:
    """Those of `lines` that can tell a time of the article, of which `told` paragraphs are over.

    Behind two paragraphs these are only the lines that say so, those below a label on a line of
    its own, and lines that are a time and nothing else, outside tables.
    """
    words = vocabulary()
    found: list[str] = []
    labelled = False
    for e, text in _with_next_clock(lines):
        if len(text) > _LONGEST_LINE or _is_told(folded := to_simplified(text.casefold())):
            told += 1
            labelled = False
            found.append(text if len(text) <= _LONGEST_LINE else "")
            continue
        says = bool(words.published.search(folded) or words.updated.search(folded))
        clocked = ":" in folded or "分" in folded
        alone = e.tag not in _CELLS and clocked and dates.is_all_moment(text)
        if told < _PARAGRAPHS or says or labelled or alone:
            found.append(stamps.with_stamps(e, text, zone))
        labelled = says and len(text) <= _LONGEST_LABEL and not _DIGIT.search(text)
    return [line for line in found if _may_tell(line)]


def _with_next_clock(lines: Iterable[tuple[Element, str]]) -> list[tuple[Element, str]]:
    """`lines`, a clock on a line of its own joined with the day on the line above it."""
    found: list[tuple[Element, str]] = []
    for e, line in lines:
        above = found[-1][1] if found and _CLOCK_LINE.fullmatch(line) else ""
        days = dates.read_moments(above) if 0 < len(above) <= _LONGEST_DAY else []
        if len(days) == 1 and not days[0][2].precision:
            start, end, day = days[0]
            found[-1] = found[-1][0], f"{above[:start]}{day.text()} {line} {above[end:]}".strip()
        else:
            found.append((e, line))
    return found


def _may_tell(line: str) -> bool:
    """Whether a line can give a time of the article or the label of one."""
    if len(line) <= _LONGEST_LABEL:
        return True
    return len(line) <= _LONGEST_LINE and ("年" in line or _DIGIT.search(line) is not None)


def _read(values: list[object]) -> list[moments.Moment]:
    """The times among `values`: the same words many times are read once."""
    once = dict.fromkeys(v if isinstance(v, (str, int, float)) else str(v) for v in values if v)
    return [m for v in itertools.islice(once, _MOST_SOURCES) if (m := dates.read_moment(v))]


def _stated_times(
    structured: Structured, attributes: tuple[list[str], list[str], list[str]]
) -> tuple[list[moments.Moment], list[moments.Moment]]:
    """Times that the page states for machines, most trusted first."""
    published: list[object] = []
    modified: list[object] = []
    for node in structured.articles[:2]:
        published.append(node.get("datePublished") or node.get("dateCreated"))
        modified.append(node.get("dateModified"))
    for node in structured.nodes[:3]:
        published.append(node.get("pubDate"))
        modified.append(node.get("upDate"))
    in_meta, changed_in_meta = stamps.meta_times(structured)
    published += in_meta
    modified += changed_in_meta
    published += structured.items.get("datePublished", ())[:2]
    modified += structured.items.get("dateModified", ())[:2]
    published += attributes[0]
    modified += attributes[1]
    first, later = _read(published), _read(modified)
    if not first:
        pages = [node for node in structured.nodes if "WebPage" in types_of(node)]
        first = _read([node.get("datePublished") for node in pages])
        later += _read([node.get("dateModified") for node in pages])
    return first, later


def _before_change(lines: list[str], modified: list[moments.Moment]) -> moments.Moment | None:
    """The day and clock without a year of a line, in that of a change that is told in full."""
    for line in lines if modified else ():
        folded = to_simplified(line.casefold())
        if not vocabulary().published.search(folded) or _is_told(folded):
            continue
        bare = dates.read_month_day(line, modified[0])
        if bare is not None and timedelta(0) <= modified[0].at - bare.at.replace(second=0) <= _SOON:
            return bare
    return None


def _without_year(lines: list[str], year: Callable[[], int | None]) -> moments.Moment | None:
    """The day and clock that a line of the head gives without a year (`6/2(火) 7:10配信`).

    A notice of copyright tells when the page was made: its year, or the one before, counts where
    the weekday beside the day agrees with it.
    """
    updated = vocabulary().updated
    for line in lines:
        any_year = moments.Moment(datetime(_LEAP, 1, 1), None, 0)  # noqa: DTZ001 - a clock time
        bare = dates.read_month_day(line, any_year)
        weekday = _WEEKDAY.search(line)
        folded = to_simplified(line.casefold())
        if bare is None or weekday is None or updated.search(folded) or _is_told(folded):
            continue
        if not _OPENS_DAY.match(line) and not vocabulary().published.search(folded):
            continue
        found = year()
        if found is None:
            return None
        named = weekday.group(1).replace("天", "日")
        for given in (found, found - 1):
            try:
                at = bare.at.replace(year=given)
            except ValueError:  # 29 February of a common year
                continue
            if named in (_DAYS[at.weekday()], _CHINESE_DAYS[at.weekday()]):
                return moments.Moment(at, bare.offset, bare.precision)
    return None


def _with_clock(day: moments.Moment, lines: list[str]) -> moments.Moment:
    """`day` with the clock of a line that prints it without its year (`5月3日 14:05`)."""
    updated = vocabulary().updated
    for line in lines:
        moment = dates.read_month_day(line, day)
        if (
            moment
            and moment.at.date() == day.at.date()
            and not updated.search(to_simplified(line.casefold()))
        ):
            return moment
    return day


def _alike(
    best: moments.Moment,
    last: moments.Moment | None,
    published: list[moments.Moment],
    modified: list[moments.Moment],
    zone: ZoneInfo | None,
) -> tuple[moments.Moment, moments.Moment | None]:
    """Both times in one zone, where the page says of one of them alone which it is."""
    if not published:
        return best, last
    if zone is None:
        known = next((m.offset for m in (*published, *modified) if m.offset), None)
        return moments.Moment(best.at, known, best.precision), last
    if (
        last is not None
        and last.offset == timedelta(0)
        and any(moments.is_local_not_utc(m, best, zone) for m in published)
    ):
        # The system that stamps local time with Z does so for both.
        last = moments.Moment(last.at, None, last.precision)
    return best, last


def _shown_times(
    lines: list[str],
    stated: list[moments.Moment],
    zone: ZoneInfo | None,
    day: moments.Moment | None,
) -> tuple[list[moments.Moment], list[moments.Moment]]:
    """Times printed near the headline: of publication, and after a word for an update."""
    shown: list[moments.Moment] = []
    changed: list[moments.Moment] = []
    labelled: list[moments.Moment] = []
    words = vocabulary()
    updated = words.updated
    whole = " \n ".join(lines)
    lower = to_simplified(whole.casefold())
    day_first = zone is not None and not zone.key.startswith(_MONTH_FIRST)
    for start, reach, moment in dates.read_moments(whole, day_first=day_first, near=day):
        end = start + len(whole[start:reach].rstrip())
        if lower.startswith(_ISSUE, end):
            continue
        line_start, line_end = lower.rfind("\n", 0, start) + 1, lower.find("\n", end)
        if _is_told(lower[line_start : line_end if line_end >= 0 else len(lower)].strip()) and (
            not _DATELINE.match(lower, end)
            and (lower[line_start:start].strip() or not _OPENING.match(lower, end))
        ):
            continue
        is_change = _is_change(lower, line_start, start, end)
        (changed if is_change else shown).append(moment)
        if not is_change and words.published.search(lower, line_start, start):
            labelled.append(moment)
    if shown and labelled and not shown[0].precision and labelled[0].precision:
        # The day of the printed paper stands beside the time that a word calls the article's.
        shown.insert(0, labelled[0])
    first = next(iter((*shown, *stated)), None)
    if first is not None and not changed:
        for line in lines:
            word = updated.search(to_simplified(line.casefold()))
            if not word or _is_told(line.casefold()):
                continue
            behind = line[word.end() :]
            found = (
                dates.read_month_day(behind, first)
                or dates.read_clock(behind, first)
                or dates.read_month_day(line, first)
                or dates.read_clock(
                    line[max(0, word.start() - _LONGEST_BEHIND) : word.start()], first
                )
            )
            if found and found.at != first.at:
                changed.append(found)
    if not shown and changed and not stated:
        shown, changed = changed[:1], changed[1:]
    return shown, changed


def _lines_of_foot(scope: Scope, zone: ZoneInfo | None) -> list[str]:
    """The lines at the end of the article and behind it that can tell a time of it."""
    lines = [line for line in scope.tail if not _is_bar(line[0])] + scope.foot
    short = [line for line in lines if len(line[1]) <= _LONGEST_FOOT]
    return _telling(short, zone, _PARAGRAPHS)


def _is_bar(e: Element) -> bool:
    """Whether a line stands in a bar of the site or among comments: these have their own times."""
    return any(a.tag in _BARS for a in (e, *e.iterancestors())) or is_of_comments(e)


def _is_change(lower: str, line_start: int, start: int, end: int) -> bool:
    """Whether a word for an update stands before the time, right behind it, or above it."""
    words = vocabulary()
    before = lower[line_start:start].rstrip()
    if not before and line_start:
        # A label on a line of its own is of the next line.
        above = lower[lower.rfind("\n", 0, line_start - 1) + 1 : line_start - 1].strip()
        before = above if len(above) <= _LONGEST_LABEL and not _DIGIT.search(above) else ""
    # A bar right before the figures stands in the place of a colon.
    label = _SINCE_FIGURES.search(_PARTED.split(before[-_LONGEST_BEFORE:].rstrip(" |｜"))[-1])
    said = label.group() if label else ""
    if any(True for _ in words.updated.finditer(said)):
        last = max(found.end() for found in words.updated.finditer(said))
        return not words.published.search(said, last)
    if _NEXT.match(lower, end):
        return False
    behind = _PARTED.split(lower[end : end + _LONGEST_BEHIND])[0].rstrip()
    return bool(words.updated.search(behind))


def _is_told(line: str) -> bool:
    """Whether a line is a sentence of the article."""
    if not _ENDS.search(_HALVES.sub("", line)) or units(line) < _SENTENCE:
        return False
    words = vocabulary()
    if line.startswith("by ") or words.published.match(line) or words.updated.match(line):
        return False
    return not line.isascii() or len(_WORD.findall(line)) >= _FEWEST_WORDS
