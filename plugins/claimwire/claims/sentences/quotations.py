"""Where somebody's words stand between marks, balanced or not.

Marks are matched within a paragraph. A quotation is open past its paragraph only where
the next one begins with an opening mark again. In real text about one sentence in forty
has an unbalanced mark, so a lost closing mark ends the quotation at its paragraph's end
when it was announced (：「…) and else at its sentence's end, and a lost opening mark is
reported as an orphan that `split` and `attribution` may use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {"「": "」", "『": "』", "“": "”", "｢": "｣", "〝": "〞", "«": "»", "‘": "’"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_STRAIGHT = '"＂'
_MARK = re.compile("[" + "".join(_PAIRS) + "".join(_CLOSERS) + _STRAIGHT + "]")
_SENTENCE_END = re.compile(r"[。！？!?]|(?<=[a-z0-9,])\.(?=\s|$)")
_ANNOUNCED = re.compile(r"[：:，,]\s*$")
# 「…不能停，議員說。: with its closing mark lost, a quotation ends before who said it
_SAID_BEHIND = re.compile(
    r"[，,](?=[^，,。！？!?「」“”\n]{1,16}(?:[說说道]|表示|指出|強調|强调|認為|认为)[。\n])"
    r"|,(?= (?:said (?:[A-Z][\w.'’-]+ ?){1,4}|(?:[A-Z][\w.'’-]+ ){1,4}said)[.,])"
)
# 'Nobody wins,' she said: straight single marks are read where they stand like double ones
_SINGLE = re.compile(
    r"(?:^|(?<=[\s(:—–-]))'(?=[A-Za-z0-9$£€])[^'\n]*(?:'(?=[A-Za-z])[^'\n]*)*[,.?!…—]'"
    r"(?=[\s,.;:)—]|$)",
    re.MULTILINE,
)


@dataclass(slots=True)
class Quotation:
    """A quotation `text[start:end]`, marks included; `text[inner_start:inner_end]` is quoted.

    `closed` is false where the closing mark is missing, `opened` where the opening one is
    (then `start` is where the closing mark stands, and nothing is known of the beginning).
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    opened: bool = True
    closed: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in reading order."""
    found: list[Quotation] = []
    single = " '" in text or "\n'" in text or text.startswith("'")
    for start, end in _lines(text):
        in_line = _in_line(text, start, end)
        if single and not in_line:
            in_line = [
                Quotation(m.start(), m.end(), m.start() + 1, m.end() - 1)
                for m in _SINGLE.finditer(text, start, end)
            ]
        found.extend(in_line)
    return tuple(found)


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for m in re.finditer(r"\n+", text):
        spans.append((start, m.start()))
        start = m.end()
    spans.append((start, len(text)))
    return spans


def _in_line(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[tuple[str, int]] = []
    for m in _MARK.finditer(text, start, end):
        mark, at = m.group(), m.start()
        if mark in "‘’" and not _is_single_quote(text, at, mark, stack):
            continue
        if mark in _STRAIGHT and not stack and _only_closes(text, at, start, end):
            found.append(Quotation(at, at + 1, at, at, opened=False))
        elif mark in _STRAIGHT:
            mark = _PAIRS["“"] if any(o == mark for o, _ in stack) else "“"
            opener = text[at] if mark == "“" else None
            if opener is None:
                _close(stack, text[at], at, found)
            else:
                stack.append((opener, at))
        elif mark in _PAIRS:
            if any(o == mark for o, _ in stack):
                if mark == "“" and _looks_closing(text, at, end):
                    _close(stack, mark, at, found)
                    continue
                found.append(_unclosed(text, stack[0][1], at))
                stack.clear()
            stack.append((mark, at))
        else:
            opener = _CLOSERS[mark]
            if any(o == opener for o, _ in stack):
                _close(stack, opener, at, found)
            elif not stack and _opens_by_mistake(text, at, start, end):
                stack.append((opener, at))
            elif len(stack) == 1 and stack[0][0] in _STRAIGHT and mark in "」”":
                _close(stack, stack[0][0], at, found)  # "…」
            elif not stack:
                found.append(Quotation(at, at + 1, at, at, opened=False))
    if stack:
        found.append(_unclosed(text, stack[0][1], end))
    return found


def _close(stack: list[tuple[str, int]], opener: str, at: int, found: list[Quotation]) -> None:
    """Pop the stack to `opener`; an outermost pair becomes a quotation."""
    while stack:
        mark, start = stack.pop()
        if mark == opener:
            if not stack:
                found.append(Quotation(start, at + 1, start + 1, at))
            return


def _unclosed(text: str, start: int, limit: int) -> Quotation:
    """A quotation with no closing mark before `limit`."""
    end = limit
    at_head = not text[:start].rstrip() or text[start - 1] == "\n"
    if not at_head and not _ANNOUNCED.search(text, max(0, start - 3), start):
        m = _SENTENCE_END.search(text, start, limit)
        end = m.end() if m else limit
    said = _SAID_BEHIND.search(text, start, end)
    if said:
        end = said.start()
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Quotation(start, end, start + 1, end, closed=False)


def _only_closes(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark that closes nothing stands where none can open (sound." Then)."""
    before = text[at - 1] if at > start else " "
    return before not in " \u3000\u00a0：:，「『（(" and (at + 1 >= end or text[at + 1].isspace())


def _opens_by_mistake(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark that closes by its shape stands where one opens (：”…”)."""
    head = text[start:at].rstrip()
    return (not head or head[-1] in "：:，") and text.find(text[at], at + 1, end) > 0


def _looks_closing(text: str, at: int, end: int) -> bool:
    """Whether a mark that opens by its shape stands where one closes."""
    return at + 1 >= end or text[at + 1] in "，。、；！？,.;!? " or text[at - 1] in "。！？，"


def _is_single_quote(text: str, at: int, mark: str, stack: list[tuple[str, int]]) -> bool:
    """Tell a single quotation mark from an apostrophe."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark == "‘":
        return not before.isalnum() or not before.isascii()
    return any(o == "‘" for o, _ in stack) and not (
        before.isalpha() and before.isascii() and after.isalpha() and after.isascii()
    )
