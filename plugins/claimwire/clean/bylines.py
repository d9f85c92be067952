"""Who wrote an article: bare names out of bylines, by role.

Writers count; photographers, editors, translators' credits and the outlet itself do not.
Sources in order of trust: persons in JSON-LD and metadata, elements that markup calls an
author, the visible line near the headline, the dateline, the line that signs off. A value
must look like a name of its script, which keeps outlets, desks and biographies out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from claimwire.clean import dates
from claimwire.clean.byline_forms import (
    AND_ELSEWHERE,
    AND_OTHERS,
    BY_ELSEWHERE,
    CHINESE,
    DESK_JA,
    EDITOR,
    ENGLISH,
    HANGUL,
    IN_PLACE,
    JAPANESE,
    KOREAN,
    LIST_EN,
    NAME_AND_DATE,
    NAME_AND_PLACE,
    NAME_EN,
    NAME_FOREIGN,
    NAMES_SENT,
    PLACE,
    PLACE_NAME,
    ROLE,
    SENT,
    SIGNED_JA,
    SIGNED_LIST_JA,
    SIGNED_ZH,
    SPLIT,
    STAMP,
    TRADE_EN,
    TRADE_KO,
    WITH_TRADE,
    H,
)
from claimwire.clean.roles import Credit, credits_in
from claimwire.clean.vocabulary import vocabulary, without_marks
from claimwire.text import HAN, KANA, match_form, nfc

# Who made the picture, edited or translated is named with the same word as who wrote.
_OTHER_MAKER = re.compile(
    r"(?:photo(?:graph)?(?:s|y|er)?|images?|pictures?|illustrat\w+|graphics?|video|edited|editing"
    r"|translated|compiled|produced|designed|reviewed|fact.checked|updated"
    r"|provided|sponsored|presented|powered|distributed|issued|released|owned|made)\s*$|사진\s?[=:/]?\s*$",
    re.IGNORECASE,
)
_PICTURED = re.compile(r"[\s　/／]*(?:[摄攝](?!影)|撮影(?!\s*[:：/／=＝])|翻攝)")
_SIGNED_EN = re.compile(rf"\bReporting by\s+{LIST_EN}")
# A name of two characters is often set with a blank within, as wide as one of three;
# what follows a figure is a day.
_SPREAD = re.compile(rf"(?<![{HAN}])(?![年月日時时分])({H})[\s　]({H})(?![{HAN}])")
_PREFIX = re.compile(
    r"^(?:by|(?:written|posted|published) by"
    r"|(?:erstellt|eingestellt|verfasst|geschrieben|veröffentlicht) von"
    r"|(?:escrito|publicado) por|author|文|撰文|作者|編譯|编译|特約撰稿人?|專欄作家|"
    r"(?:實習|见习|本報|本刊|本網|特約|資深)?記者|"
    r"(?:实习|见习|本报|本刊|本网|特约)?记者|特派員|著者|筆者|執筆|文責)\s*[:：|｜/／丨]?\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s*(?:[/／].*|[(（\[【](?!\S{1,14}[)）]\s+[A-Z]).*|[:：].*|\s*[|｜•·-]\s.*|報導$|报道$|記者$|记者$|撰$|撰文$|特派員$|編集委員$|氏$|さん$"
    r"|\s+(?:[가-힣]{0,2}기자|특파원|논설위원)\b.*"
    r"|,?\s+(?:transport|technology|tech|business|political|politics|health|science|education|economics"
    r"|economy|environment|climate|energy|defen[cs]e|diplomatic|foreign|legal|crime|sports?|culture|arts"
    r"|city|local|national|international|world|senior|chief|special|deputy|staff|contributing)\s+"
    r"(?:[a-z]+\s+)?(?:reporter|writer|correspondent|editor|columnist)$"
    r"|\s+The\s+[A-Z].*|\s+for\s+the\s+[A-Z].*"
    r"|(?:,\s*|\s+)(?:reporter|staff writer|contributor|correspondent|columnist|senior .*"
    r"|editor.*)$|\s+(?:Stand|(?:Chef)?redakteur(?:in)?)$)",
    re.IGNORECASE,
)
LATIN_NAME = re.compile(rf"^{NAME_EN}$|^[A-Z][A-Za-zÀ-ɏ'’.\-]+(?:\s[A-Z][A-Za-zÀ-ɏ'’.\-]*){{0,4}}$")
# "Reyes, Ana", as catalogues have it.
_FAMILY_FIRST = re.compile(r"^([A-ZÀ-Þ][\w'’-]+),\s+([A-ZÀ-Þ][\w'’-]+(?:\s[A-Z]\.?)?)$")
_MONTH_END = re.compile(
    r"(?:\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\s+(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.?$"
)
KO_NAME = re.compile(f"^{HANGUL}{{2,4}}$")
# A pen name can be a phrase: 海邊的卡夫.
HAN_NAME = re.compile(f"^(?:{H}{{2,4}}|{NAME_FOREIGN}|{H}{{1,4}}的{H}{{1,4}})$")
# 【ワシントン＝平野亮、北京＝山本さくら】
_DATELINES = re.compile(
    r"【[^】=＝]{1,10}[=＝][^】=＝]{2,12}[、・][^】=＝]{1,10}[=＝][^】]{2,40}】"
)
_AT_SITE = re.compile(rf"[=＝]([{HAN}{KANA}ヶ々ー]{{2,8}})(?=[、・】])")
_JA_NAME = re.compile(f"^[{HAN}{KANA}ー]{{1,6}}[ 　]?[{HAN}{KANA}ー・]{{1,9}}$")


_LONGEST_BYLINE = 120
_BEFORE_NAME = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Rev)\.?\s+(?=[A-ZÀ-Þ])")
_BEHIND_NAME = re.compile(r",?\s+(?:Ph\.?D\.?|M\.?D\.?|MBA|M\.?P\.?|CFA|OBE|R\.?N\.?)(?=$|[,;\s])")
# What can stand right before a byline that a longer line has at its beginning or end.
_OPENS_NAMES = re.compile(r"(?:^|[—–|·•(\[.!?:;)\]”\"\n])\s*$")
# In brackets or quotation marks between given and family name.
_NICKNAME = re.compile(r"\s+[(“\"'‘][A-Z][\w. -]{0,14}[)”\"'’]\s+(?=[A-Z])")
_OF_RIGHTS = re.compile(r"copyright\b|©|\(c\)", re.IGNORECASE)
# One word behind the last comma of a list of names.
_PLACE_BEHIND = re.compile(r",\s+[A-ZÀ-Þ][\w-]+\s*$")
_BY_WHOM = re.compile(r"^(?:by|par|von|por|door|av|af)\b\s*:?\s+(\S.{1,40})$", re.IGNORECASE)
# The trade of the second name of a list, said again: 記者某某某、實習記者某某某.
_TRADE_AGAIN = re.compile(
    rf"(?<={H})([、,，]|和|與|与|及)\s*(?:實習|实习|見習|见习|特約|特约|資深|资深|首席)?(?:記者|记者)(?={H}{{2}})"
)
# How somebody is called on a network, beside the name.
_HANDLE = re.compile(r"(?:^|(?<=[\s(（]))@\w[\w.]+")
_ADDRESS = re.compile(r"(?:\s*,?\s*[A-ZÀ-Þ][\w-]+){1,3}")
_BOTH_SCRIPTS = re.compile(rf"(?!By\b)[A-Z][a-z-]+(?:\s[A-Z][a-z-]+){{1,2}}\s+({H}{{2,4}})(?!{H})")
# Two parts of a Japanese name, or two names, which have three characters or more each.
_WIDE_JA = re.compile(rf"([{HAN}ヶ々]{{1,4}})　([{HAN}{KANA}]{{1,5}})")
_LEAST_FULL = 3
_LEAST_HOUSE = 8
_NO_GIVEN = frozenset(("les", "la", "le", "el", "al", "die", "das", "der", "il", "lo", "de"))
_MARKS = re.compile(r"[\W_]+")
_MAIL = re.compile(r"[(（<\[]?\b[\w.+-]+@[\w-]+\.[\w.]+[)）>\]]?")
_DASHED = re.compile(rf"^[—–-]{{1,3}}\s*({H}{{2,4}})(?:[，,].{{0,20}})?$")
# (c)XYZ/Ana Reyes, as agencies end what they sell.
_OF_AGENCY = re.compile(rf"^\([cC]\)\s?[A-Z]{{2,6}}\s?/\s?({NAME_EN})$")
_OF_OUTLET = re.compile(rf"^({H}{{2,4}})\s*[/／]\s*{H}{{2,8}}(?:報|报|社|網|网|刊|台|聞|闻)$")
_OF_OUTLET_REPORTER = re.compile(r"^[《「『]?\S{0,14}(?:記者|记者)[\s　]+")
_KOREAN_TRADE = re.compile(rf"^({HANGUL}{{2,4}})\s.{{0,20}}(?:{TRADE_KO})$")
_LATIN_LIST = re.compile(LIST_EN)
_WROTE = re.compile(r"文|撰|採|采")
_WROTE_TOO = re.compile(r"글\s?[·/,]\s?$")
# A group of people signs as one.
_PEOPLE = re.compile(r"(\s*(?:,\s*and\b|,|;|&|\||\band\b)\s*)")
_TIMED = re.compile(
    r"\b(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?:?", re.IGNORECASE
)
_ALL = re.compile(r"(.*)")
_GROUP = re.compile(r"\b(?:team|desk|newsroom|editorial|editors|board|bureau)\b", re.IGNORECASE)


def given_first(value: str) -> str:
    """A name of a catalogue, family name first, as it is said."""
    turned = _FAMILY_FIRST.match(value.strip())
    return f"{turned.group(2)} {turned.group(1)}" if turned else value


def bare_names(
    values: Iterable[str], outlets: Collection[str] = (), *, japanese: bool = False
) -> list[str]:
    """The names in `values` (each one or several names, perhaps with words around them).

    In Japanese a blank parts family and given name, in Chinese it parts two people.
    """
    known = {_key(o) for o in outlets if o}
    found: list[str] = []
    for value in values:
        text = nfc(value).strip().replace("\xad", "")
        if (
            not text
            or _OF_RIGHTS.match(text)
            or "://" in text
            or "(www." in text
            or ("@" in text and " " not in text)
        ):
            continue
        text = _HANDLE.sub("", _MAIL.sub("", text)).strip()
        text = _one_name(text) if japanese else _BOTH_SCRIPTS.sub(_in_own_script, text)
        if made := credits_in(text):
            found += _credited(made, outlets, japanese=japanese)
            continue
        first, comma, rest = text.partition(",")
        if comma and _ADDRESS.fullmatch(rest) and _is_house(first, known):
            # A house with its address: "Courant Media Ltd, Maren, Country".
            continue
        text = _BEHIND_NAME.sub("", ROLE.split(PLACE.sub("", text))[0])
        if "," in text and TRADE_EN.search(text):
            text = ", ".join(_without_trades(text))
        text = AND_ELSEWHERE.sub(r"\1 and ", text)
        names = [_bare(part, japanese) for part in _split(_PREFIX.sub("", text), japanese)]
        people = [name for name in names if name and not _is_outlet(name, known)]
        if len(people) > 1 and _PLACE_BEHIND.search(text) and " " in people[0]:
            # "Ana Reyes and Tom Lowe, Maren": one word behind full names is where they were.
            people = people[:-1]
        found += people
    return list(dict.fromkeys(found))


def is_by_outlet(line: str, outlets: Collection[str]) -> bool:
    """Whether a line says that the outlet wrote: "By The Courant", "Par Les Échos"."""
    found = _BY_WHOM.match(line)
    return found is not None and _is_outlet(found.group(1), {_key(o) for o in outlets if o})


def _is_house(name: str, known: set[str]) -> bool:
    return _is_outlet(name, known) or vocabulary().not_names.search(match_form(name)) is not None


def _one_name(text: str) -> str:
    """`text` with the wide blank within one Japanese name as a plain one: 三浦　拓海."""
    found = _WIDE_JA.fullmatch(text)
    if found is None:
        return text
    family = found.group(1)
    known = len(family) < _LEAST_FULL or match_form(family) in vocabulary().surnames
    return f"{family} {found.group(2)}" if known else text


def _in_own_script(match: re.Match[str]) -> str:
    """A name that is written in Latin letters and behind them in its own, as the latter."""
    name = match.group(1)
    return match.group() if may_be_account(name) else name


def _people_with_trades(line: str) -> re.Match[str] | None:
    """A line of people with what they are, beside the day or alone: "A. Reyes, Analyst"."""
    if len(line) > _LONGEST_BYLINE or not TRADE_EN.search(line) or not _PEOPLE.search(line):
        return None
    text = line
    for start, end, _ in reversed(dates.read_moments(line)):
        text = text[:start] + text[end:]
    text = _TIMED.sub("", text).strip(" |·•-–—,")
    if text != line and (only := WITH_TRADE.match(text)):
        return only
    parts = _without_trades(text)
    if not parts or not all(LATIN_NAME.match(part) and " " in part for part in parts):
        return None
    return _ALL.match(", ".join(parts)) if len(parts) < len(_PEOPLE.split(text)) / 2 else None


def _without_trades(text: str) -> list[str]:
    """The parts of a list of people without what they are and where: "Ana Reyes, Editor, Ports"."""
    pieces = _PEOPLE.split(text)
    kept: list[str] = []
    told = False
    for i in range(0, len(pieces), 2):
        part = pieces[i].strip()
        parted = i > 1 and any(mark in pieces[i - 1] for mark in ("and", "&", ";", "|"))
        behind = pieces[i + 2] if i + 2 < len(pieces) else ""
        told = told and not parted and not (TRADE_EN.search(behind) and LATIN_NAME.match(part))
        if not part or told:
            continue
        trade = TRADE_EN.search(part)
        if not trade or not (kept and not parted):
            kept.append(part)
        told = trade is not None
    return kept


def _key(name: str) -> str:
    """The form in which names are compared with those of the outlet: blanks and marks dropped."""
    return _MARKS.sub("", match_form(name))


def _is_persons(name: str) -> bool:
    """Whether a name that a site bears is a person's, and none of a paper in a town."""
    words = [without_marks(word.lower()) for word in name.split()]
    last = words[-1]
    named = words[0] in vocabulary().given and words[0] not in _NO_GIVEN
    return len(words) < 4 and named and last not in vocabulary().papers


