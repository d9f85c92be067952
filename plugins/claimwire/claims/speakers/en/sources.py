"""English sources without a verb of saying: whose figures, plan or view a sentence gives.

By the institute's count, …   …, to go by the board's ledger.   To Ann Moss, …
…, as the port monitor tells it.   … under a plan that the ministry released on Friday.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.capitals import latin
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.speakers import EnglishSpeakers
from claimwire.claims.speakers.en.subjects import EnglishSubjects
from claimwire.claims.speakers.fullest import fullest
from claimwire.claims.speakers.phrase import Frame, Role, SpeakerPhrase

_NAMED = latin(
    r"(?:the )?[A-Z][\w.&-]*(?: (?:(?:of|of the|and|for|the|&|de|van|von|der|al) )?"
    r"[A-Z][\w.&-]*){0,6}['’]s?"
)
_KEPT = (
    r"terminology|parlance|jargon|vocabulary|metaphor|arithmetic|view|opinion|estimation|"
    r"estimates?|telling|words|reckoning|counts?|calculations?|maths?|"
    r"tally|"
    r"tallies|account|assessments?|analysis|analyses|projections?|forecasts?|numbers|reading|logic|"
    r"figures|data|statistics|models?|modelling|modeling|ledgers?|books|records?|logs?|log-books?|"
    r"registers?|survey|surveys|poll|polls|polling|index|barometer|outlook|standards|yardstick|"
    r"measure|measurements|method|formula|version|experience|judge?ment|mind|book|eyes|lights|"
    r"admission|eye|ear|thinking|definition|phrase|wording|formulation|coinage|ranking|rankings|"
    r"study|studies|report|reports|bulletin|census|lists?|benchmarks?|tests?|checks?|"
    r"breakdown|teardown|tracker|database"
)
_OWNER_VIEW = re.compile(
    r"(?<![\w])(?:[Ii]n|[Bb]y|[Oo]n|[Ff]rom|[Tt]o go by|[Gg]oing by|[Jj]udging by|[Bb]ased on|"
    r"[Ii]f one goes by|[Tt]o(?= [^,.;]{2,40} (?:mind|eyes?|ear|thinking|way)\b)|[Tt]o judge by) "
    rf"(?P<who>his|her|their|its|the [a-z]+(?: [a-z]+)?['’]s?|{_NAMED})"
    rf"(?: (?:own|[a-z][a-z-]+))?(?: [a-z][a-z-]+)? (?P<what>{_KEPT})(?![\w-])"
)
# By Ann Moss's lights: what stands behind "by" and a name is a measure of whatever kind
_BY_OWNER = re.compile(
    latin(
        rf"(?:(?<=, )by|By) (?P<who>(?![A-Z][a-z]+day|January|February|March|April|May\b|June|July|"
        rf"August|September|October|November|"
        rf"December){_NAMED}) (?:[a-z-]+ ){{0,2}}[a-z-]+(?=[,.]|$)"
    )
)
# In a recent study by the Inspectorate 71 percent of pupils …
_IN_A_STUDY = re.compile(
    latin(
        r"(?:In|According to|From) (?:an?|the|its|their|another|one) (?:[a-z’'-]+ ){0,3}(?:study|"
        r"survey|poll|"
        r"report|analysis|experiment|trial|test|sample|review|audit|census|questionnaire|ranking|"
        r"index|"
        r"paper|experiments?|note|briefing|forecast|white paper)(?: [a-z]+)? (?:by|from|for|at|of) "
        r"(?P<who>(?:the )?[A-Z][\w.&'’-]*(?: (?:(?:of|for|the|and|&|de|van|"
        r"von) ){0,2}[A-Z][\w.&'’-]*){0,5})"
        r"(?:,| (?=\d|[a-z]))"
    )
)
# What only an owner's view has: in the bank's books is where money lies
_VIEWS_ONLY = re.compile(
    r"ranking|terminology|parlance|jargon|vocabulary|metaphor|count|reckoning|calculations?|"
    r"arithmetic|view|opinion|estimation|telling|words|eyes?|ear|thinking|mind|phrase|wording|"
    r"formulation|"
    r"coinage|judge?ment|experience|version|reading|"
    r"assessment|analysis|account|logic|definition|benchmarks?"
)
_TO_SOMEBODY = re.compile(
    latin(
        r"To (?:hear )?(?P<who>[A-Z][\w'’-]*(?: [A-Z][\w.'’-]*){1,3})(?:,[^,.;:]{3,90},|,|"
        r" tell it,) "
    )
)
# To the lobby Chamber of Progress it sends a signal
_TO_NAMED = re.compile(
    latin(
        r"(?:To|For) (?P<who>(?:the [a-z]+(?: [a-z]+)? |[A-Z][a-z]+\. )?[A-Z][\w'’.-]*"
        r"(?: (?:(?:of|for|the|de|van|von|and|&) )?[A-Z][\w'’.-]*){1,5}"
        r"(?: (?:of|at|from|in) (?:the )?[^,.;:]{2,60}?)?)(?:,[^,.;:]{3,90},|,)? "
        r"(?=(?:it|this|that|there|all this|these|those|the (?:[a-z]+ )?(?:matter|thing|case|"
        r"question|answer|"
        r"problem|lesson|issue|point|message|deal|ruling|decision|move|law|news|result|figures?|"
        r"numbers?|"
        r"plan|step|price|fee|rule|ban|verdict|outcome|merger|offer|agreement|idea|whole thing))\b)"
    )
)
# For tech lawyer Kennedy Omondi it is a matter of time
_FOR_TRADE = re.compile(
    latin(
        r"(?:To|For) (?P<who>(?:the )?(?:[a-z]+ ){1,3}(?:[A-Z][\w'’.-]*)(?: [A-Z][\w'’.-]*)"
        r"{1,2}),? (?=[a-z])"
    )
)
# For Associate Professor Melissa Koh of the university, the baseline is too generous
_FOR_TITLED = re.compile(
    latin(
        r"(?:For|To) (?P<who>(?:[A-Z][a-z]+ )?(?:Professor|Prof\.?|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Sir|"
        r"Dame|Senator|"
        r"Mayor|Minister|Judge|Justice|Captain|Colonel|General|Bishop|Father|Sister|Councillor|"
        r"Cllr) "
        r"[A-Z][\w'’-]*(?: [A-Z][\w.'’-]*){0,3}(?: (?:of|at|from) (?:the )?[^,.;:]{2,60}?)?), "
        r"(?=(?:the|an?|it|this|that|these|those|there|such|no|his|her|its|their) )"
    )
)
_FOR_SOMEBODY = re.compile(
    latin(
        r"For (?P<who>[A-Z][\w'’-]*(?: [A-Z][\w.'’-]*){1,3}), (?:an?|the|who|whose|"
        r"now) [^,.;:]{3,90}, "
    )
)
_FELL_TO = re.compile(
    latin(
        r"It (?:fell|was left|was up) to (?:[^,.;:]{3,60}, )?(?P<who>[A-Z][^,.;:]{3,50}?)"
        r",? to (?:say|"
        r"note|point out|observe|explain|admit|concede|remind [^,.;:]{2,40}|"
        r"tell [^,.;:]{2,40}) that "
    )
)
_AS_TOLD = re.compile(
    r",? ?\b[Aa]s (?P<who>[^,.;:]{2,60}?) (?:tells|tell|told|sees|see|saw|has|puts|put|describes|"
    r"explains|remembers|recalls|reads|reckons|understands|figures) it(?=[,.]|$| (?:in|on|at|"
    r"during|after|to|when) )"
)
_RELEASED = re.compile(
    latin(
        r",? ?\b(?:under|in|by|on|from|with|per|citing)? ?(?:a|an|the|its|new|fresh|preliminary|"
        r"draft|"
        r"official|flash)? ?(?:[a-z-]+ )?(?:plan|plans|proposals?|draft|rules|figures|data|"
        r"statistics|"
        r"estimates?|forecasts?|projections?|report|study|survey|poll|bulletin|analysis|list|"
        r"ranking|"
        r"census|tally|timetable|blueprint|paper)"
        r"(?: (?:that|which))? (?P<who>(?:the )?[A-Z][^,.;:]{2,50}?) (?:has |had )?"
        r"(?:released|published|unveiled|issued|put out|posted|circulated|presented|compiled|"
        r"tabled|laid out|set out)(?: (?:on|in|late|early|last|this|earlier|today|"
        r"yesterday)[^,.;:]*)?"
        r"(?=[,.]|$)"
    )
)
_OWN_FIGURE = re.compile(
    r"(?P<who>His|Her|Its|Their) (?:own )?(?:[a-z]+ )?(?:forecasts?|estimates?|guess|advice|"
    r"view|verdict|"
    r"predictions?|count|tally|figures?|calculations?|explanation|theory|answer|hope|fear|worry|"
    r"opinion|diagnosis|assessment|reckoning|projections?|survey|surveys|model|models|data|"
    r"argument|"
    r"complaint|objection|conclusion|reasoning|message|bet|hunch|suspicion|price target|"
    r"base case|bull case|bear case|worst case|best case|polling|poll|"
    r"numbers|research)(?=(?: (?:is|are|was|were|puts?|has|have|had|says?|shows?|showed|suggests?|"
    r"assumes?|assumed|carr(?:y|ies|ied)|works? out|goes|arrives? at|predicts?|calls? for|sees?|"
    r"found|finds|runs?|remains?|implies|comes|came|gives?|gave|points?|names?)\b)|:)"
)
_BELIEVED = re.compile(
    r",? ?\bif (?P<who>(?:the )?[^,.;:]{3,60}?) (?:is|are) (?:to be believed|right|correct|"
    r"any guide)(?=[,.]|$)"
)
_TOLD_BY = re.compile(
    r", (?:the |a )?[^,.;:]{3,40} (?:was|were|has been|have been|is|are) told by "
    r"(?P<who>[^,.;:]{3,60}?)(?=[,.]|$)"
)
_IS_VIEW = re.compile(
    r", (?:is|was|runs|goes) the (?:[a-z]+ )?(?:view|hope|fear|worry|verdict|message|thinking|"
    r"theory|argument|feeling|mood|consensus|conclusion|estimate|forecast|expectation|guess|bet|"
    r"advice|"
    r"warning|answer|explanation) (?:of|at|among|from|in|inside) (?P<who>[^,.;:]{3,60}?)(?=[,.]|$)"
)
_BY_MAKER = re.compile(
    latin(
        r",? ?\b(?:figures|data|statistics|estimates|numbers|records|readings|documents|papers|"
        r"filings) (?:released|published|issued|compiled|collected|gathered|posted|kept|put out|"
        r"filed|lodged|submitted) (?:[a-z]+day |on [A-Z][a-z]+day )?by "
        r"(?P<who>(?:the )?[A-Za-z][^,.;:]{2,60}?)"
        r"(?=[,.]|$| (?:and|show|put|on|in|last|this|suggest)\b)"
    )
)

_MADE_KNOWN = (
    "released",
    "published",
    "unveiled",
    "issued",
    "put out",
    "posted",
    "circulated",
    "presented",
    "compiled",
    "tabled",
    "laid out",
    "set out",
)
# What a rule is called, the words of which it needs one, and the rule.
_FORMS = (
    ("as-told", (" it,", " it.", " it "), _AS_TOLD),
    ("fell-to", ("It fell to ", "It was "), _FELL_TO),
    ("believed", ("believed", "right", "any guide", "correct"), _BELIEVED),
    ("by-owner", ("'", "’"), _BY_OWNER),
    ("told-by", (" told by ",), _TOLD_BY),
    ("is-view", (" is the ", " was the ", " runs the ", " goes the "), _IS_VIEW),
    ("released", _MADE_KNOWN, _RELEASED),
    ("maker", (" by ",), _BY_MAKER),
)


class EnglishSources:
    """Finds the sources of a unit that no verb of saying tells."""

    def __init__(self, speakers: EnglishSpeakers, subjects: EnglishSubjects) -> None:
        self._speakers, self._subjects = speakers, subjects

    def find(self, page: Page, start: int, end: int) -> list[Frame]:
        """The frame of the unit `[start, end)` as a list of one, or of none."""
        frame = self._owner_view(page, start, end) or self._told(page, start, end)
        return [frame] if frame else []

    def _owner_view(self, page: Page, start: int, end: int) -> Frame | None:
        """A view named by its owner: In his view, … by the institute's count, … ."""
        unit = page.shown[start:end]
        if not any(mark in unit for mark in ("'", "’", "is ", "her ", "its ", "heir ")):
            return None
        m = _OWNER_VIEW.search(page.shown, start, end)
        if m is None:
            return None
        before = page.text[start : m.start()].rstrip()
        if before and before[-1] not in ",;—–-(:" and not _VIEWS_ONLY.fullmatch(m["what"]):
            return None
        lead = m.group().split(" ", 1)[0].lower()
        aside = before[-1:] == "," and page.text[m.end() : m.end() + 1] in (",", ".")
        if (
            not aside  # …, in its forecast, …
            and lead in ("in", "on", "from")
            and not _VIEWS_ONLY.fullmatch(m["what"])
            and re.match(r"the [a-z]|its|their|his|her", m["who"])
        ):
            return None
        role: Role = "pronoun" if m["who"] in ("his", "her") else "bare-house"
        rule = "pronoun-it" if m["who"] == "its" else "owner"
        phrase: SpeakerPhrase | None = SpeakerPhrase(role, *m.span("who"), m["who"], rule=rule)
        if m["who"][-2:] in ("'s", "’s") or m["who"][-1] in "'’":
            last = m.end("who") - (1 if m["who"][-1] in "'’" else 2)
            phrase = self._speakers.read_source(page, m.start("who"), last)
        elif m["who"] == "their":
            return None
        elif role == "pronoun" and m.start() == start:
            subject = self._subjects.main(page, m.end() + 2, end)  # By her own account, Ann Moss
            if subject is not None and subject.role == "person":
                phrase = subject
        elif role == "pronoun":  # Ann Moss is not surprised: it is, in her view, …
            subject = self._subjects.main(page, start, m.start())
            if subject is not None and subject.role == "person" and subject.entity is None:
                phrase = fullest(page, subject)
        return self._source(page, start, m.start(), m.end(), end, phrase, "owner-view", m.group())

    def _told(self, page: Page, start: int, end: int) -> Frame | None:
        """To Ann Moss, …; as the monitor tells it; under a plan that the ministry released."""
        text = page.shown
        m = None
        if text.startswith(("To ", "For "), start):
            m = _TO_SOMEBODY.match(text, start, end) or _FOR_SOMEBODY.match(text, start, end)
            m = (
                m
                or _FOR_TITLED.match(text, start, end)
                or _TO_NAMED.match(text, start, end)
                or _FOR_TRADE.match(text, start, end)
            )
        if m is not None:
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase is not None and phrase.role in ("person", "house", "unnamed"):
                return self._source(page, start, m.start(), m.end(), end, phrase, "to", "To")
        if text.startswith(("In ", "From "), start) and (m := _IN_A_STUDY.match(text, start, end)):
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase is not None and phrase.role in ("person", "house"):
                return self._source(page, start, m.start(), m.end(), end, phrase, "study", "In")
        if m := _OWN_FIGURE.match(text, start, end):
            role: Role = "pronoun" if m["who"] in ("His", "Her") else "bare-house"
            rule = "pronoun-it" if m["who"] == "Its" else "owner"
            if m["who"] == "Their":
                role, rule = "bare-person", "pronoun-they"
            phrase = SpeakerPhrase(role, *m.span("who"), m["who"], rule=rule)
            return Frame(
                start, m.end("who"), phrase, "source", f"own-figure:{rule}", "own", "think"
            )
        unit = text[start:end]
        for what, needed, pattern in _FORMS:
            if not any(word in unit for word in needed):
                continue
            if m := pattern.search(text, start, end):
                last = m.end("who")
                if pattern is _BY_OWNER:
                    last -= 1 if text[last - 1] in "'’" else 2
                phrase = self._speakers.read(page, m.start("who"), last)
                return self._source(page, start, m.start(), m.end(), end, phrase, what, what)
        return None

    def _source(
        self,
        page: Page,
        start: int,
        begin: int,
        after: int,
        end: int,
        phrase: SpeakerPhrase | None,
        what: str,
        cue: str,
    ) -> Frame | None:
        if phrase is None or phrase.role in ("none", "nobody"):
            return None
        while after < end and page.text[after] in ", ":
            after += 1
        while begin > start and page.text[begin - 1] in ", ":
            begin -= 1
        stance = "think" if what in ("owner-view", "to") else "say"
        return Frame(begin, after, phrase, "source", f"{what}:{phrase.rule}", cue, stance)
