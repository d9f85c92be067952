"""The stage on real files: incremental, and the same whatever arrives first."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from claimwire import warehouse
from claimwire.errors import StoreBusy, StoreError
from claimwire.locks import only_writer
from claimwire.records import (
    Article,
    Capture,
    Claim,
    MeasurePoint,
    Quantity,
    claim_id_of,
    content_hash_of,
)
from claimwire.relate import relate
from claimwire.relate.credits import credited_name
from claimwire.relate.groups import components
from claimwire.text import search_form
from claimwire.topic import Topic
from relate.pairs import HERE

NOW = datetime(2026, 2, 1, tzinfo=UTC)
TOPIC = Topic.model_validate(
    {
        "topic": {"id": "t", "time_zone": "Asia/Taipei", "names": {"en": "T"}},
        "entities": [
            {"id": "wire", "name": "海嶼社", "type": "media", "aliases": {"zh": ["海屿社"]}}
        ],
    }
)
FOUND = ("stories", "story_articles", "article_pairs", "same_claims", "same_claim_groups")


def staged(
    number: int, text: str, outlet: str, *, hour: int, language: str = "zh-Hant", day: int = 5
) -> tuple[warehouse.StagedArticle, list[Claim]]:
    """An article and a claim for each of its sentences that holds a per cent figure."""
    url = f"https://{number}.example/a"
    article = Article(
        article_id=f"a{number:02}",
        url=url,
        canonical_url=url,
        site=f"{number}.example",
        title=f"Title {number}",
        published_at=f"2026-01-{day:02}T{hour:02}:00:00+00:00",
        language=language,
        text=text,
        content_hash=content_hash_of(text),
    )
    claims, start = [], 0
    for line in text.split("\n\n"):
        claims.append(
            Claim(
                claim_id=claim_id_of(article.article_id, text, start, start + len(line)),
                article_id=article.article_id,
                evidence=line,
                start=start,
                end=start + len(line),
                claimant=None,
                attribution="outlet",
                kind="fact",
                negated=False,
                checkworthy=True,
                proposition=line,
            )
        )
        start += len(line) + 2
    one = warehouse.StagedArticle(
        article=article,
        capture_id=f"k{number}",
        source_id="s",
        entry_id="e",
        fetched_at=f"2026-01-{day:02}T{hour:02}:30:00+00:00",
        outlet=outlet,
        cleaner_version="c1",
    )
    return one, claims


def put(folder: Path, batch_id: str, *found: tuple[warehouse.StagedArticle, list[Claim]]) -> Path:
    """Load articles with their claims into the warehouse in `folder`."""
    hashes = {a.article.article_id: a.article.content_hash for a, _ in found}
    warehouse.write_batch(
        folder / "staging",
        batch_id=batch_id,
        made_at="2026-01-31T00:00:00+00:00",
        extractor_version="x1",
        articles=[a for a, _ in found],
        claims=[
            warehouse.StagedClaim(claim=c, content_hash=hashes[c.article_id])
            for _, claims in found
            for c in claims
        ],
        captures=[
            Capture(
                capture_id=a.capture_id,
                entry_id="e",
                source_id="s",
                url=a.article.url,
                final_url=a.article.url,
                fetched_at=a.fetched_at,
                status=200,
                content_type=None,
                payload_sha256="0",
                archive="b",
                offset=0,
                length=1,
            )
            for a, _ in found
        ],
    )
    warehouse.load_batches(folder / "w.duckdb", folder / "staging", topic=TOPIC, now=NOW)
    warehouse.remove_batch(folder / "staging", batch_id)
    return folder / "w.duckdb"


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What the warehouse answers."""
    with warehouse.connect_reader(path) as con:
        return [tuple(row.values()) for row in con.sql(sql).to_arrow_table().to_pylist()]


def everything(path: Path) -> dict[str, list[str]]:
    """All that relating found."""
    return {table: sorted(map(repr, rows(path, f"FROM {table}"))) for table in FOUND}


def events() -> list[dict[str, str]]:
    """The written articles."""
    return list(tomllib.loads((HERE / "stories.toml").read_text(encoding="utf-8"))["event"])