def _is_outlet(name: str, known: set[str]) -> bool:
    key = _key(name)
    first, _, more = name.partition(" ")
    if more and first.isupper() and len(first) > 1 and _key(first) in known:
        # A channel or an edition of it: "XYZ Maren".
        return True
    if more and any(len(n) >= _LEAST_HOUSE and n in key and n != key for n in known):
        return True
    if key in known and more and _is_persons(name):
        # A site that bears its writer's name.
        return False
    return key in known or any(len(key) >= 2 and n.startswith(key) for n in known if n[:1] > "\x7f")


def _split(text: str, japanese: bool) -> list[str]:
    words = text.split()
    if not japanese and all(HAN_NAME.match(w) for w in words):
        return words
    # 和, 與 and the like are also parts of names: a split must leave names on both sides.
    parts = SPLIT.split(text)
    if any(len(p.strip()) < 2 for p in parts):
        parts = re.split(r"[、,，/／;；&|｜]", text)
    if japanese:
        return parts
    spread: list[str] = []
    for part in parts:
        words = re.split(r"[\s·]+", part) if re.match(HANGUL, part) else part.split()
        alone = all(HAN_NAME.match(w) or KO_NAME.match(w) for w in words)
        spread.extend(words if alone else [part])
    return spread


def _bare(part: str, japanese: bool) -> str | None:
    name = _BEFORE_NAME.sub("", _PREFIX.sub("", part.strip(" \u3000,.:：·|-")))
    name += "." if name.endswith((" Jr", " Sr")) else ""
    if _GROUP.search(name) or name.startswith("The "):
        return None
    name = _SUFFIX.sub("", name).strip(" \u3000,:：·|-")
    if len(name.split()) > 2:
        name = _MONTH_END.sub("", name)
    if not name or len(name) > 40 or match_form(name) in vocabulary().sections:
        return None
    if PLACE_NAME.fullmatch(name):
        return None
    han = HAN_NAME.match(name) or KO_NAME.match(name)
    if han or (japanese and _JA_NAME.match(name)):
        return None if vocabulary().not_names.search(match_form(name)) else " ".join(name.split())
    spaced = None if japanese else re.match(rf"^({H}{{2,4}})[\s　]", name)
    if spaced and not vocabulary().not_names.search(match_form(spaced.group(1))):
        return spaced.group(1)
    if name.isupper() and " " in name and LATIN_NAME.match(name.title()):
        return None if vocabulary().not_names.search(match_form(name)) else name.title()
    if " " not in name and ((name.isupper() and len(name) <= 5) or "." in name.rstrip(".")):
        # An agency, a desk's letters, a site.
        return None
    if LATIN_NAME.match(_NICKNAME.sub(" ", name)) and not re.search(r"\d|[a-z][A-Z]{2}", name):
        if vocabulary().not_names.search(match_form(name)):
            return None
        return " ".join(name.split())
    return None


