"""Which names a sentence is about, and whether it goes on about the house before it."""

from __future__ import annotations

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
