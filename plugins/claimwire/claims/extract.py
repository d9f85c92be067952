"""Article in, claims out: the one module that knows the order of the steps.

quotations -> sentences -> openers -> not-a-claim -> frames -> who -> own words?
-> quantities, times -> kind -> negation -> entities -> themes -> period
-> checkworthy -> measures -> proposition
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from claimwire.claims import spans
from claimwire.claims.assertive import why_not
from claimwire.claims.attribution import is_quote
from claimwire.claims.checkworthy import is_checkworthy
from claimwire.claims.clauses import clauses_of, content_spans
from claimwire.claims.frames import frame_finders
from claimwire.claims.kinds import Setting, judge, measures
from claimwire.claims.measures import MeasureIndex
from claimwire.claims.names import Mention, NameIndex
from claimwire.claims.negation import is_negated
from claimwire.claims.openers import skip_opener
from claimwire.claims.page import Page
from claimwire.claims.periods import choose_period
from claimwire.claims.pronouns import referred_entities
from claimwire.claims.propositions import Context, propose
from claimwire.claims.quantities import FoundQuantity, read_quantities
from claimwire.claims.quotations import Quotation, find_quotations
from claimwire.claims.references import Discourse, Source
from claimwire.claims.refusals import is_refusal
from claimwire.claims.sentences import Unit, split_units
from claimwire.claims.speakers import Cast, Frame, SpeakerPhrase
from claimwire.claims.themes import ThemeIndex
from claimwire.claims.times import FoundTime, read_times
from claimwire.records import Article, Attribution, Claim, claim_id_of
from claimwire.text import match_form, nfc
from claimwire.topic import Topic

EXTRACTOR_VERSION = "rules-1"


@dataclass(slots=True)
class _Draft:
    """A claim on the way: who says it is settled last, by what follows."""

    unit: Unit
    start: int
    frames: tuple[Frame, ...]
    source: Source
    attribution: Attribution
    rules: list[str] = field(default_factory=list)
    quotation: Quotation | None = None
    discourse_person: str | None = None
    persons: tuple[Mention, ...] = ()
    open_speaker: bool = False


class Extractor:
    """Extracts the claims of articles for one topic; safe to use for any number of them."""

    def __init__(self, topic: Topic) -> None:
        self.version = EXTRACTOR_VERSION
        self._topic = topic
        self._names = NameIndex(topic)
        self._themes = ThemeIndex(topic)
        self._measures = MeasureIndex(topic)
        self._finders = frame_finders()

    def extract(self, article: Article) -> tuple[Claim, ...]:
        """The claims of one article in reading order.

        Offsets are of `article.text` as it is; a text that is not NFC is read as it stands.
        """
        page = self._page(article)
        drafts = _Reader(page, self._finders[page.base], _outlet_names(article)).drafts()
        published = _instant(article.published_at)
        context = Context(published=published)
        claims: list[Claim] = []
        previous: str | None = None
        for draft in drafts:
            claim, previous = self._claim(
                article, page, draft, published, previous, context, claims
            )
            claims.append(claim)
        return tuple(claims)

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

    def _claim(
        self,
        article: Article,
        page: Page,
        draft: _Draft,
        published: datetime | None,
        previous: str | None,
        context: Context,
        before: Sequence[Claim],
    ) -> tuple[Claim, str | None]:
        start, end = draft.start, draft.unit.end
        evidence = page.text[start:end]
        rules = draft.rules
        quantities = read_quantities(evidence, article.language)
        times = read_times(evidence, article.language, published=published, previous=previous)
        clauses = clauses_of(page, start, end, draft.frames)
        stance = draft.frames[0].stance if draft.frames else ""
        attribution = draft.attribution if draft.source.speaker else "outlet"
        judged = judge(
            clauses,
            Setting(
                page.base,
                start,
                quantities,
                times,
                _ahead(times, published, page.folded[start:end]),
                stance,
                attribution,
            ),
        )
        denied = any(f.denied for f in draft.frames)
        negated, negation_rule = is_negated(clauses, judged.main, language=page.base, peers=judged.peers, denied=denied)
        mentions = page.mentions_in(start, end)
        entities = _entity_ids(mentions)
        for entity in referred_entities(
            page, draft.frames, start, end, draft.source, draft.discourse_person
        ):
            if entity not in entities:
                entities.append(entity)
        parts = [page.folded[a:b] for a, b in content_spans(start, end, draft.frames)]
        named = _entity_ids(
            [m for m in mentions if not any(f.start <= m.start < f.end for f in draft.frames)]
        )
        refusal = is_refusal(page.folded[start:end], page.base)
        themes: tuple[str, ...] = ()
        if not refusal:
            themes = self._themes.find(parts, named, article.language)
            if not themes and before and before[-1].themes:
                themes = self._carried(before, page, draft)
        frame_spans = [(f.start - start, f.end - start) for f in draft.frames]
        main = judged.main
        chosen = choose_period(
            evidence,
            times,
            language=article.language,
            frames=frame_spans,
            main=(main.start - start, main.end - start) if main else None,
        )
        period = chosen.period if chosen else None
        worthy, worthy_rule = is_checkworthy(
            judged.kind,
            themes=themes,
            entities=named,
            measured=any(map(measures, quantities)),
            dated=period is not None,
            refusal=refusal,
            length=sum(len(p.strip()) for p in parts),
        )
        points = self._measures.points(page.folded[start:end], quantities, entities, period)
        rules += [judged.rule, negation_rule, worthy_rule]
        rules += [f"quantity:{q.rule}" for q in quantities]
        if chosen:
            rules.append(f"period:{chosen.rule}")
        source = draft.source
        claim = Claim(
            claim_id=claim_id_of(article.article_id, article.text, start, end),
            article_id=article.article_id,
            evidence=evidence,
            start=start,
            end=end,
            claimant=nfc(source.speaker.name) if source.speaker else None,
            via=source.via if source.speaker else (),
            attribution=attribution,
            kind=judged.kind,
            negated=negated,
            entities=tuple(entities),
            themes=themes,
            quantities=tuple(q.quantity for q in quantities),
            period=period,
            checkworthy=worthy,
            proposition=propose(page, start, end, draft.frames, source, times, context),
            points=points,
            rules=tuple(dict.fromkeys(rules)),
        )
        named_period = period or (times[-1].period if times else None)
        return claim, named_period or previous

    def _carried(self, before: Sequence[Claim], page: Page, draft: _Draft) -> tuple[str, ...]:
        """The themes of the sentence before in the same paragraph."""
        last = before[-1]
        between = page.text[last.end : draft.start]
        return last.themes if "\n" not in between else ()


class _Reader:
    """Goes through an article once and settles who says each sentence."""

    def __init__(self, page: Page, finder: object, outlet: frozenset[str]) -> None:
        self._page = page
        self._finder = finder
        self._discourse = Discourse(page.cast, outlet)
        self._quoted_by: dict[int, Source] = {}
        self._drafts: list[_Draft] = []
        self._pending: Source | None = None

    def drafts(self) -> list[_Draft]:
        """The claims of the article with their sources."""
        for unit in self._page.units:
            self._read(unit)
        return self._drafts

    def _read(self, unit: Unit) -> None:
        page, discourse = self._page, self._discourse
        discourse.start_paragraph(unit.paragraph)
        start, opener = unit.start, ""
        if unit.first:
            start, opener = skip_opener(page.text, page.folded, unit.start, unit.end, page.language)
        if start >= unit.end:
            return
        lone = unit.first and unit.last
        reason = why_not(page.folded, unit, start, page.language, lone=lone)
        if reason and reason not in ("not-a-claim:lead-in", "not-a-claim:question"):
            return
        frames = tuple(self._finder.find(page, start, unit.end))  # type: ignore[attr-defined]
        self._repair_orphan(unit, frames)
        mentions = tuple(page.mentions_in(start, unit.end))
        if reason:
            self._only_listen(unit, start, frames, mentions)
            return
        if self._is_bare(start, unit.end, frames):
            self._bare_frame(frames)
            return
        self._draft(unit, start, frames, mentions, opener)

    def _only_listen(
        self, unit: Unit, start: int, frames: tuple[Frame, ...], mentions: tuple[Mention, ...]
    ) -> None:
        """A lead-in or question is no claim, but tells who speaks next."""
        if frames:
            source = self._discourse.resolve(frames[0])
            self._discourse.spoke(source)
            self._note_quotations(start, unit.end, source)
            self._pending = source
        else:
            self._discourse.saw(mentions)

    def _is_bare(self, start: int, end: int, frames: Sequence[Frame]) -> bool:
        if not frames:
            return False
        page = self._page
        return not any(
            any(c.isalnum() for c in page.text[a:b]) for a, b in content_spans(start, end, frames)
        )

    def _bare_frame(self, frames: Sequence[Frame]) -> None:
        """「这位主管说。」: names the speaker of what stood before it."""
        frame = frames[0]
        source = self._discourse.resolve(frame)
        self._discourse.spoke(source)
        if source.speaker is None or not self._drafts:
            return
        last = self._drafts[-1]
        for draft in reversed(self._drafts):
            same = draft is last or (
                draft.quotation is not None and draft.quotation is last.quotation
            )
            if not same or draft.frames:
                break
            draft.source = source
            draft.attribution = "quote" if draft.quotation else "reported"
            draft.rules.append(f"claimant:frame-sentence-after:{source.rule}")

    def _draft(
        self,
        unit: Unit,
        start: int,
        frames: tuple[Frame, ...],
        mentions: tuple[Mention, ...],
        opener: str,
    ) -> None:
        page, discourse = self._page, self._discourse
        carried = self._carrying_quotation(start)
        whole = None if carried else self._whole_quotation(start, unit.end)
        person = (
            discourse.person.entity.id if discourse.person and discourse.person.entity else None
        )
        rules = [opener] if opener else []
        attribution: Attribution = "outlet"
        source = Source(None)
        if carried is not None and not self._frame_outside(frames, carried):
            source = self._quoted_by.get(carried.start) or self._from_paragraph()
            attribution = "quote"
            frames = ()
            rules.append("claimant:open-quotation")
        elif frames:
            self._hear_antecedent(start, frames[0], mentions)
            source, used = self._choose(frames)
            frames = used
            if source.speaker is not None:
                quote, rule = is_quote(page, start, unit.end, frames)
                attribution = "quote" if quote or carried else "reported"
                rules += [f"claimant:{frames[0].rule}", rule]
            else:
                rules.append(f"claimant:{frames[0].rule}")
            discourse.spoke(source)
            self._note_quotations(start, unit.end, source)
        elif whole is not None:
            source = self._pending or self._from_paragraph()
            attribution = "quote"
            self._quoted_by[whole.start] = source
            rules.append("claimant:quotation-without-frame")
        self._pending = None
        if source.speaker is None:
            attribution = "outlet"
        draft = _Draft(unit, start, frames, source, attribution, rules, carried or whole, person)
        self._drafts.append(draft)
        quoted = [page.is_quoted(m.start) for m in mentions]
        framed = [any(f.end <= m.start for f in frames) for m in mentions]
        if not frames and carried is None and whole is None:
            discourse.saw(mentions, quoted=quoted)
        elif frames:
            discourse.saw(
                [m for m, f in zip(mentions, framed, strict=True) if not f and not m.is_person],
                quoted=(),
            )
        if carried is not None and source.speaker:
            discourse.spoke(source)

    def _choose(self, frames: tuple[Frame, ...]) -> tuple[Source, tuple[Frame, ...]]:
        """Of several frames the innermost asserter of a report, else the first that names one."""
        first = frames[0]
        if len(frames) > 1:
            second = frames[1]
            if first.phrase.role == "nobody":
                source = self._discourse.resolve(second)
                if source.speaker is not None and not second.phrase.role == "none":
                    return source, (second, first)
            close = 0 <= second.start - first.end <= 2
            media = first.phrase.role == "report" or (
                first.phrase.entity is not None and first.phrase.entity.type == "media"
            )
            if (
                close
                and media
                and second.phrase.role in ("person", "unnamed", "house")
                and second.style == "before"
            ):
                source = self._discourse.resolve(replace(second, via=(first.phrase, *second.via)))
                return source, (second, first)
        source = self._discourse.resolve(first)
        if source.speaker is None and len(frames) > 1:
            other = self._discourse.resolve(frames[1])
            if other.speaker is not None:
                return other, (frames[1], first)
        if source.speaker is None:
            return source, (first,)
        same = [
            f
            for f in frames[1:]
            if f.phrase.role in ("none", "pronoun")
            or (f.phrase.entity is not None and f.phrase.entity == first.phrase.entity)
        ]
        return source, (first, *same)

    def _hear_antecedent(self, start: int, frame: Frame, mentions: Sequence[Mention]) -> None:
        """A pronoun that speaks may mean whom its own sentence named before it."""
        if frame.phrase.role not in ("pronoun", "bare-house", "none"):
            return
        if frame.phrase.rule.startswith("unsigned"):
            return
        before = [
            m
            for m in mentions
            if start <= m.start and m.end <= frame.phrase.start and not self._page.is_quoted(m.start)
        ]
        if before:
            self._discourse.saw(before)

    def _from_paragraph(self) -> Source:
        speaker = self._discourse.named_in_paragraph
        via = self._discourse.via if speaker == self._discourse.speaker else ()
        return Source(speaker, via, "named-in-paragraph")

    def _note_quotations(self, start: int, end: int, source: Source) -> None:
        for quotation in self._page.quotations_in(start, end):
            self._quoted_by.setdefault(quotation.start, source)

    def _carrying_quotation(self, start: int) -> Quotation | None:
        """The quotation that was opened before this sentence and is still open."""
        for quotation in self._page.quotations_in(start, start + 1):
            if quotation.start < start < quotation.inner_end:
                return quotation
        return None

    def _whole_quotation(self, start: int, end: int) -> Quotation | None:
        """The quotation that this sentence opens with and consists of."""
        text = self._page.text
        for quotation in self._page.quotations_in(start, end):
            if quotation.start == start and quotation.opened:
                rest = text[quotation.end : end] if quotation.end < end else ""
                if not any(c.isalnum() for c in rest):
                    return quotation
        return None

    def _frame_outside(self, frames: Sequence[Frame], quotation: Quotation) -> bool:
        return any(f.start >= quotation.end for f in frames)

    def _repair_orphan(self, unit: Unit, frames: Sequence[Frame]) -> None:
        """Open a quotation behind a frame where only its closing mark was printed."""
        page = self._page
        if not frames or frames[0].style not in ("before", "label", "weak"):
            return
        line_end = page.text.find("\n", unit.end)
        line_end = len(page.text) if line_end < 0 else line_end
        begin = frames[0].end
        following = [q for q in page.quotations if begin <= q.start < line_end]
        if following and not following[0].opened:
            orphan = following[0]
            mended = Quotation(begin, orphan.end, begin, orphan.start)
            page.quotations = tuple(mended if q is orphan else q for q in page.quotations)


def _entity_ids(mentions: Sequence[Mention]) -> list[str]:
    ids: dict[str, None] = {}
    for mention in mentions:
        for entity in (*mention.also, mention.entity):
            ids.setdefault(entity.id)
    return list(ids)


def _ahead(
    times: Sequence[FoundTime], published: datetime | None, folded: str
) -> list[FoundTime]:
    """The times that begin after the day of publication and do not merely qualify a noun."""
    if published is None:
        return []
    today = published.date()
    ahead = []
    for time in times:
        first, last = spans.bounds(time.period)
        if time.period.startswith("FY") or folded.startswith("的", time.end):
            continue
        if first > today or ("/" in time.period and last.year > today.year):
            ahead.append(time)
    return ahead


def _outlet_names(article: Article) -> frozenset[str]:
    """Names by which an article's own outlet may call itself, folded."""
    return frozenset({article.site.casefold(), article.site.split(".")[0].casefold()})


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
