"""The published copy from Python, over a small real file."""

from __future__ import annotations

import inspect
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import claimwire
from claimwire.errors import ConfigError, StoreError
from claimwire.sqlfiles import sql_root
from web.published import published_file


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published file about tea."""
    return published_file(tmp_path_factory.mktemp("open"))


def test_importing_claimwire_brings_nothing_heavy() -> None:
    """`import claimwire` loads neither DuckDB nor Arrow; `claimwire.open` does."""
    program = (
        "import sys, claimwire; before = {'duckdb', 'pyarrow'} & set(sys.modules);"
        "claimwire.open; print(len(before), 'duckdb' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )

    assert done.stdout.split() == ["0", "True"]


def test_a_query_is_a_method_with_typed_parameters(path: Path) -> None:
    """A named query takes its parameters as Python values and tells them in its signature."""
    with claimwire.open(path) as db:
        told = db.measure_over_time(measure="local-share", since=date(2026, 1, 1))

        assert {"measure", "value", "claimed_by"} <= set(told.columns)
        assert len(told) == len(told.rows) == told.arrow().num_rows > 1
        signature = inspect.signature(db.measure_over_time)
        assert list(signature.parameters) == ["measure", "since", "until", "limit"]
        assert "measure_over_time" in dir(db)
        assert (db.contradictions.__doc__ or "").startswith("who contradicts whom")


def test_a_limit_tells_that_there_was_more(path: Path) -> None:
    """An answer is whole unless a limit was asked for, and tells when it was cut."""
    with claimwire.open(path) as db:
        assert db.measure_over_time(limit=1).truncated
        assert not db.measure_over_time().truncated


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"measure": 5}, "5 is no varchar"),
        ({"since": "soon"}, "'soon' is no date"),
        ({"colour": "red"}, "no such parameter"),
    ],
)
def test_a_wrong_parameter_is_one_clear_line(
    path: Path, params: dict[str, object], problem: str
) -> None:
    """A wrong type, a text that does not parse and an unknown name are told as such."""
    with claimwire.open(path) as db, pytest.raises(ConfigError, match=problem):
        db.measure_over_time(**params)


def test_sql_can_only_read(path: Path) -> None:
    """SQL of one's own reads tables, changes nothing and reaches no other file."""
    with claimwire.open(path) as db:
        assert db.sql("select count(*) from current_claims where outlet = $o", {"o": "x"}).rows
        with pytest.raises(ConfigError, match="only questions"):
            db.sql("delete from claims")
        with pytest.raises(ConfigError, match="disabled"):
            db.sql("select * from read_csv('/etc/hostname')")


def test_a_closed_handle_and_a_missing_file_say_so(path: Path, tmp_path: Path) -> None:
    """Neither an unknown name, a closed handle nor a missing file ends in a traceback of ours."""
    db = claimwire.open(path)
    with pytest.raises(AttributeError, match="no query 'nothing'"):
        _ = db.nothing
    db.close()
    with pytest.raises(ConfigError, match="closed"):
        db.loaded()
    with pytest.raises(StoreError, match="claimwire publish"):
        claimwire.open(tmp_path / "none.duckdb")


def test_data_frames_hold_the_rows(path: Path) -> None:
    """Pandas and polars give the same names, rows and times that the answer has."""
    with claimwire.open(path) as db:
        answer = db.first_said(min_outlets=1)
        ours, in_pandas, in_polars = answer.rows, answer.pandas(), answer.polars()

    assert list(in_pandas.columns) == in_polars.columns == answer.columns
    assert len(ours) == len(in_pandas) == in_polars.height > 0
    column = answer.columns.index("first_at")
    assert [t.to_pydatetime() for t in in_pandas["first_at"]] == [r[column] for r in ours]
    assert in_polars["first_at"].to_list() == [r[column] for r in ours]


def test_without_the_library_one_line_says_what_to_install(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither library is needed to ask; only who wants its frames installs it."""
    monkeypatch.setitem(sys.modules, "polars", None)
    with claimwire.open(path) as db, pytest.raises(ConfigError, match="pip install polars"):
        db.loaded().polars()


def test_the_default_is_the_home_of_the_environment(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a path the published copy of `CLAIMWIRE_HOME` is opened."""
    monkeypatch.setenv("CLAIMWIRE_HOME", str(path.parent))

    with claimwire.open() as db:
        assert db.path == path


NOTEBOOK = sql_root() / "examples" / "first_look.py"
FOUND = "local-share 2024: "


def test_the_example_notebook_runs_as_a_program(path: Path) -> None:
    """It runs from its first cell to its last and finds the file's contradiction."""
    done = subprocess.run(
        [sys.executable, NOTEBOOK, path], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert FOUND in done.stdout


def test_the_example_notebook_runs_in_marimo(path: Path, tmp_path: Path) -> None:
    """Marimo itself finds no fault in it, runs every cell and shows the chart and the answers."""
    marimo, page = [sys.executable, "-m", "marimo"], tmp_path / "first_look.html"
    notebook = shutil.copy(NOTEBOOK, tmp_path)  # marimo keeps its session beside the notebook
    for command in (
        [*marimo, "check", "--strict", notebook],
        [*marimo, "export", "html", notebook, "--output", page, "--", path],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    shown = page.read_text(encoding="utf-8")
    assert FOUND in shown
    assert "vega" in shown
