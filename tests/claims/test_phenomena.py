"""The corpora of phenomena: their shape, and how a label is held against a claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims.claim_corpus import CORPUS, extractor
from claimwire.claims.phenomena import Phenomenon, read_phenomena, try_phenomenon
from claimwire.cli.app import app
from claimwire.errors import ConfigError

FOLDER = CORPUS / "phenomena"
ALL = read_phenomena(FOLDER)
TWO = """
title = "two texts"
[[say]]
language = "zh-Hans"
texts = ["观察人士林放说：“产能增长三成。”", "观察人士林放认为，产能增长三成。"]
claimant = "林放"
attribution = "quote"
quantities = ["30 %"]
"""


def _only(folder: Path, content: str) -> Path:
    (folder / "one.toml").write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize("phenomenon", ALL, ids=lambda each: each.id)
def test_a_file_has_enough_texts_in_both_halves(phenomenon: Phenomenon) -> None:
    """12 to 25 different texts, half of them held out."""
    examples = phenomenon.examples
    assert 12 <= len(examples) <= 25
    assert len({each.article.text for each in examples}) == len(examples)
    assert sum(each.held_out for each in examples) == len(examples) // 2


def test_every_file_stands_in_the_table() -> None:
    """The table of the README names each file once, and no file that is not there."""
    rows = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    named = [row.split("|")[2].strip() for row in rows if row.startswith("| ")]
    files = [name for name in named if name and "`" not in name and name not in ("file", "---")]
    assert sorted(files) == sorted(each.id for each in ALL)


def test_a_label_is_right_where_all_its_fields_are(tmp_path: Path) -> None:
    """The second text is a paraphrase, so `quote` is wrong; it is held out and not told."""
    (phenomenon,) = read_phenomena(_only(tmp_path, TWO))
    outcome = try_phenomenon(phenomenon, extractor().extract)
    assert (outcome.labels, outcome.right) == ((1, 1), (1, 0))
    assert outcome.misses == ()
    swapped = TWO.replace('"quote"', '"reported"')
    (phenomenon,) = read_phenomena(_only(tmp_path, swapped))
    outcome = try_phenomenon(phenomenon, extractor().extract)
    assert (outcome.share(held_out=False), outcome.share(held_out=True)) == (0.0, 1.0)
    (miss,) = outcome.misses
    assert "reported" in miss.wanted
    assert "quote" in miss.found


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('title = "no groups"', "say"),
        ('title = "x"\n[[say]]\ntext = "甲。"\ncolour = "red"', "colour"),
        ('title = "x"\n[[say]]\ntext = "甲。"', "labels are"),
        ('title = "x"\n[[say]]\ntext = "甲甲。"\nclaims = [{ says = "甲", kind = "fact" }]', "甲"),
    ],
)
def test_a_wrong_corpus_is_refused(tmp_path: Path, content: str, told: str) -> None:
    """A slip in a label must not count as a miss of the rules."""
    with pytest.raises(ConfigError, match=told):
        read_phenomena(_only(tmp_path, content))


def test_a_folder_without_corpora_is_refused(tmp_path: Path) -> None:
    """A wrong path must not pass as a full score."""
    with pytest.raises(ConfigError, match="no corpora"):
        read_phenomena(tmp_path)


def test_score_prints_both_halves_and_only_the_misses_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line a phenomenon; `--misses` keeps the texts that are held out to itself."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "texts"
    folder.mkdir()
    _only(folder, TWO.replace('["30 %"]', '["31 %"]'))
    (folder / "topic.toml").write_text((FOLDER / "topic.toml").read_text("utf-8"), "utf-8")
    sets = tmp_path / "score.toml"
    sets.write_text('[[sets]]\nid = "p"\nwhat = "phenomena"\ntexts = "texts"\n', "utf-8")
    runner = CliRunner()
    shown = runner.invoke(app, ["score", "--sets", str(sets)])
    assert shown.exit_code == 0, shown.output
    (line,) = [row for row in shown.output.splitlines() if "one" in row.split()]
    assert line.count("0.000") == 2
    missed = runner.invoke(app, ["score", "--sets", str(sets), "--misses"])
    assert "产能增长三成。”" in missed.output
    assert "认为" not in missed.output
