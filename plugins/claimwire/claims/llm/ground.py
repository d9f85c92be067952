"""Holds a model's claims to the article: evidence, names and words must stand in it.

What does not is thrown away or corrected, and counted under a name that the stage's report
shows. A model can be talked into anything by an article; it cannot be talked past this.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimwire.claims.amounts.quantities import FoundQuantity
from claimwire.claims.llm.answers import RawClaim, raw_quantity
from claimwire.claims.llm.chunks import Chunk
from claimwire.claims.llm.values import checked_period, checked_quantity
from claimwire.claims.measures import MeasureIndex
from claimwire.claims.sentences.openers import skip_opener
from claimwire.claims.sentences.quotations import Quotation, find_quotations
from claimwire.claims.sentences.split import Unit, split_units
from claimwire.claims.speakers.names import NameIndex
from claimwire.records import Article, Claim, claim_id_of
from claimwire.text import collapse_space, match_form, nfc
from claimwire.topic import Entity, Topic

_ENOUGH = 0.5  # the contract's measure of a match: half of the sentence
_WORDS = re.compile(r"[a-z]{2,}|[^\W\d_a-z]{2,}")
_DIGITS = re.compile(r"\d+")
_LONGEST_PROPOSITION = 600


@dataclass(frozen=True, slots=True)
class Text:
    """One article as answers are checked against it; offsets are of `folded` and its text alike."""

    article: Article
    folded: str
    units: tuple[Unit, ...]
    quotations: tuple[Quotation, ...]
    entities: tuple[Entity, ...]


class Grounder:
    """Makes the contract's claims of a model's, for one topic.

    Args:
        topic: whose ids are known.
        made_by: the rule names that every claim carries.
    """

    def __init__(self, topic: Topic, made_by: Sequence[str]) -> None:
        self._names = NameIndex(topic)
        self._measures = MeasureIndex(topic)
        self._themes = frozenset(theme.id for theme in topic.themes)
        self._made_by = tuple(made_by)

    def text_of(self, article: Article) -> Text:
        """What answers about an article are checked against."""
        folded = match_form(article.text)
        quotations = find_quotations(article.text)
        units = split_units(article.text, article.language, quotations)
        named: dict[str, Entity] = {}
        for words in (article.title, article.text):
            for mention in self._names.find(words, match_form(words), article.language):
                for entity in (*mention.also, mention.entity):
                    named.setdefault(entity.id, entity)
        return Text(article, folded, units, quotations, tuple(named.values()))

    def claims(
        self, text: Text, chunk: Chunk, raws: Sequence[RawClaim], counts: Counter[str]
    ) -> list[Claim]:
        """The claims of one piece that stand up to the text, in reading order.

        Two of one sentence become one, since commas never split a claim.
        """
        by_unit: dict[int, list[RawClaim]] = {}
        cursor = chunk.start
        for raw in raws:
            place, cursor = _place(text, chunk, raw, cursor, counts)
            if place is not None:
                by_unit.setdefault(place, []).append(raw)
        made = []
        for place in sorted(by_unit):
            same = by_unit[place]
            counts["llm_claims_joined"] += len(same) - 1
            claim = self._claim(text, chunk.units[place], same, counts)
            if claim is not None:
                made.append(claim)
        return made

    def _claim(
        self, text: Text, unit: Unit, raws: Sequence[RawClaim], counts: Counter[str]
    ) -> Claim | None:
        article, raw = text.article, raws[0]
        start, end = _evidence_of(text, unit), unit.end
        evidence = article.text[start:end]
        attribution, claimant = raw.attribution, None
        via: tuple[str, ...] = ()
        if attribution != "outlet" and raw.claimant and raw.claimant.strip():
            claimant = self._speaker(text, raw.claimant)
            if claimant is None:
                counts["llm_claimants_invented"] += 1
                return None
            told = [self._speaker(text, name) for name in raw.via]
            counts["llm_via_dropped"] += told.count(None)
            via = tuple(name for name in told if name)
        else:
            attribution = "outlet"
        if attribution == "quote" and not any(
            q.start < end and q.end > start for q in text.quotations
        ):
            attribution = "reported"
            counts["llm_quotes_unmarked"] += 1
        entities = _kept(raws, "entities", {e.id for e in text.entities}, counts)
        themes = _kept(raws, "themes", self._themes, counts)
        quantities = _quantities(raws, evidence, counts)
        period = checked_period(raw.period) if raw.period else None
        counts["llm_periods_dropped"] += bool(raw.period) and period is None
        return Claim(
            claim_id=claim_id_of(article.article_id, article.text, start, end),
            article_id=article.article_id,
            evidence=evidence,
            start=start,
            end=end,
            claimant=claimant,
            via=via,
            attribution=attribution,
            kind=raw.kind,
            negated=raw.negated,
            entities=entities,
            themes=themes,
            quantities=tuple(q.quantity for q in quantities),
            period=period,
            checkworthy=raw.checkworthy,
            proposition=_proposition(text, raw.proposition, evidence, period, counts),
            points=self._measures.points(text.folded[start:end], quantities, entities, period),
            rules=self._made_by,
        )

    def _speaker(self, text: Text, name: str) -> str | None:
        """The canonical name of a known speaker, a name of the text as it is, or None."""
        name = collapse_space(nfc(name))
        entity = self._names.lookup(name)
        if entity is not None:
            return nfc(entity.name) if entity in text.entities else None
        form = match_form(name)
        found = form in text.folded or form in match_form(text.article.title)
        return name if name and found else None


def _place(
    text: Text, chunk: Chunk, raw: RawClaim, cursor: int, counts: Counter[str]
) -> tuple[int | None, int]:
    """Which of the piece's sentences an evidence is, and where the next one is looked for.

    Words that stand twice are taken in reading order; a claim out of order is looked for in
    the whole piece. Of words that reach over several sentences the first whole one counts.
    """
    words = nfc(raw.evidence).strip()
    at = text.article.text.find(words, cursor, chunk.end) if words else -1
    in_order = at >= 0
    if words and not in_order:
        at = text.article.text.find(words, chunk.start, chunk.end)
    if at < 0:
        counts["llm_evidence_invented"] += 1
        return None, cursor
    until = at + len(words)
    covered = [
        place
        for place, unit in enumerate(chunk.units)
        if _overlap(text, unit, at, until) >= _ENOUGH
    ]
    if not covered:
        counts["llm_evidence_fragments"] += 1
        return None, cursor
    unit = chunk.units[covered[0]]
    if (at, until) != (_evidence_of(text, unit), unit.end):
        counts["llm_evidence_trimmed"] += 1
    return covered[0], max(cursor, unit.end)


def _overlap(text: Text, unit: Unit, start: int, end: int) -> float:
    first = _evidence_of(text, unit)
    return (min(end, unit.end) - max(start, first)) / max(1, unit.end - first)


def _evidence_of(text: Text, unit: Unit) -> int:
    """Where a sentence's evidence begins: behind its bullet, dateline or kicker."""
    if not unit.first:
        return unit.start
    article = text.article
    start, _ = skip_opener(article.text, text.folded, unit.start, unit.end, article.language)
    return start if start < unit.end else unit.start


