"""Article in, claims out: the one module that knows the order of the steps.

quotations -> sentences -> (reader: openers, not-a-claim, frames, who, own words?)
-> quantities, times -> kind -> negation -> entities -> themes -> period
-> checkworthy -> measures -> proposition
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from claimwire.claims.amounts.currencies import currency_of
from claimwire.claims.amounts.quantities import FoundQuantity, read_quantities
from claimwire.claims.checkworthy import is_checkworthy
from claimwire.claims.kinds.judge import Judged, Setting, judge
from claimwire.claims.kinds.judgements import happening
from claimwire.claims.kinds.learned import kind_model
from claimwire.claims.kinds.measurements import measures
from claimwire.claims.kinds.refusals import is_refusal
from claimwire.claims.kinds.share_prices import is_share_price
from claimwire.claims.matching.gates import rule
from claimwire.claims.measures import MeasureIndex
from claimwire.claims.negation import is_negated
from claimwire.claims.page import Page
from claimwire.claims.propositions import Proposer
from claimwire.claims.reader import Draft, Reader
from claimwire.claims.sentences.clauses import Clause, clauses_of, content_spans
from claimwire.claims.sentences.quotations import find_quotations
from claimwire.claims.sentences.split import split_units
from claimwire.claims.speakers.frames import frame_finders
from claimwire.claims.speakers.names import Mention, NameIndex
from claimwire.claims.speakers.phrase import Cast
from claimwire.claims.speakers.pronouns import referred_entities
from claimwire.claims.themes import ThemeIndex, Told
from claimwire.claims.times import spans
from claimwire.claims.times.fiscal import UNNAMED, FiscalCalendar
from claimwire.claims.times.periods import FoundPeriod, choose_period
from claimwire.claims.times.reading import FoundTime, read_times
from claimwire.records import Article, Attribution, Claim, claim_id_of
from claimwire.text import match_form, nfc
from claimwire.topic import Topic

EXTRACTOR_VERSION = "rules-6"
_SAME_TERM = rule(r"(?<![一-鿿])(?:报告)?期内")
_SAME_QUARTER = rule(r"[该当单同]季|(?:during|in|for|that) (?:the )?quarter\b|同四半期")
_TERMS = frozenset({"quarter", "half", "range", "year"})
_SAME_DAY = rule(r"当[天日晚]|同日|那天|that day|同じ日")


@dataclass(slots=True)
class _Facts:
    """What was read in one sentence before it is put together."""

    draft: Draft
    quantities: list[FoundQuantity]
    times: list[FoundTime]
    clauses: list[Clause]
    judged: Judged
    period: FoundPeriod | None
    attribution: Attribution
    entities: tuple[str, ...]
    named: tuple[str, ...]
    refusal: bool
    bits: int


Settle = Callable[[Sequence[Clause], Setting, Judged], Judged]


def _by_model(clauses: Sequence[Clause], setting: Setting, judged: Judged) -> Judged:
    return kind_model(setting.language).settle(clauses, setting, judged)


class Extractor:
    """Extracts the claims of articles for one topic; safe to use for any number of them.

    `settle` has the last word on a claim's kind, after the rules: the learned model, unless
    that model is being trained.
    """

    def __init__(self, topic: Topic, settle: Settle | None = None) -> None:
        self.version = EXTRACTOR_VERSION
        self._names = NameIndex(topic)
        self._people = frozenset(e.id for e in topic.entities if e.type == "person")
        self._themes = ThemeIndex(topic)
        self._measures = MeasureIndex(topic)
        self._finders = frame_finders()
        self._settle = settle or _by_model

    def extract(self, article: Article) -> tuple[Claim, ...]:
        """The claims of one article in reading order.

        Offsets are of `article.text` as it is; a text that is not NFC is read as it stands.
        """
        page = self._page(article)
        drafts = Reader(page, self._finders[page.base], _outlet_names(article)).drafts()
        published = datetime.fromisoformat(article.published_at) if article.published_at else None
        memory = _Memory()
        facts = [self._read(article, page, draft, published, memory) for draft in drafts]
        themes = self._settle_themes(article, page, facts)
        proposer = Proposer(page)
        return tuple(
            self._claim(article, page, each, told, proposer)
            for each, told in zip(facts, themes, strict=True)
        )

    def _page(self, article: Article) -> Page:
        text = article.text
        folded = match_form(text)
        quotations = find_quotations(text)
        return Page(
            text=text,
            folded=folded,
            language=article.language,
            quotations=quotations,
            units=split_units(text, article.language, quotations),
            mentions=self._names.find(text, folded, article.language),
            cast=Cast(self._names),
        )

    def _read(
        self,
        article: Article,
        page: Page,
        draft: Draft,
        published: datetime | None,
        memory: _Memory,
    ) -> _Facts:
        start, end, frames = draft.start, draft.unit.end, draft.frames
        evidence, folded = page.text[start:end], page.folded[start:end]
        bits = draft.bits
        currency = currency_of(page, start, end, article.site, bits)
        quantities = read_quantities(
            evidence, article.language, currency=currency, bits=bits, folded=folded
        )
        previous = memory.previous(folded, bits)
        times = read_times(
            evidence,
            article.language,
            published=published,
            previous=previous,
            bits=bits,
            folded=folded,
        )
        subjects = _subjects(page, draft, memory)
        if published is not None:
            times = memory.calendar.read(subjects, times, folded, published.date())
        memory.calendar.saw(subjects, times, folded)
        clauses = clauses_of(page, start, end, frames)
        attribution: Attribution = draft.attribution if draft.source.speaker else "outlet"
        stance, cue = (frames[0].stance, frames[0].cue) if frames else ("", "")
        ahead = _ahead(times, published, folded)
        setting = Setting(
            page.base, start, quantities, times, ahead, stance, cue, attribution, folded, bits
        )
        judged = self._settle(clauses, setting, judge(clauses, setting))
        main = judged.main
        period = choose_period(
            evidence,
            times,
            language=article.language,
            frames=[(f.start - start, f.end - start) for f in frames],
            main=(main.start - start, main.end - start) if main else None,
            folded=folded,
        )
        memory.saw(period.period if period else None, times, published)
        mentions = page.mentions_in(start, end)
        named_here = _entity_ids(mentions)
        referred = referred_entities(
            page, frames, start, end, draft.source, draft.person, draft.thing, bits
        )
        entities = tuple(dict.fromkeys([*named_here, *referred]))
        outside = [m for m in mentions if not any(f.start <= m.start < f.end for f in frames)]
        named = tuple(_entity_ids(outside))
        refusal = is_refusal(folded, page.base, bits)
        return _Facts(
            draft,
            quantities,
            times,
            clauses,
            judged,
            period,
            attribution,
            entities,
            named,
            refusal,
            bits,
        )

    def _settle_themes(
        self, article: Article, page: Page, facts: Sequence[_Facts]
    ) -> list[tuple[str, ...]]:
        told = []
        for each in facts:
            draft = each.draft
            parts = [
                page.folded[a:b]
                for a, b in content_spans(draft.start, draft.unit.end, draft.frames)
            ]
            heading: frozenset[str] = frozenset()
            if draft.heading is not None:
                line = page.folded[draft.heading[0] : draft.heading[1]]
                heading = self._themes.find([line], [], article.language)
            themes = self._themes.find(parts, each.named, article.language)
            prices = any(is_share_price(part, page.base, each.bits) for part in parts)
            told.append(
                Told(themes, draft.unit.paragraph, heading, each.refusal, each.named, prices)
            )
        title = self._themes.find([match_form(article.title)], [], article.language)
        return self._themes.settle(title, told)

    def _claim(
        self,
        article: Article,
        page: Page,
        facts: _Facts,
        themes: tuple[str, ...],
        proposer: Proposer,
    ) -> Claim:
        draft, judged = facts.draft, facts.judged
        start, end, frames, source = draft.start, draft.unit.end, draft.frames, draft.source
        negated, negation_rule = is_negated(
            facts.clauses,
            judged.main,
            language=page.base,
            bits=facts.bits,
            peers=judged.peers,
            denied=any(f.denied for f in frames),
        )
        period = facts.period.period if facts.period else None
        worthy, worthy_rule = is_checkworthy(
            judged.kind,
            themes=themes,
            entities=facts.named,
            things=any(e not in self._people for e in facts.named),
            attribution=facts.attribution,
            measured=any(map(measures, facts.quantities)),
            dated=period is not None,
            refusal=facts.refusal,
            length=sum(len(c.text.strip()) for c in facts.clauses),
            happens=any(happening(c.text, page.base, facts.bits) for c in facts.clauses),
            negated=negated,
        )
        rules = [*draft.rules, judged.rule, negation_rule, worthy_rule]
        rules += [q.rule for q in facts.quantities]
        rules += [facts.period.rule] if facts.period else []
        return Claim(
            claim_id=claim_id_of(article.article_id, article.text, start, end),
            article_id=article.article_id,
            evidence=page.text[start:end],
            start=start,
            end=end,
            claimant=nfc(source.speaker.name) if source.speaker else None,
            via=source.via if source.speaker else (),
            attribution=facts.attribution,
            kind=judged.kind,
            negated=negated,
            entities=facts.entities,
            themes=themes,
            quantities=tuple(q.quantity for q in facts.quantities),
            period=period,
            checkworthy=worthy,
            proposition=proposer.propose(start, end, frames, source, facts.times),
            points=self._measures.points(
                page.folded[start:end], facts.quantities, facts.entities, period
            ),
            rules=tuple(dict.fromkeys(rules)),
        )


@dataclass(slots=True)
class _Memory:
    """The periods last named, for 当天, 该季 and a bare day of the month."""

    last: str | None = None
    last_day: str | None = None
    last_term: str | None = None
    last_quarter: str | None = None
    subjects: tuple[str, ...] = ()
    calendar: FiscalCalendar = field(default_factory=FiscalCalendar)

    def previous(self, folded: str, bits: int) -> str | None:
        """The period that a word in this folded sentence with these bits may point back to."""
        if _SAME_QUARTER.found(folded, bits):
            return self.last_quarter or self.last
        if _SAME_TERM.found(folded, bits):
            return self.last_term or self.last
        return (self.last_day or self.last) if _SAME_DAY.found(folded, bits) else self.last

    def saw(
        self, period: str | None, times: Sequence[FoundTime], published: datetime | None
    ) -> None:
        """Remember what a sentence named; a term that is not over is no term reported on."""
        named = period or (times[-1].period if times else None)
        if named is not None:
            self.last = named
        for time in times:
            if time.precision == "day":
                self.last_day = time.period
        named_here = ([period] if period else []) + [time.period for time in times]
        for told in named_here:
            if "Q" in told and "/" not in told:
                self.last_quarter = told
                break
        for told in named_here:
            if spans.precision_of(told) in _TERMS and _is_over(told, published):
                self.last_term = told
                break


def _is_over(period: str, published: datetime | None) -> bool:
    """Whether a term has ended, or is of a business year, which says no day of its end."""
    if period.startswith("FY"):
        return True
    return published is not None and spans.bounds(period)[1] <= published.date()


def _subjects(page: Page, draft: Draft, memory: _Memory) -> tuple[str, ...]:
    """Keys of the houses a sentence is about: those it names, else the speaker's, else the last."""
    named = [
        m.entity.id
        for m in page.mentions_in(draft.start, draft.unit.end)
        if m.entity.type == "company"
    ]
    if not named and (speaker := draft.source.speaker) is not None:
        if speaker.entity is not None and not speaker.person:
            named = [speaker.entity.id]
        elif speaker.house and (house := page.cast.names.lookup(speaker.house)) is not None:
            named = [house.id]
    if named:
        memory.subjects = tuple(dict.fromkeys(named))
        return memory.subjects
    return (*memory.subjects, UNNAMED)


def _entity_ids(mentions: Sequence[Mention]) -> list[str]:
    ids: dict[str, None] = {}
    for mention in mentions:
        for entity in (*mention.also, mention.entity):
            ids.setdefault(entity.id)
    return list(ids)


def _ahead(times: Sequence[FoundTime], published: datetime | None, folded: str) -> list[FoundTime]:
    """The times that begin after the day of publication and do not merely qualify a noun."""
    if published is None:
        return []
    today = published.date()
    ahead = []
    for time in times:
        first, last = spans.bounds(time.period)
        pointing = folded.startswith(("当", "同"), time.start)
        if pointing or time.period.startswith("FY") or folded.startswith("的", time.end):
            continue
        if first > today or ("/" in time.period and last.year > today.year):
            ahead.append(time)
    return ahead


def _outlet_names(article: Article) -> frozenset[str]:
    """Names by which an article's own outlet may call itself, folded."""
    return frozenset({article.site.casefold(), article.site.split(".")[0].casefold()})