def names_in_line(line: str, outlets: Collection[str] = (), *, japanese: bool = False) -> list[str]:
    """The writers that one visible line (byline, dateline or sign-off) names."""
    line = nfc(line).strip().replace("\xad", "")
    if len(line) > 400:
        line = line[:400]
    line = _TRADE_AGAIN.sub(r"\1", line)
    line = _MAIL.sub("", _SPREAD.sub(r"\1\2", line))
    if not japanese:
        line = _BOTH_SCRIPTS.sub(_in_own_script, line)
    if (made := credits_in(line)) and (names := _credited(made, outlets, japanese=japanese)):
        return names
    if sent := NAMES_SENT.match(line):
        return bare_names([sent.group(1)], outlets)
    line = SENT.sub("", line)
    bare = AND_OTHERS.sub("", IN_PLACE.sub("", line))
    only = WITH_TRADE.match(bare) or _people_with_trades(bare)
    if only and len(bare) <= _LONGEST_BYLINE and (names := bare_names([only.group(1)], outlets)):
        return names
    if (elsewhere := BY_ELSEWHERE.match(bare)) and len(bare) <= _LONGEST_BYLINE:
        return bare_names([elsewhere.group(1)], outlets)
    if signed := _SIGNED_EN.search(bare):
        return bare_names([signed.group(1)], outlets)
    line = bare
    if japanese and (sites := _DATELINES.search(line)):
        return bare_names(_AT_SITE.findall(sites.group()), outlets, japanese=True)
    told = len(line) > _LONGEST_BYLINE
    for pattern in (*(JAPANESE if japanese else CHINESE), *KOREAN, *ENGLISH):
        found: list[str] = []
        for match in pattern.finditer(line):
            before = line[max(0, match.start() - 4) : match.start(1)]
            edited = EDITOR.search(before) and not _WROTE.search(before)
            edited = edited or _photographed(line, match)
            if edited or _OTHER_MAKER.search(line[: match.start()]):
                continue
            if pattern in ENGLISH and told and not _OPENS_NAMES.search(line[: match.start()]):
                # "a car driven by Ana Reyes": what a sentence tells is no byline.
                continue
            names = bare_names([match.group(1)], outlets, japanese=japanese)
            if pattern in KOREAN and any(len(name) > 2 for name in names):
                # Beside a name of three syllables one of two is a town.
                names = [name for name in names if len(name) > 2]
            found += names
            # A line that only tells who did what can name writers one by one.
            if found and len(line) > _LONGEST_BYLINE:
                break
        if found:
            return list(dict.fromkeys(found))
    if (placed := NAME_AND_PLACE.match(line)) and not may_be_account(placed.group(1)):
        return bare_names([placed.group(1)], outlets)
    dated = NAME_AND_DATE.match(line)
    if dated:
        names = bare_names([dated.group(1)], outlets, japanese=japanese)
        if names and (len(names[0]) > 2 if japanese else not may_be_account(names[0])):
            return names
    return []


