"""Forecast, opinion, measurement or fact: the first that fits the most specific clause.

Each clause of the content is weighed by what it expects (`expectations`), what it judges
(`judgements`) and what it measures. The most specific clause decides; between clauses equally
specific the contract's order of the kinds does. A small count that only qualifies a noun, and a
stretch of time, measure nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimwire.claims.amounts.quantities import FoundQuantity
from claimwire.claims.kinds.expectations import expectation, is_past, tells_of_this_year
from claimwire.claims.kinds.judgements import (
    happening,
    is_concessive,
    is_conditional,
    judgement,
    leaning,
)
from claimwire.claims.kinds.measurements import measured_in, ranks, tells_target_price
from claimwire.claims.kinds.refusals import is_refusal
from claimwire.claims.matching.gates import folded_rule, rule
from claimwire.claims.matching.lexicon import folded_pattern
from claimwire.claims.sentences.clauses import Clause
from claimwire.claims.times.reading import FoundTime
from claimwire.records import Attribution, Kind

_ORDER: tuple[Kind, ...] = ("forecast", "opinion", "measurement", "fact")
# English tells events in the past; a present tense with no event in it characterises.
_TELLS_PAST = rule(
    r"\b(?:did|was|were|had|been|exists?|(?<!and )yet|[a-z]{2,}ed|won|lost|met|cut|held|said|"
    r"told|left|"
    r"went|came|took|gave|got|saw|ran|fell|rose|grew|kept|set|sent|put|found|spoke|wrote|drove|"
    r"brought|bought|"
    r"built|paid|made|knew|began|broke|caught|chose|drew|ate|fought|flew|froze|hid|laid|led|lent|"
    r"rode|rang|sold|shook|shot|shut|sank|sat|slept|slid|spent|stood|stole|struck|swore|swung|"
    r"threw|wore|"
    r"withdrew|overtook|became|there (?:is|are)(?! (?:nothing|little|always|plenty|every|"
    r"no (?:doubt|point|reason|way|need|room))\b)|under way|on hold|in force|in place)\b|"
    r"(?<!\bca)(?<!\bwo)n['’]t\b|\bnot\b(?! so\b| sure\b| convinced\b| clear\b| enough\b)"
)
# Own words that tell what one does or has.
_TELLS = {
    "zh": rule(
        r"我们?(?:不|没|也|都|在|一直|从未|从来)|现在|里有|也有|还有|只有|叫我|问我?|跟我|每天|每次"
    ),
    "ja": folded_rule(
        r"もういない|(?:い|あ)る[。」]?$|ません[。」]?$|たことは?(?:[^、。]{1,4}も)?(?:な|あ)"
    ),
    "en": rule(r"\b(?:we|i) (?:do|don['’]t|never|always|have)\b"),
}
_OTHERWISE = rule(r"只|但|不过|仅|\bbut\b|が、")
# 六個月內第三度, 三年內不得再申請: how often and how long, not when
_HOW_OFTEN = rule(
    r"第[一二三四五六七八九十\d]+[次度]|不得|(?:应付|支撑|满足|覆盖|够|足以)[^，。]{0,4}未来"
)
_SUBORDINATE = {
    "zh": re.compile(
        r"^\s*(?:如果|若是?|要是|一旦|假如|倘若|除非|即使|即便|就算|虽然|尽管|由于|因为|为了?|"
        r"随着|除了?|对于|至于|"
        r"针对|面对|.{1,16}(?:是否|会不会|能否|要不要)|不管|不论|无论|换成|根据|按照|"
        r"在.{0,14}[下中上前后时]$|"
        r".{1,14}[的]?时$|以.{1,10}(?:来看|为例)$)"
    ),
    "ja": folded_pattern(r"(?:ば|たら|なら|ても|ため|ものの|けれど|ながら|一方|ており|が)$"),
    "en": re.compile(
        r"^\s*(?:if|unless|although|though|while|because|since|despite|when|after|"
        r"before|as|even if)\b"
    ),
}
_TURN = {
    "zh": rule(r"^\s*(?:但|却|可是|然而|不过|而是)"),
    "ja": folded_rule(r"^\s*(?:だが|しかし|ただ)"),
    "en": rule(r"^\s*(?:but|yet|however)\b"),
}
_WISH = {
    "zh": rule(r"希望|盼(?!到)|但愿|期许"),
    "ja": folded_rule(r"てほしい|たい(?:と|。|」|$)|望む|願"),
    "en": rule(r"\b(?:hopes?|hoping|wish(?:es)?)\b"),
}
# 増員を求める方針を示した: the noun of the frame tells a plan.
_INTENDS = folded_rule(
    r"[うくすつぬぶむる](?:と|との|という)?(?:方針|考え|意向|計画|予定|構え|見通し)"
    r"(?:だ|である|を(?:示|明らか|表明|固め|打ち出))"
)
# What is denied is not expected: 否認將預留產能.
_DENYING = frozenset({"否认", "驳斥", "denied", "denies", "denying", "否定し", "否定する"})
# Cues whose object is to come, whatever their class: 他料, guided to.
_FORESEEING = {
    "zh": frozenset({"料"}),
    "ja": frozenset[str](),
    "en": frozenset({"guided", "guides", "guiding"}),
}


@dataclass(slots=True)
class Judged:
    """The kind of a claim, the clause that decided, the rule, and clauses of the same kind.

    `weighed` is what every clause tells by itself; there is none where the whole decided.
    """

    kind: Kind
    main: Clause | None
    rule: str
    peers: tuple[Clause, ...] = ()
    weighed: tuple[_Weighed, ...] = ()

    def as_kind(self, kind: Kind, rule: str) -> Judged:
        """The same claim as another kind, with the clause that tells most for that kind."""
        told = [w for w in self.weighed if w.kind == kind]
        main = max(told, key=lambda w: w.weight).clause if told else self.main
        peers = () if kind == "measurement" else tuple(w.clause for w in told)
        return Judged(kind, main, rule, peers, self.weighed)


@dataclass(slots=True)
class Setting:
    """What a claim's sentence holds besides its words.

    `offset` is where the sentence begins: quantities and times count from there. `future`
    are the times after publication; `stance` is what the frame's cue does (say, think, ...),
    `cue` its words, `whole` the folded sentence with its frames, `bits` the rules that it opens.
    """

    language: str
    offset: int
    quantities: Sequence[FoundQuantity]
    times: Sequence[FoundTime]
    future: Sequence[FoundTime]
    stance: str
    cue: str
    attribution: Attribution
    whole: str
    bits: int


@dataclass(slots=True)
class _Weighed:
    kind: Kind
    weight: float
    rule: str
    clause: Clause


def judge(clauses: Sequence[Clause], setting: Setting) -> Judged:
    """Judge a claim by its clauses: its content without frames, in article offsets."""
    if not clauses:
        return Judged("fact", None, "kind:no-content")
    whole = "，".join(c.text for c in clauses)
    language, bits = setting.language, setting.bits
    silent = len(clauses) <= 2 and is_refusal(whole, language, bits)
    if silent and not _OTHERWISE.found(whole, bits):
        return Judged("fact", clauses[-1], "kind:refusal")
    timeless = not any(_in(c, setting.offset + t.start) for c in clauses for t in setting.times)
    conditional = timeless and is_conditional(whole, language, bits)
    conceded = is_concessive(whole, language, bits)
    if conceded and not any(_in(clauses[-1], setting.offset + q.start) for q in setting.quantities):
        return Judged("opinion", clauses[-1], "kind:conceded")
    conditional = conditional or conceded
    told = language == "en" and _TELLS_PAST.found(whole, bits)
    weighed = [_weigh(c, setting, conditional, told, len(clauses)) for c in clauses]
    best = max(weighed, key=lambda w: (w.weight, -_ORDER.index(w.kind)))
    peers = [w.clause for w in weighed if w.kind == best.kind and best.kind != "measurement"]
    return Judged(best.kind, best.clause, f"kind:{best.rule}", tuple(peers), tuple(weighed))


def _weigh(clause: Clause, setting: Setting, conditional: bool, told: bool, count: int) -> _Weighed:
    language, text, bits = setting.language, clause.text, setting.bits
    inside = [q for q in setting.quantities if _in(clause, setting.offset + q.start)]
    strong, weak = judgement(text, language, bits)
    at = clause.start - setting.offset
    measured = measured_in(text, at, inside, language, bits, judged=strong > 0)
    dated = any(_in(clause, setting.offset + t.start) for t in setting.times)
    ahead = any(_in(clause, setting.offset + t.start) for t in setting.future)
    ahead = ahead and not _HOW_OFTEN.found(text, bits)
    expects = expectation(text, language, bits)
    happens = happening(text, language, bits)
    lean = leaning(setting.cue, language)
    weak, happens = weak + max(lean, 0), happens + max(-lean, 0)
    ranked = ranks(text, language, bits)
    coming = bool(measured) and language == "zh" and tells_of_this_year(text, bits)

    weight = 3.0 * bool(measured) + 0.3 * min(len(measured), 2) + 0.6 * dated
    weight += 1.5 * ranked + min(len(text), 40) / 80
    if count > 1 and _TURN[language].found(text, bits):
        weight += 0.6
    if count > 1 and _SUBORDINATE[language].search(text):
        weight -= 3.0
    if not measured and _WISH[language].found(text, bits):
        return _Weighed("opinion", weight + 1.0, "wish", clause)
    if conditional and measured and expects:
        return _Weighed("measurement", weight, "computed", clause)
    past = is_past(text, language, bits)
    priced = setting.whole if setting.stance == "expect" else text
    if measured and tells_target_price(priced, language, bits):
        return _Weighed("measurement", weight + 1.5, "target-price", clause)
    if past and expects == "weak":
        expects = ""
    foresees = setting.stance == "expect" or setting.cue in _FORESEEING[language]
    foresees = foresees or (language == "ja" and not strong and _INTENDS.found(setting.whole, bits))
    if setting.cue in _DENYING and not ahead:
        expects = ""
    follows = bool(expects) or (language == "ja" and not happens)
    if conditional and not measured and not past and follows:
        return _Weighed("opinion", weight + 1.5, "conditional", clause)
    if expects == "strong" or (ahead and not past) or coming or (foresees and not past):
        firm = 4.5 if measured or ahead else 3.0
        return _Weighed("forecast", weight + firm, "expected", clause)
    if strong and not measured:
        return _Weighed("opinion", weight + 1.0 + 0.3 * min(strong, 3), "judged", clause)
    if expects == "weak" and not measured:
        if conditional:
            return _Weighed("opinion", weight + 1.0, "conditional", clause)
        return _Weighed("forecast", weight + 1.5, "may-happen", clause)
    if expects == "weak" and measured and not past and not conditional:
        return _Weighed("forecast", weight + 1.0, "measure-to-come", clause)
    if measured or ranked:
        return _Weighed("measurement", weight, "measured" if measured else "ranked", clause)
    if setting.stance == "think":
        return _Weighed("opinion", weight + 0.5, "thought", clause)
    if weak > happens or (weak and setting.attribution == "quote" and weak >= happens):
        return _Weighed("opinion", weight + 0.3, "judging-words", clause)
    own_words = setting.attribution == "quote" and not (told or _TELLS[language].found(text, bits))
    if own_words and not happens and not past:
        return _Weighed("opinion", weight, "own-words-with-no-event", clause)
    bare = not happens and not inside and not dated
    if language == "en" and bare and not told and setting.attribution != "reported":
        return _Weighed("opinion", weight, "present-with-no-event", clause)
    return _Weighed("fact", weight + 0.2 * bool(happens), "event-or-state", clause)


def _in(clause: Clause, at: int) -> bool:
    return clause.start <= at < clause.end
