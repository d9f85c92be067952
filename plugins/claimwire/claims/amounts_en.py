"""Amounts in English text: number words and digits, money, units, counted nouns, ranges.

The counted noun of "2 million H200 units" is `units`: the first plural behind the number
that no preposition, verb or mark cuts off. Rules: the data contract, "Quantities".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from claimwire.claims.numerals import ENGLISH_NUMBER, read_english
from claimwire.claims.units import DURATIONS, HOME, Amount, load_vocabulary, one_of

_WORD = re.compile(r"\s?([A-Za-z][\w'’.&+-]*|\d[\w.-]*[A-Za-z]\w*)")
_SHARE = re.compile(
    r"\b(?P<half>(?:one[- ])?half)(?: of\b(?! (?:a|an)\b (?:million|billion|dozen))| the\b| its\b| their\b|(?= (?:as|that)\b))"
    r"|\b(?P<num>a|one|two|three|four|five|six|seven|eight|nine)[- ]"
    r"(?P<den>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?P<plural>s)?\b(?! (?:quarter|straight|consecutive|time|place|year|month|week|day|party|floor|round|generation|of (?:january|february|march|april|may|june|july|august|september|october|november|december)))",
    re.IGNORECASE,
)
_DENOMINATORS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_FEW = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}  # fmt: skip
_TWICE = re.compile(
    r"\b(?P<word>twice|thrice)(?= (?:as|the|that|what|its|their|more)\b)", re.IGNORECASE
)
_FOLD = re.compile(
    r"\b(?P<word>two|three|four|five|six|seven|eight|nine|ten|hundred)fold\b", re.IGNORECASE
)
_FOLDS = _FEW | {"ten": 10, "hundred": 100}
_NAME_BEFORE = re.compile(r"(?:^|[\s(])([A-Z][\w.&'’-]*|[a-z]+[A-Z]\w*)\s$")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATES = re.compile(
    rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?:,?\s\d{{4}})?\b(?!\s?(?:percent|%|million|billion))"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}})?\b"
    rf"|\b{_MONTH},?\s(?:of\s)?\d{{4}}\b|\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b|\b\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?|\b\d{1,2}\s?(?:a\.m\.|p\.m\.|am\b|pm\b)|\b(?:19|20)\d{2}s?\b(?![,.]\d)"
    r"(?!\s(?:people|units|chips|workers|employees|students|vehicles|cars|jobs|homes|miles|feet|tons))"
    r"|\b\d{1,2}\s?(?:o['’]clock|noon)|\bfiscal(?: year)? ?\d{2,4}\b|\bFY ?\d{2,4}\b|\b[QH][1-4]\b|\b[1-4]Q\d*\b"
    r"|\b\d{3}[-.]\d{3,4}(?:[-.]\d{4})?\b|\b24/7\b|\b9/11\b|\b\d+ (?:[A-Z][a-z]+ ){1,2}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Drive|Lane)",
)
_RATE_LINK = re.compile(r"\s?(?:/|\bper\s|\ban?\s|\beach\s|\bevery\s)")
_POINT_IN_TIME = re.compile(
    r"\s(?:ago|later|earlier|from now|after(?: (?:the|that|it|he|she|they|being|its|a)\b)|before(?! the bell)|hence|into)"
)
_ONE_LASTING = re.compile(
    r"\b(?:past|last|next|for|within|in|least|than|over|about|nearly|almost|another|under)\s$",
    re.IGNORECASE,
)
_LAST_N = re.compile(r"\b(?:first|final|opening)\s$", re.IGNORECASE)
_BOND = re.compile(
    r"[ -](?:Treasur|bond|note|yield|gilt|swap|mortgage|low|high|peak|plan|anniversary)",
    re.IGNORECASE,
)
_HYPHEN_UNIT = re.compile(r"[-‑](?P<unit>[a-z]+)", re.IGNORECASE)
_MULTIPLE = re.compile(
    r"\s(?:as|more|less|fewer|greater|the|that|what|its|their|his|her|our|over|above|oversubscribed|"
    r"earnings|revenue|sales|book|forward|\w+er (?:than|in|and)|\w+er\b|better|worse)\b"
)
_PLURAL_ADJECTIVES = frozenset(
    {
        "sales",
        "systems",
        "operations",
        "sports",
        "earnings",
        "goods",
        "communications",
        "logistics",
        "services",
        "arms",
        "rights",
        "securities",
        "electronics",
        "women",
        "people",
        "savings",
        "graphics",
        "parts",
        "jobs",
        "human",
    }
)
_SOME_OF = re.compile(
    r" of (?:the|its|their|our|those|these|his|her|my|all)(?: (?:the|world's|country's|nation's|company's|\d+|two|three|four|five|six|seven|eight|nine|ten|most|largest|top|world’s))*"
)
_SCORE = re.compile(r"\d+\s?[-–:]\s?\d+$")
_WAY = re.compile(
    r"[- ](?:way|sided|dimensional|pronged|star|door|seat|figure|digit|letter|tier|speed|core|bit|wheel|pin|nation|member|party)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EnglishAmounts:
    """The compiled words of English amounts."""

    units: dict[str, str]
    money: dict[str, str]
    prefixes: dict[str, str]
    unit: re.Pattern[str]
    after_money: re.Pattern[str]
    prefix: re.Pattern[str]
    before: re.Pattern[str]
    capped: re.Pattern[str]
    after: re.Pattern[str]
    link: re.Pattern[str]
    per: dict[str, str]
    stops: frozenset[str]
    no_noun: frozenset[str]
    plurals: frozenset[str]
    compounds: frozenset[str]
    not_a_name: frozenset[str]
    killed_before: re.Pattern[str]
    killed_after: re.Pattern[str]


@lru_cache(maxsize=1)
def _english() -> EnglishAmounts:
    words: dict[str, Any] = load_vocabulary("en", "amounts")
    money = words["currency_after"]
    link = one_of(words["approximate_link"])
    symbols = {w: c for w, c in words["currency_before"].items()}
    return EnglishAmounts(
        units=words["units"],
        money=money,
        prefixes=symbols,
        unit=re.compile(
            rf"(?:[\s-]?|\s{one_of(words['between'])}\s)({one_of(words['units'])})(?![\w²])"
        ),
        after_money=re.compile(rf"[\s-]?({one_of(money)})(?!\w)", re.IGNORECASE),
        prefix=re.compile(rf"(?<![A-Za-z])({one_of(symbols)})\s?$"),
        before=re.compile(
            rf"(?:(?<![\w-]){one_of(w for w in words['approximate_before'] if w[0].isalpha())}|"
            rf"{one_of(w for w in words['approximate_before'] if not w[0].isalpha())})"
            rf"(?:\s{link})?\s?$",
            re.IGNORECASE,
        ),
        capped=re.compile(rf"\b{one_of(words['caps'])}\s$", re.IGNORECASE),
        after=re.compile(rf"\s?{one_of(words['approximate_after'])}(?!\w)", re.IGNORECASE),
        link=re.compile(rf"\s?({one_of(words['range_links'])})\s?", re.IGNORECASE),
        per=words["per"],
        stops=frozenset(words["stop_words"]),
        no_noun=frozenset(words["no_noun"]),
        plurals=frozenset(words["irregular_plurals"]),
        compounds=frozenset(words["compound_nouns"]),
        not_a_name=frozenset(words["not_a_name"]),
        killed_before=re.compile(
            rf"(?:^|[\s(])(?:{one_of(words['killers_before'])})\s?$", re.IGNORECASE
        ),
        killed_after=re.compile(rf"[\s-]?{one_of(words['killers_after'])}(?!\w)", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: Decimal
    scale: Decimal
    worded: bool
    text: str


@dataclass(frozen=True, slots=True)
class _Measured:
    number: _Number
    start: int
    end: int
    unit: str | None
    rule: str


def read_english_amounts(sentence: str) -> list[Amount]:
    """All amounts of an English sentence; a bare $ has the unit `HOME`."""
    words = _english()
    plain = sentence.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-")
    masked = [m.span() for m in _DATES.finditer(plain)]
    shares = _shares(plain, words, masked)
    taken = masked + [(a.start, a.end) for a in shares]
    measured = [
        _measure(plain, number, words)
        for number in _numbers(plain, words)
        if not any(s < number.end and number.start < e for s, e in taken)
    ]
    amounts = _join(plain, measured, words) + shares
    return sorted(amounts, key=lambda amount: amount.start)


def _numbers(text: str, words: EnglishAmounts) -> list[_Number]:
    found = []
    for match in ENGLISH_NUMBER.finditer(text):
        value = read_english(match)
        start, end = match.span()
        if value is None:
            continue
        before = text[start - 1 : start] if start else ""
        glued = before.isalnum() or before in ("_", "/", ".")
        if glued and not words.prefix.search(text[:start]):
            continue
        if before == "-" and re.search(r"[A-Za-z]-$", text[:start]):
            continue
        scale = Decimal(1)
        if match["digits"]:
            bare = Decimal(match["digits"].replace(",", ""))
            scale = value / bare if bare else Decimal(1)
        found.append(_Number(start, end, value, scale, not match["digits"], match.group()))
    return found


def _shares(text: str, words: EnglishAmounts, masked: list[tuple[int, int]]) -> list[Amount]:
    found = []
    for match in _SHARE.finditer(text):
        start, end = match.span()
        if match["half"]:
            end = match.end("half")
            if re.search(
                r"\b(?:first|second|other|better|latter|last|in|by|this|the)\s$",
                text[:start],
                re.IGNORECASE,
            ):
                continue
            value = Decimal(50)
        else:
            numerator, denominator = _FEW[match["num"].lower()], _DENOMINATORS[match["den"].lower()]
            if match["num"].lower() in ("a", "one"):
                if match["den"].lower() == "quarter" and not re.match(r" of\b", text[end:]):
                    continue
                if match["plural"] or (
                    match["num"].lower() == "a" and not re.match(r" (?:of|as)\b", text[end:])
                ):
                    continue
            elif not match["plural"] or (
                match["den"].lower() == "quarter" and not re.match(r"(?: of|-)", text[end:])
            ):
                continue
            value = round(Decimal(numerator * 100) / denominator, 2)
        found.append(_amount(text, start, end, value, "%", "fraction", words))
    for pattern, rule in ((_TWICE, "twice"), (_FOLD, "fold")):
        for match in pattern.finditer(text):
            word = match["word"].lower()
            value = Decimal({"twice": 2, "thrice": 3}.get(word) or _FOLDS[word])
            found.append(_amount(text, *match.span(), value, "x", rule, words))
    return [a for a in found if not any(s < a.end and a.start < e for s, e in masked)]


def _amount(
    text: str, start: int, end: int, value: Decimal, unit: str, rule: str, words: EnglishAmounts
) -> Amount:
    return Amount(start, end, value, None, None, unit, _approximate(text, start, end, words), rule)


def _measure(text: str, number: _Number, words: EnglishAmounts) -> _Measured:
    start, end = number.start, number.end
    head = start
    sign = re.search(r"(?:(?<=[\s(])|^)[-−–]$", text[:start])
    prefix = words.prefix.search(text[: sign.start() if sign else start])
    if sign is None and prefix is None:
        outer = re.search(r"(?:(?<=[\s(])|^)[-−–](?=\S{1,3}$)", text[:start])
        if outer and words.prefix.search(text[:start]):
            sign = outer
    bare = _Measured(number, start, end, None, "no-unit")
    if prefix:
        code = words.prefixes[prefix[1]]
        before = text[: prefix.start()]
        if before.endswith(("-", "−")) and not re.search(r"[\w.]\s?[-−]$", before):
            number, head = replace(number, value=-number.value), prefix.start() - 1
        else:
            head = prefix.start()
            if sign:
                number = replace(number, value=-number.value)
        tail = words.after_money.match(text, end)
        if tail and code in ("$",) and words.money[_key(words.money, tail[1])] != "$":
            code, end = words.money[_key(words.money, tail[1])], tail.end()
        return _rated(text, _Measured(number, head, end, _home(code), "currency-before"), words)
    if (
        len(number.text) > 1
        and number.text[-1] in "MBKTmbkt"
        and number.scale > 1
        and number.text[-2].isdigit()
    ):
        counted = _noun(text, end, words) if text[end : end + 1] == " " else None
        if counted is None or number.text[-1].isupper():
            return bare  # 50K, 3M without money or a counted noun are names
        return _Measured(number, head, counted[0], counted[1], "count")
    if sign:
        number, head = replace(number, value=-number.value), sign.start()
    if words.killed_before.search(text[:start]) or words.killed_after.match(text, end):
        return bare
    money = words.after_money.match(text, end)
    if money and not (money[1].lower() in ("won", "real") and not number.scale > 1):
        code = words.money[_key(words.money, money[1])]
        if len(code) == 3 or code == "$":
            item = _Measured(number, head, money.end(), _home(code), "currency-after")
            return _rated(text, item, words)
    unit = words.unit.match(text, end)
    if unit:
        return _united(text, number, head, unit, words) or bare
    hyphen = _HYPHEN_UNIT.match(text, end)
    if hyphen or text[end : end + 1] in ("-", "–") or _named(text, start, number, words):
        return bare
    if number.value == 1:
        return bare
    noun = _noun(text, end, words)
    if noun is None:
        some_of = _SOME_OF.match(text, end)
        part = _noun(text, some_of.end(), words) if some_of else None
        return _Measured(number, head, end, part[1], "part-of") if part else bare
    return _Measured(number, head, noun[0], noun[1], "count")


def _key(table: dict[str, str], word: str) -> str:
    return next(key for key in table if key.lower() == word.lower())


def _home(code: str) -> str:
    return HOME if code == "$" else "JPY" if code == "¥" else code


def _united(
    text: str, number: _Number, head: int, match: re.Match[str], words: EnglishAmounts
) -> _Measured | None:
    word, end = match[1], match.end()
    unit = words.units[word]
    hyphened = text[number.end : number.end + 1] == "-"
    if (
        unit == "x"
        and word == "times"
        and not _MULTIPLE.match(text, end)
        and not re.search(r"\bby (?:\w+ ){0,2}$", text[:head])
    ):
        return _Measured(number, head, end, "times", "count")
    if unit in DURATIONS:
        if _POINT_IN_TIME.match(text, end) and not hyphened:
            return None
        if _BOND.match(text, end) and hyphened:
            return None
        if number.value == 1 and number.worded and not _ONE_LASTING.search(text[:head]):
            return None
        if text[end:].startswith(("'", "’")) and number.value == 1:
            return None
    if word in ("x", "fold") and not re.match(r"[\s-]?(?:x|fold)", text[number.end :]):
        return None
    if hyphened and unit in ("inches", "inch", "nm"):
        unit = word
    return _rated(text, _Measured(number, head, end, unit, "unit"), words)


def _rated(text: str, item: _Measured, words: EnglishAmounts) -> _Measured:
    """USD/year, TB/s: where the text itself tells the denominator."""
    if item.unit is None or item.unit in DURATIONS or item.unit in ("%", "x"):
        return item
    link = _RATE_LINK.match(text, item.end)
    if not link:
        return item
    word = re.compile(r"[A-Za-z]+").match(text, link.end())
    if word is None or word.group() not in words.per:
        return item
    if link.group().strip() in ("a", "an", "every", "each") and re.match(
        r"\s(?:ago|earlier|later|after|before)", text[word.end() :]
    ):
        return item
    return replace(item, end=word.end(), unit=f"{item.unit}/{words.per[word.group()]}", rule="rate")


def _named(text: str, start: int, number: _Number, words: EnglishAmounts) -> bool:
    """Whether a capital word in front makes the number part of a name: RTX 5090, iPhone 17."""
    if number.scale > 1 or "," in number.text or number.worded:
        return False
    match = _NAME_BEFORE.search(text[:start])
    return bool(match) and match is not None and match[1] not in words.not_a_name


def _noun(text: str, at: int, words: EnglishAmounts) -> tuple[int, str] | None:
    """Where the counted noun ends, and the noun."""
    previous = ""
    for _ in range(5):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word = match[1].rstrip(".'’")
        lower = word.lower()
        if lower in words.stops:
            return None
        end = match.start(1) + len(word)
        if _plural(word, lower, words):
            following = _WORD.match(text, end)
            if following and f"{lower} {following[1].lower()}" in words.compounds:
                return following.end(1), f"{word} {following[1]}"
            if (
                following
                and lower in _PLURAL_ADJECTIVES
                and _plural(following[1], following[1].lower(), words)
                and text[end : end + 1] == " "
                and following[1].lower() not in words.stops
                and following[1].islower()
                and not following[1].endswith(".")
            ):
                at, previous = end, word
                after = following.start(1) + len(following[1])
                return after, following[1]
            if previous and f"{previous.lower()} {lower}" in words.compounds:
                return end, f"{previous} {word}"
            return end, word
        if lower.endswith("ed") and not lower.endswith(("eed",)) and _ > 2:
            return None
        at, previous = match.start(1) + len(word), word
        if text[at : at + 1] not in (" ", "-", ","):
            return None
        if text[at : at + 1] == ",":
            if not re.match(r", \w+ \w+s\b", text[at:]):
                return None
            at += 1
    return None


def _plural(word: str, lower: str, words: EnglishAmounts) -> bool:
    if lower in words.plurals:
        return True
    if lower in words.no_noun or (len(lower) < 3 and not word.isupper()):
        return False
    return bool(re.search(r"[A-Za-z]s$", word)) and not lower.endswith(
        ("ss", "us", "'s", "is", "’s")
    )


def _approximate(text: str, start: int, end: int, words: EnglishAmounts) -> bool:
    before = text[:start]
    if words.capped.search(before):
        return False
    return bool(words.before.search(before) or words.after.match(text, end))


def _join(text: str, measured: list[_Measured], words: EnglishAmounts) -> list[Amount]:
    amounts: list[Amount] = []
    i = 0
    while i < len(measured):
        item = measured[i]
        following = measured[i + 1] if i + 1 < len(measured) else None
        joined = _range(text, item, following, words) if following else None
        if joined is not None:
            amounts.extend(joined)
            i += 2
            continue
        if item.unit:
            vague = _approximate(text, item.start, item.end, words)
            if item.unit in DURATIONS and re.search(
                r"\bover (?:the )?$", text[: item.start], re.IGNORECASE
            ):
                vague = bool(re.search(r"\b(?:for|just|well|lasted) over $", text[: item.start]))
            amounts.append(
                Amount(
                    item.start, item.end, item.number.value, None, None, item.unit, vague, item.rule
                )
            )
        i += 1
    return amounts


def _range(
    text: str, item: _Measured, following: _Measured, words: EnglishAmounts
) -> list[Amount] | None:
    """38% to 41%, $50-60 billion, between 3 and 5 years; from A to B are two values."""
    gap = text[item.end : following.start]
    link = words.link.fullmatch(gap)
    unit = following.unit or item.unit
    if link is None or unit is None:
        return None
    if item.unit and following.unit and item.unit.split("/")[0] != following.unit.split("/")[0]:
        return None
    if following.unit is None and item.rule != "currency-before":
        return None
    first, second = item.number, following.number
    if second.scale > 1 and first.scale == 1 and first.value < second.value / second.scale:
        first = replace(first, value=first.value * second.scale)
    word = link[1].lower()
    before = text[: item.start]
    between = re.search(r"\bbetween\s$", before, re.IGNORECASE)
    if word in ("or", "and") and not (between and word == "and"):
        if word == "or" and not item.unit and second.value - first.value == 1:
            pass
        else:
            return None
    if first.value >= second.value:
        if (
            not item.unit
            and word == "to"
            and re.search(r"\bfrom\s(?:\w+\s)?$", before, re.IGNORECASE)
        ):
            pass
        else:
            return None
    vague = _approximate(text, item.start, following.end, words)
    if word == "to" and re.search(
        r"\bfrom\s(?:about |around |roughly |nearly |just )?$", before, re.IGNORECASE
    ):
        return [
            Amount(item.start, item.end, first.value, None, None, unit, vague, "from-to"),
            Amount(following.start, following.end, second.value, None, None, unit,
                   _approximate(text, following.start, following.end, words), "from-to"),
        ]  # fmt: skip
    start = between.start() if between else item.start
    return [Amount(start, following.end, None, first.value, second.value, unit, vague, "range")]
