"""A first look at a published file, cell by cell; runs as a notebook and as a program.

The cells (`# %%`) open in JupyterLab with jupytext, in VS Code, PyCharm and Spyder; `python
sql/examples/first_look.py [FILE]` runs them all. The file is plain text, so a change of it
can be read, and a test runs it; it lies beside the queries that it shows.
"""

# %% Open the published copy: the one of CLAIMWIRE_HOME, or the file that is named
import sys

import altair as alt

import claimwire

db = claimwire.open(next((name for name in sys.argv[1:] if name.endswith(".duckdb")), None))
print(f"{len(db.queries())} questions can be asked, such as:")
for name in ("measure_over_time", "contradictions", "first_said"):
    print(f"  {name}: {db.queries()[name]}")

# %% Which measures have figures?
measures = db.measures_at_a_glance()
for measure, unit, figures, speakers, *_ in measures.rows:
    print(f"{measure} ({unit}): {figures} figures from {speakers} speakers")

# %% How did the first of them move? An Arrow table goes into most tools as it is
points = db.measure_over_time(measure=measures.rows[0][0]).arrow() if len(measures) else None
chart = points and (
    alt.Chart(points.select(["period", "value", "claimed_by", "kind", "evidence"]))
    .mark_point()
    .encode(x="period:O", y="value:Q", color="claimed_by:N", shape="kind:N", tooltip="evidence:N")
)
chart  # noqa: B018  (the last expression of a cell is what a notebook shows)

# %% Who contradicts whom?
for row in db.contradictions().arrow().to_pylist():
    print(
        f"{row['measure']} {row['period']}: {row['claimed_by']} {row['value']}"
        f" against {row['other_claimed_by']} {row['other_value']}"
    )

# %% A question of one's own, in SQL
by_outlet = db.sql("select outlet, count(*) as claims from current_claims group by all order by 1")
print(by_outlet.rows)

# %% Close it, so that the next look reads the newest copy
db.close()
