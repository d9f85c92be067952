"""The extractor as a whole: ids, offsets, themes, measures, propositions, and its figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.claim_corpus import SHARED, TOPIC, article, claims_of, extractor
from claimwire.claims import EXTRACTOR_VERSION, Extractor, score_claims
from claimwire.records import Article, Claim, from_json_lines
from claimwire.topic import Topic, load_topic

DEV = SHARED / "dev"
OWN = Path(__file__).parents[1] / "corpus" / "articles"
PIECES = [
    "北辰汽车",
    "表示，",
    "「产能增长三成。",
    "」",
    "；",
    "。",
    "\n\n",
    "他说：",
    "“",
    "”",
    "Lu said ",
    '"',
    ". ",
    "30%",
    "（",
    "）",
    "據報導，",
    "という。",
]


def labelled(path: Path) -> list[Claim]:
    """The labelled claims of a file, which carry no ids."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [msgspec.convert({"claim_id": "", **row}, Claim) for row in rows]


def figures(folder: Path) -> dict[str, float]:
    """The contract's figures on a folder of articles and labels."""
    found = from_json_lines((folder / "articles.jsonl").read_bytes(), Article)
    articles = {each.article_id: each for each in found}
    reader = Extractor(load_topic(DEV / "topic.toml"))
    told = [claim for each in articles.values() for claim in reader.extract(each)]
    return score_claims(labelled(folder / "gold.jsonl"), told, articles)


@example(["北辰汽车", "Lu said ", '"'], "zh-Hant")  # a mark opens at the text's end
@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=24),
    st.sampled_from(["zh-Hant", "zh-Hans", "en", "ja", "fr"]),
)
def test_any_text_gives_sound_claims(pieces: list[str], language: str) -> None:
    """Evidence is verbatim, spans do not overlap, attribution and claimant agree, runs agree."""
    text = "".join(pieces)
    claims = claims_of(text, language)
    last = 0
    for claim in claims:
        assert text[claim.start : claim.end] == claim.evidence
        assert last <= claim.start < claim.end
        assert claim.evidence == claim.evidence.strip()
        assert (claim.claimant is None) == (claim.attribution == "outlet")
        assert claim.proposition
        last = claim.end
    assert claims_of(text, language) == claims


def test_article_without_a_time_has_no_relative_period() -> None:
    """Without `published_at` relative words of time stay unresolved."""
    (claim,) = claims_of("北辰汽车去年产能增长三成。", published=None)
    assert claim.period is None


def test_themes_by_keyword_heading_and_subject() -> None:
    """A claim without a keyword takes its paragraph's theme, else the article's."""
    text = "北辰汽车产能去年增长三成。员工有五百人。\n\n北辰汽车在上海开会。"
    claims = extractor().extract(article(text, "zh-Hans", title="产能之争"))
    assert [claim.themes for claim in claims] == [("output",)] * 3


def test_share_prices_bear_on_their_company_alone() -> None:
    """A share price takes no theme from keywords or its paragraph."""
    claims = claims_of("北辰汽车产能去年增长三成。北辰汽车股价昨天收涨2%。")
    assert [claim.themes for claim in claims] == [("output",), ()]


def test_entities_bring_their_themes() -> None:
    """A claim that names an entity bears on the themes that the topic gives it."""
    raw = TOPIC.model_dump()
    raw["entities"][0]["themes"] = ["market"]
    found = Extractor(Topic.model_validate(raw)).extract(article("北辰汽车在上海开会。", "zh-Hans"))
    assert [claim.themes for claim in found] == [("market",)]


def test_keyword_words_may_stand_apart() -> None:
    """All the words of a keyword near each other in one clause tell its theme."""
    (claim,) = claims_of("北辰汽车来自中国的季度营收为55.2亿美元。")
    assert claim.themes == ("market",)


def test_measure_points_follow_the_years() -> None:
    """Two values told in order from one year to another give a point for each year."""
    (claim,) = claims_of("2023年至2024年，自產占比從14%增至34.6%，耗電降13%。", "zh-Hant")
    points = [(p.measure, claim.quantities[p.quantity].value, p.period) for p in claim.points]
    assert points == [("share", 14, "2023"), ("share", 34.6, "2024")]


def test_measure_asks_for_its_entity() -> None:
    """A measure of an entity takes no figure of another."""
    mine, other = claims_of("北辰汽车的中国营收为170亿美元。同行的中国营收为90亿美元。")
    assert [p.measure for p in mine.points] == ["china-revenue"]
    assert other.points == ()


def test_proposition_stands_alone() -> None:
    """Frame, marks and connectives go, relative times become dates, 我 becomes the speaker."""
    text = "不过，观察人士林放说：“产能去年增长三成。我很意外。”"
    first, second = claims_of(text)
    assert first.proposition == "产能2025年增长三成"
    assert second.proposition == "林放很意外"


