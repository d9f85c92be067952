"""What an English phrase beside a cue cannot be: grammar, a date, a clause, an office without name.

Capitals tell names, and so do the heads of sentences and the offices before names: However, when
asked, …; FBI Director Christopher Wray; For Medrano, …. Noun phrases of people end in a trade,
and so do clauses (a policy allowed scientists, …).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.name_kinds import has_given_name, places
from claimwire.claims.speakers.en.subjects import is_word, opens
from claimwire.claims.speakers.en.verbs import FINITE_VERB
from claimwire.claims.speakers.phrase import SpeakerPhrase, entity_phrase

_JUDGED = ("person", "house", "unnamed")
_CONTRACTED = re.compile(
    r"(?:I|He|She|It|We|You|They|That|There|This|What|Who|Here|Let)['’](?:s|re|ve|ll|d|m)\b"
)
_OWNED_THING = re.compile(r"['’]s? [a-z-]+ (?:for|to|of) [a-z]")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|Today|Yesterday|Tomorrow"
)
# Words of office that stand in a run of capitals between a house and a name.
_OFFICES = frozenset(vocabulary("en").words("speakers.office_written_large"))
# They are names where nothing stands behind them: Amrita Sen
_SHORT = frozenset(("Sen", "Gov", "Gen", "Maj", "Col", "Lt", "Rep", "Capt", "Dr", "Dame", "Chair"))
_FAMILY_TOO = frozenset(("He", "An", "On", "In", "To", "Our"))
_CLAUSE_ALLOWED = re.compile(r"\b(?:who|that|which|whose)\b")
# signalling that investors, Seeing other players, given that voters, helping beginners
_OPENS_CLAUSE = re.compile(
    r"(?:(?:that|which) [a-z]+s|because|although|though|while|when|if|more|less|use|uses|comes?|"
    r"(?:help|urg|tell|ask|lett|mak|giv|sell|buy|see|forc|allow|enabl|encourag|invit|teach|show|"
    r"send|leav|keep|putt|gett|bring|offer|advis|warn|remind|prompt|caus|attract|hitt|hurt|kill|"
    r"threaten|target|affect|protect|hir|fir|pay)ing)\b",
    re.IGNORECASE,
)
# Present tenses with people for their object: Limit orders allow users
_HANDLES = re.compile(
    r"(?:allow|help|let|make|tell|invite|ask|give|enable|encourage|force|urge|send|show|warn|"
    r"remind|leave|keep|bring|attract|require|shape|come)(?P<s>s?)$"
)
_DOING = re.compile(
    r"(?:[A-Za-z]+ing (?:that|the|an?|his|her|its|their|other|others|to|for|with|in|on|at|how|"
    r"what|why|when)|given (?:that|how))\b"
)
_PERSON = re.compile(latin(r"[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}"))
_BEFORE_PARTICIPLE = re.compile(
    r"(?:the|an?|some|many|most|all|other|several|former|local|senior|young|old|two|three|four|"
    r"five|six|seven|eight|nine|ten|more|few|these|those|its|their|his|her|our|\d+|[a-z]+ly)$",
    re.IGNORECASE,
)
_DONE = re.compile(r"[A-Z][a-z]{3,}ed")
_STYLES = frozenset(("Dr", "Prof", "Mr", "Mrs", "Ms", "Sir", "Tanaiste", "Taoiseach"))
_ENDED = re.compile(r"[a-z]{2,}ed$")


def speaker_in(page: Page, phrase: SpeakerPhrase) -> SpeakerPhrase | None:
    """The phrase without what opens it and is no part of it, or None where it is nobody."""
    name = phrase.name
    known = phrase.entity is not None or phrase.rule == "in-the-cast"
    if known or phrase.role not in _JUDGED or not name:
        return phrase
    if _CONTRACTED.match(name) or name.endswith("-") or _OWNED_THING.search(name):
        return None
    words = name.split()
    if name.endswith(("'s", "’s")) and (len(words) > 1 or _is_owner(page, name)):
        name, words[-1] = name[:-2], words[-1][:-2]
        phrase = replace(phrase, name=name)
    if phrase.role == "unnamed":
        return None if _is_clause(words) else phrase
    first = next((i for i, w in enumerate(words) if w.lower() not in _function_words()), None)
    if first and words[0] in _FAMILY_TOO and has_given_name(name):
        first = 0  # He Yadong
    if first is None or (first and not words[first][0].isupper()) or words[first] == "I":
        return None
    if _CALENDAR.fullmatch(name) and phrase.role == "house":
        return None
    if first == 0 and len(words) == 1:
        lone = phrase.rule == "capitalised" and opens(page, phrase.start)
        if lone and _DONE.fullmatch(name) and not has_given_name(name):
            return None  # Published estimates put …
        speaks = name.casefold() in places() or name.split("-")[-1] in _trades()
        return None if lone and not speaks and is_word(page, name) else phrase
    if first and phrase.role == "person" and not has_given_name(" ".join(words[first:])):
        return None  # Some Unspoken Thing
    if phrase.rule == "house-noun" and first == 0 and _is_clause(words):
        return None
    return _without_office(page, phrase, words, first)


def is_office(word: str) -> bool:
    """Whether a word of a run of capitals tells an office: Director, Gov."""
    return word[0].isupper() and word.strip(".,").lower() in _OFFICES


def _without_office(
    page: Page, phrase: SpeakerPhrase, words: list[str], first: int
) -> SpeakerPhrase | None:
    """The name behind a house and an office in one run of capitals, or the run as it is."""
    last = max((i for i, w in enumerate(words) if is_office(w)), default=-1)
    behind = words[last + 1 :]
    if last >= 0 and not behind and words[-1] not in _SHORT:
        return _holder(page, phrase)
    styled = last >= 0 and words[last].strip(".,") in _STYLES
    if last >= 0 and len(behind) > 1 and (styled or has_given_name(" ".join(behind))):
        return replace(phrase, role="person", name=" ".join(behind))
    if last < 0 and len(words) > 2 and words[0].lower() in places():
        rest = " ".join(words[1:])
        if has_given_name(rest):
            return replace(phrase, role="person", name=rest)  # Massachusetts Joshua Levy
    return replace(phrase, name=" ".join(words[first:])) if first else phrase


def _is_owner(page: Page, name: str) -> bool:
    """Whether a text also writes a name without the mark of its owner: Blinken’s, not Lloyd's."""
    return re.search(rf"\b{re.escape(name[:-2])}\b(?!['’])", page.text) is not None


