"""Which authors a page gives: the writers whom the better evidence names.

What a page tells machines comes first, unless what it shows its readers contradicts it: a line
with a word for who wrote, near the headline or at the end, outweighs a name of which nothing is
to be seen. Without either, lines that hold nothing but names count by their place. A visible
byline that has one of the names tells who else wrote, and who of them had another role. How
names are read out of a text is in `bylines`, which lines are rows of credits in `roles`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from claimwire.clean import alone, bylines, dates, roles
from claimwire.clean.blocks import Block
from claimwire.clean.links import leads_to_person, leads_to_topic
from claimwire.clean.marked import Marked
from claimwire.clean.scope import Scope, is_of_comments
from claimwire.clean.structured import Structured, text_of, types_of
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

_AUTHOR_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "twitter:creator:name",
    "citation_author",
)
_CATALOGUED = frozenset(("citation_author", "dc.creator"))
_PARAGRAPH = 18.0
# Elements behind the beginning of the body that can still belong to the article's head.
_HEAD = 12
_LONGEST_SIGNED = 80
_LONGEST_CREDIT = 160
_LONGEST_SIGNATURE = 20
# The lines right above the headline, where platforms name who posts.
_ABOVE = 3
# More names in one row are those of the writers of other articles.
_MOST_BESIDE = 4
# So many bylines beside linked headlines are of other articles.
_CARDS = 3
# So many links in a row, and nothing else, are a menu.
_ROW = 3
# Labels of topics, before links to them or bare words.
_ON_TOPICS = re.compile(
    r"(?:關鍵[字詞]|关键[字词]|標[籤簽]|标签|話題|话题|相關|相关|キーワード|タグ|トピックス?|関連|키워드|태그|관련"
    r"|tags?\b|topics?\b|keywords?\b|filed under|more (?:on|about))",
    re.IGNORECASE,
)
# Lines below the headline among which a day beside a name tells that it is one.
_NEAR = 6
# A word for who wrote, near the beginning of a line.
_LABEL = re.compile(
    r"^.{0,12}(?:\bby\b|記者|记者|文\s?[:：|｜/／=＝丨]|撰文|作者|撰稿|採寫|采写|編譯|编译|取材|執筆|ライター"
    r"|聞き手|기자|특파원)",
    re.IGNORECASE,
)
# At the foot of a report all are named who had a part in it.
_SIGNED_OFF = re.compile(r"\W?(?:additional )?(?:reporting|writing) by\b", re.IGNORECASE)
_LISTED = re.compile(r'"authors?"\s*:\s*\[?("[^\]}]{1,200}?")\s*[\]},]')
_MARKUP = re.compile(r"<[^>]{1,200}>")
# A label over the name of who paid, not of who wrote.
_PROVIDED = re.compile(
    r"(?:provided|sponsored|presented|powered|paid|brought to you) by:?$|\bsource:?$|提供:?$",
    re.IGNORECASE,
)
# Behind these words stands whom to ask.
_CONTACT = re.compile(
    r"問い?合わ?せ|連絡先|聯[絡繫系]|联系|採訪通知|(?:media|press|news)? ?contacts?\b|문의|담당자",
    re.IGNORECASE,
)
_AUTHOR_KEY = re.compile(
    r"^(?!og:(?!article:)|twitter:)(?:.*[:._-])?(?:authors?(?:-?names?)?|byline|writer|reporter(?:-?name)?|creator)$"
)


def authors_of(
    structured: Structured,
    marked: list[Marked],
    scope: Scope,
    blocks: list[Block],
    outlets: list[str],
    japanese: bool,
) -> list[str]:
    """The bare names of the article's writers, in the order of the page.

    Args:
        structured: what the page says to machines.
        marked: from `marked.marked_authors`.
        scope: the lines around the body.
        blocks: of the body, captions marked.
        outlets: names of the site, which are no authors.
        japanese: whether the text is Japanese.
    """
    return _Page(structured, marked, scope, blocks, outlets, japanese).writers()


class _Page:
    """One page's evidence for who wrote."""

    def __init__(
        self,
        structured: Structured,
        marked: list[Marked],
        scope: Scope,
        blocks: list[Block],
        outlets: list[str],
        japanese: bool,
    ) -> None:
        self.structured = structured
        self.scope = scope
        self.outlets = outlets
        self.japanese = japanese
        lines = [b for b in blocks if b.kind != "picture" and b.drop != "caption"]
        pictured = {b.text for b in blocks if b.drop == "caption"}
        self.opening = [b.text for b in lines[:3]]
        others = {"".join(text.split()) for text in scope.others}
        closing = [ln for ln in _closing(lines) if "".join(ln.split()) not in others]
        self.closing = _before_contacts(closing)
        told = zip(scope.between, scope.pieces, strict=True)
        shown = [_without_topics(line, pieces) for line, pieces in told if line not in pictured]
        self.between = [roles.with_marks(line, pieces) for line, pieces in shown if line]
        self.pieces = [pieces for line, pieces in shown if line]
        self.head = [text for _, text in scope.head if text not in pictured]
        self.pictured = pictured
        # Who paid for a release is named at its end.
        self.sources = {ln.lower().replace(":", "") for ln in self.closing if len(ln) <= 60}
        behind = min(scope.start + _HEAD, scope.end)
        self.near = [byline for byline in marked if byline.at <= behind]
        self.far = [byline for byline in marked if byline.at > behind]

    @cached_property
    def tail(self) -> list[str]:
        """The lines at the end of the article and behind it, before comments and contacts."""
        told = [(e, text) for e, text in self.scope.tail if text not in self.pictured]
        return _before_contacts([text for e, text in told if not is_of_comments(e)])

    def writers(self) -> list[str]:
        """The names from the best evidence, with those that a byline shows beside them."""
        stated = self._stated()
        if stated and self._edited(stated):
            # Systems state who put an article in: the page calls them something else.
            shown = self._with_others(self._shown())
            if names := [name for name in shown if name not in stated]:
                return names
        if stated and not (names := self._contradiction(stated)):
            return self._with_others(stated)
        if stated:
            return names
        return self._with_others(self._shown())

    # --- what the page says to machines -----------------------------------------------------

    def _stated(self) -> list[str]:
        if names := self._bare(_persons(self.structured)):
            return names
        meta = self.structured.meta
        others = (n for n in meta if n not in _AUTHOR_META and _AUTHOR_KEY.search(n))
        for name in (*_AUTHOR_META, *others):
            values = list(meta.get(name, ()))
            if name in _CATALOGUED:
                values = list(map(bylines.given_first, values))
            if names := self._bare(values):
                return names
        listed = _LISTED.search(self.structured.first("parsely-page"))
        return self._bare(re.findall(r'"([^"]+)"', listed.group(1))) if listed else []

    def _edited(self, stated: list[str]) -> bool:
        """Whether a row of credits gives each of `stated` another role than that of a writer."""
        lines = (*self.between, *self.opening, *self.closing, *self.tail)
        made = [c for line in lines if len(line) <= _LONGEST_CREDIT for c in roles.credits_in(line)]
        return bool(made) and all(_had_another_role(name, made) for name in stated)

    def _contradiction(self, stated: list[str]) -> list[str]:
        """Whom a byline with a word for it names, where nothing shows anybody of `stated`.

        Systems state who put the article in, or the account that it is published under.
        """
        shown = match_form(" ".join((*self.between, *self.opening, *self.closing)))
        marked = match_form(" ".join(text for byline in self.near for text in byline.texts))
        if any(match_form(name) in shown for name in stated):
            return []
        doubted = any(map(bylines.may_be_account, stated))
        if not doubted and any(match_form(name) in marked for name in stated):
            return []
        for line in (*_paired(self.between), *self.opening, *self.closing):
            labelled = len(line) <= _LONGEST_SIGNED and _LABEL.search(line)
            if (labelled or roles.credits_in(line)) and (names := self._in_line(line)):
                return names
        return []

    # --- what the page shows to its readers --------------------------------------------------

    def _shown(self) -> list[str]:
        account: list[str] = []
        cards = sum(byline.of_other for byline in self.near) >= _CARDS
        for byline in self.near:
            if cards and byline.of_other:
                continue
            if names := self._of_marked(byline):
                if self.japanese or not all(map(bylines.may_be_account, names)):
                    return names
                account = account or names
        tail = [line for line in _paired(self.tail) if line not in self.closing]
        labelled = [line for line in tail if _is_labelled(line)]
        between = sorted(_paired(self.between), key=lambda line: not _is_labelled(line))
        lines = (*between, *self.head, *self.opening, *self.closing, *labelled)
        for line in dict.fromkeys(lines):
            if names := self._in_line(line):
                return names
        steps: tuple[Callable[[], list[str]], ...] = (
            self._alone,
            lambda: next((names for line in tail if (names := self._in_line(line))), []),
            self._posted,
            self._signed,
            self._introduced,
        )
        return next((names for step in steps if (names := step())), account) or self._boxed()

    def _alone(self) -> list[str]:
        """Names that stand by themselves between headline and article."""
        paragraphs = 0
        if any(bylines.is_by_outlet(line, self.outlets) for line in self.between[:_HEAD]):
            return []
        for i, (above, line) in enumerate(zip(("", *self.between), self.between, strict=False)):
            paragraphs += len(line) > _LONGEST_SIGNED
            if paragraphs > (i < _NEAR):
                # One can stand under the headline; with the second the article has begun.
                break
            if _PROVIDED.search(above):
                continue
            if names := (
                i < _NEAR and alone.names_in_places(line, self.outlets)
            ) or self._in_lines_from(i):
                return names
        return []

    def _in_lines_from(self, i: int) -> list[str]:
        """The names of lines one below the other that each hold nothing else."""
        found: list[str] = []
        # The day stands beside the writer, above or below.
        beside = (*self.between[max(0, i - 1) : i], *self.between[i + 1 : i + 3])
        sure = i < _NEAR and any(len(ln) <= _LONGEST_SIGNED and _tells_day(ln) for ln in beside)
        lines = self.between[i:]
        for n, (line, behind) in enumerate(zip(lines, (*lines[1:], ""), strict=True)):
            if found and alone.is_post(line):
                continue
            names = alone.name_alone(
                line,
                self.outlets,
                japanese=self.japanese,
                sure=(sure or _tells_day(line)) and not found,
                told=alone.is_post(behind),
                pieces=self.pieces[i + n],
            )
            if not names or any(f"source {name}".lower() in self.sources for name in names):
                break
            found += names
        return list(dict.fromkeys(found))

    def _posted(self) -> list[str]:
        """A name beside the time right above the headline."""
        head = self.scope.head
        for _, line in head[len(head) - self.scope.above :][-_ABOVE:]:
            if line.isascii() or not alone.has_stamp(line):
                continue
            if names := alone.name_alone(line, self.outlets, japanese=self.japanese):
                return names
        return []

    def _signed(self) -> list[str]:
        """The name in brackets or behind a dash that ends the article."""
        headings = vocabulary().headings
        closing = [ln for ln in reversed(self.closing) if not headings.fullmatch(match_form(ln))]
        for line in (*closing, *(ln for ln in self.tail if len(ln) <= _LONGEST_SIGNATURE)):
            if names := bylines.names_in_signature(line, self.outlets, japanese=self.japanese):
                return names
        return []

    def _introduced(self) -> list[str]:
        """Whom a line right below the headline, or the last one, tells of as the writer."""
        for line in (*self.between[:2], *self.closing[-2:]):
            if names := alone.names_in_biography(line, self.outlets):
                return names
        return []

    def _boxed(self) -> list[str]:
        """The one writer whom a box behind the body tells of; several names are those of others."""
        found: list[str] = []
        for byline in self.far:
            if len(byline.texts) == 1 and not byline.of_other:
                found += self._of_marked(byline)
        # Readers who comment have a line each.
        return found if len(set(found)) == 1 else []

    def _with_others(self, names: list[str]) -> list[str]:
        """`names` as a byline that has one of them tells them: with others, by their roles."""
        if not names:
            return []
        keys = [match_form(name) for name in names]

        def has_one(text: str) -> bool:
            folded = match_form(text)
            return any(key in folded for key in keys)

        for byline in self.near:
            few = len(byline.texts) <= _MOST_BESIDE and not byline.of_other
            if few and any(map(has_one, byline.texts)):
                names = _joined(names, self._of_marked(byline))
        for line in (*self.between, *self.opening, *self.closing):
            if len(line) <= _LONGEST_CREDIT and has_one(line) and not _SIGNED_OFF.match(line):
                made = roles.credits_in(line)
                names = [n for n in names if not _had_another_role(n, made)] or names
                if len(names) < len(keys) or made or _LABEL.search(line):
                    names = _joined(names, self._in_line(line))
        return names

    # --- readings ----------------------------------------------------------------------------

    def _bare(self, values: Iterable[str]) -> list[str]:
        return bylines.bare_names(values, self.outlets, japanese=self.japanese)

    def _in_line(self, line: str) -> list[str]:
        return bylines.names_in_line(line, self.outlets, japanese=self.japanese)

    def _of_marked(self, byline: Marked) -> list[str]:
        names: list[str] = []
        for text in byline.texts:
            if text.endswith(",") and " " not in text:
                # "PTI, Washington,": a dateline in pieces.
                return []
            names += self._in_line(text) or self._bare([text])
        return list(dict.fromkeys(names))