def test_bare_sums_take_the_currency_of_their_text() -> None:
    """A bare 元 is in the currency named last in its paragraph."""
    text = "北辰汽車去年營收人民幣5.4億元。三年合計虧損超過22億元。"
    assert [
        q.unit for c in claims_of(text, "zh-Hant") for q in c.quantities if q.unit != "year"
    ] == ["CNY", "CNY"]


def test_version_is_named() -> None:
    """Rules carry a version that rows can keep."""
    assert extractor().version == EXTRACTOR_VERSION


@pytest.mark.skipif(not DEV.exists(), reason="the development set is not here")
@pytest.mark.parametrize(
    ("folder", "floors"),
    [
        (
            DEV / "claims",
            {"detection": 0.97, "claimant": 0.95, "kind": 0.90, "usable": 0.88, "themes": 0.78},
        ),
        (OWN / "own", {"detection": 0.97, "claimant": 0.95, "kind": 0.90, "usable": 0.85}),
        (OWN / "blind", {"detection": 0.93, "claimant": 0.90, "kind": 0.75, "usable": 0.60}),
        (OWN / "blind2", {"detection": 0.97, "claimant": 0.95, "kind": 0.84, "usable": 0.80}),
    ],
    ids=["dev", "own", "blind", "blind2"],
)
def test_figures_stay_above_their_floors(folder: Path, floors: dict[str, float]) -> None:
    """No change may cost accuracy on labelled articles unnoticed."""
    found = figures(folder)
    assert {name: round(found[name], 3) for name in floors if found[name] < floors[name]} == {}


@pytest.mark.parametrize(
    ("text", "language", "periods"),
    [
        (
            "Beichen Motor reported revenue of $4 billion for the third quarter of fiscal 2026."
            " Guidance for the fourth quarter assumes no sales there."
            " In the second quarter it sold 900 vans. The plant ran at 92% during the quarter.",
            "en",
            ["FY2026-Q3", "FY2026-Q4", "FY2026-Q2", "FY2026-Q2"],
        ),
        (
            "Corvane Pumps posted sales of $4 million for its fiscal second quarter of 2026."
            " For the third quarter, Corvane expects revenue of $5 million.",
            "en",
            ["FY2026-Q2", "FY2026-Q3"],
        ),
        (
            "Beichen Motor made $4 billion in the third quarter of fiscal 2026."
            " Shipments of all makers fell 4% in the third calendar quarter.",
            "en",
            ["FY2026-Q3", "2025-Q3"],
        ),
        (
            "北辰汽车2026财年第三季度营收40亿元。上季出口收入只有5000万元。第四季度财测不含出口。",
            "zh-Hans",
            ["FY2026-Q3", "FY2026-Q3", "FY2026-Q4"],
        ),
        ("去年第三季度营收40亿元。第四季度回落一成。", "zh-Hans", ["2025-Q3", "2025-Q4"]),
        (
            "截至去年12月底止年度收入10億元，明年料增三成。期內研發開支2億元。",
            "zh-Hant",
            ["2027", "2025"],
        ),
    ],
)
def test_a_bare_quarter_is_that_of_the_house_that_reports(
    text: str, language: str, periods: list[str]
) -> None:
    """Where the subject reports by fiscal years, its bare quarters are fiscal ones."""
    assert [claim.period for claim in claims_of(text, language)] == periods


@pytest.mark.parametrize(
    ("text", "language", "entities"),
    [
        ("北辰汽车去年售出三万台。它今年还要再建两座工厂。", "zh-Hans", ["beichen"]),
        ("北辰汽车去年售出三万台。可是同一年，它的净利少了一成。", "zh-Hans", ["beichen"]),
        ("Beichen Motor sold 30,000 vans. It raised 4 billion yuan in May.", "en", ["beichen"]),
        ("Beichen Motor sold 30,000 vans. Its shares fell 4%.", "en", ["beichen"]),
        # of somebody that the topic does not know, of nothing, of a noun
        ("The vans were sold by a dealer. Its director never saw them.", "en", []),
        ("Beichen Motor's dealer sold 30,000 vans. Its director never saw them.", "en", []),
        ("Beichen Motor sold 30,000 vans. It is a record for the town.", "en", []),
        ("Lu Wei drove a M20. Its battery lasted.", "en", []),
        ("北辰汽车的对手售出三万台。它今年还要再建两座工厂。", "zh-Hans", []),
    ],
)
def test_it_is_what_the_sentence_before_tells_of(
    text: str, language: str, entities: list[str]
) -> None:
    """它 and a leading It or Its mean the company or product that the last sentence began with."""
    assert list(claims_of(text, language)[-1].entities) == entities
