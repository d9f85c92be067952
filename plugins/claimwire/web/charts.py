"""Charts as places on a drawing: the templates draw them as SVG, style sheets colour them.

A measure's chart has one dot for each value that somebody claimed for a period, and every
dot leads to its evidence. Dots are drawn hollow where they foretell.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimwire.warehouse.bounds import period_bounds
from claimwire.web.reading import Row

TAG_WIDTH, TAG_HEIGHT = 150, 15
MOST_TAGS = 14
"""So many dots at most are told by name; with more, pointing at one tells it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing and what it has room for; `left` to `bottom` is the field of dots.

    `most` dots are drawn: more can be neither told apart nor reached by keyboard, and the
    table beneath has them.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    most: int
    years: int
    steps: int
    radius: float
    tags: bool = False


WIDE = Frame(1040, 320, 64, 1016, 18, 290, most=250, years=9, steps=5, radius=5.0, tags=True)
PHONE = Frame(360, 240, 46, 350, 10, 216, most=120, years=5, steps=4, radius=4.5)
TILE = Frame(340, 150, 44, 328, 10, 128, most=60, years=4, steps=3, radius=3.5)


@dataclass(frozen=True, slots=True)
class Dot:
    """A claimed value: where it is, how large, from which row, and its range's ends."""

    x: float
    y: float
    r: float
    row: Row
    forecast: bool
    y_low: float | None = None
    y_high: float | None = None
    tagged: bool = False
    """Whether there is room to write beside it what it says."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: its place, and the value or the text that stands there."""

    at: float
    value: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A measure's chart in one unit; `hidden` counts values with no period or beyond the most."""

    unit: str
    dots: tuple[Dot, ...]
    path: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    hidden: int
    frame: Frame


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of a column chart."""

    x: float
    y: float
    width: float
    height: float
    row: Row


def measure_charts(rows: Iterable[Row], frame: Frame = WIDE) -> list[Chart]:
    """A chart for each unit in `rows` of `measure_over_time`, the unit with most rows first."""
    by_unit: dict[str, list[Row]] = {}
    for row in rows:
        by_unit.setdefault(str(row["unit"]), []).append(row)
    ordered = sorted(by_unit.items(), key=lambda item: (-len(item[1]), item[0]))
    return [chart for unit, some in ordered if (chart := _chart(unit, some, frame))]


def columns(rows: Sequence[Row], width: int, height: int) -> list[Bar]:
    """Columns for rows of `claims_by_time`, over a baseline at `height`."""
    most = max((int(row["claims"]) for row in rows), default=0)
    if not most:
        return []
    step = width / len(rows)
    bars = []
    for place, row in enumerate(rows):
        tall = height * int(row["claims"]) / most
        bars.append(
            Bar(
                x=round(place * step, 2),
                y=round(height - tall, 2),
                width=round(max(step - min(2.0, step / 3), 0.5), 2),
                height=round(tall, 2),
                row=row,
            )
        )
    return bars


def _chart(unit: str, rows: Sequence[Row], frame: Frame) -> Chart | None:
    placed = [row for row in rows if row["period_start"] is not None]
    placed.sort(key=lambda row: -int(row["claims"]))
    shown = placed[: frame.most]
    if not shown:
        return None
    first, last = _span(shown)
    top_value, y_ticks = _y_axis(shown, frame.steps)
    low_value = min(0.0, y_ticks[0])

    def x_of(day: date) -> float:
        share = (day - first).days / (last - first).days
        return round(frame.left + (frame.right - frame.left) * share, 2)

    def y_of(value: float) -> float:
        share = (value - low_value) / (top_value - low_value)
        return round(frame.bottom - (frame.bottom - frame.top) * share, 2)

    dots = tuple(_dot(row, x_of, y_of, frame.radius) for row in shown)
    years = _x_axis(first, last, frame.years)
    return Chart(
        unit=unit,
        dots=_tagged(dots, frame) if frame.tags else dots,
        path=_path(dots),
        x_ticks=tuple(Tick(x_of(day), day.year, text) for day, text in years),
        y_ticks=tuple(Tick(y_of(value), value) for value in y_ticks),
        hidden=len(rows) - len(shown),
        frame=frame,
    )


def _dot(
    row: Row, x_of: Callable[[date], float], y_of: Callable[[float], float], radius: float
) -> Dot:
    low, high = row["low"], row["high"]
    return Dot(
        x=x_of(_middle(row)),
        y=y_of(_value(row)),
        r=round(min(radius + math.log2(max(int(row["claims"]), 1)), radius * 2.2), 2),
        row=row,
        forecast=row["kind"] == "forecast",
        y_low=y_of(float(low)) if low is not None and high is not None else None,
        y_high=y_of(float(high)) if low is not None and high is not None else None,
    )


def _tagged(dots: Sequence[Dot], frame: Frame) -> tuple[Dot, ...]:
    """The dots, those of the most claimed ones tagged whose words would lie over no others."""
    if len(dots) > MOST_TAGS:
        return tuple(dots)
    taken: list[tuple[float, float]] = []
    found = []
    for dot in dots:
        crowded = any(abs(dot.y - y) < TAG_HEIGHT and abs(dot.x - x) < TAG_WIDTH for x, y in taken)
        fits = dot.x + TAG_WIDTH <= frame.width or dot.x - TAG_WIDTH >= frame.left
        if not crowded and fits:
            taken.append((dot.x, dot.y))
        found.append(replace(dot, tagged=not crowded and fits))
    return tuple(found)


def _path(dots: Sequence[Dot]) -> str:
    """A line through the most claimed value of each period that is no forecast."""
    best: dict[float, Dot] = {}
    for dot in dots:
        if dot.forecast:
            continue
        held = best.get(dot.x)
        if held is None or int(dot.row["claims"]) > int(held.row["claims"]):
            best[dot.x] = dot
    if len(best) < 2:
        return ""
    return "M" + " L".join(f"{x},{best[x].y}" for x in sorted(best))


def _value(row: Row) -> float:
    if row["value"] is not None:
        return float(row["value"])
    ends = [float(end) for end in (row["low"], row["high"]) if end is not None]
    return sum(ends) / len(ends)


def _middle(row: Row) -> date:
    start, end = _ends(row)
    return start + (end - start) / 2


def _ends(row: Row) -> tuple[date, date]:
    start: date = row["period_start"]
    return start, period_bounds(row["period"])[1] or start


def _span(rows: Sequence[Row]) -> tuple[date, date]:
    """Whole years around the periods, at least one, so that the axis has round ends."""
    ends = [_ends(row) for row in rows]
    first, last = min(start for start, _ in ends), max(end for _, end in ends)
    return date(first.year, 1, 1), date(last.year + 1, 1, 1)


def _x_axis(first: date, last: date, most: int) -> list[tuple[date, str]]:
    """The middles of years, every so many that no more than `most` are named."""
    years = list(range(first.year, last.year))
    step = max(1, math.ceil(len(years) / most))
    return [(date(year, 1, 1) + timedelta(days=182), str(year)) for year in years[::step]]


def _y_axis(rows: Sequence[Row], wanted: int) -> tuple[float, list[float]]:
    """The axis' upper end and round values up to it, from 0 or below."""
    numbers = [_value(row) for row in rows]
    numbers += [float(row["high"]) for row in rows if row["high"] is not None]
    highest, lowest = max(numbers), min(*numbers, 0.0)
    reach = (highest - lowest) or 1.0
    raw = reach / wanted
    power = 10 ** math.floor(math.log10(raw))
    step = next(f * power for f in (1, 2, 2.5, 5, 10) if f * power >= raw)
    begin = math.floor(lowest / step)
    end = math.ceil(highest / step) if highest > 0 else 0
    if end == begin:
        end = begin + 1
    return end * step, [place * step for place in range(begin, end + 1)]