def _holder(page: Page, phrase: SpeakerPhrase) -> SpeakerPhrase | None:
    """Whom an office in capitals means that the article gave with its name: the US President."""
    office = f"{phrase.name} "
    pointed = phrase if page.text[: phrase.start].endswith(("the ", "The ")) else None
    at = page.text.find(office, 0, phrase.start)
    while at >= 0:
        at += len(office)
        for mention in page.mentions_in(at, min(at + 40, phrase.start)):
            if mention.start == at and mention.is_person:
                return entity_phrase(mention, "known-name")
        if m := _PERSON.match(page.text, at, phrase.start):
            return replace(phrase, role="person", name=m.group())
        at = page.text.find(office, at, phrase.start)
    return pointed


def _is_clause(words: list[str]) -> bool:
    """Whether words before a cue hold a verb of their own, or open with what somebody does."""
    said = " ".join(words)
    if _DOING.match(said) or (len(words) > 1 and _OPENS_CLAUSE.match(said)):
        return True
    if _CLAUSE_ALLOWED.search(said):
        return False
    for at, word in enumerate(words[1:-1], 1):
        if _ENDED.search(word):
            if not _BEFORE_PARTICIPLE.fullmatch(words[at - 1]) and words[-1] in _trades():
                return words[at - 1].lower() not in _trades()
        elif FINITE_VERB.match(f" {word} ", 1):
            return True
        elif (m := _HANDLES.match(word)) and (m["s"] or words[at - 1].endswith("s")):
            return words[-1] in _trades()
    return False


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset(vocabulary("en").words("speakers.function_word"))


@lru_cache(maxsize=1)
def _trades() -> frozenset[str]:
    return frozenset(vocabulary("en").words("speakers.people"))
