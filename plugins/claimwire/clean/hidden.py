"""What a page keeps from its readers, or only asks of them: marked as hidden before measuring.

Text that the page's own style sheets do not display, and boxes that ask for an address.
What is marked is dropped by `page.prune`, under the same guard as everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimwire.clean.page import Element

# What hides, by the property that it begins with, and the selector of one class before it.
_HIDING = {
    "display": re.compile(r"display\s*:\s*none"),
    "visibility": re.compile(r"visibility\s*:\s*hidden"),
    "font-size": re.compile(r"font-size\s*:\s*0(?:px)?\s*[;}]"),
    "left": re.compile(r"left\s*:\s*-\d{3,}"),
    "text-indent": re.compile(r"text-indent\s*:\s*-\d{3,}"),
}
_ONE_CLASS = re.compile(r"(?:^|[}\s])\.([A-Za-z][\w-]*)\s*$")
_LONGEST_SELECTOR = 200
_LONGEST_RULE = 300
_MEDIA = re.compile(r"@[a-z-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_LONGEST_SHEET = 200_000
_LONGEST_OFFER = 400


def hide_by_style(root: Element) -> None:
    """Mark as hidden what the page's own style sheets do not display.

    Only rules for one class count, outside media queries: those hold for every reader.
    """
    hidden: set[str] = set()
    for sheet in root.iter("style"):
        rules = sheet.text or ""
        if "display" in rules and len(rules) < _LONGEST_SHEET:
            hidden.update(_hidden_classes(_MEDIA.sub("", rules)))
    if not hidden:
        return
    for e in root.iter("div", "p", "span", "section", "li"):
        classes = e.get("class")
        if classes and not hidden.isdisjoint(classes.split()):
            e.set("hidden", "")


def _hidden_classes(rules: str) -> Iterator[str]:
    """The classes that a style sheet hides, each with a rule for it alone."""
    for name, hiding in _HIDING.items():
        at = rules.find(name)
        while at >= 0:
            hides = hiding.match(rules, at)
            opened = rules.rfind("{", max(0, at - _LONGEST_RULE - 1), at) if hides else -1
            if opened >= 0 and rules.find("}", opened, at) < 0:
                selector = _ONE_CLASS.search(rules, max(0, opened - _LONGEST_SELECTOR), opened)
                if selector:
                    yield selector.group(1)
            at = rules.find(name, at + 1)


def hide_forms(root: Element) -> None:
    """Mark as hidden the small boxes that ask for an address: offers of a newsletter."""
    for field_ in root.iter("input"):
        asked = " ".join(field_.get(key) or "" for key in ("type", "name", "placeholder"))
        if "mail" not in asked.lower():
            continue
        box: Element | None = None
        node = field_.getparent()
        while node is not None and node.tag not in ("body", "main", "article"):
            if sum(len(part) for part in node.itertext()) > _LONGEST_OFFER:
                break
            box, node = node, node.getparent()
        if box is not None:
            box.set("hidden", "")
