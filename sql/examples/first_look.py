"""A first look at a published file, as a marimo notebook.

`marimo edit sql/examples/first_look.py -- [FILE]` opens it in a browser (`uvx --with claimwire
marimo ...` or `.venv/bin/marimo` after `make setup`); `python sql/examples/first_look.py [FILE]`
runs it as a program. It is plain Python, so that a change can be read and a test can run it.
"""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="A first look at the claims")


@app.cell
def _():
    import sys

    import altair as alt
    import marimo as mo

    import claimwire

    return alt, claimwire, mo, sys


@app.cell
def _(claimwire, mo, sys):
    # The file that is named, else the published copy of CLAIMWIRE_HOME.
    db = claimwire.open(next((name for name in sys.argv[1:] if name.endswith(".duckdb")), None))
    print(f"{len(db.queries())} questions can be asked, such as:")
    for _name in ("measure_over_time", "contradictions", "first_said"):
        print(f"  {_name}: {db.queries()[_name]}")
    mo.ui.table(
        [{"question": name, "answers": purpose} for name, purpose in db.queries().items()],
        selection=None,
    )
    return (db,)


@app.cell
def _(db, mo):
    measures = db.measures_at_a_glance()
    for _measure, _unit, _figures, _speakers, *_ in measures.rows:
        print(f"{_measure} ({_unit}): {_figures} figures from {_speakers} speakers")
    chosen = mo.ui.dropdown(
        options=[row[0] for row in measures.rows],
        value=measures.rows[0][0] if measures.rows else None,
        label="Measure",
    )
    chosen
    return (chosen,)


@app.cell
def _(alt, chosen, db, mo):
    # How did it move? An Arrow table goes into most tools as it is.
    points = db.measure_over_time(measure=chosen.value or "").arrow()
    mo.ui.altair_chart(
        alt.Chart(points.select(["period", "value", "claimed_by", "kind", "evidence"]))
        .mark_point(size=80)
        .encode(
            x="period:O", y="value:Q", color="claimed_by:N", shape="kind:N", tooltip="evidence:N"
        )
    )
    return


@app.cell
def _(db, mo):
    # Who contradicts whom?
    contradictions = db.contradictions().arrow().to_pylist()
    for _row in contradictions:
        print(
            f"{_row['measure']} {_row['period']}: {_row['claimed_by']} {_row['value']}"
            f" against {_row['other_claimed_by']} {_row['other_value']}"
        )
    mo.ui.table(contradictions, selection=None)
    return


@app.cell
def _(db, mo):
    # A question of one's own, in SQL.
    by_outlet = db.sql(
        "select outlet, count(*) as claims from current_claims group by all order by 2 desc, 1"
    )
    print(by_outlet.rows)
    mo.ui.table(by_outlet.arrow().to_pylist(), selection=None)
    return


if __name__ == "__main__":
    app.run()
