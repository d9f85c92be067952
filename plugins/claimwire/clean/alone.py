"""Names that stand alone: lines near the headline that hold nothing but who wrote.

Nothing in such a line says that it is a byline, so its place and its neighbours do: the day
beside it, what its bearer does, a mail address, or a name that is usual in its language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from claimwire.clean import dates
from claimwire.clean.byline_forms import (
    AND_OTHERS,
    EDITOR,
    HANGUL,
    IN_PLACE,
    NAME_BEFORE_DATE,
    NAME_EN,
    ONLY_NAMES,
    STAMP,
    TRADE_EN,
    TRADE_HAN,
    TRADE_KO,
    H,
)
from claimwire.clean.bylines import bare_names, may_be_account
from claimwire.clean.vocabulary import vocabulary, without_marks
from claimwire.text import match_form, nfc

_COLUMN = re.compile(r"^\S{1,10}(?:專欄|专栏|觀點|观点|コラム|칼럼)[\s　|｜/／:：]+")
_LABEL_JA = re.compile(r"^[＜<〈《【].{1,14}[＞>〉》】][\s　]+")
_NO_FIRST = frozenset(
    (
        "the",
        "a",
        "an",
        "our",
        "my",
        "your",
        "this",
        "how",
        "why",
        "what",
        "more",
        "new",
        "all",
        "in",
        "no",
        "tweet",
        "share",
        "follow",
        "print",
        "listen",
        "watch",
        "view",
        "see",
        "get",
        "join",
        "related",
        "latest",
        "top",
        "about",
        "next",
        "previous",
        "last",
        "updated",
        "published",
        "posted",
        "modified",
        "online",
    )
)
# A middle initial: Ana Q. Reyes.
_INITIAL = re.compile(r"\s[A-Z]\.\s")
_LISTED = re.compile(r"\s(?:and|&|und|et|y)\s")
# Before whose a picture is.
_OF_PICTURE = re.compile(
    r"^(?:bild|fotos?|photos?|images?|pictures?|credit|illustration|graphic|video|quelle|source|copyright"
    r"|©|ⓒ|\(c\)|圖片?|图片?|攝影|摄影|写真|撮影|사진|출처|来源|來源)(?:\s*[:：/／|｜]|(?<=[©ⓒ)]))",
    re.IGNORECASE,
)
_LONGEST_BIOGRAPHY = 240
_BIOGRAPHY = re.compile(
    rf"^(?:About the author: )?({NAME_EN}(?:\s+and\s+{NAME_EN})?),?\s+(?:is|are|was|has been)\s"
    r"(?:(?:an?|the|our|both|former|senior|associate|assistant|deputy|co-|chief|executive)\s)*"
    r"(?:[\w-]+\s){0,3}?(?:editors?|reporters?|correspondents?|columnists?|writers?|authors?|directors?"
    r"|professors?|lecturers?|fellows?|lawyers?|attorneys?|economists?|analysts?|founders?|presidents?"
    r"|commissioners?|consultants?|teachers?|researchers?|scientists?|members?|managers?|partners?"
    r"|journalists?|historians?|scholars?|executives?|officers?|students?|engineers?|doctors?)\b"
)
_LONGEST_BYLINE = 120
_LONGEST_LINE = 80
_LONGEST_POST = 40
_BULLETS = "◎●○■□▲△◆◇◉☉⊙★☆►▶※ \u3000"
_MAIL = re.compile(r"[(（<\[]?\b[\w.+-]+@[\w-]+\.[\w.]+[)）>\]]?")
_PIECES = re.compile(r"\s*[·•|｜\u3000]\s*|\s+[-–—/]\s+|\s{2,}")
_EDGES = " \u3000,，:：-–—·|｜/／•"
# Counts of readers and of minutes, and the buttons that stand beside a name.
_COUNTED = re.compile(
    r"(?:瀏覽|浏览|閱讀|阅读|點閱|点击|人氣|觀看|조회|댓글|views?|reads?|comments?)(?:數|数|量)?\s*[:：]?\s*"
    r"[\d.,]+\s?[wk万萬]?\+?(?:次|人)?|[\d.,]+\s?[wk万萬]?\+?\s?(?:人氣|views?|reads?|次阅读|阅读)"
    r"|\d+\s?(?:min(?:ute)?s?|分鐘|分钟)\s?(?:read|閱讀|阅读)?|(?:\+\s?)?(?:follow|關注|关注|追蹤|フォロー|구독)",
    re.IGNORECASE,
)
# A name in both scripts: 石佳穎 Grace Shih.
_IN_LATIN = re.compile(rf"^({H}{{2,4}})[\s　]+[A-Z][A-Za-z.'’-]+(?:\s[A-Z][A-Za-z.'’-]+){{0,3}}$")
_OF_OUTLET = re.compile(r"^\S{1,8}(?:報|报|社|網|网|新聞|新闻|刊|客戶端|客户端)\s+(?=\S)")
# A place in brackets, and what the writer is, behind a stroke.
_ASIDE = re.compile(rf"[(（][^()（）]*[)）]|[/／]{H}{{2,8}}(?=$|[(（])")
_CLOCKED = re.compile(r"\d[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}")
_BLANK_WITHIN = re.compile(rf"^{H}{{1,3}}[\s　]{H}{{1,3}}$")
# What Japanese given names end with, and words of the same length do not.
_GIVEN_JA = re.compile(
    rf"{H}{{2,4}}[子美香恵奈菜莉沙紗織希樹也哉郎朗介助輔佑祐斗翔蓮陸司志雄夫彦之弘博宏浩亮誠隆晃聡智優健剛翼颯湊"
    "馬樹悠遥葵凛結陽平斉淳敦徹茂昇昭勲勝豊稔進毅渉潤迅駿凌涼慎慧恭久昌真歩帆穂乃音里理絵江代枝世]"
)
_NAME_JA = re.compile(rf"{H}{{3,5}}")
_HAN_START = re.compile(rf"^{H}")


def names_in_biography(line: str, outlets: Collection[str] = ()) -> list[str]:
    """The writer of whom a line tells what he or she does: "Ana Reyes is a lawyer in Maren."."""
    told = _BIOGRAPHY.match(nfc(line).strip()) if len(line) <= _LONGEST_BIOGRAPHY else None
    return bare_names([told.group(1)], outlets) if told else []


def names_in_places(line: str, outlets: Collection[str] = ()) -> list[str]:
    """The writers of a line of names and the places from which they wrote, without a word for it.

    Headlines can look the same: for lines right behind the article's own alone.
    """
    line = nfc(line).strip()
    if _OF_PICTURE.match(line):
        return []
    bare = AND_OTHERS.sub("", IN_PLACE.sub("", line))
    only = ONLY_NAMES.match(bare) if bare != line and len(line) <= _LONGEST_BYLINE else None
    return bare_names([only.group(1)], outlets) if only else []


def name_alone(
    line: str,
    outlets: Collection[str] = (),
    *,
    japanese: bool = False,
    sure: bool = True,
    told: bool = False,
    pieces: Sequence[str] = (),
) -> list[str]:
    """The writers whom a line names that holds nothing but names and what stands beside them.

    Only family names that are common count in Chinese and Japanese, and given names in Latin
    letters: any short line of a page's head looks like a name otherwise. `sure` where the day
    stands beside a name, `told` where what its bearer does. `pieces` are the parts of the line that
    stand in elements of their own: beside a name there, some can be anything.
    """
    line = _COLUMN.sub("", nfc(line).strip()).lstrip(_BULLETS)
    labelled = japanese and bool(_LABEL_JA.match(line))
    line = _LABEL_JA.sub("", line) if labelled else line
    if not 1 < len(line) <= _LONGEST_LINE or EDITOR.search(line) or _OF_PICTURE.match(line):
        return []
    if vocabulary().headings.fullmatch(match_form(line)):
        return []
    dated = NAME_BEFORE_DATE.search(line)
    names: list[str] = []
    unknown = False
    parted = [] if dated or len(pieces) < 2 or labelled else list(pieces)
    texts = parted or [dated.group(1) if dated else line]
    for given in (piece for text in texts for piece in _PIECES.split(_without_times(text))):
        piece = given.strip(_EDGES)
        if without := _MAIL.sub("", piece).strip(_EDGES):
            told = told or without != piece
            if _COUNTED.fullmatch(without) or vocabulary().whole.fullmatch(match_form(without)):
                continue
            if names and is_post(without):
                told = True
                continue
            found = _all_names(without, outlets, japanese=japanese)
            if not found and not parted:
                return []
            unknown = unknown or not found
            names += found
    least = 3 if labelled else 4
    if _CLOCKED.search(line) and not any(map(may_be_account, names)):
        # Beside day and clock a family name is enough: 王明 2026/05/03 12:00.
        told = True
    sure = sure or (len(names) > 1 and _LISTED.search(line) is not None)
    if parted:
        sure = sure and not unknown
    surely = [n for n in names if _surely_name(n, japanese, least, sure, told)]
    if surely and sure and japanese and all(_NAME_JA.fullmatch(n) for n in names):
        # One that is sure tells what the others of its list are.
        surely = names
    return surely if parted or len(surely) == len(names) else []


def _has_long_family(name: str) -> bool:
    """Whether a name begins with a family name of two characters."""
    return match_form(name)[:2] in vocabulary().surnames


def is_post(line: str) -> bool:
    """Whether a short line tells what somebody is: Senior Reporter, 物流ジャーナリスト."""
    if len(line) > _LONGEST_POST:
        return False
    return bool(
        TRADE_HAN.search(line) or TRADE_EN.search(line) or re.search(rf"(?:{TRADE_KO})$", line)
    )


def _all_names(piece: str, outlets: Collection[str], *, japanese: bool) -> list[str]:
    """The names that a piece of a line consists of; none where it holds much else."""
    both = _IN_LATIN.match(piece)
    piece = both.group(1) if both and not japanese else piece
    piece = _OF_OUTLET.sub("", piece)
    first, comma, rest = piece.partition(",")
    if comma and vocabulary().not_names.search(match_form(rest)):
        piece = first
    names = bare_names([piece], outlets, japanese=japanese)
    if japanese and not names and both:
        names = bare_names([both.group(1)], outlets, japanese=True)
    said = _ASIDE.sub("", piece).replace(" ", "")
    return names if sum(len(name) for name in names) >= 0.6 * len(said) else []


def _without_times(line: str) -> str:
    """`line` with what tells a time as a mark between pieces."""
    if not any(c.isdigit() for c in line):
        return line
    if not line[:1].isascii() or not line[-1:].isascii():
        return STAMP.sub(" · ", line)
    for start, end, _ in reversed(dates.read_moments(line)):
        line = f"{line[:start]} · {line[end:]}"
    return line


def has_stamp(line: str) -> bool:
    """Whether a line gives a day."""
    return STAMP.search(line) is not None


def is_given(word: str) -> bool:
    """Whether a word in Latin letters is a usual given name, or one of two that a hyphen joins."""
    plain = without_marks(word.lower())
    return not vocabulary().given.isdisjoint((plain, *plain.split("-")))


def _surely_name(name: str, japanese: bool, least: int, sure: bool, told: bool) -> bool:
    """Whether a name that stands alone is one; `sure` where its place says so of Latin ones."""
    words = vocabulary()
    if name.isascii() or "A" <= name[:1] <= "ɏ":
        parts = name.lower().split()
        if len(parts) < 2 or parts[0] in _NO_FIRST or not words.sections.isdisjoint(parts):
            return False
        return sure or told or is_given(parts[0]) or _INITIAL.search(name) is not None
    if told and _HAN_START.match(name) and (japanese or len(name) > 2 or not may_be_account(name)):
        return len(name.replace(" ", "")) > 1
    folded = match_form(name)
    family = [s for s in words.surnames if folded.startswith(s)]
    if japanese:
        parted = sure and (_BLANK_WITHIN.match(name) or _GIVEN_JA.fullmatch(name)) is not None
        known = any(len(s) > 1 for s in family)
        return parted or (len(name.replace(" ", "")) >= least and known)
    if re.match(HANGUL, name):
        return len(name) == 3 and bool(family) and (sure or told)
    return bool(family) and 3 <= len(name) <= (4 if _has_long_family(name) else 3)
