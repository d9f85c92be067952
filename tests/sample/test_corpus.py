"""The labelled claims of eleven sample articles stand on the articles as they are served."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimwire.sample.gold import gold_articles, write_pages
from claimwire.topic import load_topic

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "corpus" / "articles" / "sample"


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_labelled_articles_are_those_of_the_world() -> None:
    """A changed article without a changed label fails here, not in a score."""
    served = {a.article_id: a for a in gold_articles()}
    labelled = lines(FOLDER / "articles.jsonl")
    assert {a["language"] for a in labelled} == {"zh-Hant", "zh-Hans", "en", "ja"}
    for article in labelled:
        assert article["text"] == served[article["article_id"]].text
        assert article["content_hash"] == served[article["article_id"]].content_hash


def test_every_claim_stands_in_its_article() -> None:
    """Evidence is the text between its offsets, in order and without overlap."""
    texts = {a["article_id"]: a["text"] for a in lines(FOLDER / "articles.jsonl")}
    end: dict[str, int] = {}
    claims = lines(FOLDER / "gold.jsonl")
    assert len(claims) >= 120
    for claim in claims:
        text = texts[claim["article_id"]]
        assert text[claim["start"] : claim["end"]] == claim["evidence"]
        assert claim["start"] >= end.get(claim["article_id"], 0)
        end[claim["article_id"]] = claim["end"]
        assert all(q["surface"] in claim["evidence"] for q in claim["quantities"])
        assert (claim["claimant"] is None) == (claim["attribution"] == "outlet")


def test_the_labels_use_the_ids_of_the_topic() -> None:
    """Entities and themes are those of the topic that ships with claimwire."""
    path = ROOT / "topic.toml"
    if not path.exists():
        pytest.skip("no topic.toml beside the tests")
    topic = load_topic(path)
    entities, themes = {e.id for e in topic.entities}, {t.id for t in topic.themes}
    for claim in lines(FOLDER / "gold.jsonl"):
        assert set(claim["entities"]) <= entities
        assert set(claim["themes"]) <= themes


def test_the_pages_can_be_written_as_a_labelled_set(tmp_path: Path) -> None:
    """Each page has an address, and is either in the gold file or no article."""
    number = write_pages(tmp_path)
    names = {row.split("\t")[0] for row in (tmp_path / "urls.tsv").read_text("utf-8").splitlines()}
    assert names == {p.name for p in tmp_path.glob("*.html")}
    assert len(names) == number
    gold = {record["file"] for record in lines(tmp_path / "gold.jsonl")}
    refused = (tmp_path / "not_articles.txt").read_text("utf-8").splitlines()
    assert gold | {row.split("\t")[0] for row in refused} == names
    assert not gold & {row.split("\t")[0] for row in refused}
