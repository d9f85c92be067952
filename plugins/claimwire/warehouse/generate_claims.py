"""Made-up claims with what hangs on them: amounts, entities, themes, relays, rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from claimwire.warehouse.generate_articles import Articles
from claimwire.warehouse.made_up import (
    CLAIMS_AN_ARTICLE,
    ENTITIES,
    MEASURES,
    OUTLETS,
    THEMES,
    Ints,
    Rng,
    Words,
    days_of,
    few,
    lists_of,
    new_ids,
    replaced,
    times_of,
)

KINDS = ("measurement", "fact", "opinion", "forecast")
KIND_SHARES = (0.42, 0.24, 0.17, 0.17)
SPOKEN, QUOTED, RELAYED = 0.59, 0.3, 0.03
DATED, NEGATED, MEASURED = 0.35, 0.1, 0.06
TOLD_AGAIN = 0.04
THEMES_A_CLAIM = (0.12, 0.61, 0.27)
ENTITIES_A_CLAIM = (0.47, 0.35, 0.14, 0.04)
AMOUNTS_A_CLAIM = (0.41, 0.29, 0.20, 0.10)
RULES = tuple(f"field:rule-{n:02}" for n in range(100))
RULES_A_CLAIM = 5
_UNITS = ("%", "USD", "year", "km", "家")
_YEARS = np.arange(2019, 2035)


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of some articles; arrays have an entry for each.

    `original` is the place of the claim that one repeats, its own where it repeats none.
    What two claims that say the same have in common is drawn once.
    """

    ids: NDArray[Any]
    article: Ints
    original: Ints
    evidence: list[str]
    table: pa.Table
    themes: tuple[Ints, Ints]
    entities: tuple[Ints, Ints]
    relays: tuple[Ints, NDArray[Any]]
    amounts: pa.Table


def made_claims(rng: Rng, vocabulary: Words, articles: Articles) -> Claims:
    """The claims of `articles`, in the order in which they stand."""
    n = CLAIMS_AN_ARTICLE
    count = len(articles.ids) * n
    article = np.repeat(np.arange(len(articles.ids)), n)
    copied = np.repeat(articles.copy_of, n) * n + np.tile(np.arange(n), len(articles.ids))
    earlier = np.arange(count) - n - few(rng, count, 20_000)
    again = (rng.random(count) < TOLD_AGAIN) & (copied == np.arange(count)) & (earlier >= 0)
    # A claim that is told again is first of all told: what it repeats repeats none.
    original = np.where(again, copied[np.maximum(earlier, 0)], np.arange(count))
    original = np.where(again[original], np.arange(count), original)[copied]
    lines = [line for one in articles.lines for line in one]
    spoken = rng.random(count) < SPOKEN
    speaker = np.array(vocabulary.speakers)[few(rng, count, len(vocabulary.speakers), 5)]
    kind = np.array(KINDS)[rng.choice(len(KINDS), count, p=KIND_SHARES)]
    measured = (rng.random(count) < MEASURED) & np.isin(kind, ("measurement", "forecast"))
    period = _periods(rng, articles.published[article], kind == "forecast", measured)
    common = {
        "claimant": pa.array(speaker, pa.string(), mask=~spoken),
        "attribution": np.where(
            spoken, np.where(rng.random(count) < QUOTED, "quote", "reported"), "outlet"
        ),
        "kind": kind,
        "negated": rng.random(count) < NEGATED,
        **period,
        "checkworthy": kind != "opinion",
    }
    table = pa.table(common).take(pa.array(original))
    relayed = (rng.random(count) < RELAYED) & spoken
    return Claims(
        ids=np.array(new_ids(rng, count)),
        article=article,
        original=original,
        evidence=lines,
        table=table,
        themes=_drawn(rng, THEMES_A_CLAIM, len(THEMES), original),
        entities=_drawn(rng, ENTITIES_A_CLAIM, len(ENTITIES), original),
        relays=(relayed.astype(np.int64), np.array(OUTLETS)[few(rng, int(relayed.sum()), 60)]),
        amounts=_amounts(rng, table, lines, measured, original),
    )


