"""Charts of the report, drawn without a browser or a network: SVG for the page, PNG to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt


Row = Mapping[str, Any]
Spec = dict[str, Any]

WIDTH = 640
HEIGHT = 260
SPEAKERS = 8
"""So many speakers have a colour of their own: no more can be told apart in a legend."""


def measure_chart(rows: Sequence[Row], title: str, unit: str) -> Spec | None:
    """The values of one measure by the period they are about, a colour for each speaker.

    Args:
        rows: rows of `measure_over_time`, of one measure and unit.
        title: the measure's display name.
        unit: its unit, for the axis.

    Returns:
        The chart, or None where no value has a period.
    """
    import altair as alt  # a second of work, which only reports need

    points = [p for row in rows if (p := _point(row))]
    if not points:
        return None
    order: dict[str, int] = {}
    for point in points:
        order[point["speaker"]] = order.get(point["speaker"], 0) + point["claims"]
    named = sorted(order, key=lambda name: (-order[name], name))[:SPEAKERS]
    for point in points:
        if point["speaker"] not in named:
            point["speaker"] = "…"
    base = alt.Chart(alt.InlineData(values=points), title=title, width=WIDTH, height=HEIGHT)
    x = alt.X("period:T", title=None, axis=alt.Axis(format="%Y-%m", tickCount=8))
    color = alt.Color("speaker:N", title=None, scale=alt.Scale(scheme="tableau10"))
    y = alt.Y("value:Q", title=unit, axis=_amounts_axis())
    shape = alt.Shape(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=["claimed", "forecast"], range=["circle", "triangle-up"]),
    )
    line = base.mark_line(opacity=0.5).encode(x=x, y=y, color=color, detail="kind:N")
    dots = base.mark_point(filled=True, size=70).encode(x=x, y=y, color=color, shape=shape)
    ranges = (
        base.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2)
        .encode(x=x, y=alt.Y("low:Q", title=unit, axis=_amounts_axis()), y2="high:Q", color=color)
    )
    return _spec(alt.layer(line, ranges, dots))


def volume_chart(rows: Sequence[Row], names: Mapping[str, str], title: str) -> Spec | None:
    """Claims a week on each theme, changes marked; None where there are no rows."""
    import altair as alt  # a second of work, which only reports need

    if not rows:
        return None
    values = [
        {
            "theme": names.get(row["theme"], row["theme"]),
            "week": _day(row["bucket_start"]),
            "claims": row["claims"],
            "change": row["change"],
        }
        for row in rows
    ]
    base = alt.Chart(alt.InlineData(values=values), title=title, width=WIDTH, height=HEIGHT)
    x = alt.X("week:T", title=None)
    y = alt.Y("claims:Q", title=None)
    color = alt.Color("theme:N", title=None, scale=alt.Scale(scheme="tableau10"))
    line = base.mark_line(point=True).encode(x=x, y=y, color=color)
    marks = (
        base.transform_filter("isValid(datum.change)")
        .mark_point(shape="diamond", size=160, filled=True)
        .encode(x=x, y=y, color=color)
    )
    return _spec(alt.layer(line, marks))


def svg_of(chart: Spec) -> str:
    """The chart as an SVG element."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(chart))


def png_of(chart: Spec) -> bytes:
    """The chart as a PNG at twice its size in pixels, for dense screens."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(chart, scale=2.0))


def empty_chart(title: str) -> Spec:
    """A chart that says that there is nothing to draw yet."""
    import altair as alt  # a second of work, which only reports need

    base = alt.Chart(alt.InlineData(values=[{"text": "no values yet"}]), title=title, width=WIDTH)
    return _spec(base.mark_text(size=18).encode(text="text:N"))


def _amounts_axis() -> alt.Axis:
    """Thousands, millions and billions told as people tell them: 12B, not 12G."""
    import altair as alt  # a second of work, which only reports need

    return alt.Axis(format="~s", labelExpr="replace(datum.label, 'G', 'B')")


def _spec(chart: Any) -> Spec:
    spec: Spec = chart.to_dict()
    return spec


def _point(row: Row) -> dict[str, Any] | None:
    if row["period_start"] is None:
        return None
    value = row["value"]
    if value is None:
        value = (row["low"] + row["high"]) / 2
    return {
        "period": _day(row["period_start"]),
        "value": value,
        "low": row["low"],
        "high": row["high"],
        "speaker": row["claimed_by"],
        "kind": "forecast" if row["kind"] == "forecast" else "claimed",
        "claims": row["claims"],
    }


def _day(day: date) -> str:
    return day.isoformat()