def _is_labelled(line: str) -> bool:
    """Whether a line has a word for who wrote, or is a row of credits."""
    return bool(_LABEL.search(line) or roles.credits_in(line))


def _tells_day(line: str) -> bool:
    return dates.read_moment(line) is not None


def _without_topics(line: str, pieces: Sequence[tuple[str, str]]) -> tuple[str, list[str]]:
    """A line without its links to topics, which can look like names, and what is left in pieces."""
    kept = [text for text, link in pieces if not leads_to_topic(link)]
    links = [link for _, link in pieces if link and not leads_to_person(link)]
    if (len(links) >= _ROW and len(links) == len(pieces)) or _ON_TOPICS.match(line):
        return "", []
    return (line if len(kept) == len(pieces) else " ".join(kept)), kept


def _joined(names: Sequence[str], others: Sequence[str]) -> list[str]:
    """Both lists as one, where they have a name in common; each name once."""
    keys = [_key(name) for name in names]
    if not any(_key(other) in keys for other in others):
        return list(names)
    found = list(names)
    for other in dict.fromkeys(others):
        key = _key(other)
        if not any(key in known or known in key for known in keys):
            found.append(other)
    return found


def _key(name: str) -> str:
    return match_form(name).replace(" ", "")


def _had_another_role(name: str, made: Sequence[roles.Credit]) -> bool:
    had = [credit.writes for credit in made if match_form(name) in match_form(credit.text)]
    return bool(had) and not any(had)


