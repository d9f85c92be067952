"""One claimant, however the name is written; the same rows whatever comes first."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from claimwire import relate, warehouse
from claimwire.warehouse import StagedArticle
from warehouse.world import NOW, World, article, claims_of

TRADITIONAL, SIMPLIFIED = "孟昭儀", "孟昭仪"
NAMES = "SELECT article_id, claimant, claimant_given FROM claims ORDER BY article_id"


def staged(world: World, number: int, name: str | None, hour: int, **more: Any) -> StagedArticle:
    """Stage an article of its own batch with one claim by somebody."""
    made = article(
        number,
        f"Domestic share was {number}0% in 2023.",
        published_at=f"2026-01-05T{hour:02}:00:00+00:00",
        **more,
    )
    found = claims_of(made.article, claimant=name)
    world.stage(f"b{number}", made, claims=found, made_at=f"2026-01-31T00:00:0{number}+00:00")
    return made


def test_forms_of_one_name_are_one_claimant(world: World) -> None:
    """The form of the earliest claim stands for all; what each article has is kept."""
    staged(world, 1, TRADITIONAL, 8)
    staged(world, 2, SIMPLIFIED, 9)
    staged(world, 3, "ＩＤＣ Research", 9)
    staged(world, 4, "IDC Research", 8)
    staged(world, 5, None, 8)
    staged(world, 6, "孟昭", 8)
    world.load()
    assert world.rows(NAMES) == [
        ("a1", TRADITIONAL, TRADITIONAL),
        ("a2", TRADITIONAL, SIMPLIFIED),
        ("a3", "IDC Research", "ＩＤＣ Research"),
        ("a4", "IDC Research", "IDC Research"),
        ("a5", None, None),
        ("a6", "孟昭", "孟昭"),
    ]


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_any_order_of_arrival_gives_the_same(
    tmp_path: Path, world: World, order: tuple[int, ...]
) -> None:
    """Whichever form is loaded first, rows and figures are the same in the end."""
    wanted = {1: (TRADITIONAL, 9), 2: (SIMPLIFIED, 8), 3: (TRADITIONAL, 10)}
    for number in order:
        staged(world, number, *wanted[number])
        world.load()
        warehouse.remove_batch(world.staging, f"b{number}")
    assert [row[1] for row in world.rows(NAMES)] == [SIMPLIFIED] * 3
    figures = world.rows("SELECT DISTINCT claimed_by FROM measure_figures_made")
    assert figures in ([], [(SIMPLIFIED,)])
    checks = warehouse.run_checks(world.warehouse, NOW)
    assert [c.name for c in checks if not c.passed and c.severity == "stop"] == []


def test_the_form_shown_follows_the_claims_that_stand(world: World) -> None:
    """When a newer extraction no longer has the earliest claim, the others go by their own form."""
    first = staged(world, 1, SIMPLIFIED, 8)
    staged(world, 2, TRADITIONAL, 9)
    world.load()
    assert {row[1] for row in world.rows(NAMES)} == {SIMPLIFIED}
    world.stage("b9", first, claims=[], made_at="2026-01-31T09:00:00+00:00")
    world.load()
    assert world.rows(NAMES) == [("a2", TRADITIONAL, TRADITIONAL)]


def test_loading_again_changes_no_row(world: World) -> None:
    """A batch whose names were folded is as it was when it comes again."""
    staged(world, 1, TRADITIONAL, 8)
    staged(world, 2, SIMPLIFIED, 9)
    world.load()
    before = world.rows("FROM claims ORDER BY claim_id")
    assert world.load().claims_written == 0
    assert world.rows("FROM claims ORDER BY claim_id") == before


def test_somebody_is_asked_for_in_either_form(world: World) -> None:
    """`quotes_of` finds what was said under each form by the name in any form."""
    for number, (name, hour) in enumerate([(TRADITIONAL, 8), (SIMPLIFIED, 9)], 1):
        made = article(number, published_at=f"2026-01-05T{hour:02}:00:00+00:00")
        found = claims_of(made.article, claimant=name, attribution="quote")
        world.stage(f"b{number}", made, claims=found)
    world.load()
    relate.relate(world.warehouse)
    for name in (TRADITIONAL, SIMPLIFIED):
        assert len(warehouse.ask(world.warehouse, "quotes_of", {"claimant": name}).rows) == 2
