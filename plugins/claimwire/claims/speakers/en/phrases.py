"""Forms of English noun phrases that need no vocabulary: names, counts, places, papers."""

from __future__ import annotations

import re

from claimwire.claims.matching.capitals import latin

WORD = latin(r"[A-Z][\w'’.&+-]*")
PARTICLES = (
    "de|del|della|di|da|do|dos|das|du|des|la|le|el|van|von|der|den|ter|ten|zu|zur|af|av|al|bin|"
    "bint|binti|ibn|ben|y"
)
NAME = re.compile(rf"{WORD}(?:\s(?:(?:(?:{PARTICLES}|of|of the|for|and|&)\s){{1,2}})?{WORD})*")
PERSON_NAME = re.compile(
    latin(rf"[A-Z][\w'’-]+(?:\s(?:[A-Z]\.|[A-Z][\w'’-]+|{PARTICLES}(?!\w))){{1,4}}$")
)
# Common nouns before a name: the skater Marguerite Sallé, its Dutch rival Kadewerk
APPOSED = re.compile(
    latin(
        rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Mm]y|[Aa]nother|[Ff]ellow|"
        rf"(?:[A-Z][\w.&-]* ){{1,3}}?[A-Z]?[\w.&-]*['’]s?) )?(?:[A-Z][\w&-]+ ){{0,4}}"
        rf"(?P<nouns>(?:[a-z][a-z-]+ ){{1,4}})(?P<name>{NAME.pattern}(?: the(?: {WORD}){{1,3}})?)"
    )
)
# People named side by side: Dale Reed and Ann Moss both
SIDE_BY_SIDE = re.compile(
    latin(
        r"(?:[Bb]oth )?(?P<first>(?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w'’-]+) and "
        r"(?P<second>(?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w'’-]+)(?: both)?"
    ),
)
# A trade of one or two words and a name: deckhand Dale Reed
TRADE_BEFORE = re.compile(
    latin(
        r"(?:[a-z]+ )?[a-z]+(?:er|or|ist|an|hand|nt|ee|e|al) "
        r"(?P<name>[A-Z][a-z'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2})"
    )
)
LEAD = re.compile(
    r"^(?:\s|,|--|–|—|but|and|yet|so|still|however|meanwhile|separately|also|then|though|"
    r"while|as|in fact|for example|"
    r"instead|indeed|moreover|nevertheless|not so fast|earlier|later|on \w+day|"
    r"last \w+|this \w+)+\s+",
    re.IGNORECASE,
)
# What stands before an article that no preposition ties to it
CLAUSE_BEFORE = re.compile(
    latin(
        r"(?!(?:[Tt]he|[Aa]n?|[Bb]oth|[Aa]ll|[Hh]alf|[Nn]either|"
        r"[Ee]ither) )[\w'’-]+ (?:[\w'’-]+ )*?"
        r"(?:(?P<joined>after|when|before|because|while|since|if|until|unless|as|that's what|what|"
        r"why|how|where)|(?<!\bof)(?<!\bfor)(?<!\band)(?<!\bat)(?<!\bin)(?<!\bfrom)(?<!\bwith)"
        r"(?<!\bon)(?<!\bby)(?<!\bto)(?<!\bor)(?<!\babout)(?<!\bwho)(?<!\bthan)(?<!\bas)"
        r"(?<!\bbehind)(?<!\binside)(?<!\boutside)(?<!\bunder)(?<!\bnear)(?<!\bacross)) "
        r"(?=the [a-z])"
    )
)
CONTRACTED = re.compile(
    r"(?:it|that|there|this|he|she|what|who|here|they|we|you|i)['’](?:s|re|ve|ll|d|m) "
)
LEGAL_FORM = re.compile(r",? (?:plc|llc|gmbh|inc|corp|ltd|ag|nv|asa|oyj|ab|spa|bhd|tbk|pjsc)\.?$")
ITEM = re.compile(r"(?:[A-Z][a-z]+|\d{1,2}): (?=[A-Za-z])")
NUMBER = re.compile(
    r"^(?:(?:the|at least|about|around|roughly|more than|fewer than|no fewer than|"
    r"no less than|as many as|"
    r"up to|close to|"
    r"almost|nearly|over|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of) (?:every )?"
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d+)|"
    r"half of|half|a handful of|a couple of|a group of|a majority of|"
    r"the majority of|a few|all|all of|each of|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"some|several|many|most|other|two|three|"
    r"four|five|six|seven|eight|nine|ten|a second|a third|a fourth|a number of|one of the|"
    r"some of the|most of the|"
    r"a|an|one|another|both|few|dozens of|hundreds of|scores of|thousands of|"
    r"\d[\d,.]*(?: (?:million|thousand|hundred))?)\s+)+",
    re.IGNORECASE,
)
AFTER_PEOPLE = frozenset(
    [
        "familiar",
        "briefed",
        "with",
        "close",
        "who",
        "at",
        "in",
        "from",
        "of",
        "involved",
        "tracking",
        "surveyed",
        "led",
        "across",
        "around",
        "along",
        "near",
        "throughout",
        "outside",
        "behind",
        "representing",
        "working",
        "living",
        "to",
        "for",
        "polled",
        "and",
        "on",
        "inside",
        "said",
        "aware",
        "whose",
        "there",
        "i",
        "we",
    ]
)
CLOSING_CLAUSE = re.compile(
    r",.*$|\s(?:I|we|you|he|she|they)(?:['’][a-z]+)? [a-z].*$|\s+(?:said|whose .*|who (?:asked|"
    r"declined|requested|spoke)).*$"
)
FAMILIAR = re.compile(
    r"\b(?:familiar|briefed|close|with (?:direct )?knowledge|involved|aware|"
    r"who (?:have |has |had )?(?:seen|attended|read|heard|reviewed|worked|knows?|knew|took part))\b"
)
PLACE = re.compile(
    r"\s(?:across|around|along|near|throughout|outside|behind|representing|working|living|at|in|"
    r"from|of|on|to|for|surveyed|polled|tracking|led|who|with)\s"
)
PREPOSITION = re.compile(
    r"(?:on|in|at|for|after|before|with|under|from|during|by|to|of|as|above|below|than|over|"
    r"beyond|against|versus|beating|topping|missing|behind|beneath|beside|besides|near|across|"
    r"among|"
    r"around|along|through|within|without|throughout|despite|between|amid|inside|outside|like|"
    r"unlike|until|since|about)\s"
)
FOR_HOUSE = re.compile(r"(?:for|of|at) (?:the )?")
FOR_COMMON_HOUSE = re.compile(r" (?:for|of|at) (the [a-z][a-z -]{2,30})$")
STUDIOUS = frozenset({"analysts", "economists", "researchers", "strategists", "scientists"})
FILINGS = frozenset({"filing", "prospectus", "guidance", "earnings", "results", "outlook"})
PAPERS = frozenset(
    {"statement", "card", "forecast", "note", "report", "letter", "memo", "study", "survey"}
)
ANALYSTS_AT = re.compile(
    r"^(?:the\s)?(?:[a-z]+\s)?(?:analysts|economists|researchers|strategists|scientists|brokers|"
    r"forecasters|meteorologists|pollsters|auditors|statisticians|experts|consultants)\s(?:at|"
    r"from|with)\s(?:the\s)?"
)
ONE_OF = re.compile(
    r"^(?:one|some|two|several|another|a second|the second|both|most) of (?:the|"
    r"these|those|its|them)\b",
    re.IGNORECASE,
)
MOUTHPIECE = re.compile(r"(?:the|this|that) (?:spokes(?:man|woman|person)|representative)")
GROUP = re.compile(r"(?:(?:the|both|these|those) )+(people|sources|persons|officials|executives)")
LOWER = re.compile(latin(r"(?:[A-Z][\w. ]*(?:, [A-Z][\w.]*)?-based |[^A-Z])*"))
# Words before a trade that tell a mood and no trade: one exasperated Tory MP
MOODS = re.compile(
    r"^(?:(?:anonymous|unnamed|unidentified|angry|anguished|anxious|bemused|bewildered|delighted|"
    r"despairing|disgruntled|dismayed|"
    r"elated|enraged|exasperated|frightened|frustrated|furious|gloomy|grieving|irate|jubilant|"
    r"nervous|puzzled|relieved|rueful|sceptical|shaken|skeptical|tearful|unhappy|visibly|weary|"
    r"worried) )+",
    re.IGNORECASE,
)
# Who holds an office is told by its place: the mayor of Sintra
OFFICE_OF_PLACE = re.compile(
    latin(
        r"(?:mayor|governor|premier|president|king|queen|prime minister|chancellor|ambassador|"
        r"bishop|"
        r"archbishop|prefect|sheriff|speaker) of [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
    )
)
OFFICE_OF_COUNTRY = re.compile(
    latin(
        r"[A-Z][\w.]*(?: [A-Z][\w.]*)?['’]s? (?:[a-z]+ )?(?:minister|president|chancellor|premier|"
        r"king|queen|ambassador|regulator|government|ministry|envoy|governor)"
    )
)
OWNER_OF_DOCUMENT = re.compile(r"(?P<who>the [a-z-]+(?: [a-z-]+)?)['’]s? (?:[a-z]+ ){0,2}[a-z-]+$")
ANYBODY = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]everal|[Mm]any|[Ss]ome|[Mm]ost|"
    r"[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) "
    r"(?P<who>(?:[a-z][a-z-]+ ){0,2}[a-z\d][a-z\d-]+)"
)
NAME_AND_VERB = re.compile(latin(r"[A-Z][\w'’-]+ [A-Z][\w'’-]+ [a-z]+ed "))
OF_A_HOUSE = re.compile(latin(r"(?:[Tt]he )?[a-z][a-z-]*(?: [a-z][a-z-]*)?['’]s? (?=[A-Za-z])"))
ONE_TRADE = re.compile(r"(?:[a-z]+ )?[a-z-]+(?:er|or|ist|ian|eer|man|woman)")
THE_ONE = re.compile(r"[Tt]he [a-z]{3,}")
# A body with its place or cause: Commission on Fiscal Honesty, Tenants of Block Nine
OF_A_BODY = re.compile(
    latin(
        r"(?P<head>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}) (?:of|for|on) (?:the )?[A-Z][\w'’-]*"
        r"(?: (?:(?:and|of|the) ){0,2}[A-Z][\w'’-]*){0,3}"
    )
)
# An office with its field before a name: Minister of State for Digital Development Janil Teoh
OFFICE_AND_NAME = re.compile(
    latin(
        r"(?:[Tt]he )?(?:[A-Z][\w-]+ ){0,3}(?:Minister|Secretary|Undersecretary|Commissioner|"
        r"Director|"
        r"President|Head|Chief|Governor|Chair|Chairman|Chairwoman|Professor|Ambassador|Envoy|"
        r"Representative|Spokesman|Spokeswoman|Dean|Inspector|Superintendent|Officer) (?:of|for) "
        r"(?:State for )?(?P<rest>(?:the )?[A-Z][\w'’.-]*(?: (?:and|of|for|the|&|"
        r"[A-Z][\w'’.,-]*))*)"
    )
)
# A trade with a capital before a name of two or three words: Villager Huang Rui
HEAD_TRADE = re.compile(
    latin(r"(?P<trade>[A-Z][a-z]{3,}) (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})")
)
OF_PEOPLE = re.compile(
    r"\s(?:of|polled by|surveyed by|close to|familiar with|briefed by|(?:at|in|from|"
    r"with) (?:the|an?|its))\s"
)
HOUSE_OF_OFFICE = re.compile(
    r"the ([a-z][a-z -]*['’]s? (?:office|department|cabinet|camp|team|family|party|estate|side|"
    r"household|entourage|foundation))"
)
DEFINED = re.compile(r"[Tt]he (?:Company|Group|Bank|Fund|Trust|Corporation|Partnership)")
RELATIVES = ("whose ", "which ", "who ", "whom ")
OWNED_TRADE = re.compile(
    latin(
        r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? (?=[A-Z])|"
        r"(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?: (?:old|own|former))? )"
    )
)
ARTICLES = frozenset({"A", "An", "The", "Its", "Their", "This", "That", "Our", "Annual"})
HOUSE_OF = re.compile(
    r"(?:the )?((?:ministry|department|bureau|office|board|council|bank|institute|university|"
    r"association|federation|agency|academy|chamber) (?:of|for) [a-z' ]{3,40})$"
)
OWNERS = frozenset({"My", "Our", "His", "Her", "Its", "Your", "Their"})
SEAT = re.compile(latin(r"\s(?:in|at) [A-Z][\w.]+(?: [A-Z][\w.]+)?$"))
BASED = re.compile(latin(r"[A-Z][\w. ]*-based "))
COMMON_FIRST = re.compile(
    r"(?:Industry|Senior|Former|Current|Government|Market|Security|Trade|Chip|Semiconductor|"
    r"Company|Administration|Military|Legal|Tech|Technology|Equity|Hedge|Retail|Institutional|"
    r"Independent|Local|Foreign|Supply|Federal|State|Human|Fellow|Rival|Outside|Academic|Business|"
    r"Small|Big|Large|Young|Old|Older|Younger|Junior|New|Rural|Urban|Private|Public|Civil|Medical|"
    r"Hospital|School|University|Union|Party|Opposition|City|Town|County|Village|Police|Fire|"
    r"Prison|"
    r"Court|Bond|Stock|Oil|Gas|Car|Truck|Taxi|Bus|Train|Rail|Airline|Hotel|Restaurant|Shop|Farm|"
    r"Dairy|Wine|Coffee|Art|Film|Music|Book|Game|Data|Cloud|Software|Network|Pension|Insurance|"
    r"Mortgage|Property|Housing|Health|Animal|Climate|Weather|Forest|Marine|Space|Nuclear|Solar|"
    r"Wind|"
    r"Water|Utility|Commodity|Currency|Freight|Port|Shipping|Customs|Border|Immigration|Election|"
    r"Campaign|Tax|Budget|Angry|Anxious|Nervous|Disgruntled|Striking|Retired|Leading|Prominent|"
    r"Ordinary|Would-be|First-time|Long-time|Backbench|Primary|Secondary|Community|Church|Youth|"
    r"Policy|Congressional|Defense|Defence|Energy|Sell|Buy|Top|Veteran) [a-z]"
)
OWNED = re.compile(
    latin(
        r"(?:(?:[A-Z][\w.&-]* ){0,3}[A-Z][\w.&-]*|(?:The|the|Its|Their) [a-z]+(?: [a-z]+)?)"
        r"(?:['’]s|(?<=s)['’]) "
        r"(?=[A-Z][\w'’-]+ [A-Z])"
    )
)
OFFICE_NOUN = re.compile(
    r" (?:police|government|ministry|department|university|authorities|customs)\b"
)
PLACE_WORDS = ("at ", "in ", "from ", "of ", "who ", "with ", "on ")
ARTICLE = re.compile(r"(?:[Aa]n?|[Tt]he) ")
# Whose office it is: Malaysia's Ministry of Trade
OWNED_OFFICE = re.compile(
    latin(
        r"[A-Z][\w.]*(?: [A-Z][\w.]*)?['’]s (?=(?:[A-Z][\w-]+ )*(?:Ministry|Department|Bureau|"
        r"Office|"
        r"Agency|Commission|Committee|Council|Authority|Administration|Institute|Board|Senate|"
        r"Parliament|Court|Bank|Chamber|Federation|Association)\b)"
    )
)
# Names that hold commas: Ministry of Investment, Trade and Industry
LISTED_OFFICE = re.compile(
    latin(
        r"(?:Ministry|Department|Bureau|Office|Agency|Commission|Committee|Council|Institute|Board|"
        r"Association|Secretariat|Administration|Federation|Academy|Union|Society) (?:of|for|on) "
        r"[A-Z][\w-]+(?: [A-Z][\w-]+)*(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)*)+,? and [A-Z][\w-]+"
    )
)
LISTED_NAME = re.compile(
    latin(rf"(?:[Tt]he )?(?:[A-Z][\w.]*(?: [A-Z][\w.]*)?['’]s? )?(?P<name>{LISTED_OFFICE.pattern})")
)
# The Turku-based Lantern Labs
BASED_NAME = re.compile(latin(r"(?:[Tt]he |[Aa]n? )?[A-Z][\w. ]*-based (?=[A-Z])"))
# Words that begin a clause inside what looks like one phrase
JOINED = re.compile(
    r"\b(?:when|after|before|because|while|since|that|which|who|whose|if|where|until|unless)\b"
)
# Offices of which a text may name several holders
OFFICES = frozenset(
    {
        "minister",
        "secretary",
        "president",
        "ambassador",
        "governor",
        "senator",
        "judge",
        "commissioner",
        "mayor",
        "premier",
        "chancellor",
        "lawmaker",
    }
)
# Figures and papers that somebody has: according to its preliminary count
OWN_COUNT = re.compile(
    r"(?P<who>its|his|her) (?:own )?(?:[a-z-]+ ){0,2}(?:counts?|tally|tallies|calculations?|maths?|"
    r"figures?|numbers?|models?|modelling|modeling|estimates?|forecasts?|projections?|account|"
    r"version|reckoning|analysis|assessment|reading|view|website|site|page|blog|profile|records?|"
    r"books|logs?|diary|notes|benchmarks?|tests?|measurements?|polling|surveys?|index|"
    r"tracker|database|slides?|deck|presentation|brochure|catalogue|catalog|roadmap|timetable)"
)
# Whose people they are: the Ledger's critic
OWNER_OF_TRADE = re.compile(
    latin(r"(?:[Tt]he )?(?P<owner>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})['’]s? (?=[a-z])")
)
# Somebody told by their age: the 38-year-old from Darbhanga
AGED = re.compile(r"the \d{1,3}-year-old\b(?! (?:company|firm|group|house|bank|building))")
# Whom a house has speak for it without a name: its director
STAFF_OF_IT = re.compile(
    r"(?P<who>its) (?:[a-z-]+ ){0,2}(?:director|chief|head|boss|manager|chairman|chairwoman|"
    r"president|"
    r"secretary|clerk|founder|chief executive|treasurer|economists?|analysts?|researchers?|"
    r"scientists|"
    r"officials?|executives?|managers|directors|bosses|lawyers?|engineers|leaders?|bosses)"
)
# Parts of a house that speak for it: the Bank of England's financial policy committee
PANEL_OF = re.compile(
    latin(
        r"(?P<owner>(?:[Tt]he )?[A-Z][\w.&-]*(?: (?:(?:of|for|the|and|"
        r"&) ){0,2}[A-Z][\w.&-]*)*)['’]s? "
        r"(?:[a-z-]+ ){0,3}(?:committee|board|panel|team|division|desk|management|press office|"
        r"legal team|lawyers|works council)"
    )
)
NO_NAMES = frozenset(
    {
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "none",
        "less",
        "more",
        "behind",
        "wrong",
        "right",
        "true",
        "the",
        "a",
        "it",
        "but",
        "and",
        "neither",
        "either",
        "both",
        "each",
        "every",
        "another",
        "such",
        "some",
        "most",
        "many",
        "few",
        "others",
        "this",
        "that",
        "these",
        "those",
        "what",
        "whoever",
        "nobody",
        "everybody",
        "everyone",
        "somebody",
        "someone",
        "nothing",
        "everything",
        "there",
        "here",
    }
)
# Nvidia's chief executive
OFFICE_HOLDER = re.compile(
    latin(
        r"(?P<house>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*)['’]s? (?:[a-z-]+ (?=chief|boss|founder))?"
        r"(?P<office>chief executive|boss|chief|CEO|founder|chairman|finance chief|CFO|head)"
    )
)
# A clause without its relative word: an engineer I've known since school
OWN_CLAUSE = re.compile(r" (?:i|we|you|he|she|they)(?:['’][a-z]+)? [a-z]")
# A filing that calls its maker "the Company" all through is told in that house's own voice
OWN_PAPER = re.compile(
    r"(?<=[a-z,] )the (?:Company|Group|Bank|Fund|Trust|Corporation|Partnership)\b(?! of)"
)
# Pronouns that speak for nobody, or mean what only the discourse tells
NO_SPEAKERS = frozenset(
    {
        "i",
        "we",
        "you",
        "it",
        "which",
        "that",
        "who",
        "this",
        "what",
        "i'd",
        "i'm",
        "i've",
        "i'll",
        "i’d",
        "i’m",
        "i’ve",
        "i’ll",
        "there",
        "these",
        "those",
    }
)
