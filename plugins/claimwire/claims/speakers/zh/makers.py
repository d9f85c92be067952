"""Whom a Chinese document or data speaks for: IDC资料, 协会的库存预警指数报告, 公布的财报."""

from __future__ import annotations

from functools import lru_cache

from claimwire.claims.matching.lexicon import by_last_letter, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import SpeakerPhrase
from claimwire.claims.speakers.zh.name_ends import in_dictionary
from claimwire.claims.speakers.zh.names import trimmed_end, without_bracket
from claimwire.claims.speakers.zh.phrases import (
    ACTING,
    BY_WHOM,
    DOCUMENT_TAIL,
    FRESH,
    MAKING,
    ON_SITE,
    bare_document,
)
from claimwire.claims.speakers.zh.speakers import ChineseSpeakers


@lru_cache(maxsize=1)
def _documents() -> dict[str, tuple[str, ...]]:
    words = vocabulary("zh").words("speech.document")
    return by_last_letter(sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _reports() -> frozenset[str]:
    return frozenset(vocabulary("zh").words("speech.report_noun"))


def read_maker(speakers: ChineseSpeakers, page: Page, start: int, end: int) -> SpeakerPhrase | None:
    """Whom a phrase that ends in a document or data speaks for (IDC资料, 公布的财报).

    None where the phrase does not end in a document; role `bare-house` for a prospectus
    or filing whose maker is not told, `report` for a bare 报道, `nobody` for bare data.
    """
    folded = page.folded
    end = trimmed_end(folded, start, end)
    if m := DOCUMENT_TAIL.search(folded, start, end):
        end = m.start()
    end = without_bracket(folded, start, end)
    documents = _documents().get(folded[end - 1 : end], ())
    document = next((d for d in documents if folded.endswith(d, start, end)), None)
    if document is None:
        return None
    if len(document) == 1 and speakers.is_name(page, start, end):
        return None  # 蔡崇信|認為
    if document in ("研究", "数据"):
        whole = speakers.read(page, start, end)
        if whole is not None and whole.rule == "apposition":
            return whole
        brand = whole is not None and whole.rule == "house-name"
        if brand and page.folded.find("的", start, end) < 0:
            left = end - len(document)
            maker = speakers.read(page, speakers.strip_left(page, start, left), left)
            word = in_dictionary(folded[speakers.strip_left(page, start, left) : left])
            unknown = maker is None or maker.rule in ("person-name", "sound-signs")
            if unknown and not word:
                return whole  # 遠碩数据
    if ACTING.search(folded, start, end):
        return None
    left = end - len(document)
    for _ in range(3):
        left = trimmed_end(folded, start, left)
        if m := FRESH.search(folded[start:left]):
            making = MAKING.search(folded, start, left)
            if making and making.end() > start + m.start():
                break
            left = start + m.start()
    if making := MAKING.search(folded, start, left):
        left = making.start()
    if site := ON_SITE.search(folded, start + 2, left):
        left = site.start()
    begin = speakers.strip_left(page, start, left)
    if by := BY_WHOM.match(folded, begin, left):
        begin = by.end()
    if trimmed_end(folded, begin, left) <= begin:
        return bare_document(document, start, end, _reports())
    found = speakers.read(page, begin, left)
    de = folded.find("的", begin + 2, left)
    if found is None and de > 0 and left - de <= 14:  # 协会的|库存预警指数|报告
        found = speakers.read(page, begin, de)
    return found or speakers.loose(page, begin, left) or speakers.brand(page, begin, left)
