"""Exchange rates of the user's own, from their file into the warehouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimwire import warehouse
from claimwire.errors import ConfigError
from warehouse.world import NOW, World


def test_rates_are_replaced_by_the_next_file_and_kept_without_one(world: World) -> None:
    """A load with rates makes the table what the file says; one without leaves it."""
    file = world.folder / "rates.csv"

    def load(*lines: str) -> list[tuple[object, ...]]:
        file.write_text("\n".join(["day,currency,usd", *lines]), encoding="utf-8")
        rates = warehouse.read_rates(file) if lines else None
        warehouse.load_batches(
            world.warehouse, world.staging, topic=world.topic, now=NOW, rates=rates
        )
        return world.rows("SELECT day::varchar, currency, usd FROM currency_rates ORDER BY ALL")

    first = [("2026-01-01", "CNY", 0.14), ("2026-01-01", "TWD", 0.03)]
    assert load("2026-01-01,twd,0.03", "2026-01-01,CNY,0.14") == first
    assert load() == first
    assert load("2026-01-02,TWD,0.031") == [("2026-01-02", "TWD", 0.031)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("date,code\n", "needs the columns"),
        ("day,currency,usd\nsoon,TWD,0.03\n", "line 2"),
        ("day,currency,usd\n2026-01-01,TWD\n", "line 2"),
        ("day,currency,usd\n2026-01-01,TWD,0\n", "more than 0"),
        ("day,currency,usd\n2026-01-01,TWD,inf\n", "more than 0"),
        ("day,currency,usd\n2026-01-01,yuan,0.1\n", "ISO 4217"),
        ("day,currency,usd\n2026-01-01,TWD,1\n2026-01-01,TWD,2\n", "two rates"),
    ],
)
def test_a_wrong_file_names_the_line(tmp_path: Path, text: str, problem: str) -> None:
    """What is wrong in a file of rates is told in one line."""
    file = tmp_path / "rates.csv"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match=problem):
        warehouse.read_rates(file)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    """A path that leads nowhere is told as such."""
    with pytest.raises(ConfigError, match="cannot be read"):
        warehouse.read_rates(tmp_path / "none.csv")
