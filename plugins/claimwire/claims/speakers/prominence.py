"""Which names a sentence is about, and whether it goes on about the house before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimwire.claims.matching.gates import folded_rule, rule
from claimwire.claims.page import Page
from claimwire.claims.speakers.names import Mention

# what stands behind the company that a Japanese sentence is about
_TOLD_OF = folded_rule(
    r"(?:[（(][^（()）]{1,30}[)）])?(?:[はも]|(?:株|製|側)(?:は|も|が)|の[^、。はが「]{1,14}は)"
)
_AT_HEAD = folded_rule(r"(?:[（(][^（()）]{1,30}[)）])?[がの、]")
_HEAD = 8
# An English company told of only by comparison or as a place
_BY_THE_WAY = re.compile(
    r"[a-z] (?:at|than|against|like|unlike|versus|vs\.?|between|alongside|besides|except|"
    r"(?:gap|deal|contract|order|agreement|partnership|talks|compared|comparable|rivals?|along|"
    r"together|in line) (?:with|to|from|of)) (?:the )?(?:[a-z-]+ )?$"
)
_VERB_BEFORE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|"
    r"went|goes|came|comes|made|makes|took|takes|gave|gives|got|gets|built|won|lost|sold|bought|"
    r"rose|fell|cut|led|ran|works?|[a-z]{3,}ed)\s"
)
_SAME_HOUSE = {
    "zh": rule(r"(?:该|这家|本)(?:公司|集团|企业|厂|司)|(?<![\w])(?:公司|集团)(?=[\w])"),
    "ja": folded_rule(r"同社|同グループ|当社"),
    "en": rule(
        r"\b(?:the|its|this) (?:company|group|firm|chipmaker|maker|startup|carmaker)\b|\bit\s"
    ),
}


def prominent(
    page: Page, start: int, mentions: tuple[Mention, ...], *, knows: bool
) -> tuple[Mention, ...]:
    """The names that a Japanese sentence is about, without companies named by the way.

    同社 means the company that a sentence told of (Xは, X株は), not one among its objects. Where
    the text `knows` no house yet, and in other languages, all are.
    """
    if page.base == "en" and knows:
        return tuple(
            m
            for m in mentions
            if m.entity.type != "company" or _BY_THE_WAY.search(page.folded, start, m.start) is None
        )
    if page.base != "ja" or not knows:
        return mentions
    return tuple(
        m
        for m in mentions
        if m.entity.type != "company"
        or _TOLD_OF.match(page.folded, m.end)
        or (m.start - start <= _HEAD and _AT_HEAD.match(page.folded, m.end))
    )


def goes_on(page: Page, start: int, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence goes on about the house before it (该公司向X销售…)."""
    houses = [m.start for m in mentions if m.entity.type == "company"]
    if not houses:
        return False
    same = _SAME_HOUSE[page.base]
    return page.bits & same.bit != 0 and bool(same.search(page.folded, start, houses[0]))


def opens_clause(page: Page, start: int, at: int) -> bool:
    """Whether a name of an English sentence stands where its subject does, before any verb."""
    return _VERB_BEFORE.search(page.masked, start, at) is None
