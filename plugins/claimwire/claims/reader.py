"""Goes through an article once and settles which sentences are claims, and who says each.

Quotations, paragraphs and frames that are sentences of their own reach over several units;
everything that needs more than one sentence is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claimwire.claims.attribution import is_quote, tells_nothing
from claimwire.claims.matching.gates import EVERY
from claimwire.claims.page import Page
from claimwire.claims.sentences.assertive import why_not
from claimwire.claims.sentences.clauses import content_spans
from claimwire.claims.sentences.courtesies import is_bare_telling
from claimwire.claims.sentences.openers import skip_clock, skip_english_clock, skip_opener
from claimwire.claims.sentences.orders import asks_in_quotation
from claimwire.claims.sentences.quotations import Quotation
from claimwire.claims.sentences.split import Unit
from claimwire.claims.speakers.frames import FrameFinder
from claimwire.claims.speakers.fullest import fullest
from claimwire.claims.speakers.houses import kind_of
from claimwire.claims.speakers.introductions import Introductions
from claimwire.claims.speakers.names import Mention
from claimwire.claims.speakers.phrase import Frame, entity_phrase
from claimwire.claims.speakers.prominence import goes_on, opens_clause, prominent
from claimwire.claims.speakers.pronouns import means_thing, told_of
from claimwire.claims.speakers.references import Discourse, Source
from claimwire.claims.turns import Interview, Turn, is_answer, turn_of
from claimwire.records import Attribution

# how the line is judged that heads an entry of a running report (▽09:58)
_ENTRY = ("not-a-claim:caption", "not-a-claim:no-words")
_DASHES = ("――", "——", "──")  # before an interviewer's question


@dataclass(slots=True)
class Draft:
    """A claim on the way: who says it is settled last, by what follows.

    `start` is where its evidence begins behind the unit's openers; `person` the id of the person
    last named before it, `thing` that of what the sentence before it tells of; `heading` the
    span of the heading it stands under; `bits` the rules that its sentence opens (`gates`).
    """

    unit: Unit
    start: int
    frames: tuple[Frame, ...]
    source: Source
    attribution: Attribution
    rules: list[str] = field(default_factory=list)
    quotation: Quotation | None = None
    person: str | None = None
    thing: str | None = None
    heading: tuple[int, int] | None = None
    bits: int = EVERY


class Reader:
    """Goes through an article once and settles who says each sentence."""

    def __init__(self, page: Page, finder: FrameFinder, outlet: frozenset[str]) -> None:
        self._page = page
        self._finder = finder
        self._discourse = Discourse(page.cast, outlet)
        self._introductions = Introductions(page.base)
        self._quoted_by: dict[int, Source] = {}
        self._drafts: list[Draft] = []
        self._pending: Source | None = None
        self._heading: tuple[int, int] | None = None
        self._thing: str | None = None
        self._turn: Turn | None = None
        self._interview = Interview(page, self._person_in)

    def drafts(self) -> list[Draft]:
        """The claims of the article with their sources."""
        for unit in self._page.units:
            self._read(unit)
        return self._drafts

    def _read(self, unit: Unit) -> None:
        page, discourse = self._page, self._discourse
        discourse.start_paragraph(unit.paragraph)
        page.turn_to(unit.start, unit.end)
        start, opener = unit.start, ""
        if unit.first:
            start, opener = skip_opener(page.text, page.folded, unit.start, unit.end, page.language)
        elif page.folded[start] in "▼▽◆":
            start += 1  # a column sets its next thought off within the line
            self._discourse.turn_over()
        elif page.base != "en":
            start = skip_clock(page.folded, start, unit.end)
        else:
            start = skip_english_clock(page.text, start, unit.end)
        if start >= unit.end:
            return
        lone = unit.first and unit.last
        reason = why_not(
            page.folded,
            unit,
            start,
            page.language,
            lone=lone,
            printed=page.text[start : unit.end],
            listed=opener == "opener:bullet",
            bits=page.bits,
        )
        if reason == "not-a-claim:heading":
            self._heading = (start, unit.end)
        self._turn = self._interview.turn(unit, self._turn, discourse.person, self._heading)
        listens = ("not-a-claim:lead-in", "not-a-claim:question", "not-a-claim:asked")
        if reason in _ENTRY and page.folded[start] in "▽▼":
            discourse.turn_over()  # the next entry of a running report
        if reason and reason not in listens and not page.folded.startswith(_DASHES, start):
            return
        found = self._finder.find(page, start, unit.end)
        frames = tuple(self._completed(f) for f in found if not is_answer(page, f))
        self._repair_orphan(unit, frames)
        mentions = tuple(page.mentions_in(start, unit.end))
        if reason:
            self._only_listen(unit, start, frames, mentions)
            return
        if self._is_bare(start, unit.end, frames):
            self._told_by(self._discourse.resolve(frames[0]))
            return
        if frames and self._only_asks(start, unit.end, frames):
            self._only_listen(unit, start, frames, mentions)
            return
        if is_bare_telling(page.folded[start : unit.end], page.base, page.bits):
            named = self._person_in(start, unit.end, "frame-sentence")
            self._told_by(self._discourse.resolve(frames[0]) if frames else named or Source(None))
            return
        self._draft(unit, start, frames, mentions, opener)

    def _completed(self, frame: Frame) -> Frame:
        """The frame with its speaker under the fullest name that the article gives."""
        full = fullest(self._page, frame.phrase)
        return frame if full is frame.phrase else replace(frame, phrase=full)

    def _only_listen(
        self, unit: Unit, start: int, frames: tuple[Frame, ...], mentions: tuple[Mention, ...]
    ) -> None:
        """A lead-in or question is no claim, but tells who speaks next."""
        if frames:
            source = self._discourse.resolve(frames[0])
            self._discourse.spoke(source)
            self._note_quotations(start, unit.end, source)
            self._pending = source
        elif self._page.folded.startswith(_DASHES, start):
            guest = self._interview.guest(self._discourse.person)
            self._pending = Source(guest, (), "interviewed")
        else:
            self._discourse.saw(mentions)
            self._pending = self._announced_by(start, unit)

    def _announced_by(self, start: int, unit: Unit) -> Source | None:
        """Whose words a lead-in announces that has somebody in it but no cue (貼文：)."""
        page = self._page
        if page.folded[unit.end - 1] not in "：:" and page.base != "ja":
            return None
        return self._person_in(start, unit.end, "lead-in")

    def _person_in(self, start: int, end: int, rule: str = "lead") -> Source | None:
        """The first person that `[start, end)` names or introduces."""
        people = [m for m in self._page.mentions_in(start, end) if m.is_person]
        phrase = entity_phrase(people[0], rule) if people else None
        phrase = phrase or self._introductions.find(self._page, start, end).person
        speaker = self._page.cast.enter(phrase) if phrase else None
        return Source(speaker, (), rule) if speaker else None

    def _is_bare(self, start: int, end: int, frames: Sequence[Frame]) -> bool:
        if not frames:
            return False
        page = self._page
        return not any(
            any(c.isalnum() for c in page.text[a:b]) for a, b in content_spans(start, end, frames)
        )

    def _only_asks(self, start: int, end: int, frames: Sequence[Frame]) -> bool:
        spans = content_spans(start, end, frames)
        content = "".join(self._page.folded[a:b] for a, b in spans)
        return asks_in_quotation(content, self._page.base)

    def _told_by(self, source: Source) -> None:
        """「这位主管说。」: names the speaker of what stood before it."""
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
        known = discourse.person.entity if discourse.person else None
        person = known.id if known is not None and known.type == "person" else None
        rules = [opener] if opener else []
        attribution: Attribution = "outlet"
        source = Source(None)
        lost = carried is not None and not carried.closed and frames
        if lost and (frames[0].phrase.named or frames[0].phrase.role == "pronoun"):
            carried = None
        if carried is not None and not self._frame_outside(frames, carried):
            source = self._quoted_by.get(carried.start) or self._from_paragraph()
            attribution = "quote"
            frames = ()
            rules.append("claimant:open-quotation")
        elif frames:
            self._hear_antecedent(start, frames[0], mentions)
            source, used = self._choose(frames)
            frames = used
            if tells_nothing(page, start, unit.end, frames):
                source = Source(None, (), "says-nothing")
            if source.speaker is not None:
                quote, rule = is_quote(page, start, unit.end, frames)
                attribution = "quote" if quote or carried else "reported"
                rules += [f"claimant:{frames[0].rule}", rule]
            else:
                rules.append(f"claimant:{frames[0].rule}")
            discourse.spoke(source)
            self._turn = turn_of(page, unit, frames[0], source, self._heading)
            self._note_quotations(start, unit.end, source)
            self._name_waiting(source, unit.paragraph, so=frames[0].cue == "so")
            if carried is not None and source.speaker is not None:
                self._name_opened(carried, source)
        elif (
            whole is None
            and carried is None
            and (turn := self._turn) is not None
            and self._interview.goes_on(turn, unit, self._heading)
        ):
            source, attribution = turn.source, "reported"
            rules.append("claimant:turn-goes-on")
        elif whole is None and carried is None:
            self._name_by_subject(unit, start)
        elif whole is not None:
            source = self._pending or self._from_paragraph()
            if source.speaker is None and page.base == "ja" and unit.first:
                source = self._from_before(whole, unit)
            attribution = "quote"
            self._quoted_by[whole.start] = source
            rules.append("claimant:quotation-without-frame")
        self._pending = None
        if source.speaker is None:
            attribution = "outlet"
        draft = Draft(
            unit,
            start,
            frames,
            source,
            attribution,
            rules,
            carried or whole,
            person,
            self._thing,
            self._heading,
            page.bits,
        )
        if not (self._thing and means_thing(page, start, unit.end, page.bits)):
            self._thing = told_of(page, start, unit.end)
        self._drafts.append(draft)
        if not frames and carried is None and whole is None:
            mentions = prominent(page, start, mentions, knows=discourse.house is not None)
            quoted = [page.is_quoted(m.start) for m in mentions]
            discourse.saw(mentions, quoted=quoted, same_house=goes_on(page, start, mentions))
        elif frames:
            told = source.speaker
            outsider = told is not None and not told.person and kind_of(told) != "firm"
            discourse.saw(
                [
                    m
                    for m in prominent(page, start, mentions, knows=discourse.house is not None)
                    if not m.is_person and (outsider or not any(f.end <= m.start for f in frames))
                ],
                quoted=(),
            )
        if carried is None and whole is None:
            introduced = self._introductions.find(page, start, unit.end)
            discourse.met(introduced, narrated=not frames)
            if not frames and page.base == "ja" and introduced.person is not None:
                named = Source(discourse.person, (), "narrated")
                self._name_waiting(named, unit.paragraph, before=1)
        if carried is not None and source.speaker:
            discourse.spoke(source)

    def _name_waiting(
        self, source: Source, paragraph: int, *, so: bool = False, before: int = 0
    ) -> None:
        """Give a closed quotation that nobody spoke yet to whom the next sentence names.

        The quotation is the last draft, or the one `before` it. With `so` the next sentence
        points back to the words (こう説明、…), whoever was named.
        """
        last = self._drafts[-1 - before] if len(self._drafts) > before else None
        if last is None or last.frames or last.quotation is None:
            return
        if last.source.speaker is not None and not so:
            return
        if source.speaker is not None and paragraph - last.unit.paragraph <= 1:
            last.source, last.attribution = source, "quote"
            last.rules.append(f"claimant:named-in-the-next-sentence:{source.rule}")

    def _name_opened(self, quotation: Quotation, source: Source) -> None:
        """Give the sentences of a quotation whose frame stands behind its end to whom it names."""
        for draft in reversed(self._drafts):
            if draft.quotation is not quotation or draft.frames:
                break
            if draft.source.speaker != source.speaker:
                draft.source, draft.attribution = source, "quote"
                draft.rules.append(f"claimant:frame-behind-the-quotation:{source.rule}")

    def _name_by_subject(self, unit: Unit, start: int) -> None:
        """A closed quotation that nobody spoke is of the person whom the next sentence tells of."""
        last = self._drafts[-1] if self._drafts else None
        waits = last is not None and last.quotation is not None and not last.frames
        if not waits or last is None or last.source.speaker is not None or unit.first:
            return
        person = self._person_in(start, unit.end, "next-sentence")
        if person is not None:
            self._name_waiting(person, unit.paragraph)

    def _choose(self, frames: tuple[Frame, ...]) -> tuple[Source, tuple[Frame, ...]]:
        """Of several frames the innermost asserter of a report, else the first that names one."""
        first = frames[0]
        if len(frames) > 1:
            second = frames[1]
            if first.phrase.role == "nobody":
                source = self._discourse.resolve(second)
                if source.speaker is not None and second.phrase.role != "none":
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
        if frame.style == "after" and frame.phrase.name == "同社":
            return
        before = [
            m
            for m in mentions
            if start <= m.start
            and m.end <= frame.phrase.start
            and not self._page.is_quoted(m.start)
        ]
        if frame.phrase.role == "bare-house" and self._page.base == "en":
            before = [m for m in before if m.is_person or opens_clause(self._page, start, m.start)]
        if before:
            self._discourse.saw(before)

    def _from_paragraph(self) -> Source:
        speaker = self._discourse.named_in_paragraph
        via = self._discourse.via if speaker == self._discourse.speaker else ()
        return Source(speaker, via, "named-in-paragraph")

    def _from_before(self, whole: Quotation, unit: Unit) -> Source:
        """Who spoke at the end of the paragraph before, of words that are a paragraph alone."""
        text, discourse = self._page.text, self._discourse
        line_end = text.find("\n", unit.start)
        alone = not any(c.isalnum() for c in text[whole.end : line_end if line_end >= 0 else None])
        last = self._drafts[-1] if self._drafts else None
        near = last is not None and unit.paragraph - last.unit.paragraph == 1
        if not alone or last is None or not near or last.source.speaker is None:
            return Source(None, (), "named-in-paragraph")
        return Source(last.source.speaker, discourse.via, "spoke-before")

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