def small_world() -> list[tuple[warehouse.StagedArticle, list[Claim]]]:
    """Copies, an agency that publishes after its customer, another hand, and other events."""
    first, second, third = (e for e in events() if e["language"] == "zh-Hant")
    simple = OpenCC("t2s").convert(first["text"])
    return [
        staged(1, f"（海嶼社5日電）{first['text']}", "Daily", hour=8),
        staged(2, first["text"], "海嶼社", hour=9),
        staged(3, f"據海屿社報道，{simple}", "Portal", hour=10, language="zh-Hans"),
        staged(4, first["other"], "Paper", hour=11),
        staged(5, second["text"], "Daily", hour=12),
        staged(6, second["text"][: len(second["text"]) * 2 // 3], "Post", hour=13),
        staged(7, third["text"], "Post", hour=14),
    ]


def test_copies_make_a_story_with_the_agency_as_original(tmp_path: Path) -> None:
    """The credited agency is the original though a customer published before it."""
    path = put(tmp_path, "b1", *small_world())

    report = relate(path)

    assert (report.articles, report.stories) == (7, 2)
    assert rows(
        path, "SELECT article_id, story_id, role, credited FROM story_articles ORDER BY 1"
    ) == [
        ("a01", "a01", "copy", "海嶼社"),
        ("a02", "a01", "original", None),
        ("a03", "a01", "copy", "海嶼社"),
        ("a04", "a04", "independent", None),
        ("a05", "a05", "original", None),
        ("a06", "a05", "copy", None),
        ("a07", "a07", "independent", None),
    ]


def test_copied_claims_have_one_witness(tmp_path: Path) -> None:
    """Three outlets that carry one agency's words confirm nothing independently."""
    path = put(tmp_path, "b1", *small_world())
    relate(path)

    found = rows(
        path,
        "SELECT outlets, independent, languages FROM same_claim_groups"
        " WHERE outlets = 3 ORDER BY group_id",
    )

    assert found
    assert set(map(repr, found)) == {repr((3, 1, ["zh-Hans", "zh-Hant"]))}


def test_any_order_of_arrival_gives_the_same(tmp_path: Path) -> None:
    """One by one in any order, related after each, or all at once: the tables are equal."""
    world = small_world()
    whole = put(tmp_path / "whole", "b", *world)
    relate(whole)
    for seed in range(2):
        order = random.Random(seed).sample(world, len(world))
        for number in range(0, len(order), 2):
            path = put(tmp_path / str(seed), f"b{number}", *order[number : number + 2])
            relate(path)
        assert everything(path) == everything(whole)


def test_a_second_run_has_nothing_to_do(tmp_path: Path) -> None:
    """What was compared is not compared again, and nothing changes."""
    path = put(tmp_path, "b1", *small_world())
    relate(path)
    before = everything(path)

    again = relate(path)

    assert (again.articles, again.claims, again.links) == (0, 0, 0)
    assert everything(path) == before


def test_an_edited_article_leaves_its_story(tmp_path: Path) -> None:
    """When a copy is replaced by another text, story and same claims follow."""
    world = small_world()
    path = put(tmp_path, "b1", *world)
    relate(path)
    put(tmp_path, "b2", staged(6, events()[1]["text"], "Post", hour=20))
    relate(path)

    fresh = put(tmp_path / "fresh", "b1", *world)
    put(tmp_path / "fresh", "b2", staged(6, events()[1]["text"], "Post", hour=20))
    relate(fresh)

    assert rows(path, "SELECT role FROM story_articles WHERE article_id = 'a05'") == [
        ("independent",)
    ]
    assert everything(path) == everything(fresh)


def test_values_of_a_measure_that_round_to_one_another_are_one_claim(tmp_path: Path) -> None:
    """34.6% and about 35% of one period are one group, whoever tells them; 41% is none of it."""
    found = []
    for number, (words, value, approximate) in enumerate(
        [
            ("占比34.6%", 34.6, False),
            ("About 35% it was", 35, True),
            ("四成一是今天的說法", 41, False),
        ]
    ):
        one, claims = staged(number, words, f"Outlet {number}", hour=number)
        quantity = Quantity(surface=words[:2], value=value, unit="%", approximate=approximate)
        point = MeasurePoint(measure="share", quantity=0, period="2024")
        claims = [replace(c, quantities=(quantity,), points=(point,)) for c in claims]
        found.append((one, claims))
    path = put(tmp_path, "b1", *found)

    relate(path)

    assert rows(path, "SELECT claims, outlets, independent FROM same_claim_groups") == [(2, 2, 2)]


def test_a_busy_or_missing_warehouse_is_told(tmp_path: Path) -> None:
    """Relating waits for the loader, and says so when it waited too long."""
    with pytest.raises(StoreError, match="load something first"):
        relate(tmp_path / "none.duckdb")
    path = put(tmp_path, "b1", *small_world()[:1])
    with only_writer(path, 1), pytest.raises(StoreBusy):
        relate(path, timeout=0.1)


NAMES = {search_form(name): name for name in ("海嶼社", "Senwick", "山海通信")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("（海嶼社記者林一台北5日電）今天宣布。", "海嶼社"),
        ("海屿社北京1月5日电，数据显示。", "海嶼社"),
        ("據海嶼社報導，今天宣布。", "海嶼社"),
        ("【東京＝山海通信】大和電工は18日、発表した。", "山海通信"),
        ("LONDON (Senwick) - Marlow said on Tuesday.", "Senwick"),
        ("Marlow said on Tuesday.\n\nSource: Senwick", "Senwick"),
        ("今天宣布。\n\n來源：海嶼社", "海嶼社"),
        ("海嶼社的記者昨天也到了現場，但是沒有進去。", None),
        ("Marlow said on Tuesday that Senwick had reported it first. More follows here.", None),
        ("（本報記者林一台北電）今天宣布。", None),
    ],
)
def test_credits_are_read_at_the_edges_of_a_text(text: str, name: str | None) -> None:
    """A dateline, a bracket or a source line credits; a mention in the text does not."""
    assert credited_name(search_form(text), NAMES, search_form("Daily")) == name


def test_an_outlet_does_not_credit_itself() -> None:
    """An agency's own dateline is no credit to another."""
    assert credited_name(search_form("（海嶼社5日電）今天。"), NAMES, search_form("海嶼社")) is None


@given(
    st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=30),
    st.randoms(use_true_random=False),
)
def test_components_do_not_depend_on_the_order_of_pairs(
    pairs: list[tuple[int, int]], shuffler: random.Random
) -> None:
    """Each item is named by the smallest one that it hangs together with."""
    mixed = [(b, a) for a, b in pairs]
    shuffler.shuffle(mixed)

    def label(some: list[tuple[int, int]]) -> list[int]:
        left = np.array([a for a, _ in some], dtype=np.int64)
        right = np.array([b for _, b in some], dtype=np.int64)
        return components(left, right, 16).tolist()

    found = label(pairs)

    assert found == label(mixed)
    assert all(found[a] == found[b] <= min(a, b) for a, b in pairs)


def test_an_empty_warehouse_has_nothing_to_relate(tmp_path: Path) -> None:
    """Before anything is loaded, relating is no error."""
    path = put(tmp_path, "b1")

    report = relate(path)

    assert (report.articles, report.claims, report.groups) == (0, 0, 0)