def _credited(made: Sequence[Credit], outlets: Collection[str], *, japanese: bool) -> list[str]:
    """The writers of a row of credits."""
    names: list[str] = []
    writing = [credit for credit in made if credit.writes]
    # Where one label is for the account that posts, the person stands behind 作者.
    persons = [credit for credit in writing if credit.label == "作者"]
    for credit in made:
        if credit in (persons or writing):
            text = AND_OTHERS.sub("", IN_PLACE.sub("", SENT.sub("", credit.text)))
            text = _KOREAN_TRADE.sub(r"\1", _OF_OUTLET_REPORTER.sub("", text))
            listed = _LATIN_LIST.match(text)
            text = listed.group(1) if listed else STAMP.sub(" ", text)
            names += bare_names([text], outlets, japanese=japanese)
    return list(dict.fromkeys(names))


def _photographed(line: str, match: re.Match[str]) -> bool:
    """Whether 摄 stands behind a name, or 사진 alone before it (글·사진 is of who wrote too)."""
    if _PICTURED.match(line, match.end(1)):
        return True
    return match.group(1).startswith("사진") and not _WROTE_TOO.search(line[: match.start(1)])


def names_in_signature(
    line: str, outlets: Collection[str] = (), *, japanese: bool = False
) -> list[str]:
    """The writer whom the last line of an article names in brackets: （経済部・石田直人）."""
    line = nfc(line).strip()[-60:]
    if sold := _OF_AGENCY.match(line):
        return bare_names([sold.group(1)], outlets)
    if not japanese and (dashed := _DASHED.match(line)):
        return bare_names([dashed.group(1)], outlets)
    if not japanese and (of_outlet := _OF_OUTLET.match(line)):
        names = bare_names([of_outlet.group(1)], outlets)
        return [name for name in names if 3 <= len(name) <= 4 and not may_be_account(name)]
    if japanese and (several := SIGNED_LIST_JA.search(line)):
        parts = re.split("[、，]", several.group(1))
        if not any(map(DESK_JA.search, parts)):
            return bare_names(parts, outlets, japanese=True)
    found = (SIGNED_JA if japanese else SIGNED_ZH).search(line)
    if not found:
        return []
    # A bracket without a label can hold any word: a full name has three characters or more.
    if japanese:
        names = bare_names([found.group(1)], outlets, japanese=True)
        return [name for name in names if len(name) >= 3]
    if labelled := found.group(1):
        return bare_names([labelled], outlets)
    return [n for n in bare_names([_joined(found.group(2))], outlets) if not may_be_account(n)]


def _joined(name: str) -> str:
    """A name without the blank with which it is set wide."""
    return "".join(name.split())


def may_be_account(name: str) -> bool:
    """Whether a name of Chinese characters begins with no family name, as an account's does."""
    return bool(HAN_NAME.match(name)) and not match_form(name).startswith(_families())


@lru_cache(maxsize=1)
def _families() -> tuple[str, ...]:
    return tuple(vocabulary().surnames)
