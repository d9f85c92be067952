"""Forms of English stances: minds, verdicts, words in marks and who stands beside them."""

from __future__ import annotations

import re

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.gates import rule
from claimwire.claims.speakers.en.verbs import AUXILIARY

LEAST = 5  # characters of what somebody is said to stand for
QUOTED_LEAST = 1  # characters
BEFORE_THAT = re.compile(
    r"(?P<verb>[a-z][a-z'-]+)(?: (?:out|up|back|down)(?=$| ))?"
    r"(?: (?:to|with|for|in|at|on|from|over|during|about) [^,.:;□]{2,40}?|"
    r" (?:aloud|publicly|privately|again|once more|openly|[a-z]+ly)){0,2}$"
)
VERB_NEXT = re.compile(rf"(?:{AUXILIARY}|[a-z]+ed|comes?|came|makes?|made|goes|went|[a-z]+s) ")
HAS_TO = re.compile(r"(?:has|have|had|needs?|needed|ought|is|are) to\b")
NO_CLAUSE = re.compile(r"(?:to|of|for|in|on|by|with|at|as|from|and|or|but|into|about)\b")
MINDED = (
    r"\b(?:is|are|was|were|remains?|remained|sounds?|sounded|seems?|seemed|feels?|felt|looks?) "
    r"(?:(?:not|very|quite|so|more|less|rather|far from|still|now|also|too|clearly|[a-z]+ly) ){0,2}"
    r"(?:ADJ)(?: that| about| of| as to| to (?:see|have|learn|hear|find)|,? but)? "
)
GIVEN = r"\b(?:GIVES) (?:[a-z-]+ ){0,3}?(?:NOUN) (?:[a-z ]{2,24} )?that "
WOULD = rule(
    r"\b(?:would|['’]d) (?:(?:much|far|still|rather|also|really|dearly) )?"
    r"(?:prefer|like|love|rather|sooner|hate|welcome|settle for) "
)
# Who counts or finds figures tells them: Chun Yi counted 31 robots.
COUNTS = rule(
    r"\b(?:count|tallie|measure|clock|record|report|find|note|log|register|detect|found|tally)"
    r"(?:s|ed|d|)\b (?=(?:[a-z]+ ){0,3}(?:\d|two|three|four|five|six|seven|eight|nine|ten|dozens))"
)
RULES_OUT = rule(
    r"\b(?:won['’]t|will not|would not|wouldn['’]t|could not|cannot|can['’]t|refuse[sd]? to|"
    r"did not|does not) (?:rule out|exclude|dismiss the (?:idea|possibility|chance))\b "
)
# heat pumps "a present": what somebody finds a thing to be, in their words
# The ministry's position is that …: what somebody has that is asserted
POSSESSED = re.compile(
    r"['’]s? (?:[a-z]+ )?(?:position|view|argument|stance|line|case|message|point|theory|hope|fear|"
    r"worry|hunch|guess|contention|claim|belief|conclusion|advice|answer|explanation|complaint|"
    r"objection|suspicion|assumption|verdict|diagnosis|reasoning|promise|boast|forecast|estimate|"
    r"tally|count|prediction|calculation|figure|projection|bet|dream|wish) "
    r"(?:is|was|remains|has been) (?:that )?"
)
WORRIES = re.compile(
    r"What (?P<verb>worries|concerns|bothers|strikes|puzzles|alarms|annoys|irks|frightens|scares|"
    r"surprises|galls|upsets|troubles|baffles|intrigues|impresses|pleases|angers|saddens|"
    r"unsettles) "
    r"(?P<who>[^,.;:]{2,60}?)(?: most| more)? (?:is|was) (?:that )?"
)
WHAT = re.compile(
    r"What (?P<who>[^,.;:]{2,60}?) (?:(?:does|did|do|will) )?(?P<verb>confirms?|fears?|wants?|"
    r"expects?|says?|dreads?|resents?|hopes?(?: for)?|admits?|concedes?|regrets?|likes?|dislikes?|"
    r"cherishes|admires?|loves?|enjoys?|hates?|loathes?|misses|objects to|cares? about|"
    r"worries about|finds? (?:[a-z]+)|craves?|values?|remembers?|recalls?|promises|promised|"
    r"sees?|needs?|fails? to see|misses) (?:most )?(?:is|was|are) (?:that )?"
)
WITNESS = rule(
    r"\b(?:(?:report|reported|recall|recalls|recalled|describe|described|remember|remembers|"
    r"remembered) (?=[a-z])|finds (?=(?:the|it|them|this|that|such|his|her|its|their)\b))"
)
FINDS = rule(r"\b(?:finds?|found|thinks?|thought)\s[^,;:.\"“‘]{2,60}\s(?=[\"“‘])")
WONDERS = rule(
    r"\b(?:wonder|doubt|question|ask|query|debate|querie|quer)(?:s|ed|ies|ied|es|d)? "
    r"(?:aloud |publicly )?(?:whether|if|why|how|what|who)\b "
)
VERDICT = re.compile(
    r"(?:,|□.)?\s*\b(?:was|is|were|are|ran|came|went)\s(?:how|the (?:[a-z]+ )?(?:verdict|words?|"
    r"message|reply|answer|response|assessment|conclusion|view|comment|reaction|summary|retort|"
    r"description|advice|warning|judge?ment|explanation|line|refrain|diagnosis|take)\s"
    r"(?:of|from))\s"
)
# … is the winemaker's summary of the year; … was all that he would say
OWNED_VERDICT = re.compile(
    r"(?:,|□.)?\s*(?:(?:is|was|are|were)\s(?P<who>[^,.;:□]{3,60}?)['’]s?\s(?:[a-z]+ )?(?:verdict|"
    r"summary|assessment|description|reply|answer|response|advice|message|view|conclusion|comment|"
    r"phrase|explanation|motto|judge?ment|take)\b|"
    r"was all (?:that )?(?P<sayer>[^,.;:□]{2,50}?) (?:would|could|had to) say\b)"
)
DID_BEHIND = re.compile(
    latin(
        r"\s*[,:—–-]*\s*(?P<verb>(?:thus|went on|[a-z][a-z-]*(?:ed|s)|wrote|said|sang|swore|spat|"
        r"shot back|put in|threw in|began|told|thought|cut in|ran|read|wept|rang|broke in|"
        r"hit back))\s"
        r"(?=(?:the|a|an|one|its|his|her|their|[A-Z]))"
    )
)
NAME_BEHIND = re.compile(
    latin(
        r"(?:,|,?\s[—–-])\s(?P<verb>[a-z][a-z-]*(?:s|ed))\s"
        r"(?P<who>(?:[A-Z][\w'’-]+\s){0,2}[A-Z][\w.'’-]*\s[A-Z][\w'’-]+)(?=[,.:;]|\sof\s|\sat\s|$)"
    )
)
OPENED = re.compile(
    r"\s*(?:When|If|While|As|After|Before|Although|Though|Because|Since|Asked|Once|Unless|Until|"
    r"Whether|Despite|Having|Not|With|Even|Where|Whenever|Given|Like|Unlike|In|On|At|By|For|From)\s"
)
JOINED = re.compile(
    r"(?:when|where|which|who|whose|while|as|after|before|because|though|although|if|unless|since|"
    r"and|but|or|so|until|once|with)\b"
)
JOINED_BEFORE = re.compile(r", (?:though|although|while|whereas|because|since|but|so) [^,]*$")
NO_CLOSING = re.compile(
    r"is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|fell|"
    r"rose|gained|lost|dropped|climbed|jumped|slid|slipped|sank|shed|added|won|beat|led|hit|made"
)
NO_TELLING = frozenset(
    ["includes", "included", "features", "featured", "joined", "succeeded", "replaced", "met"]
)
# What a predicate tells of its subject, where it is no judgement.
# Verbs that tell all of a stance themselves: Dizon doubts the figure.
DENIES = (
    "doubt",
    "dispute",
    "contest",
    "question",
    "regret",
    "resent",
    "reject",
    "dread",
    "fear",
    "suspect",
    "oppose",
    "favo",
    "defend",
)
PARTICLE = re.compile(r" (?:off|through|out|fit|eye to eye)\b")
STANCES = {
    "moves": "expect",
    "has-it": "expect",
    "revises": "say",
    "foretells": "expect",
    "wants": "expect",
    "proposes": "expect",
    "asserts": "say",
    "speaks": "say",
    "sketches": "say",
    "finds": "say",
    "mutters": "say",
}
SECOND = ("finds", "moves", "idiom", "foretells", "as", "self", "rejects", "rules-out")
OF_ONE = ("wants", "speaks", "mood")  # said of crowds they tell what the outlet saw
MINDS = (WOULD, WONDERS, COUNTS, FINDS, RULES_OUT, WITNESS)
# What somebody is for or against, with nothing said of it
EMPTY = re.compile(r"\s(?:the|this|that|it|its|such|any|these|those)\s?[a-z]*\s?[a-z]*[.!]?")
PHRASE = re.compile(
    r"[,:;—–]|(?<!\bRep)(?<!\bSen)(?<!\bGov)(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bProf)"
    r"(?<!\bGen)"
    r"(?<!\bCol)(?<!\bLt)(?<!\bSt)(?<!\b[A-Z])\.|[\"“”‘]|\s(?:in|on|at|when|as|after|before|who|"
    r"with|outside)\s"
)
DOING = re.compile(r"[a-z]+ing\b")