def claim_tables(rng: Rng, of: Claims, articles: Articles) -> dict[str, pa.Table]:
    """The rows of all tables about claims, those of earlier versions of articles included."""
    count = len(of.ids)
    at = pa.array(of.article)
    starts = np.concatenate([_starts(one) for one in articles.lines])
    themes = pa.array(np.array(THEMES)[of.themes[1]])
    entities = pa.array(np.array(ENTITIES)[of.entities[1]])
    now = {
        "claim_id": of.ids,
        "extractor_version": ["1"] * count,
        "is_current": np.ones(count, bool),
        "is_latest": np.ones(count, bool),
        "article_id": articles.ids[of.article],
        "content_hash": pa.array(articles.hashes).take(at),
        "evidence": of.evidence,
        "start": pa.array(starts, pa.int32()),
        "end": pa.array(starts + np.array([len(e) for e in of.evidence]), pa.int32()),
        "via": lists_of(of.relays[0], pa.array(of.relays[1])),
        "entities": lists_of(of.entities[0], entities),
        "themes": lists_of(of.themes[0], themes),
        "proposition": of.evidence,
        "outlet": articles.outlet[of.article],
        "site": ["example.com"] * count,
        "language": articles.language[of.article],
        "published_at": times_of(articles.published[of.article]),
        "published_on": days_of(articles.published[of.article]),
        "search_text": of.evidence,
        "record_hash": pa.array(rng.integers(0, 2**62, count), pa.uint64()),
        **{name: of.table[name].combine_chunks() for name in of.table.column_names},
    }
    rules = rng.integers(0, len(RULES), count * RULES_A_CLAIM)
    parts = {
        "claim_quantities": of.amounts,
        "claim_entities": _parts(of.entities[0], "entity_id", entities),
        "claim_themes": _parts(of.themes[0], "theme_id", themes),
        "claim_via": _parts(of.relays[0], "name", pa.array(of.relays[1])),
        "claim_rules": _parts(
            np.full(count, RULES_A_CLAIM), "rule", pa.array(np.array(RULES)).take(pa.array(rules))
        ),
    }
    claims = pa.table(now)
    edited = articles.edited[of.article]
    ids = pa.array(of.ids)
    ids_before = pa.array([f"0{i[:-1]}" for i in of.ids])
    older = articles.read_again[of.article]
    found = {
        "claims": pa.concat_tables(
            [claims, _before(claims, ids_before, of, articles), _older(claims, older)]
        )
    }
    for name, part in parts.items():
        at = part["claim"].to_numpy()
        found[name] = pa.concat_tables(
            [
                _keyed(part, ids, current=True),
                _keyed(part.filter(pa.array(edited[at])), ids_before, current=False),
                _keyed(part.filter(pa.array(older[at])), ids, current=False, version="0"),
            ]
        )
    return found


def same_claims(of: Claims) -> pa.Table:
    """Which claims of several articles say the same, in the order of publication."""
    order = np.lexsort((np.arange(len(of.ids)), of.original))
    first = np.searchsorted(of.original[order], of.original[order])
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order)) - first
    groups, sizes = np.unique(of.original, return_counts=True)
    several = sizes[np.searchsorted(groups, of.original)] > 1
    return pa.table(
        {
            "group_id": of.ids[of.original][several],
            "claim_id": of.ids[several],
            "position": (place[several] + 1).astype(np.int32),
        }
    )


def _before(claims: pa.Table, ids: pa.Array, of: Claims, articles: Articles) -> pa.Table:
    """The claims of earlier versions of articles, of which the last one was another then."""
    old = np.flatnonzero(articles.edited[of.article])
    hashes = dict(zip(articles.ids[articles.edited], articles.hashes_before, strict=True))
    closing = old % CLAIMS_AN_ARTICLE == CLAIMS_AN_ARTICLE - 1
    evidence = [
        articles.last_line_before[of.article[i]] if last else of.evidence[i]
        for i, last in zip(old, closing, strict=True)
    ]
    rows = claims.take(pa.array(old))
    starts = rows["start"].to_numpy()
    return replaced(
        rows,
        claim_id=ids.take(pa.array(old)),
        content_hash=[hashes[i] for i in articles.ids[of.article[old]]],
        is_current=np.zeros(len(old), bool),
        evidence=evidence,
        proposition=evidence,
        search_text=evidence,
        end=starts + np.array([len(e) for e in evidence], dtype=np.int64),
    )


def _older(claims: pa.Table, read: NDArray[np.bool_]) -> pa.Table:
    """The claims as an older extractor read them: some of another kind, none denied."""
    rows = claims.filter(pa.array(read))
    kind = rows["kind"].to_numpy(zero_copy_only=False)
    none = np.zeros(rows.num_rows, bool)
    return replaced(
        rows,
        extractor_version=["0"] * rows.num_rows,
        kind=np.where(kind == "opinion", "fact", kind),
        negated=none,
        is_current=none,
        is_latest=none,
    )


def _keyed(part: pa.Table, ids: pa.Array, *, current: bool, version: str = "1") -> pa.Table:
    """`part` with the keys of its claims in the place of their places."""
    return pa.table(
        {
            "claim_id": ids.take(part["claim"].combine_chunks()),
            "extractor_version": pa.array([version] * part.num_rows, pa.string()),
            "is_current": np.full(part.num_rows, current),
            **{name: part[name] for name in part.column_names if name != "claim"},
        }
    )