def _kept(
    raws: Sequence[RawClaim], name: str, known: set[str] | frozenset[str], counts: Counter[str]
) -> tuple[str, ...]:
    """The ids that the topic knows and, for entities, that the article names."""
    given = dict.fromkeys(one for raw in raws for one in getattr(raw, name))
    counts[f"llm_{name}_dropped"] += sum(one not in known for one in given)
    return tuple(one for one in given if one in known)


def _quantities(
    raws: Sequence[RawClaim], evidence: str, counts: Counter[str]
) -> list[FoundQuantity]:
    found: dict[tuple[int, int, str], FoundQuantity] = {}
    for raw in raws:
        cursor = 0
        for one in raw.quantities:
            shaped = raw_quantity(one)
            quantity = checked_quantity(shaped, evidence, cursor) if shaped else None
            if quantity is None:
                counts["llm_quantities_dropped"] += 1
                continue
            cursor = quantity.end
            found.setdefault((quantity.start, quantity.end, quantity.quantity.unit), quantity)
    return sorted(found.values(), key=lambda q: (q.start, q.end))


def _proposition(
    text: Text, given: str, evidence: str, period: str | None, counts: Counter[str]
) -> str:
    """The model's words where they are the article's; else the evidence stands for itself.

    Every number must stand in the article (or be of its date or the period), and half of the
    words must: that leaves room for resolved pronouns and dates, and none for inventions.
    """
    words = collapse_space(nfc(given).replace("\n", " "))
    folded = match_form(words)
    article = text.article
    names = " ".join(e.name for e in text.entities)
    around = match_form(f"{article.title} {article.published_at} {period} {names} ") + text.folded
    numbers = {n.lstrip("0") for n in _DIGITS.findall(around)}
    told = {n.lstrip("0") for n in _DIGITS.findall(folded)}
    grams = list(_grams(folded))
    known = sum(gram in around for gram in grams)
    fits = words and len(words) <= _LONGEST_PROPOSITION
    if fits and told <= numbers and known >= _ENOUGH * len(grams):
        return words
    counts["llm_propositions_replaced"] += 1
    return collapse_space(evidence.replace("\n", " "))


def _grams(folded: str) -> list[str]:
    """Latin words whole, all else as pairs of characters."""
    grams: list[str] = []
    for run in _WORDS.findall(folded):
        grams += [run] if run.isascii() else [run[i : i + 2] for i in range(len(run) - 1)]
    return grams
