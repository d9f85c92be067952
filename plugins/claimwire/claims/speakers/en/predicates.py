"""English predicates that tell how their subject stands to a thing, or what it reckons with.

    The dockers are all for it.   Ann Moss has her doubts about the tunnel.
    The utility lifted its forecast to 4.1 TWh.   He summed it up as a truce with footnotes.

They speak for their subject although none of their verbs is one of saying: whoever reads them
learns what somebody thinks. Acts (opened, signed, cut 300 jobs) are not among them.
"""

from __future__ import annotations

from functools import lru_cache

from claimwire.claims.matching.gates import Rule, rule
from claimwire.claims.matching.lexicon import trie_pattern, vocabulary

_ADVERBS = (
    r"(?:(?:not|never|very|quite|so|more|less|rather|far from|still|now|also|too|only|just|even|"
    r"anything but|nothing if not|none too|at all|hardly|scarcely|barely|equally|already|"
    r"[a-z]+ly) ){0,2}"
)
_BEING = (
    r"\b(?:is|are|was|were|['’]re|remains?|remained|seems?|seemed|sounds?|sounded|feels?|felt|"
    r"looks?|looked|appears?|appeared|(?:has|have|had) (?:been|long been|always been)|"
    r"(?:pronounced?|professe[sd]|declared?)s? (?:himself|herself|itself|themselves)) "
)
_SELF = r"(?:himself|herself|itself|themselves)"
_OWN = r"(?:its|his|her|their)"
_IT = (
    r"(?:it|this|that|him|her|them|these|those|(?:the|its|his|her|their|such|an?) "
    r"[^,.;:□]{2,40}?)"
)
# The words that a form takes from the vocabulary stand in capitals.
_FORMS: tuple[tuple[str, str], ...] = (
    # what somebody is for, against or sure of
    ("side", _BEING + _ADVERBS + r"(?:SIDED)\b(?!-)"),
    (
        "mood",
        _BEING + _ADVERBS + r"(?:FEELING) (?:about|of|with|by|at|over|that|to (?:see|hear|have|"
        r"learn|find|think|lose)|in|for)\b",
    ),
    # what somebody has: doubts, high hopes, no time for it
    (
        "has",
        r"\b(?:has|have|had|harbou?rs?|harbou?red|retains?|nurses?|nursed|entertains?|professes|"
        r"confesses to|admits to|voices?|voiced|expresse[sd]|aired?|airs) "
        r"(?:(?:[a-z]+(?<!ed)|no|not much) ){0,3}?(?:HELD)\b",
    ),
    (
        "would",
        r"(?:\bwould|['’]d) (?:(?:much|far|still|rather|also|really|dearly|gladly|happily|"
        r"certainly|only|not|never|have) ){0,2}(?:liked|preferred|loved|wished|welcomed|concede|"
        r"admit|grant|call (?:it|this|that|him|her|them)|prefer|(?:rather|sooner) (?:have|see|not|"
        r"that|keep|be|take|pay)|hate|bet|wager|"
        r"recommend|advise|be (?:surprised|happy|glad|content|sorry|delighted|foolish|wrong))\b",
    ),
    # idioms of judging, hoping, owning and wishing
    ("idiom", r"\b(?:IDIOM)\b"),
    (
        "self",
        r"\b(?:counts?|counted|considers?|considered|calls?|called|declares?|styles?|styled|"
        rf"fancies|fancied|reckons?|sees|saw|deems?|thinks?|describe[sd]?) {_SELF}\b",
    ),
    (
        "as",
        r"\b(?:SOLD) " + _IT + r"(?: up| off| down| away| aside)? as "
        r"(?!part of|of\b|well|soon|long|far|it\b|"
        r"he\b|"
        r"she\b|they\b|a result)",
    ),
    (
        "to",
        r"\b(?:PUT_DOWN) " + _IT + r" (?:down|up) (?:(?:less|more|mainly|largely|partly|chiefly|"
        r"mostly|simply|solely|entirely|not) )?to\b",
    ),
    # what somebody says once more or for themselves
    (
        "restates",
        r"\b(?:repeat|reiterate|restate|reaffirm|renew|voice|state|declare|underline|express|stress|"
        r"signal|register|air|outline|explain|clarif|confirm|sharpen|soften|tone)(?:s|ed|d|ied|ies|"
        r"e[sd])? (?:down )?" + _OWN + r" (?:[a-z-]+ ){0,2}(?:opposition|support|commitment|calls?|"
        r"demands?|position|stance|objections?|concerns?|views?|belief|warnings?|denial|promise|pledge|"
        r"threat|readiness|willingness|regret|regrets|dismay|outrage|anger|doubts|hope|hopes|fears|"
        r"confidence|optimism|satisfaction|gratitude|sympathy|disappointment|dissatisfaction|"
        r"displeasure|interest|intention|offer|rejection|refusal|request|criticism|accusation|claim|"
        r"insistence|preference)\b",
    ),
    (
        "works-out",
        r"\b(?:works?|worked|figure[sd]?|reckons?|reckoned|puts?) (?:it|this|that|"
        r"the [a-z ]{2,24}?) "
        r"(?:out |up )?at\b(?=[^,;:]{0,30}\d)",
    ),
    (
        "would-have",
        r"(?:\bwould|['’]d) have (?:every|all|each|any|no|the|these|those|them|it|both|such) "
        r"(?:[a-z'’-]+ ){0,5}?(?:[a-z]+ed|made|told|sold|paid|shown|kept|put|cut|done|given|taken|"
        r"banned|built|sent|held|left|[a-z]+ed)"
        r"(?= (?:by|on|in|at|to|before|from|out|off|with|and)\b|[,.;])",
    ),
    (
        "traces",
        r"\b(?:traces|traced|ascribes?|ascribed|attributes|attributed|links|linked|pins|pinned) "
        + _IT
        + r" (?:back )?(?:to|on)\b",
    ),
    (
        "lays",
        r"\b(?:lays?|laid|puts?|pins?|pinned|places?|placed|heaps?|heaped) "
        r"(?:the |all |much of |most of )?(?:the )?(?:[a-z]+ ){1,3}?"
        r"(?:at the (?:door|feet) of|squarely on|firmly on)\b",
    ),
    (
        "credit",
        r"\b(?:gives?|gave|grants?|granted) [^,.;:□]{2,30}? (?:credit|full marks|points|top marks|"
        r"low marks|the benefit of the doubt|short shrift) (?:for|on)\b",
    ),
    ("looks-on", r"\b(?:looks?|looked) (?:up)?on " + _IT + r" as\b"),
    (
        "wagers",
        r"\b(?:wagers?|wagered|bets?|stakes?|staked) (?:[$€£¥]?\d[^,;:□]{0,20}|his [a-z]+|"
        r"her [a-z]+|[a-z]+ (?:million|thousand)) (?:that|on)\b",
    ),
    ("compares", r"\b(?:compares?|compared) " + _IT + r" to\b"),
    (
        "gives",
        r"\b(?:gives?|gave) (?:it|this|that|him|her|them|the [a-z -]{2,30}) (?=[\"“‘\d]|until |"
        r"till |(?:an?|six|"
        r"two|three|five|ten|no|little|even|at most|at best|less than|more than|better than) "
        r"(?:years?|months?|weeks?|chances?|odds|hope|decades?|days?|[a-z]+ out of|fifty))",
    ),
    (
        "before",
        r"\b(?:has|have|had) (?:seen|heard|met|read|known|lived through|been through) "
        r"[^,.;:□]{2,40}? before\b",
    ),
    # a forecast of one's own that is moved
    (
        "moves",
        r"\b(?:MOVED) (?:the (?:lower|upper|low|high|bottom|top) (?:end|half|bound) of )?"
        + _OWN
        + r" (?:[a-z\d'’$€£%.-]+ ){0,5}?(?:forecasts?|outlook|guidance|projections?|estimates?|"
        r"expectations?|predictions?|(?:growth|sales|revenue|profit|output|margin|delivery|"
        r"shipment|"
        r"production|earnings|cost|full-year|annual|long-term) targets?)\b(?=[^;:]{0,70}?(?:\d|"
        r"\b(?:low|mid|high|upper|single|double)-|\bunchanged))",
    ),
    (
        "revises",
        r"\b(?:revise[sd]|corrects|corrected|restate[sd]) [^,;:□]{3,60}? (?:up|down|upwards?|"
        r"downwards?|"
        r"to|from)\b(?=[^;:]{0,40}\d)",
    ),
    (
        "has-it",
        r"\b(?:has|have|had|sees|saw) (?:it|them|him|her|this|(?:the|its|his|her) [a-z -]{2,40}?|"
        r"[a-z]+(?: [a-z]+)?|[a-z]+s of [^,.;:□]{3,24}?) "
        r"(?:(?:at|near|above|below|around|under|over) (?:about |some |"
        r"around )?"
        r"[$€£¥]?\d|(?:losing|making|growing|falling|rising|reaching|hitting|shrinking|doubling|"
        r"tripling|quadrupling|halving|stalling|easing|recovering|widening|narrowing|collapsing|"
        r"peaking|climbing|paying|spending|slipping|breaking even|topping|earning|selling|staying|"
        r"remaining)\b|"
        r"(?:down|up) (?:at|to|by)\b)",
    ),
    (
        "foretells",
        r"\b(?:pencill?ing in|pencill?ed in|pencils in|budgets for|budgeted for|aiming for|"
        r"aims for|targets(?= [\d$€£a-z]*\d| growth| sales| revenue)|targeting(?= )|"
        r"guiding (?:for|to)|"
        r"reckons? with|reckoned with|reckoning with|counts? on|counting on|counted on|banking on|"
        r"looking at (?=an?\b|the end|more|less)|holding out for|steeling "
        + _SELF
        + r" for|betting on)\b",
    ),
    (
        "proposes",
        r"\b(?:proposes(?= (?:an?|the|to|that|no)\b)|(?:proposed|proposing|recommends?|recommended)"
        r" (?:paying |to pay )?(?:an?|no) (?:[a-z]+ ){0,2}dividend)",
    ),
    (
        "sketches",
        r"\b(?:sketche[sd]|outline[sd]|float(?:s|ed)|moot(?:s|ed)|dangle[sd]|conjure[sd] up|"
        r"paint(?:s|ed)|draws?|drew) (?:out )?(?:the (?:idea|prospect|possibility|picture|"
        r"outlines?|"
        r"notion|option)|an? (?:[a-z]+ )?(?:picture|parallel|comparison|line|lesson|plan|scheme|"
        r"timetable|scenario|compromise|group|working group|future|vision|way out)|plans?|how|"
        r"what)\b",
    ),
    (
        "rejects",
        r"\b(?:rejects?|rejected|dismiss(?:es|ed)|refutes?|refuted|rebuts|rebutted|contradicts?|"
        r"contradicted|contests?|contested|challenges?|disputes?|disputed|scorns?|scorned|"
        r"scotche[sd]"
        r"|denies|denied|welcomes?|embraces?|shares?|backs?|echoe[sd]|supports?) (?:the|this|that|"
        r"such|any|all|these|those|his|her|its|their|as [a-z]+) (?:[a-z]+ ){0,2}(?:ideas?|notions?|"
        r"claims?|charges?|accusations?|allegations?|criticisms?|suggestions?|arguments?|theory|"
        r"theories|reading|view|views|interpretation|comparison|diagnosis|assessment|label|talk|"
        r"assertion|reproach|premise|fears?|worry|worries|optimism|pessimism|enthusiasm|concerns?|"
        r"suspicion|judge?ment|verdict|hope|hopes|explanation|findings?|conclusions?|report|account|"
        r"characteri[sz]ation|insinuations?|rumou?rs?|speculation|parallels?|complaints?|lawsuit|"
        r"suit|description|analysis|logic|wording)\b",
    ),
    (
        "accepts",
        r"\b(?:accepts?|accepted|concede[sd]?|grants|granted|takes?|took) (?:full |some |"
        r"much of |most "
        r"of |all )?(?:responsibility|(?:the|this|that|much of the|most of the) (?:blame|findings?|"
        r"account|criticisms?|verdict|point|argument|premise|figures?|diagnosis|logic|"
        r"reasoning))\b",
    ),
    (
        "finds",
        r"\b(?:finds|found|concludes?|concluded) (?=(?:that|no|nothing|little|none|neither|few|"
        r"only|"
        r"scant|fault)\b)",
    ),
    (
        "recommends",
        r"\b(?:suggests|suggested|recommends?|recommended|advocate[sd]?|advises|favou?rs|favou?red|"
        r"counsels?|counselled|prescribes?|demands|prefers|preferred) "
        r"(?=[a-z]+ing\b|[a-z]+ [a-z]+s\b|an?\b|the\b|more\b|less\b|no\b|stricter|higher|lower|"
        r"better|tougher|"
        r"softer|"
        r"that\b|[a-z]+s\b)",
    ),
    (
        "finds-it",
        r"\b(?:finds?|found|thinks?|thought|deems?|deemed|considers?|considered|believes?|believed|"
        r"judges?|judged|calls?|called|pronounces?|pronounced) "
        r"(?:it|this|that|them|him|her|(?:the|his|its|their|such|both|all) [a-z -]{2,30}?|"
        r"such [a-z -]{2,20}?) (?:(?:too|very|rather|"
        r"quite|so|both|more|less|far|[a-z]+ly) )?(?:[a-z]+(?:less|ful|ous|ive|able|ible|ish|ic|"
        r"al|ant|"
        r"ent|ing|ling)|hard|harder|odd|strange|fair|unfair|dull|cold|cheap|dear|wrong|right|"
        r"funny|sad|"
        r"rude|harsh|mild|thin|weak|strong|rich|poor|easy|silly|ugly|lovely|risky|scary|cruel|"
        r"vague|elegant|ludicrous|absurd|unlikely|likely|implausible|plausible|credible|crude|premature|"
        r"overdone|overblown|overstated|excessive|reckless|brave|bold|timid|tame|lame|quaint|obscene|"
        r"grotesque|bizarre|sensible|reasonable|acceptable|unacceptable|intolerable|laughable|"
        r"regrettable|welcome|unwelcome|necessary|unnecessary|superfluous|redundant|generous|"
        r"patronising|patronizing|unconvincing|convincing|confusing|baffling|encouraging|worrying|"
        r"promising|disappointing|responsible|liable|guilty|wanting|lacking)\b(?! (?:of|in) )",
    ),
    (
        "cites",
        r"\b(?:cites?|cited) (?:an?|the|its|his|her|their|[a-z]+) [^,;:□]{0,40}? as (?:the|an?|"
        r"its|one) "
        r"(?:[a-z]+ )?(?:reasons?|causes?|factors?|proof|evidence|examples?|explanation)\b",
    ),
    (
        "refers",
        r"\b(?:cites|cite|invokes?|refers? to|referred to|mentions|quantifies|quantified|quotes) "
        r"(?=an?\b|the\b|its\b|his\b|her\b|their\b|such\b|\d|[a-z]+ [a-z]+)",
    ),
    (
        "treats",
        r"\b(?:takes (?:it|this|that|the [a-z -]{2,30}?) (?:to be|for)|took (?:it|"
        r"the [a-z -]{2,30}?) to "
        r"task|takes (?:it|the [a-z -]{2,30}?) to task|thinks (?:it|this|that|them|"
        r"the [a-z -]{2,30}?) "
        r"[a-z]+(?=[,.;]|$)|reproaches?|reproached|thanks (?=the|its|his|her)|thanked (?=the|"
        r"its|his|her)|"
        r"sums? up|summed up) ?",
    ),
    (
        "defends",
        r"\b(?:defends|defended|justifies|justified|explains|explained|excuse[sd]) "
        + _IT
        + r" (?:as|with|by)\b",
    ),
    (
        "wants",
        r"\bwants (?=(?:to|an?|the|more|less|no|all|one|two|three|four|five|\d+|both|its|his|her|"
        r"their|[a-z]+ to)\b)",
    ),
    ("mutters", r"\b(?:murmur|mutter|mumble|whisper)(?:s|ed|d)? something (?:about|of)\b"),
    ("rules-out", r"\b(?:rules|ruled|rule) out (?=[a-z])"),
    (
        "speaks",
        r"\b(?:speaks?|spoke|spoken|talks?|talked|warns?|warned|complains?|complained|dreams?|"
        r"dreamed|dreamt|tells|told) (?:(?:on|in|at|before|again|since|once|openly|publicly|even|"
        r"only|later) ?[^,.;:□]{0,30}? )?of\b",
    ),
    (
        "asserts",
        r"\b(?:assures?|assured|informs?|informed|notif(?:ies|ied)|reminds?|reminded|persuaded|"
        r"reassures?|reassured|warns?|warned|promise[sd]?|tells?|told|cautions?|cautioned|"
        r"advise[sd]?|"
        r"shows?|showed|taught|convinced) [^,.;:□]{2,50}? that\b",
    ),
)


@lru_cache(maxsize=1)
def predicates() -> tuple[tuple[str, Rule], ...]:
    """The forms of `_FORMS` with their words, by name."""
    return tuple((name, rule(_with_words(form))) for name, form in _FORMS)


def _with_words(form: str) -> str:
    words = vocabulary("en")
    for slot in ("SIDED", "FEELING", "HELD", "IDIOM", "SOLD", "PUT_DOWN", "MOVED"):
        if slot in form:
            form = form.replace(slot, trie_pattern(words.words(f"predicates.{slot.lower()}")))
    return form
