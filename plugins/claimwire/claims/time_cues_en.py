"""Words around an English time that tell which way it lies, or that it is no time at all."""

from __future__ import annotations

import re

# a hearing called for Sept. 8: a day for which something is set
SET_FOR = re.compile(
    r"\b(?:call|set|schedul|plann?|slat|book|pencill?|fix|due|list|convene|timetabl)\w*\b[^,;.]{0,40}\sfor\s$",
    re.IGNORECASE,
)
# the hearing on Sept. 8: of the months ahead, however it is told
CALLED_ON = re.compile(
    r"\b(?:hearing|vote|meeting|summit|trial|sentencing|ruling|launch|talks|decision|debut)s? "
    r"(?:is |are |was )?(?:set |called |scheduled )?(?:for|on) $",
    re.IGNORECASE,
)
CALLED_MONTHS = 3
# the third change in 5 months: how often, not when
HOW_OFTEN = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|\w+est|most|times|twice)\b[^,.;]*$",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:will|would|plans?|planned|expects?|expected|due|set to|scheduled|by|slated|aims?|"
    r"intends?|until|forecasts?|to be|starting|begins?|from(?! [$\d])|next|(?-i:may)|could|"
    r"launch(?:es)?|targets?|upcoming|shall|going to|ahead of|starts?|resumes?|opens?|returns?|"
    r"takes? (?:effect|over|office)|comes? into (?:force|effect)|goes? on sale|"
    r"expires?|kicks? off)\b",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:was|were|had|ago|last)\b|\b(?:has|have) \w+ed\b")
CLAUSE = re.compile(r"[;]|, (?:and|but|which|who)")
FEAST_DAY = re.compile(
    r"\b(?:Palm|Easter|Black|Good|Super|Bloody|Ash|Cyber|Holy|Fat|Shrove|every|each) $",
    re.IGNORECASE,
)
