"""Which times of an English sentence its main proposition is not about.

Times of figures that are only compared with, of participles behind a noun, of habits and of
relative clauses are left out. Rules: the data contract, "Period" and "Cases decided".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimwire.claims.times.reading import FoundTime

# in front of an English time: a figure that another one is only compared with
_OF_TIME = r"(?:in |of |for |the |during )*$"
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|than(?= (?:in|for|the|last)\b)|"
    r"against(?! the (?:dollar|euro|yen|pound|yuan|won|franc|greenback|real|rupee|lira|ruble|"
    r"rouble|peso)\b)|unlike)\s"
    rf"(?:[\w$%.-]+\s){{0,5}}?{_OF_TIME}",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"\b(?:up from|down from|from|than|since)\s(?!(?:it|them|him|her|us|"
    rf"there)\b)(?:[\w$%.,-]*[\w$%.-]\s){{0,6}}?{_OF_TIME}",
    re.IGNORECASE,
)
# down from 13% two years ago, to $11,500 from $14,000 in October
_DOWN_FROM = re.compile(
    r"(?:\b(?:up|down) from|\bto\s[$\d][\w$.,%]*(?:\s\w+){0,2}\sfrom)"
    rf"\s(?:[\w$%.,-]+\s){{0,4}}?{_OF_TIME}",
    re.IGNORECASE,
)
# up 73% from a year ago
_CHANGE = re.compile(
    r"(?:%|percent|points?|times|fold)\s(?:(?:higher|lower|more|less)\s)?(?:from|than|on|over)"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
# the start-up, founded in 2019, ...
_APPOSITION = re.compile(
    r",\s(?:\w+ed|set up|built|born|begun|shut|held|made|sold|bought|hit|cut|won|lost|known|run|"
    r"spun off)"
    r"\s(?:\w+\s){0,2}$"
)
# within two years of stopping: after something, whenever that was
_AFTER_WHAT = re.compile(r"\s(?:of|after|from) (?:\w+ing|the|their|its|his|her|a|being)\b")
# just shy of the 1993 record: a year that only names a mark
_MARK = re.compile(
    r"['’]?s?\s(?:record|peak|high|low|level|figure|total|tally|mark|flood|crash|"
    r"estimate|forecast|budget|plan|target|average)\b"
)
_OF_MARK = re.compile(
    r"\b(?:times|of|than|from|to|above|below|against|beat\w*|broke|broken|break\w*|topp?\w*|"
    r"surpass\w*|"
    r"exceed\w*|match\w*) the $"
)
# the highest since 2007
_RECORD = re.compile(r"\b(?:\w+est|most|worst|best|least|first)\b[^,;]*\bsince\s$", re.IGNORECASE)
# threw out an appeal filed in November: a participle behind an object
_REDUCED = re.compile(
    r"\ban? (?:(?!was|were|is|are|has|had|been|be)[\w'’-]+ ){1,3}?"
    r"(?:[a-z]+ed|made|built|set|begun|held|"
    r"bought|sold|won|struck|written|drawn|given|taken)\s(?:(?:in|on|at|since|from|back in|late in|"
    r"early in)\s)?$"
)
# to 4.52%, from 4.44% late Friday
_FROM_LATE = re.compile(r",?\sfrom\s[$€£¥]?\d[\w.,%]*\s(?:late|early|at the close)(?: on)?\s$")
# triple the $2.1 billion of last December
_TIMES_THE = re.compile(r"\b(?:double|triple|quadruple|twice|half|times) the [^,;]{0,30}?\bof $")
# since records began in 1990; anyone convicted in the previous seven years
_RECORDS_BEGAN = re.compile(
    r"\b(?:records?|data|tracking|measurements?) (?:began|begin|started|"
    r"start)\b[^,;]*$"
)
_ANYONE = re.compile(
    r"\b(?:anyone|anybody|whoever|those|people|firms|"
    r"companies) (?:who \w+ )?\w+ed $"
)
# SUVs built between 2021 and 2024, deals struck from 2022 to 2024
_MADE_BETWEEN = re.compile(
    r"\b(?:built|made|sold|issued|struck|signed|produced|registered|born|written|filmed|completed|"
    r"manufactured|committed|published|recorded)\s(?:between|from|in|during)?\s?$"
)
# a 12% discount to Wednesday's close
_TO_CLOSE = re.compile(r"\b(?:to|from|below|above|over|on)\s$")
_CLOSE = re.compile(r"['’]s (?:clos|pric|level|high|low|open|finish)")
_WAS_THEN = re.compile(r" (?:it|they|the (?:figure|rate|share|number)) (?:was|were|had)\b")
# bridges rated "poor" in 2020 have been repaired
_OF_SUBJECT = re.compile(
    r"\b[a-z]+s (?:[a-z]+ed|built|made|sold|born|held|taken) (?:[\"“”\w]+ )?(?:in|on|between|"
    r"during|since) $"
)
_VERB_AFTER = re.compile(r" (?:have|has|had|were|was|are|is|will|can|could|must)\b")
# ending a case that began in 2016
_THAT_BEGAN = re.compile(
    r"\b(?:an?|the|its|their|his|her) (?:[\w-]+ ){1,3}(?:that|which|who) (?:began|started|opened|"
    r"launched|expired|"
    r"ended|closed|came|went|ran|broke|fell|hit|killed|left|took|dates?|dated)\b[^,;]*$"
)
# with the longest portion due in 2066
_WITH_DUE = re.compile(r", with [^,;]*\b(?:due|maturing|expiring|ending) (?:in|on) $")
# ..., the drugmaker said on Feb. 4.
_SAID_ON = re.compile(
    r", [^,;]{1,48}\b(?:said|announced|reported|disclosed|showed|wrote|estimated|"
    r"told reporters) (?:late |early )?(?:on )?$"
)
# a loss in seven of the past nine quarters; a year ago it had 1,100, today 640
_SO_MANY_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|most|"
    r"many) of $"
)
_NOW_AFTER = re.compile(r"[;,] (?:today|now)\b")
_CONCEDED = re.compile(r"\beven if [^,;]*$", re.IGNORECASE)
# a tenth of what it did two years ago, 2.4x that of last year's model
_AS_MUCH = re.compile(
    r"\b(?:of|than|as much as|times) (?:what (?:it|they|he|she|we|that)\b[^,;]*|(?:it|they|he|"
    r"she|we) (?:did|was|were|had|cost) )$",
    re.IGNORECASE,
)
_THAT_OF = re.compile(r"\b(?:that|those|than|as) (?:of |in )?$|\b(?:x|times) $", re.IGNORECASE)
# threw out an appeal filed in November 2025
_REDUCED = re.compile(
    r"\b(?!month|year|week|quarter|day|and|but|that|while|when|after|before|as|said)[a-z]+ "
    r"(?:an?|the) (?:[a-z-]+ ){1,3}(?:[a-z]+ed|made|built|sold|bought|won|taken|held|begun|set) "
    r"(?:in |on |back in )?$"
)
_HABIT = re.compile(r"\b(?:every|each) $", re.IGNORECASE)
_RELATIVE = re.compile(r", (?:which|who|whose|where)\s[^,;]*$", re.IGNORECASE)


def of_the_proposition(sentence: str, times: Sequence[FoundTime]) -> list[FoundTime]:
    """The times of an English sentence that are none of a comparison, a habit or a noun."""
    kept = []
    for i, time in enumerate(times):
        before = sentence[: time.start]
        after = sentence[time.end :]
        if _APPOSITION.search(before) and after.startswith((",", " and ")):
            continue
        if i and _REDUCED.search(sentence, times[i - 1].end, time.start):
            continue
        if i and _REDUCED.search(before):
            continue
        if _CONCEDED.search(before) or _AS_MUCH.search(before):
            continue
        if _THAT_OF.search(before) and after.startswith(("'s", "’s")):
            continue
        if _FROM_LATE.search(before) or _TIMES_THE.search(before) or _RECORDS_BEGAN.search(before):
            continue
        if time.precision == "range" and (_ANYONE.search(before) or _MADE_BETWEEN.search(before)):
            continue
        if _OF_SUBJECT.search(before) and _VERB_AFTER.match(after):
            continue
        if _THAT_BEGAN.search(before) or _WITH_DUE.search(before):
            continue
        if time.precision == "day" and _SAID_ON.search(before) and not after.strip(". "):
            continue
        if time.precision == "range" and _SO_MANY_OF.search(before):
            continue
        if not before.strip() and time.rule == "ago" and _NOW_AFTER.search(after):
            continue
        if _CLOSE.match(after) and _TO_CLOSE.search(before):
            continue
        if i and time.rule == "ago" and _WAS_THEN.match(after):
            continue
        if time.rule == "within" and _AFTER_WHAT.match(after):
            continue
        if _MARK.match(after) and _OF_MARK.search(before):
            continue
        at_day = time.precision == "day" and before.endswith(" on ")
        if (_CHANGE.search(before) and not at_day) or _RECORD.search(before):
            continue
        if (
            (_DOWN_FROM.search(before) and not at_day)
            or _COMPARED.search(before)
            or (i and _FROM.search(before))
        ):
            continue
        if not (_HABIT.search(before) or _RELATIVE.search(before)):
            kept.append(time)
    return kept
