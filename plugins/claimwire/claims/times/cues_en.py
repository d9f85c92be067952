"""Words around an English time that tell which way it lies, or that it is no time at all."""

from __future__ import annotations

import re

# a hearing called for Sept. 8: a day for which something is set
SET_FOR = re.compile(
    r"\b(?:call|set|schedul|plann?|slat|book|pencill?|fix|due|list|convene|"
    r"timetabl)\w*\b[^,;.]{0,40}\sfor\s$",
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
    r"\b(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|\w+est|most|times|"
    r"twice)\b[^,.;]*$",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:will|should|would(?! not:)|plans?|planned|expects?|expected|due|set to|scheduled|"
    r"by(?! (?:an?|about|nearly|almost|more|less|as|up|half|[\d$€£]|\w+ing)\b)|slated|aims?|"
    r"intends?|until|forecasts?|to be|starting|begins?|from(?= (?:early |late |mid-|the (?:start|"
    r"end|beginning|middle) of |next |this )*$)|before(?= $)|next|(?-i:may)|could|"
    r"launch(?:es)?|targets?|upcoming|shall|going to|ahead of|starts?|resumes?|opens?|meets|"
    r"convenes|"
    r"returns(?! (?:on|rates?|of|to shareholders)\b)|will return|"
    r"takes? (?:effect|over|office)|comes? into (?:force|effect)|goes? on sale|"
    r"expires?|kicks? off|date to watch is)\b",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:was|were|had|ago|last)\b|\b(?:has|have) \w+ed\b")
CLAUSE = re.compile(r"[;]|, (?:and|but|which|who)")
FEAST_DAY = re.compile(
    r"\b(?:Palm|Easter|Black|Good|Super|Bloody|Ash|Cyber|Holy|Fat|Shrove|every|each) $",
    re.IGNORECASE,
)
# May and March are words of other kinds unless something of time leads to them
LED_BY_TIME = re.compile(
    r"\b(?:in|of|by|since|until|from|to|late|early|mid|through|during|for|and|last|next|this|end|"
    r"before|after)[ -]$",
    re.IGNORECASE,
)
MODAL = re.compile(r"May (?:not )?[a-z]+\b(?! \d)")
LED_BY_MAY = re.compile(r"\b(?:in|of|by|since|until|last|early|late|end|from)[ -]$")
# a number like 2048 counts things when a plural follows and nothing of time leads to it
COUNTS = re.compile(r"\s(?:[a-z]+s|people|[A-Z]+s|H\d+)\b(?<!was)(?<!is)(?<!has)")
YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|of|from|to|until|during|for|late|early|mid|through|and|the|or)\s$",
    re.IGNORECASE,
)
NO_YEAR_BEFORE = re.compile(
    r"\b(?:about|nearly|some|than|[Mm]odel|GTX|RTX|Room|over|Windows|Office|page|Russell|Nikkei|"
    r"FTSE|"
    r"[Mm]odel[- ]years?(?:\s20\d\d(?:\s(?:to|and|through)|[,-]))?)\s$"
)
