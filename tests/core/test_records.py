"""Records: what one stage writes, the next one reads unchanged."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwire.records import (
    Article,
    Claim,
    Entry,
    MeasurePoint,
    Quantity,
    Refusal,
    StageReport,
    claim_id_of,
    content_hash_of,
    digest_of,
    from_json_lines,
    to_json_lines,
)

ARTICLE = Article(
    article_id="a1",
    url="https://news.example/7?utm_source=line",
    canonical_url="https://news.example/7",
    site="news.example",
    title="晶片「自產」過半",
    authors=("林一平",),
    published_at="2026-01-25T08:00:00+08:00",
    language="zh-Hant",
    text="第一段。\n\n第二段。\u2028仍是第二段。",
    captions=("圖說",),
)
CLAIM = Claim(
    claim_id="c1",
    article_id="a1",
    evidence="自產占比升至34.6%。",
    start=0,
    end=11,
    claimant="IDC",
    via=("彭博",),
    attribution="reported",
    kind="measurement",
    negated=False,
    entities=("idc",),
    themes=("domestic-chips",),
    quantities=(
        Quantity(surface="34.6%", value=34.6, unit="%"),
        Quantity(
            surface="4萬至8萬顆", value=None, low=40000, high=80000, unit="顆", approximate=True
        ),
    ),
    period="2024",
    checkworthy=True,
    proposition="自產占比為34.6%",
    points=(MeasurePoint(measure="domestic-accelerator-share", quantity=0, period="2024"),),
    rules=("kind:amount",),
)


@pytest.mark.parametrize(
    "record",
    [
        Entry(url="https://news.example/7", source_id="s"),
        ARTICLE,
        CLAIM,
        Refusal(url="u", stage="fetch", kind="http-404", reason="gone", at="2026-01-25T00:00:00Z"),
        StageReport(stage="clean", done=3, counts={"captions": 2}),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_record_comes_back_equal(record: object) -> None:
    """Writing and reading changes nothing, tuples and line separators included."""
    assert list(from_json_lines(to_json_lines([record, record]), type(record))) == [record] * 2


@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_text_survives_its_line(texts: list[str]) -> None:
    """Line ends, quotes and any Unicode inside a text never break the lines apart."""
    entries = [Entry(url="u", source_id="s", title=text, summary=text[::-1]) for text in texts]
    data = to_json_lines(entries)
    assert data.count(b"\n") == len(entries)
    assert list(from_json_lines(data, Entry)) == entries


def test_lines_are_plain_json_in_utf8() -> None:
    """Other programs read them: null for what is absent, no escapes for Han characters."""
    line = to_json_lines([ARTICLE])
    assert json.loads(line)["modified_at"] is None
    assert "晶片".encode() in line


def test_more_fields_are_left_out_and_blank_lines_skipped() -> None:
    """A newer writer's fields do no harm to an older reader."""
    data = b'{"url": "u", "source_id": "s", "mood": 1}\n\n  \n'
    assert list(from_json_lines(data, Entry)) == [Entry(url="u", source_id="s")]


@pytest.mark.parametrize("line", [b'{"url": "u"}', b'{"url": 1, "source_id": "s"}', b"{", b"[]"])
def test_a_broken_line_is_refused(line: bytes) -> None:
    """A missing field, a wrong type or half a line is an error, never a guess."""
    with pytest.raises((msgspec.ValidationError, msgspec.DecodeError)):
        list(from_json_lines(line, Entry))


def test_values_of_a_closed_set_are_checked() -> None:
    """A kind that the contract does not know cannot be read."""
    line = to_json_lines([CLAIM]).replace(b'"measurement"', b'"rumour"')
    with pytest.raises(msgspec.ValidationError):
        list(from_json_lines(line, Claim))


def test_records_are_frozen() -> None:
    """A stage makes new records and changes none."""
    with pytest.raises(FrozenInstanceError):
        ARTICLE.title = "x"  # type: ignore[misc]


def test_ids_come_from_content() -> None:
    """The same words at the same place of the same text have one id; any change another."""
    text = "甲。乙。"
    base = claim_id_of("a1", text, 0, 2)
    assert base == claim_id_of("a1", text, 0, 2)
    others = {
        claim_id_of("a2", text, 0, 2),
        claim_id_of("a1", text + "丙。", 0, 2),
        claim_id_of("a1", text, 2, 4),
    }
    assert base not in others
    assert len(others) == 3


def test_known_digests_stay() -> None:
    """Ids live in people's tables: the recipe must not change by accident."""
    assert digest_of("article", "news.example/7") == "97b2db6fb6275091070b36c2"
    assert content_hash_of("") == (
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )


@given(
    st.lists(st.text(st.characters(exclude_characters="\x1f"), max_size=6), min_size=1, max_size=3)
)
def test_where_one_part_ends_matters(parts: list[str]) -> None:
    """Parts are kept apart: joined text is not the same as its pieces."""
    assert (digest_of(*parts) == digest_of("".join(parts))) == (len(parts) == 1)
    assert len(digest_of(*parts)) == 24
