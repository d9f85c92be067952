"""The contract's figures, on small made-up claims."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from claims.claim_corpus import SHARED, article, claims_of
from claimwire.claims import Extractor, score_claims
from claimwire.records import Article, Claim, from_json_lines, to_json_lines
from claimwire.topic import load_topic

TEXT = "观察人士林放认为，电池才是关键。北辰汽车去年产能增长三成。北辰汽车没有回应置评请求。"
DEV = SHARED / "dev"


def test_perfect_prediction_scores_one() -> None:
    """The labels themselves get full marks in every figure."""
    gold = claims_of(TEXT)
    found = score_claims(gold, gold, {"a": article(TEXT, "zh-Hans")})
    assert all(value == 1.0 for name, value in found.items() if "via" not in name)


def test_missing_claim_is_a_miss_in_every_figure() -> None:
    """A labelled claim without a match lowers recall and every share."""
    gold = claims_of(TEXT)
    found = score_claims(gold, gold[:2], {"a": article(TEXT, "zh-Hans")})
    assert found["detection.recall"] == pytest.approx(2 / 3)
    assert found["detection.precision"] == 1.0
    assert found["claimant"] == pytest.approx(2 / 3)


def test_usable_needs_claimant_kind_and_quantities() -> None:
    """A wrong kind makes a matched row useless, and leaves detection alone."""
    gold = claims_of(TEXT)
    wrong = [replace(gold[0], kind="fact"), *gold[1:]]
    found = score_claims(gold, wrong, {"a": article(TEXT, "zh-Hans")})
    assert found["detection"] == 1.0
    assert found["usable"] == pytest.approx(2 / 3)


def test_evidence_that_is_not_in_the_text_matches_nothing() -> None:
    """A prediction must quote the text at its offsets."""
    gold = claims_of(TEXT)
    wrong = [replace(gold[0], evidence="电池才是关键"), *gold[1:]]
    found = score_claims(gold, wrong, {"a": article(TEXT, "zh-Hans")})
    assert found["detection"] == pytest.approx(2 / 3)


def test_claims_of_other_articles_are_left_out() -> None:
    """A prediction for an unknown article counts neither way."""
    gold = claims_of(TEXT)
    stray = [*gold, replace(gold[0], article_id="b")]
    assert score_claims(gold, stray, {"a": article(TEXT, "zh-Hans")})["detection.precision"] == 1.0


@pytest.mark.skipif(not DEV.exists(), reason="the development set is not here")
def test_agrees_with_the_reference_script(tmp_path: Path) -> None:
    """The usable F1 is the one that the development set's own script prints."""
    articles = list(from_json_lines((DEV / "claims/articles.jsonl").read_bytes(), Article))
    reader = Extractor(load_topic(DEV / "topic.toml"))
    told = [claim for each in articles for claim in reader.extract(each)]
    (tmp_path / "pred.jsonl").write_bytes(to_json_lines(told))
    rows = (DEV / "claims/gold.jsonl").read_text("utf-8").splitlines()
    labels = "\n".join(json.dumps({"claim_id": "", **json.loads(row)}) for row in rows)
    gold = list(from_json_lines(labels.encode(), Claim))
    command = [
        sys.executable,
        str(DEV / "score_claims.py"),
        "--gold",
        str(DEV / "claims/gold.jsonl"),
    ]
    command += [
        "--articles",
        str(DEV / "claims/articles.jsonl"),
        "--pred",
        str(tmp_path / "pred.jsonl"),
    ]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    usable = score_claims(gold, told, {a.article_id: a for a in articles})["usable"]
    assert shown.strip().splitlines()[-1] == f"usable F1 {usable:.3f}"
