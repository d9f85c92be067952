"""English turns of speech that tell whose words or view a sentence gives, whoever is its subject.

    …, or so Larkin claims.   Ann Moss was quoted as saying that …   Ask Ann Moss and she will say …
    The feeling among traders is that …   Ann Moss did the sums: …   Larkin rang back to say that …

Each form has a place for who speaks; what is told stands behind it or around it.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.gates import Rule, rule
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.speakers import EnglishSpeakers
from claimwire.claims.speakers.en.subjects import EnglishSubjects, is_somebody
from claimwire.claims.speakers.en.verbs import has_verb
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase

_WHO = r"(?P<who>[^,.;:\"“”□]{2,70}?)"
_SAYS = (
    r"(?:says|said|claims|claimed|thinks|thought|hopes|hoped|insists|insisted|believes|believed|"
    r"argues|argued|maintains|maintained|reckons|reckoned|tells us|told us|would have it|alleges|"
    r"alleged|suggests|suggested|fears|feared|say|claim|think|hope|insist|believe|argue|reckon)"
)
_VIEW = (
    r"(?:feeling|belief|view|hope|fear|suspicion|consensus|sense|worry|talk|speculation|"
    r"expectation|"
    r"concern|agreement|understanding|impression|opinion|verdict|wisdom|assumption|fear|word|"
    r"message|complaint|argument|mood|doubt|conviction|theory|whisper|rumour|rumor|line|advice)"
)
# Forms in which what is told follows to the end of the sentence.
_BEFORE: tuple[tuple[str, str], ...] = (
    (
        "view-among",
        rf"(?:The|A|One|Another|There (?:is|was|are)(?: an?| no| little| some| much)?) "
        rf"(?:[a-z-]+ )?{_VIEW}s? (?:among|in|at|inside|within|from|of|around) {_WHO} "
        r"(?:(?:is|was|seems to be|remains) )?that ",
    ),
    ("more-from", rf"(?:More|This|Another|That|Again|Also|And|And this|Here) from {_WHO}: "),
    ("word-from", rf"(?:The )?(?:[Ww]ord|[Nn]ews|[Mm]essage) from {_WHO} (?:is|was) that "),
    ("belief-of", rf"It (?:is|was|remains) (?:the )?{_WHO}['’]s? (?:[a-z]+ )?{_VIEW} that "),
    ("belief-of", rf"It (?:is|was|remains) the (?:[a-z]+ )?{_VIEW} of {_WHO} that "),
    (
        "ask",
        rf"(?:Ask|Try asking|Listen to) {_WHO},? and (?:[a-z]+(?: [a-z]+)?)(?: will|['’]ll| would) "
        r"(?:tell you|say|answer|explain|reply|insist)(?: that)?,? ",
    ),
    ("way", rf"(?:The|To hear|In) (?:way )?{_WHO} tells? it,? "),
    ("right", rf"If {_WHO} (?:is|are) (?:right|correct|to be believed|any guide|not mistaken), "),
    ("way", rf"If {_WHO} (?:has|have|gets|get) (?:its|his|her|their) way, "),
    (
        "seems",
        rf"It (?:seems|seemed|appears|appeared|occurs|occurred|looks) to {_WHO} (?:that|as if|as "
        r"though) ",
    ),
)
# Forms in which the subject comes first and what is told behind the verb.
_SUBJECT: tuple[tuple[str, str], ...] = (
    (
        "quoted-as",
        r"\b(?:is|was|are|were|has been|have been) (?:[a-z]+ )?(?:quoted|cited|reported|heard|"
        r"overheard|"
        r"recorded|filmed|on record|on the record)"
        r"(?: (?:by|in|on) [^,.;:□]{2,60}?| [a-z ]{2,30})? as "
        r"(?:saying|telling|claiming|"
        r"warning|insisting|arguing|suggesting|having said)(?: that)? ",
    ),
    (
        "have-believe",
        r"\b(?:would|will|wants?) (?:have|to have)? ?(?:you|us|one|readers|everyone|them)"
        r"(?: to)? (?:believe|think|know) (?:that )?",
    ),
    (
        "to-say",
        r"\bto (?:say|add|explain|complain|insist|announce|deny|point out|warn|confirm|argue|"
        r"report|admit|"
        r"remind [^,.;:□]{2,30}|tell [^,.;:□]{2,40}|assure [^,.;:□]{2,40}|inform [^,.;:□]{2,40}|"
        r"let "
        r"[^,.;:□]{2,30} know) (?:that |how )",
    ),
    (
        "leaves",
        r"\b(?:leaves?|left) (?:no doubt|little doubt|open|no one in doubt|"
        r"nobody in doubt)(?: as to)?"
        r"(?: that| whether| how| when| who)? ",
    ),
    (
        "claims-to",
        r"\b(?:claims?|claimed|professe[sd]|purports?|purported|admits?|admitted|confesse[sd]|"
        r"boasts?|pretends) to (?=(?:be|have|know|see|hold|own|do|run|use|offer|need|"
        r"cut|save|"
        r"make|reach|serve|count|feel|like)\b)",
    ),
)
# Forms that stand beside or behind what is told.
_AROUND: tuple[tuple[str, str], ...] = (
    ("or-so", rf",? (?:or|and) so {_WHO} {_SAYS}(?=[,.]|$)"),
    ("as-told", rf",? as {_WHO} (?:likes|liked) to (?:say|put it|call it|think)(?=[,. ]|$)"),
    ("strikes", rf"\b(?:strikes|struck) {_WHO} as (?=[a-z])"),
    ("told-by", rf"\b(?:told|warned|informed|advised|assured|reminded) by {_WHO} (?=that |to )"),
    ("taste", rf"\bfor {_WHO}['’]s? (?:taste|liking|comfort)\b"),
)
# Who asked the people whose answers are told.
_LAST: tuple[tuple[str, str], ...] = (
    (
        "surveyed",
        r"\b(?:surveyed|polled|questioned|canvassed|interviewed) (?:[a-z]+ )?by "
        r"(?P<who>(?:the )?[A-Z][\w.&-]*(?: (?:(?:of|for|the|and|&) ){0,2}[A-Z][\w.&-]*)*)"
        r"(?= (?:[a-z]+)|[,.]|$)",
    ),
)
# How the sentences of `_BEFORE` begin.
_OPENINGS = (
    "The ",
    "A ",
    "One ",
    "Another ",
    "There ",
    "It ",
    "Ask ",
    "Try ",
    "Listen ",
    "If ",
    "To hear ",
    "In ",
    "Word ",
    "word ",
    "News ",
    "Message ",
    "More ",
    "This ",
    "That ",
    "Again ",
    "Also ",
    "And ",
    "Here ",
)
# Heads before a colon behind which their subject goes on to speak.
_HEAD = re.compile(
    r"(?:(?:has|had|gave|gives|offered|offers|knows|knew|sees|saw) (?:only |but )?(?:an?|one|"
    r"another|two|this|"
    r"his|her|its|their|no) (?:[a-z-]+ ){0,2}(?:explanations?|theory|theories|answers?|advice|"
    r"rule|name|"
    r"warning|reasons?|suggestion|solution|worry|fear|complaint|message|idea|hunch|example|"
    r"comparison|problem|objection|lesson)\b[^:]*|"
    r"(?:shook|shakes|nods|nodded|shrugs|shrugged|sighs|sighed|laughs|laughed|smiles|smiled|grins|"
    r"grinned|waves|waved|snorts|snorted|rolls|rolled|frowns|frowned|winces|winced)\b[^:]*|"
    r"(?:went|goes|has gone|puts it|put it|is|was|sounds|sounded|remains|remained|sees it|"
    r"saw it|has done|did|"
    r"does|ran|has run|crunched|has crunched|has worked|works|worked) (?:[a-z]+ly |even |more |"
    r"rather )?"
    r"(?:further|through|over|on record|back to|bluntly|simply|differently|another way|this way|"
    r"plainly|"
    r"blunt|blunter|adamant|clear|direct|unequivocal|categorical|terse|brief|frank|curt|unmoved|"
    r"unrepentant|optimistic|pessimistic|sceptical|skeptical|sure|the sums|the maths?|"
    r"the numbers|the "
    r"figures|the arithmetic|the calculation|it out)\b[^:]*|"
    r"(?:draws|drew|reached|reaches|came to|comes to) (?:an?|the|his|her|its|their) (?:[a-z-]+ )?"
    r"(?:conclusion|lesson|comparison|verdict|line)\b[^:]*|(?:sums|summed) (?:it |this |"
    r"the matter )?up\b[^:]*)"
)
_POSSESSED = re.compile(
    latin(
        r"(?P<who>(?:the |The )?[A-Za-z][^,.;:\"“”□]{1,50}?|His|Her|Its|"
        r"Their)['’]?s? (?:own )?(?:[a-z]+ )?"
        r"(?:advice|answer|view|verdict|explanation|theory|fear|hope|worry|guess|conclusion|"
        r"prediction|"
        r"forecast|estimate|calculation|reasoning|argument|complaint|message|suggestion|"
        r"proposal|solution|"
        r"diagnosis|reply|response|reaction|comment|summary|motto|rule|bet|take|logic|defence|"
        r"defense|"
        r"objection|warning|promise|excuse|justification)"
        r"(?: goes like this| runs like this| is this| (?:is|was|came|ran) [a-z ]{2,30}|"
        r" on [^:]{2,40}|"
        r" to [^:]{2,40})?: "
        r"(?:that )?"
    )
)
_RELATIVE = re.compile(
    r"(?P<who>[^,.;:□]{3,60})(?:, (?P<told>[^,.;:□]{3,60}))?, (?:who|which) "
    r"(?:has |had |have |also |then |later |"
    r"once )?(?:[a-z]+ly )?(?:says?|said|told|"
    r"tells|thinks|thought|believes?|believed|argue[sd]?|warn(?:s|ed)|claim(?:s|ed)|insist(?:s|ed)|"
    r"reckon(?:s|ed)|estimate[sd]?|add(?:s|ed)|note[sd]?|fears?|feared|expects?|expected|called|"
    r"calls|"
    r"described?|describes|put|puts) "
)
_WHO_WHICH = re.compile(r", (?:who|which) ")
_FROM = re.compile(
    r"\b(?:from|by|of|with|is|was|are|were|include[sd]?|belongs? to|falls? to|fell to) "
)


def _rules(forms: tuple[tuple[str, str], ...]) -> tuple[tuple[str, Rule], ...]:
    return tuple((name, rule(latin(form))) for name, form in forms)


class EnglishTellings:
    """Finds the turns of speech of a unit; no verb of saying is looked for."""

    def __init__(self, speakers: EnglishSpeakers, subjects: EnglishSubjects) -> None:
        self._speakers, self._subjects = speakers, subjects
        self._before, self._around = _rules(_BEFORE), _rules(_AROUND)
        self._subject, self._last = _rules(_SUBJECT), _rules(_LAST)

    def find(self, page: Page, start: int, end: int) -> Frame | None:
        """The frame of the unit `[start, end)`, or None."""
        opens = page.text.startswith(_OPENINGS, start)
        for name, form in self._before if opens else ():
            m = form.match(page.shown, start, end) if page.bits & form.bit else None
            phrase = self._read(page, *m.span("who")) if m else None
            if m is not None and phrase is not None:
                return self._frame(start, m.end(), phrase, "before", name)
        if frame := self._beside(self._around, page, start, end):
            return frame
        return self._of_subject(page, start, end) or self._of_colon(page, start, end)

    def _beside(
        self, forms: tuple[tuple[str, Rule], ...], page: Page, start: int, end: int
    ) -> Frame | None:
        for name, form in forms:
            m = form.search(page.shown, start, end) if page.bits & form.bit else None
            phrase = self._read(page, *m.span("who")) if m and m.start() > start else None
            if m is not None and phrase is not None:
                return self._frame(m.start(), m.end(), phrase, "source", name)
        return None

    def weak(self, page: Page, start: int, end: int) -> Frame | None:
        """A form that gives way to every other: a relative clause, or who asked the people."""
        return self._relative(page, start, end) or self._beside(self._last, page, start, end)

    def _relative(self, page: Page, start: int, end: int) -> Frame | None:
        """One answer comes from Ann Moss, who says that nobody has read it."""
        found = _WHO_WHICH.search(page.masked, start, end)
        if found is None:
            return None
        at = found.start()
        begin = start
        for m in _FROM.finditer(page.masked, start, at):
            begin = m.end()
        found = _RELATIVE.match(page.shown, begin, end)
        if found is None or begin == start or end - found.end() < 12:
            return None
        phrase = self._read(page, *found.span("who"))
        if found["told"] and (named := self._read(page, *found.span("told"))) is not None:
            phrase = named if named.role in ("person", "house") else phrase
        if phrase is None or phrase.role not in ("person", "house"):
            return None
        return self._frame(found.end("who"), found.end(), phrase, "before", "relative")

    def _of_subject(self, page: Page, start: int, end: int) -> Frame | None:
        """Larkin rang back to say that …; Ann Moss was quoted as saying so."""
        for name, form in self._subject:
            m = form.search(page.masked, start, end) if page.bits & form.bit else None
            if m is None or page.is_quoted(m.start()) or end - m.end() < 8:
                continue
            if name == "to-say":
                phrase = self._subjects.main(page, start, m.start())
                if (
                    phrase is not None
                    and phrase.role == "unnamed"
                    and _MANY.search(phrase.name or "")
                ):
                    continue
            else:
                phrase = self._subjects.left_of(page, start, m.start())[1]
            if phrase is None or phrase.role in ("none", "nobody"):
                continue
            if is_somebody(page, phrase) and not phrase.rule.startswith("unsigned"):
                return self._frame(start, m.end(), phrase, "before", name)
        return None

    def _of_colon(self, page: Page, start: int, end: int) -> Frame | None:
        """Ann Moss did the sums: the rule costs each shop $400.   Larkin's advice: wait."""
        colon = page.masked.find(": ", start, min(end, start + 160))
        if colon < 0 or end - colon < 12:
            return None
        if page.text[colon + 2] not in '"“‘' and not has_verb(page, colon + 1, end):
            return None
        if m := _POSSESSED.fullmatch(page.shown, start, colon + 2):
            phrase = self._owner(page, m)
            if phrase is not None:
                return self._frame(start, colon + 2, phrase, "before", "own-colon")
        for m in _VERB_AT.finditer(page.masked, start, colon):
            head = _HEAD.match(page.masked, m.start(1), colon)
            if head is None or head.end() != colon:
                continue
            phrase = self._subjects.left_of(page, start, m.start(1))[1]
            if phrase is None or phrase.role not in ("person", "pronoun", "house", "unnamed"):
                continue
            if is_somebody(page, phrase):
                return self._frame(start, colon + 2, phrase, "before", "colon")
        return None

    def _owner(self, page: Page, m: re.Match[str]) -> SpeakerPhrase | None:
        who = m["who"]
        if who in ("His", "Her"):
            return SpeakerPhrase("pronoun", *m.span("who"), who, rule="owner")
        if who == "Its":
            return SpeakerPhrase("bare-house", *m.span("who"), who, rule="pronoun-it")
        if who == "Their":
            return SpeakerPhrase("bare-person", *m.span("who"), who, rule="pronoun-they")
        if page.text[m.end("who")] not in "'’":
            return None
        return self._read(page, *m.span("who"))

    def _read(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        phrase = self._speakers.read(page, start, end)
        if phrase is None or phrase.role in ("none", "nobody", "report"):
            return None
        return phrase

    def _frame(self, begin: int, end: int, phrase: SpeakerPhrase, style: str, name: str) -> Frame:
        stance = "say" if name in ("to-say", "quoted-as", "relative", "told-by") else "think"
        rule_name = f"telling-{name}:{phrase.rule}"
        if style == "before":
            return Frame(begin, end, phrase, "before", rule_name, name, stance)
        return Frame(begin, end, phrase, "source", rule_name, name, stance)


_MANY = re.compile(r"(?:s|men|people)$")
_VERB_AT = re.compile(r" ([a-z]+)\b")
