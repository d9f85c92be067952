"""Which of the topic's entities a claim's pronouns refer to.

他, he, 同氏 are the last person; 它, its the company or product last named; 我 the speaker; 我们,
our the speaker's house. Noun phrases (该公司, the company) do not count (data contract,
"entities").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimwire.claims.matching.gates import folded_rule, rule
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import Frame
from claimwire.claims.speakers.references import Source

_THIRD = {
    "zh": rule(r"(?<![其吉维])[他她佢](?!们|哋|地|国|乡|人|日|处|山之石|方|者)"),
    "ja": folded_rule(r"同氏|彼(?!女|ら)|彼女"),
    "en": rule(r"\b(?:he|she|his|him|her|himself|herself)\b"),
}
_IT = {
    "zh": rule(r"(?<!其)它(?!们|山)"),
    "ja": rule(r"(?!)"),
    "en": rule(r"(?:(?:but|and|yet|still|so|now|then|meanwhile),? )?it(?:s\b|\s(?!is\b|was\b))"),
}
_THINGS = frozenset({"company", "product"})
# what may stand in front of the subject: The, 可是, 去年，
_OPENING = re.compile(
    r"(?:the |but |and |meanwhile, |yet )?|[^，。：:]{0,8}[，,]|[但而且至于不过可是然另外]{0,3}"
)
_I = {
    "zh": rule(r"我(?!们|国|方|军|省|市|县)|本人"),
    "ja": folded_rule(r"私(?!たち|達)|僕|俺"),
    "en": rule(r"\b(?:i|my|me|myself)\b"),
}
_WE = {
    "zh": rule(r"我们(?!国家|政府|社会)|咱们|我司"),
    "ja": folded_rule(r"我々|私たち|当社|われわれ|弊社"),
    "en": rule(r"\b(?:we|our|us|ours|ourselves)\b"),
}


def referred_entities(
    page: Page,
    frames: Sequence[Frame],
    start: int,
    end: int,
    source: Source,
    person: str | None,
    thing: str | None,
    bits: int,
) -> Iterator[str]:
    """Ids of the entities that pronouns of the unit mean.

    Args:
        page: the article.
        frames: the unit's frames.
        start: where the unit begins.
        end: where it ends.
        source: who asserts it.
        person: the id of the person last named before the unit, if the topic knows them.
        thing: the id of the company or product last named before the unit.
        bits: the rules that the unit opens (`gates`).
    """
    folded = page.folded[start:end]
    if thing is not None and means_thing(page, start, end, bits):
        yield thing
    speaker = source.speaker
    base = page.base
    if _THIRD[base].found(page.masked[start:end], bits):
        pronoun_speaks = any(f.phrase.role == "pronoun" for f in frames)
        if pronoun_speaks and speaker and speaker.entity is not None:
            if speaker.entity.type == "person":
                yield speaker.entity.id
        elif not pronoun_speaks and person:
            yield person
    elif person and _THIRD[base].found(folded, bits):
        of_himself = (
            speaker is not None and speaker.entity is not None and speaker.entity.id == person
        )
        if not of_himself:
            yield person
    if speaker is None:
        return
    if _I[base].found(folded, bits) and speaker.entity is not None and speaker.person:
        yield speaker.entity.id
    if _WE[base].found(folded, bits):
        if speaker.entity is not None and not speaker.person:
            yield speaker.entity.id
        elif speaker.house:
            known = page.cast.names.lookup(speaker.house)
            if known is not None:
                yield known.id
        if speaker.entity is not None and speaker.person and base == "zh" and "我们" in folded:
            yield speaker.entity.id


def means_thing(page: Page, start: int, end: int, bits: int) -> bool:
    """Whether a sentence goes on about the thing before it by 它, or by It as its first word."""
    if not bits & _IT[page.base].bit:
        return False
    find = _IT["en"].match if page.base == "en" else _IT[page.base].search
    it = find(page.masked[start:end])
    if it is None:
        return False
    return all(m.is_person for m in page.mentions_in(start, start + it.end()))


def told_of(page: Page, start: int, end: int) -> str | None:
    """The id of the company or product that a sentence opens with as what it tells of."""
    for mention in page.mentions_in(start, end):
        opening = page.folded[start : mention.start]
        if mention.entity.type not in _THINGS or not _OPENING.fullmatch(opening):
            return None
        if page.folded.startswith(("'s", "’s", "的"), mention.end):
            return None
        return mention.entity.id
    return None
