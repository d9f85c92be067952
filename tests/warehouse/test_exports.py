"""Exports for other tools, and the catalogue that is made from headers and comments."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from claimwire import warehouse
from claimwire.errors import ConfigError
from claimwire.sqlfiles import sql_files, sql_root
from claimwire.warehouse.catalogue import references
from web.published import published_file


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published file about tea."""
    return published_file(tmp_path_factory.mktemp("exports"))


def current(path: Path) -> int:
    """How many claims stand now."""
    return int(str(warehouse.ask(path, "select count(*) from current_claims").rows[0][0]))


def test_claimreview_has_an_object_a_line_and_no_rating(path: Path, tmp_path: Path) -> None:
    """Each claim is told with who said it, when and where; nobody's claim is rated."""
    out = tmp_path / "deep" / "claims.jsonl"

    count = warehouse.export_claimreview(path, out)

    objects = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert count == len(objects) == current(path)
    assert not any("reviewRating" in o for o in objects)
    known = next(o for o in objects if o["itemReviewed"]["author"]["name"] == "青禾研究所")
    assert known["@type"] == "ClaimReview"
    assert known["itemReviewed"]["author"]["@type"] == "Organization"
    assert known["itemReviewed"]["appearance"]["url"].startswith("https://")
    assert known["itemReviewed"]["datePublished"].startswith("2026-01")
    urls = [o["itemReviewed"]["appearance"].get("url", "https:") for o in objects]
    assert all(url.startswith(("https:", "http:")) for url in urls)


def test_claimreview_is_the_same_twice(path: Path, tmp_path: Path) -> None:
    """A second export gives the same bytes and leaves nothing beside them."""
    out = tmp_path / "claims.jsonl"
    warehouse.export_claimreview(path, out)
    first = out.read_bytes()
    warehouse.export_claimreview(path, out)

    assert out.read_bytes() == first
    assert [p.name for p in tmp_path.iterdir()] == ["claims.jsonl"]


def test_parquet_is_cut_by_month_and_keeps_amounts(path: Path, tmp_path: Path) -> None:
    """Every claim is in the folder of its month, with its amounts, packed by zstd."""
    folder = tmp_path / "claims"

    count = warehouse.export_parquet(path, folder)

    table = ds.dataset(folder, partitioning="hive").to_table()
    assert count == table.num_rows == current(path)
    assert {p.name for p in folder.iterdir()} == {"month=2026-01"}
    amounts = [q for some in table["quantities"].to_pylist() for q in some]
    assert {q["value"] for q in amounts} >= {35.1, 31.0}
    file = next(folder.rglob("*.parquet"))
    assert pq.ParquetFile(file).metadata.row_group(0).column(0).compression == "ZSTD"


def test_parquet_replaces_its_own_export_and_nothing_else(path: Path, tmp_path: Path) -> None:
    """A second export replaces the first whole; a folder with other files is not touched."""
    folder = tmp_path / "claims"
    warehouse.export_parquet(path, folder)
    (folder / "month=1999-01").mkdir()
    warehouse.export_parquet(path, folder)
    assert {p.name for p in folder.iterdir()} == {"month=2026-01"}
    assert [p.name for p in tmp_path.iterdir()] == ["claims"]

    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ConfigError, match="holds other files"):
        warehouse.export_parquet(path, folder)
    assert (folder / "notes.txt").exists()


def test_the_catalogue_is_up_to_date() -> None:
    """`sql/README.md` is what the headers and comments say today."""
    made = warehouse.catalogue_markdown()

    assert (sql_root() / "README.md").read_text(encoding="utf-8") == made
    assert all(f"### {query.name}\n" in made for query in sql_files("trends"))


def test_every_table_and_column_has_a_comment() -> None:
    """The catalogue leaves no cell empty."""
    assert "|  |" not in warehouse.catalogue_markdown().split("## Views")[0]


def test_the_picture_follows_names() -> None:
    """A column refers to the table that its name is the key of, with or without a word before."""
    tables = [
        ("teas", ["tea_id", "name"]),
        ("harvests", ["harvest_id", "tea_id"]),
        ("cups", ["tea", "first_harvest_id", "size"]),
    ]

    assert list(references(tables)) == [
        ("harvests", "tea_id", "teas"),
        ("cups", "tea", "teas"),
        ("cups", "first_harvest_id", "harvests"),
    ]
