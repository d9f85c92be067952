"""Forms of English reporting that need no vocabulary: sources, adjuncts, passives, verbs."""

from __future__ import annotations

import re

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.gates import rule

SOURCE = rule(
    latin(
        r"\baccording to\s|(?<!\d )\bper\s(?=its\s|the\s|(?-i:[A-Z]))|\bciting\s|"
        r"\bin the (?:[a-z]+ )?(?:view|opinion|words|eyes|estimation|judge?ment|reckoning|"
        r"experience|memory|telling|phrase|reading|version|analysis|assessment|account|verdict|"
        r"description|interpretation) of\s|"
        r"\b(?:so|as) (?:runs|goes) the (?:argument|theory|thinking|view|reasoning|logic|case|"
        r"claim) "
        r"(?:of|from|at)\s|\bto (?:listen to|believe)\s(?=the\s|(?-i:[A-Z]))|"
        r"\b(?:by|on|at|to) the (?:[a-z]+ )?(?:reckoning|estimates?|count|tally|calculations?|"
        r"account|"
        r"assessment|maths?|figures|numbers|admission|telling|lights|logic|analysis|projections?|"
        r"forecasts?|definition|standards|records?|books) of\s|"
        r"\bif (?:one|you|we) (?:believes?|trusts?|listens? to|asks?|reads?|hears?|"
        r"follows?)\s(?=the\s|(?-i:[A-Z]))"
    ),
    re.IGNORECASE,
)
BOUND = re.compile(r",(?!\d)|[;:—–]|\s-\s|[“”\"]")
PHRASE_END = re.compile(r",(?!\d)|[;:—–]|\.(?=\s|$|[\"”])|[\"“]")
WEEKDAY = r"(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day"
# Asked of the text as it is written: Mr Kelly is no adverb.
AUX = re.compile(
    r"(?<!\w)(?:(?:has|have|had|also|then|later|once|recently|previously|has also|still|just|"
    r"since|lately|already|always|long|often|again|only|even|twice|first|at first|at last|"
    r"in turn|nonetheless|nevertheless|duly|soon|instead|too|thus|hence|therefore|meanwhile|"
    r"perhaps|of course|"
    r"(?:went|goes|go|going) on to|(?:was|were|is|are) (?:quick|at pains|careful|keen) to|"
    r"hastened to|used to|likes? to|chose to|had to|has to|would only|"
    r"now|however|further|"
    r"(?:earlier |late |early )?(?:last|this) (?:week|month|year|quarter|night|morning|evening|"
    r"afternoon|spring|summer|autumn|fall|winter|weekend)|in (?:January|February|March|April|May|"
    r"June|July|August|September|October|November|December)|for (?:some time|years|months|weeks|"
    r"decades|"
    r"a while|long)|in turn|for (?:his|her|its|their) part|for one|at once|"
    rf"today|yesterday|himself|herself|itself|(?:did|does|do)(?:n['’]t| not)?|never|"
    rf"(?!(?:tal|fami|supp|assemb|al|bul|ral|rep|ju|ita|monopo)ly)[a-z]+ly|(?:on )?{WEEKDAY})\s+)*$"
)
ADDRESSEE = re.compile(
    latin(
        r"\s+(?:(?:reporters|analysts|investors|lawmakers|staff|employees|customers|clients|"
        r"shareholders|colleagues|"
        r"journalists|me|us|him|them|CNBC|CNN)(?=\s+(?!(?:in|on|at|during|after|before|that|to|"
        r"when|with|by|via)\b)|[,.:;]|$)|"
        r"(?:the|a|an|his|her|its|their|our|us|me|him|them|reporters|analysts|"
        r"investors|lawmakers)\b"
        r"[^,.:;\"“”]{0,40}?|[A-Z][\w.'’&-]*(?:\s[A-Z][\w.'’&-]*){0,4})"
        r"(?=\s+(?:that|to|in|on|at|during|after|when|it|the|a|he|she|they|his|her|its|"
        r"no|there|some|any|this|these|those|all|both|most|more|many|several|demand|sales|"
        r"orders|prices|"
        r"would|will|[A-Z$\d\"“])"
        r"|[,.:;\"“”]|$)"
    )
)
ADJUNCT = re.compile(
    r"(?:\s+(?:(?:on|in|at|during|after|before|when|while|to|from|via|through|late|early|last|this|"
    r"earlier|back|by|for|of|with)\s(?:(?!\sthat\s)[^,.:;\"“”])*|"
    rf"{WEEKDAY}|today|yesterday|later|recently|previously|[a-z]+ly))*",
    re.IGNORECASE,
)
# Whom somebody tells, and what behind that is told and no circumstance of telling.
LISTENER = re.compile(
    r"(?:\s+(?!(?:that|how|why|whether|if|what|he|she|it|they|we|there|to|no|as|of)\b)[\w'’$.&-]+"
    r"(?:\s(?!(?:that|how|why|whether|if|what|he|she|it|they|we|who|which|in|on|at|after|before|"
    r"during|outside|when|where|while|is|was|are|were|will|would|has|had|could|should|to)\b)"
    r"[\w'’$.&-]+){0,5})?"
)
ASSERTED = re.compile(
    r"\s+(?:(?:that|how|why|whether|if|what|to)(?!\s(?:is|are|was|were|has|had|would|will)\b)|"
    r"he|she|it|they|we|is|was|are|were|will|would|has|had|could|should)\b"
)
CIRCUMSTANCE = re.compile(
    r"\s(?:in|on|at|during|after|before|to|with|via|over|when|as|while|from)\s(?:its|his|her|"
    r"their|an?|the|this)\s"
)
SUBORDINATE = re.compile(
    latin(
        r"\s*(?:When|If|While|As|After|Before|Although|Though|Because|Since|Asked|Once|Unless|"
        r"Until|"
        r"Whether|Despite|In a|In an|At a|On a|Speaking|[A-Z][a-z]+ing)\s[^,]*$"
    )
)
DATED = re.compile(
    rf"(?:(?:on |late |early |late on |early on )?{WEEKDAY}(?: (?:morning|evening|"
    rf"night))?|yesterday|today|last \w+|"
    r"(?:in|on|at|during|by|via|over|through|from) (?:[^,.:;\"“”]|\.(?=\d)){2,80}?(?=\s+that\s|:))"
    r"(?:,?\s+(?P<that>that)\b)?,?\s*",
    re.IGNORECASE,
)
NOT = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bdeclined to|\brefused to|\bwould|\bcould|\bto|"
    r"\bcannot|\bwithout)\s+$"
)
NOT_THINKING = re.compile(r"(?:\b(?:does|do|did)(?: not|n['’]t)|\bnever)\s+$")
ONLY_SAYS = re.compile(
    r"\b(?:would only|(?:went|goes|go|going) on to|(?:was|were|is|are) (?:quick|at pains|careful|"
    r"keen) to|hastened to|used to|likes? to|chose to|had to|has to)\s+$"
)
NOUN_BEFORE = re.compile(
    r"(?:\b(?:an?|the|its|his|her|their|our|any|no|of|at|by|with|in|on|for|under|from)|['’]s|"
    r"s['’])\s+$"
)
# Houses whose names end like owners
NAMES_IN_S = re.compile(
    r"\b(?:moody|lloyd|sotheby|christie|mcdonald|macy|kohl|lowe|wendy|sainsbury|barron|levi|"
    r"kellogg|"
    r"domino|dillard|denny|arby|hershey|campbell|bonham|ladbroke|morrison|carluccio|nando|haribo|"
    r"debenham|waitrose|victoria)['’]s\s+$"
)
# Verbs of saying in phrases that tell an act.
NO_SAYING = re.compile(
    r"(?:call|calls|called|calling) (?:off|in|up|on|for|"
    r"(?:an?|the|two|three|its|their) (?:[\w-]+ )?(?:stoppages?|walk-?outs?|rall(?:y|ies)|"
    r"protests?|"
    r"march|lockout|vigil|demonstration|assembly|truce|hearings?|meetings?|votes?|elections?|"
    r"truces?|ceasefire|"
    r"boycott|ballot|referendum|press|police|ambulance|halt|summit|strikes?|conference|session|"
    r"doctor|cab))\b|"
    r"(?:put|puts|putting) (?:out|on|off|up|down|in|forward|together)\b|(?:see|sees|saw) off\b|"
    r"citing\b|(?:read|reads) (?:like|as)\b|(?:report|reports|reported) (?:to|for)\b|(?:point|"
    r"points|pointed) (?:at|to)\b|"
    r"(?:rate|rates) (?:of|are|is|were|rose|fell)\b|(?:value|values) (?:of|is|are)\b"
)
ADJUNCT_FOLLOWS = re.compile(r"\s+(?:in|on|at|to|during|after|before|that|it|by|via)\b")
TAIL = re.compile(r"[.!\s\"”’')]*$")
EXPLAINS = re.compile(
    r"\s*(?:an?|the|his|her|its|their|one of|who|which|whose|now|then|formerly|speaking|"
    r"appearing|writing|testifying|talking|responding|referring|asked)\s"
)
OFFICE_OF = re.compile(
    latin(
        r"\s*(?:(?:[A-Z][\w&-]*\s){0,3}[A-Z][\w&-]*['’]s?\s)?(?:[a-z][\w-]*\s){0,3}(?:executive|"
        r"officer|director|head|president|chair\w*|founder|manager|minister|"
        r"secretary|mayor|governor|editor|captain|professor|partner|economist|analyst|"
        r"strategist|engineer|"
        r"spokes\w+|leader|coach|chief|lecturer|fellow|adviser|advisor|commissioner|ambassador|"
        r"owner|curator)"
        r"(?:\s(?:of|at|for|in|with)\s|\s*,)"
    )
)
SEAT = re.compile(latin(r"\s*(?:\(?[RDI]-[A-Z][\w.]*|Republican|Democrat|[RD] of)"))
PASSIVE = rule(
    r"\b(?:is|are|was|were|been|being) (?:widely |also |now |still )?"
    r"(?:expected|forecast|projected|estimated|seen|believed|"
    r"predicted|described|said|valued|called|considered|viewed|regarded|thought|put|tipped|pegged) "
    r"(?P<by>by (?P<who>[^,.;:]{3,60}?))(?= (?:to|as|at)\b|[,.;:])"
)
BRACKETED = re.compile(r"\s\([^()]{2,40}\)\s*$")
FINITE = re.compile(
    r"\b(?:(?:it|that|there|he|she|they|we|you|this)['’](?:s|re|ll|d|ve)\b|"
    r"(?:they|we|it|he|she|these|those) [a-z]{3,}|is|are|was|were|has|have|had|will|would|"
    r"can|could|may|might|must|should|did|does|do|"
    r"[a-z]{3,}ed|[a-z]{3,}s|[a-z]+n['’]t|made|sold|rose|fell|grew|cut|met|won|lost|"
    r"left|takes?|come|came|remain|cost|hit|set|led|held|kept|ran|began|spent|built|bought|"
    r"brought|went|got|gave|took|"
    r"paid|sent|meant|stood|drew|knew|shrank|sank|slid|stuck|struck|beat|let|shut|spread|needs?|"
    r"felt|saw|found|fought|heard|wrote|chose|drove|flew|fled|froze|hung|hurt|laid|lay|leapt|lent|"
    r"lit|put|quit|rode|rang|shook|shot|slept|sought|spoke|sprang|stole|swept|swung|taught|"
    r"thought|threw|tore|understood|withdrew|woke|wore|broke|caught|bore|became|dealt|dug|drank|"
    r"ate|fed|bet|burst|forgot|overcame|undercut|outgrew|"
    r"want|face|make|use|run|"
    r"sell|buy|get|give|go|know|work|lack|lag|hold|keep|trade|depend|account|stay|fall|rise|"
    r"grow|move|matter)\b"
)
NO_COMMENT = re.compile(
    r"(?:it|he|she|they|the company)?\s*(?:does|do|did|would|could|will|had)(?:n['’]t| not| no)?\s?"
    r"(?:immediately |publicly )?(?:have )?(?:not |no )?comments?\b"
)
OWN_FIGURES = re.compile(
    r"(?:an? |its )?(?:(?:record|net|operating|pre-?tax|quarterly|annual|first|unexpected|"
    r"surprise) )*"
    r"(?:(?:about |nearly |some |almost )?[\d.]+(?:%| ?percent| per cent|-fold) )?"
    r"(?:rise|increase|jump|fall|drop|decline|gain|growth|surge|slump|loss|profit|swing|"
    r"revenue|sales) "
    r"(?:in|of|to|for)\b|"
    r"(?:(?:about |nearly |some |a record )?[$€£¥]\d[\d.,]*(?: [mbt]n| (?:m|b|tr)illion)?"
    r" (?:of|in) )?"
    r"(?:[A-Za-z-]+\s){0,4}(?:revenue|sales|profit|income|earnings|loss|results)"
)
# What a maker claims of its things: 1,050 km of range
OWN_CLAIMS = re.compile(
    r"(?:(?:up to|more than|over|about|around|nearly|some|at least) )?(?:[$€£¥]?\d|"
    r"an? (?:[a-z-]+ ){0,2}"
    r"(?:range|speed|accuracy|efficiency|yield|share|saving|gain|capacity|performance|advantage|"
    r"cut|"
    r"reduction|lifetime|lead|rate|throughput|latency|improvement|success rate)\b)"
    r"(?![^.]{0,30}\b(?:lives|victims|dead|people|deaths|wickets|medals|titles|seats|goals)\b)"
)
# US guidance "typical bullying": a thing and what it is called, in marks at the end
NAMED_SO = re.compile(r"^[^\"“”,;:]{3,90} [\"“][^\"“”]{3,80}[\"”][.!]?$")
CLAUSE_FOLLOWS = re.compile(
    latin(r"(?:\s(?:reporters|the \w+|a \w+|investors|[A-Z]\w+))?\s(?:that|how)\s|\s?[,:]\s?[\"“‘]")
)
# What is told without "that": its subject and an auxiliary, and no relative word between them
PLAIN_CLAUSE = re.compile(
    latin(
        r"(?:the|an?|its|his|her|their|our|this|these|that|those|no|some|most|many|it|he|she|"
        r"they|we|"
        r"there|[A-Z$£€\d][\w.,'’%-]*)"
        r"(?: (?!(?:who|which|that|whose|where|when|to|and)\b)[\w'’%.-]+){0,6}? "
        r"(?:is|are|was|were|will|would|has|had|have|can|could|may|might|must|should)(?:n['’]t)? "
    )
)
SAID = ("said", "says", "told", "expects", "thinks", "believes")
PLACED = re.compile(
    r"\b(?:at|as|between|above|below|down to|closer to|nearer|around|north of|south of|upwards of|"
    r"in the (?:low|mid|high|upper|lower|middle|single|double|[a-z]+ties))\b"
)
VALUED = re.compile(r"\d|\b(?:as|to|[a-z]+ing|no|little|further|more|less)\b")
PREPOSITION = re.compile(
    r"(?:[a-z]+ly )?(?:to|of|for|by|with|from|into|no one|in|"
    r"about(?! (?:[$€£¥]?\d|an?\b|half|two|three|four|five|six|seven|eight|nine|ten|twenty)))\b"
)
EXPECTS = re.compile(
    r"\s+(?:not )?to (?:expect|brace|prepare|count on|assume|look|watch|be (?:ready|prepared|"
    r"patient)|"
    r"reckon|budget|plan|hope|fear|wait)\b"
)
ASKS = frozenset(
    [
        "urged",
        "urges",
        "urge",
        "called",
        "calls",
        "warned",
        "warns",
        "asked",
        "asks",
        "told",
        "telling",
        "urging",
        "warning",
        "asking",
        "tells",
        "tell",
        "advised",
        "advises",
        "pressed",
    ]
)
VOWS = frozenset(
    [
        "vowed",
        "vows",
        "pledged",
        "pledges",
        "promised",
        "promises",
        "threatened",
        "threatens",
        "swore",
        "hope",
        "hopes",
        "hoped",
    ]
)
EXPECTING = (
    "expect",
    "forecast",
    "predict",
    "project",
    "anticipat",
    "foresee",
    "foresaw",
    "assum",
)
