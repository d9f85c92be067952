"""English people and houses that a sentence tells of without letting them speak."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.lexicon import trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.genders import gender_meant, gender_of
from claimwire.claims.speakers.en.impossible import speaker_in
from claimwire.claims.speakers.en.name_kinds import has_given_name, is_house_name, places
from claimwire.claims.speakers.en.proper_names import ProperNames
from claimwire.claims.speakers.en.speakers import EnglishSpeakers
from claimwire.claims.speakers.en.subjects import EnglishSubjects, is_name
from claimwire.claims.speakers.fullest import fullest
from claimwire.claims.speakers.introduced import Introduced, cast_in, house_at, person_at
from claimwire.claims.speakers.phrase import Speaker, SpeakerPhrase

_EN_NAME = latin(
    r"[A-Z][\w'’-]*(?: (?:[A-Z]\.|[A-Z][\w'’&-]*|de|van|von|der|al|bin|of(?= [A-Z]))){0,4}"
)
_EN_HEAD = re.compile(
    rf"(?:[Tt]he )?(?P<name>{_EN_NAME})(?: \([^)]{{1,30}}\))?(?:, [^,.;]{{2,60}},?| (?=[a-z]))"
)
_EN_OWNER = re.compile(rf"(?P<name>{_EN_NAME}?)['’]s? [a-z]")
_EN_NAMED = re.compile(latin(r"[A-Z][\w'’-]+ [A-Z][\w'’-]+"))
# Sentences about nobody who was not named before: It …, They …, The price of …
_EN_NOBODY_NEW = re.compile(
    r"[\"“‘'\d(£$€¥]|(?:It|He|She|They|There|This|That|These|Those|We|I|You|His|Her|Its|Their|"
    r"What|Who|"
    r"Why|How|Whether|Not|No|Nobody|None|Nothing|Everybody|Everyone|Something|All|Both|Each)\b|"
    r"The [a-z][\w-]*(?: [a-z][\w-]*){2}|[A-Z][a-z]+ (?:of|in|to|by|from|and) "
)
_EN_FORM = re.compile(r" (?:Inc|Corp|Ltd|PLC|plc|LLC|GmbH|NV|Oyj|ASA|S\.A|N\.V)\b")
_EN_LEGAL = re.compile(
    rf"(?P<name>{_EN_NAME}?),? (?:Inc|Corp|Ltd|PLC|plc|LLC|GmbH|NV|Oyj|ASA|S\.A|N\.V)\b"
)
_EN_CLOCK = re.compile(
    r"\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?: |[A-Z]{3,}(?: [A-Z]{3,})?: "
)
# Pilots at Norwing complain
_EN_AT = re.compile(
    rf"(?:[A-Z][a-z]+|(?:Some|Many|Several|Two|Three|Most|The) [a-z]+)"
    rf"(?: [a-z]+)? (?:at|of|for|with) (?P<name>{_EN_NAME})(?= [a-z])"
)
# Among those hit was Petfood Direct.
_EN_LAST = re.compile(
    rf"(?:Among|First|Next|Last|One|Another|Behind|Then|Also|Not|Less|More|"
    rf"Leading|Least|Most|In charge|At the)\b[^,;:]{{3,80}} (?:was|were|is|are|comes|came|"
    rf"stands|stood) (?P<name>{_EN_NAME})(?=[.,]|$| of | at |:)"
)
_EN_COLON = re.compile(
    latin(
        r": (?P<name>[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2})"
        r"(?=, [a-z]| of [A-Z]| at [A-Z])"
    )
)
_EN_DOES = re.compile(
    r"(?:, [^,;:]{3,80},)? (?:(?:also|now|still|then|[a-z]+ly) )?(?:is|are|was|were|has|had|"
    r"will|would|can|could|may|"
    r"plans|makes|sells|runs|owns|wants|says|expects|operates|builds|employs|[a-z]+ed|made|sold|"
    r"built|"
    r"won|lost|cut|set|began|ran|bought|took|paid|held|rose|fell|left|met|put|spent|sent|got|"
    r"gave|did|"
    r"does|shut|hit|led|kept|grew|sank|drew|went|came|became|broke|chose|found|sank|saw)\s"
)
_EN_SHARES = re.compile(
    rf"(?:Shares|Stock|Bonds) (?:of|in) (?:the )?(?:[\w-]+ ){{0,6}}?(?P<name>{_EN_NAME})"
    r"(?= (?:rose|fell|slid|sank|shot|hit|lost|shed|swung|leapt|were|are|have|had|will|ended|"
    r"[a-z]{3,}ed)\b)"
)
# Wim van der Knaap, wherever it stands
_EN_PERSON = re.compile(
    latin(
        r"(?<![\w'’&-])(?<!['’]s )[A-Z][a-z'’-]+(?: [A-Z]\.)?"
        r"(?: (?:de|van|von|der|den|al|bin|da|di|du|la))*"
        r"(?: [A-Z][\w-]+){1,2}"
    )
)
# Folasade Adeniji, 27, or who, or a midwife
_EN_EXPLAINED = re.compile(
    r", (?:aged )?\d\d\b|, (?:who|whose)\b|, (?:an?|the|its|his|"
    r"her) (?:[a-z-]+ ){0,3}(?:[a-z]+(?:er|or|ist|"
    r"ian|man|woman|eer)|chef|nurse|lawyer|economist|professor|analyst|clerk|guide|poet|judge|"
    r"widow|"
    r"widower|pensioner|student|trainee|mother|father|student)\b"
)
# Ann Moss's shop, the Maria Theresa Hospital: what is no person, or one who only owns
_NO_PERSON = re.compile(latin(r"['’]s? (?!own\b)|[ -][A-Z]|-[a-z]"))
# A name before another noun, which opens no sentence that tells of it
_EN_NOUN_NEXT = re.compile(
    latin(
        r"(?:chip|chips|model|car|data|cloud|software|memory|server|phone|battery|solar|drug|"
        r"steel|oil|"
        r"gas|retail|tech|technology|telecoms?|semiconductor|electronics|internet|e-commerce|"
        r"search|"
        r"robot|robotics|drone|game|gaming|media|defen[cs]e|energy|power|start-?ups?|darling|"
        r"champion|"
        r"laboratory|lab|unicorn|[a-z]*makers?|giant|group|firm|company|maker|supplier|developer|"
        r"operator|exporters?|shares|stocks|bonds) (?:[a-z]+ )?[A-Za-z]"
    )
)
# Larkin published its data, which the sentences behind give
_EN_ANNOUNCES = re.compile(
    r"\b(?:published|publishes|released|releases|issued|issues|put out|puts out|presented|unveiled|"
    r"posted|compiles|compiled|keeps|runs|carried out|conducted|updated) (?:[a-z'’\d-]+ ){0,5}?"
    r"(?:data|figures|statistics|numbers|survey|poll|index|ranking|rankings|census|study|tally|"
    r"count|estimates|tracker|barometer|accounts|report|results)\b"
)
_EN_GOES_ON = re.compile(r"(?:He|She|His|Her|They|Their)\b")
_EN_TITLED = re.compile(rf"(?P<title>[\w’'-]+)\.? (?P<name>{_EN_NAME})")


def english(page: Page, start: int, end: int) -> Introduced:
    """Whom the unit `[start, end)` introduces, by the grammar of English."""
    person = house = None
    if m := _EN_CLOCK.match(page.text, start, end):
        start = m.end()
    head = _EN_HEAD.match(page.text, start, end)
    if shares := _EN_SHARES.match(page.text, start, end):
        head = None
        if not page.mentions_in(*shares.span("name")):
            house = house_at(page, *shares.span("name"))
    if head:
        at, stop = head.span("name")
        words = head["name"].split()
        if len(words) > 1 and words[-1].endswith(("'s", "’s")):
            words[-1] = words[-1][:-2]  # Orla McAleer's bees
            stop -= 2
        titled = next((i for i, w in enumerate(words) if i and w.lower() in _titles()), None)
        if titled is not None:
            stop = at + len(" ".join(words[:titled]))
            words = words[:titled]
        whole = _en_names().is_institution(head["name"])
        if not whole and (of := head["name"].find(" of ")) > 0 and " " in head["name"][:of]:
            stop = at + of  # Barclay Winters of Pym Research
            words = head["name"][:of].split()
        if len(words) > 2 and words[0].lower() in _firm_nouns():
            at += len(words[0]) + 1  # Brokerage Veritas India
            words = words[1:]
        known = (
            bool(page.mentions_in(start, stop))
            or _is_common(words[0])
            or _EN_NOUN_NEXT.match(page.text, head.end(), end) is not None
        )
        does = titled is None and _en_words()[1].match(page.folded, head.end(), end)
        named_house = titled is not None or does
        named_house = named_house or (len(words) > 1 and words[-1] in _en_words()[0])
        named_house = named_house or (len(words) > 1 and page.text.startswith("The ", start))
        if known:
            pass
        elif (named_house and len(" ".join(words)) > 2) or (
            2 <= len(words) <= 4 and is_house_name(page, page.text[at:stop])
        ):
            house = house_at(page, at, stop)
        elif 2 <= len(words) <= 4:
            person = person_at(page, at, stop)
    crowd = None
    if person is None and house is None and (subject := _en_subject(page, start, end)):
        at, stop = subject.start, subject.end
        if subject.role == "person" and not page.names_something(at, stop):
            person = replace(subject, rule="introduced")
        elif subject.role == "unnamed":
            many = (subject.name or "").endswith(("s", "men", "people"))
            crowd = subject if many else None
            named = many or _EN_NAMED.search(page.shown, stop, end)
            person = None if named else subject
        elif subject.role == "house" and not page.names_something(at, stop):
            house = replace(subject, rule="introduced")
    unnamed = house is None and person is None and not page.mentions_in(start, end)
    if unnamed and (m := _en_firm().search(page.text, start, end)):
        at, stop = m.span("name")
        house = house_at(page, at, stop - (page.text[stop - 1] in "'’"))
    legal = house is None and _EN_FORM.search(page.shown, start, end) is not None
    if legal and (m := _EN_LEGAL.search(page.shown, start, end)):
        house = None if page.names_something(*m.span("name")) else house_at(page, *m.span("name"))
    if house is not None and (full := fullest(page, replace(house, rule="apposition"))):
        house = replace(full, rule="introduced") if full.role == "house" else house
    if house is None and (m := _EN_AT.match(page.text, start, end)):
        at, stop = m.span("name")
        if (" " in m["name"] or is_name(page, m["name"])) and not page.names_something(at, stop):
            house = house_at(page, at, stop)
    if house is None and person is None and (m := _EN_LAST.match(page.shown, start, end)):
        at, stop = m.span("name")
        if not page.names_something(at, stop):
            last_house = is_house_name(page, m["name"])
            house, person = (
                (house_at(page, at, stop), None)
                if last_house
                else (None, person_at(page, at, stop))
            )
    if person is None:
        person = _titled_english(page, start, end)
    colon = page.shown.find(": ", start, end)
    if person is None and colon > 0 and (m := _EN_COLON.match(page.shown, colon, end)):
        person = person_at(page, *m.span("name"))  # One contrarian remains: Walt Deering
    if house is not None and (house.name or "").casefold() in places():
        house = None  # China was again no topic
    if person is not None:
        person = speaker_in(page, person)
    if house is not None and (house := speaker_in(page, house)) and house.role == "person":
        person, house = person or house, None  # FBI Director Christopher Wray
    person = person or cast_in(page, start, end)
    announces = house is not None and _EN_ANNOUNCES.search(page.masked, start, end) is not None
    found = Introduced(person, house, announces, crowd)
    if person is None:
        aside = _named_aside(page, start, end)
        goes_on = _EN_GOES_ON.match(page.shown, start, end)
        if aside is not None and goes_on:  # She hired Ruth Larkin
            meant = gender_meant(goes_on.group())
            other = gender_of(Speaker(aside.name or "", True))
            aside = aside if meant and other and meant != other else None
        found.aside = aside
    return found


def _named_aside(page: Page, start: int, end: int) -> SpeakerPhrase | None:
    """The first person whom a sentence names anywhere but at its head, by a given name."""
    for m in _EN_PERSON.finditer(page.shown, start, end):
        at, stop = m.span()
        told = has_given_name(m.group()) or _EN_EXPLAINED.match(page.shown, stop, end)
        if told and not _NO_PERSON.match(page.shown, stop, end):
            last = m.group().split()[-1]
            if last in _en_words()[0] or page.names_something(at, stop):
                continue
            return speaker_in(page, person_at(page, at, stop))
    return None


def _en_subject(page: Page, start: int, end: int) -> SpeakerPhrase | None:
    """Whom a sentence of narration is about, where that is somebody who could speak."""
    if m := _EN_OWNER.match(page.text, start, end):  # Toyota's profit fell
        at, stop = m.span("name")
        named = is_house_name(page, m["name"]) if " " in m["name"] else is_name(page, m["name"])
        if named and not page.names_something(at, stop) and not _is_common(m["name"].split()[0]):
            return house_at(page, at, stop)
    if _EN_NOBODY_NEW.match(page.text, start, end):
        return None
    subject = _en_subjects().main(page, start, end)
    if subject is None or subject.entity is not None:
        return None
    if subject.role == "person" and subject.rule == "in-the-cast":
        return subject  # Kiprotich, behind Wanda Kiprotich
    if subject.role in ("person", "house") and subject.rule != "in-the-cast":
        lone = " " not in (subject.name or "")
        return subject if not lone or _EN_DOES.match(page.shown, subject.end, end) else None
    return subject if subject.role == "unnamed" else None


@lru_cache(maxsize=1)
def _en_subjects() -> EnglishSubjects:
    return EnglishSubjects(EnglishSpeakers())


@lru_cache(maxsize=1)
def _en_names() -> ProperNames:
    return ProperNames()


@lru_cache(maxsize=1)
def _en_firm() -> re.Pattern[str]:
    """A company with its trade before it: electric two-wheeler maker Volkera Motors."""
    nouns = trie_pattern(vocabulary("en").words("speakers.firm_noun"))
    return re.compile(rf"(?<![\w'’-]){nouns} (?P<name>{_EN_NAME})(?=['’]|[,.]| [a-z])")


def _titled_english(page: Page, start: int, end: int) -> SpeakerPhrase | None:
    """A title and a name, or a house's possessive and a name (Morgan Stanley's Joe Moran)."""
    for m in _EN_TITLED.finditer(page.shown[start:end]):
        title = m["title"].lower()
        owned = title.endswith(("'s", "’s"))
        words = m["name"].split()
        if len(words) < 2 or page.mentions_in(start + m.start("name"), start + m.end("name")):
            continue
        if (title in _titles() or owned) and words[-1] not in _en_words()[0]:
            return person_at(page, start + m.start("name"), start + m.end("name"))
    return None


@lru_cache(maxsize=1)
def _firm_nouns() -> frozenset[str]:
    """What companies are, before their names."""
    return frozenset(vocabulary("en").words("speakers.firm_noun"))


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(w for t in vocabulary("en").words("speakers.title") for w in t.split()[-1:])


def _is_common(word: str) -> bool:
    low = word.lower()
    return low in vocabulary("en").words("speakers.no_name") or low in _titles()


@lru_cache(maxsize=1)
def _en_words() -> tuple[frozenset[str], re.Pattern[str]]:
    """How the names of houses end, and what houses do."""
    words = vocabulary("en")
    ends = frozenset(w.title() for w in words.words("speakers.house_end")) | {"AI"}
    return ends, re.compile(trie_pattern(words.words("speakers.house_does")))
