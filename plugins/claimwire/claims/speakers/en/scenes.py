"""What an English sentence sets ahead of its subject: when, where, in which paper.

In an emailed note Larkin …   On Tuesday the board …   In a footnote to its slides Kestra …
"""

from __future__ import annotations

import re

from claimwire.claims.matching.capitals import latin
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.verbs import VERB

OPENER = re.compile(
    latin(
        r"(?:(?:In|On|By|At|Since|From|Until|During|After|Before|For|Last|This|Under|Over|"
        r"Earlier|Late|"
        r"Early)\s(?:(?:the|a|its|late|early|last|this)\s)?(?:\d{4}|[A-Z][a-z]+day|"
        r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|"
        r"week|month|year|quarter|spring|summer|autumn|winter|time|"
        r"then)(?: \d{1,2})?(?:, \d{4})?,?\s)"
        r"|(?:Still|Now|Then|But|And|Yet|So|Meanwhile|However|Today|Yesterday|Even so|Instead),?\s"
    )
)
# What a sentence sets ahead of its subject without a comma: in an emailed note Larkin …
SCENE = re.compile(
    latin(
        r"(?:(?:In|On|At|From|With|Through|Via|By) (?:an?|the|his|her|its|their|one|"
        r"another) (?:[a-z-]+ ){0,3}"
        r"(?:statement|note|e-?mail|letter|post|tweet|memo|filing|interview|blog|speech|report|"
        r"hearing|briefing|call|response|reply|message|video|podcast|column|editorial|lecture|"
        r"podium|stage|press conference|news conference|week|month|year|day|morning|evening|"
        r"afternoon|night|weekend|meeting|sitting|session|debate|survey|poll|study|complaint|suit|"
        r"lawsuit|application|prospectus|circular|update|court|same breath|document|documents|"
        r"paper|"
        r"presentation|announcement|release|brief|footnote|foreword|preface|introduction|text)"
        r"(?: (?:submitted|filed|dated|published|released|sent|posted|issued|seen|made|written|"
        r"given|"
        r"obtained|circulated) (?:(?:to|on|of|by|in|with|at|last|this) )?(?:[a-z]+ )?[\w.]+)?"
        r"(?: (?:late |early |earlier )?(?:to|on|of|with|at|last|this|in) (?:[a-z]+ ){0,2}"
        r"(?:[A-Z][a-z]+day|[a-z]+))?|"
        r"(?:[A-Z][a-z]+|\d+) (?:seconds|minutes|hours|days|weeks|months|years) (?:later|"
        r"earlier|ago|on)|"
        r"(?:Within|After|For|Before|Inside|Over) (?:an?|the|two|three|four|a few|several|some|"
        r"many)? ?"
        r"(?:[a-z]+ )?(?:seconds|minutes|hours?|days?|weeks?|months?|years?|decades)(?: later)?|"
        r"(?:On|Last|This|Late on|Early on) [A-Z]?[a-z]+(?:day|week|month|year|night|spring|summer|"
        r"autumn|winter)|"
        r"(?:For|In|By|Over|During|Through|Throughout) (?:(?:the|this|next|its|his|her|their|"
        r"last) )?"
        r"(?:[a-z-]+ ){0,3}(?:quarter|year|half|month|season|period|decade|spring|summer|autumn|"
        r"winter|future|run|term)(?: of \d{4}| as a whole| ahead| just ended)?|"
        r"In (?:it|them|this|that|both)|(?:For|In|By) (?:fiscal )?\d{4}|(?:This|Next|"
        r"Last) (?:year|month|week|quarter|time)|"
        r"In (?:court|private|public|parliament|turn|return|response|reply|"
        r"testimony|"
        r"evidence|January|February|March|April|May|June|July|August|September|October|November|"
        r"December|\d{4})|At (?:first|last|home|times)|By then|Back then|Since then|These days|"
        r"A (?:day|week|month|year|decade) (?:ago|earlier|later|before)|Afterwards|Afterward|"
        r"Later|Earlier|Privately|Publicly) "
        r"(?=[A-Z]|the |an? |its |his |her |their |he |she |it |they |(?:two|three|four|five|six|"
        r"several|many|some|most) [a-z])"
    )
)
AHEAD = re.compile(
    r"(?:In|On|By|At|Since|From|Until|During|After|Before|For|Under|With|Without|As|Despite|Over|"
    r"Asked|Speaking|Writing|Talking|While|When|If|Once|Although|Though|Because|"
    r"Following)\b[^,]*,\s?"
)
# Words in small letters ahead of a name: In a footnote to its slides Kestra concedes …
_SMALL_AHEAD = re.compile(
    latin(
        r"(?:In|On|At|From|With|After|During|Through|For|Since|Under|Amid|"
        r"Despite) (?:[a-z][\w'’-]* ){1,9}(?=[A-Z])"
    )
)


def scene_of(page: Page, start: int, end: int) -> int:
    """Where what a sentence sets ahead of its subject ends, or 0."""
    if (m := SCENE.match(page.text, start, end)) is not None:
        return m.end()
    m = _SMALL_AHEAD.match(page.text, start, end)
    return 0 if m is None or VERB.search(page.shown, start, m.end()) else m.end()
