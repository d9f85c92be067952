"""Accuracy on the labelled sets does not fall below what `tests/floors.json` keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimwire.cli.corpora import HELD_OUT, LabelledSet, below_floor, read_sets
from claimwire.cli.figures import RISING_IS_WORSE
from claimwire.urls import site_of

HERE = Path(__file__).parent
SETS = read_sets(HERE / "score.toml")
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("labelled", SETS, ids=lambda some: some.id)
def test_accuracy_keeps_its_floors(labelled: LabelledSet) -> None:
    """No figure of a set is worse than its floor, and the floors are of just these files."""
    if not labelled.present:
        pytest.skip("this set is no part of the project")
    kept = FLOORS[labelled.id]
    assert kept["fingerprint"] == labelled.fingerprint, "use `claimwire score --update-floors`"
    assert below_floor(labelled.score(), kept["figures"], RISING_IS_WORSE) == {}


def test_pages_are_held_out_by_outlet() -> None:
    """No outlet has pages on both sides, and a third of the pages or more is held out."""
    sites: dict[bool, set[str]] = {True: set(), False: set()}
    count = {True: 0, False: 0}
    for path in sorted((HERE / "pages").glob("*/expected.json")):
        held_out = path.parent.name.startswith(HELD_OUT)
        sites[held_out].add(site_of(json.loads(path.read_text(encoding="utf-8"))["url"]))
        count[held_out] += 1
    assert sites[True] & sites[False] == set()
    assert 3 * count[True] >= count[True] + count[False]