def _paired(lines: Sequence[str]) -> Iterator[str]:
    """`lines`, a label of writers and nothing else joined with the line that follows it."""
    label = ""
    for line in lines:
        yield f"{label}：{line}" if label else line
        label = line if not label and roles.is_label(line) else ""


def _before_contacts(lines: Sequence[str]) -> list[str]:
    """`lines` up to the one that tells whom to ask."""
    found = []
    for line in lines:
        if len(line) <= _LONGEST_SIGNED and _CONTACT.search(line):
            break
        found.append(line)
    return found


def _closing(lines: Sequence[Block]) -> list[str]:
    """The last lines of the chosen part, and those right behind the last paragraph in it."""
    told = (i for i, b in enumerate(lines) if b.units >= _PARAGRAPH and b.ends_sentence)
    last = max((i for i in told if not lines[i].linked), default=len(lines) - 1)
    return list(dict.fromkeys(b.text for b in (*lines[-4:], *lines[max(0, last - 1) : last + 4])))


def _persons(structured: Structured) -> list[str]:
    """The names of persons that JSON-LD gives as authors of the first article that has any."""
    known = {node["@id"]: node for node in structured.nodes if isinstance(node.get("@id"), str)}
    for node in structured.articles[:2]:
        stated: list[str] = []
        listed = node.get("author") or node.get("creator")
        for given in listed if isinstance(listed, list) else [listed]:
            person = given
            if isinstance(person, dict) and "name" not in person:
                person = known.get(person.get("@id"), person)
            if isinstance(person, dict):
                if "Organization" in types_of(person):
                    continue
                parts = (text_of(person.get(key)) for key in ("givenName", "familyName"))
                person = person.get("name") or " ".join(parts)
            named = map(text_of, person) if isinstance(person, list) else [text_of(person)]
            stated += (_MARKUP.sub("", name) for name in named)
        if any(stated):
            return stated
    return []