def _periods(
    rng: Rng, published: NDArray[np.datetime64], forecast: NDArray[Any], measured: NDArray[Any]
) -> dict[str, pa.Array]:
    """Years, quarters and months: behind the publication, of forecasts about and after it."""
    count = len(published)
    months = (12, 3, 1)
    size = rng.choice(3, count, p=(0.5, 0.35, 0.15))
    behind = -few(rng, count, 4)
    steps = np.where(forecast, few(rng, count, 5), behind)
    month = published.astype("M8[M]").astype(np.int64)
    width = np.array(months)[size]
    first = ((month // width + steps) * width).astype("M8[M]")
    last = (first + width.astype("m8[M]")).astype("M8[D]") - np.timedelta64(1, "D")
    year = first.astype("M8[Y]").astype(np.int64) + 1970
    within = first.astype(np.int64) % 12
    labels = np.where(
        size == 0,
        year.astype(str),
        np.where(
            size == 1,
            np.char.add(np.char.add(year.astype(str), "-Q"), (within // 3 + 1).astype(str)),
            first.astype(str),
        ),
    )
    none = ~((rng.random(count) < DATED) | measured)
    return {
        "period": pa.array(labels, pa.string(), mask=none),
        "period_start": pa.array(first.astype("M8[D]"), pa.date32(), mask=none),
        "period_end": pa.array(last, pa.date32(), mask=none),
    }


def _amounts(
    rng: Rng, claims: pa.Table, lines: list[str], measured: NDArray[Any], original: Ints
) -> pa.Table:
    """Amounts by the place of their claim; those of measures move with their period."""
    count = len(original)
    told = rng.choice(len(AMOUNTS_A_CLAIM), count, p=AMOUNTS_A_CLAIM)
    told = np.maximum(told, measured)[original]
    claim = np.repeat(np.arange(count), told)
    position = np.arange(len(claim)) - np.repeat(np.cumsum(told) - told, told)
    drawn = original[claim] * len(AMOUNTS_A_CLAIM) + position
    spread = rng.normal(1, 0.1, count * len(AMOUNTS_A_CLAIM))[drawn]
    of_measure = measured[original][claim] & (position == 0)
    which = few(rng, count, len(MEASURES))[original][claim]
    unit = np.where(
        of_measure,
        np.array([u for _, u, _ in MEASURES])[which],
        np.array(_UNITS)[few(rng, count * len(AMOUNTS_A_CLAIM), len(_UNITS))[drawn]],
    )
    period = {k: claims[k].take(pa.array(claim)) for k in ("period", "period_start", "period_end")}
    start = period["period_start"].cast(pa.int32()).fill_null(19_700).to_numpy()
    # Amounts of no measure are of every magnitude, and so seldom alike.
    any_size = 10 ** rng.uniform(0, 10, count * len(AMOUNTS_A_CLAIM))[drawn]
    base = np.where(of_measure, np.array([b for _, _, b in MEASURES])[which], any_size)
    value = base * (1 + (start - 19_700) / 3650) * spread
    step = 10 ** np.floor(np.log10(np.abs(value)) - 1)
    value = np.round(value / step) * step
    approximate = (rng.random(count * len(AMOUNTS_A_CLAIM)) < 0.3)[drawn]
    margin = np.where(approximate, 0.1 * value, np.minimum(step / 2, 0.05 * value))
    return pa.table(
        {
            "claim": claim,
            "position": position.astype(np.int32),
            "surface": [lines[c][:2] for c in claim],
            "value": value,
            "low": pa.nulls(len(claim), pa.float64()),
            "high": pa.nulls(len(claim), pa.float64()),
            "unit": unit,
            "approximate": approximate,
            "lower_bound": value - margin,
            "upper_bound": value + margin,
            "measure": pa.array(
                np.array([m for m, _, _ in MEASURES])[which], pa.string(), mask=~of_measure
            ),
            **period,
        }
    )


def _drawn(rng: Rng, shares: tuple[float, ...], of: int, original: Ints) -> tuple[Ints, Ints]:
    """How many different things each claim has, and which, by their places."""
    count = len(original)
    told = rng.choice(len(shares), count, p=shares)[original]
    first = few(rng, count, of)[original]
    claim = np.repeat(np.arange(count), told)
    position = np.arange(len(claim)) - np.repeat(np.cumsum(told) - told, told)
    return told, (first[claim] + position * 3) % of


def _parts(told: Ints, column: str, values: pa.Array) -> pa.Table:
    claim = np.repeat(np.arange(len(told)), told)
    position = np.arange(len(claim)) - np.repeat(np.cumsum(told) - told, told)
    return pa.table({"claim": claim, "position": position.astype(np.int32), column: values})


def _starts(lines: list[str]) -> Ints:
    lengths = np.array([len(line) + 2 for line in lines])
    starts: Ints = np.cumsum(lengths) - lengths
    return starts
