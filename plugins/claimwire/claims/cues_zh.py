"""Chinese cues: which words of a clause tell that somebody asserts something.

A cue's letters may belong to another word (小说, 名称), be negated (没有表示), or modify a noun
(强调的是); then it is none. The classes of verbs are data in `vocabulary/zh/speech.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimwire.claims.gates import bit_of_words
from claimwire.claims.lexicon import Matcher, vocabulary
from claimwire.claims.page import Page

_MARKS = '，,：:「『“"‘'
_IDIOMATIC = frozenset({"说", "讲", "话", "言", "称", "论", "讲道", "说道"})
_DISPLAYS = re.compile(
    r"(?:技术|科技|股份|集团|公司|器件|面板|的)?(?:年报|季报|半年报|中报|财报|业绩|公告|方面|董事|总经理|招股|在|称|表示|预计|披露)"
)
_ADVERBS = tuple("并也还又则亦曾更仍再均都多他她佢")
_ASPECT = ("了", "过", "着", "著", "到", "出", "完", "起", "及")


@dataclass(slots=True)
class Cue:
    """A cue `folded[start:end]`; its `stance` is the class of verbs it belongs to."""

    start: int
    end: int
    stance: str
    word: str


class ChineseCues:
    """Finds cues; word lists are compiled once. Sentences with any have the `bit` (`gates`)."""

    def __init__(self) -> None:
        words = vocabulary("zh")
        short = words.words("speech.say_short")
        cues = {m + s: "say" for m in words.words("speech.manner") for s in short if s != "话"}
        for stance in ("announce", "show", "expect", "think", "report", "say"):
            cues.update(dict.fromkeys(words.words(f"speech.{stance}"), stance))
        cues.update(dict.fromkeys(short, "short"))
        self.bit = bit_of_words(cues)
        self._matcher = Matcher(cues, bit=self.bit)
        self.say = frozenset(words.words("speech.say"))
        self.shows = frozenset(words.words("speech.show"))
        self.announces = frozenset(words.words("speech.announce"))
        self.acts = frozenset(words.words("speech.act"))
        self.judging = frozenset(words.words("speech.judging"))
        self.denials = frozenset(words.words("speech.deny_think"))
        self._not_said = words.words("speech.not_said")
        self._other_words = words.words("speech.not_cue")
        self._idioms = words.words("speech.idiom")
        self._blockers = words.words("speech.not_after")

    def find(self, page: Page, start: int, end: int) -> Iterator[Cue]:
        """The cues of the clause `[start, end)` that are words of their own and not denied."""
        for at, stop, stance in self._matcher.find(page.masked, start, end):
            begin = at + 1 if stop - at > 1 and _ends_name(page, start, at + 1) else at
            cue = Cue(begin, stop, stance, page.folded[begin:stop])
            if not page.is_quoted(begin) and not self._is_part(page, start, end, cue):
                yield cue

    def _is_part(self, page: Page, start: int, end: int, cue: Cue) -> bool:
        folded = page.folded
        if page.names_something(cue.start, cue.end):
            return True
        before = folded[max(start, cue.start - 5) : cue.start]
        if before.endswith(self._not_said) and cue.word not in self.denials:
            return True
        if cue.word in ("报道", "报导") and before.endswith(("有关", "相关", "上述", "前述", "指")):
            return True
        if folded.startswith("的", cue.end) or before.endswith(("被", "遭", "所", "让人", "令人")):
            return True
        if cue.word in _IDIOMATIC and before.endswith(self._idioms):
            return True
        if cue.word == "显示" and _DISPLAYS.match(folded, cue.end):
            return True  # 湖岸显示年报披露: the name of a maker
        marked = cue.end < len(folded) and folded[cue.end] in _MARKS + "。"
        if before.endswith(self._blockers) and cue.stance == "short" and not marked:
            return True
        if len(cue.word) > 1:
            return False
        if before[-1:] + cue.word in self._other_words:
            return True
        if cue.word + folded[cue.end : cue.end + 1] in self._other_words:
            return True
        if cue.start == start and page.names_something(cue.end, cue.end + 1):
            return False  # …，指曦智科技: the segmenter ties the cue to the name
        if marked and cue.word in "说称答话料指估叹":
            return False
        if before.endswith(("方面", "发言人", "负责人", "人士")):
            return False
        words = page.words(start, end)
        if cue.start not in {w.start for w in words} and before[-1:] not in _ADVERBS:
            return cue.word not in "说称" or not _FULL_NAME.fullmatch(folded, start, cue.start)
        return cue.end not in {w.end for w in words} and not folded.startswith(_ASPECT, cue.end)


_NAMED_MING = re.compile(
    rf"(?:^|[长官席任裁监员授师士家理人者的，、])(?:{'|'.join(vocabulary('zh').words('names.surname'))})[一-鿿]明$|"
    # a title and a name of two signs: 船长高明说; not 官方明说, 主任曾明说
    rf"(?<=[长任裁监师理])(?![曾方都应时常经])(?:{'|'.join(vocabulary('zh').words('names.surname'))})明$"
)

# The segmenter ties a cue to the name before it (王郁|文说).
_FULL_NAME = re.compile(
    rf"[但而]?(?:{'|'.join(vocabulary('zh').words('names.surname'))})[一-鿿]{{2}}"
)


def _ends_name(page: Page, start: int, at: int) -> bool:
    """Whether a name of the cast ends at `at`: the 明 of 方海明说 belongs to him."""
    head = page.text[start:at]
    if (
        at - start >= 3
        and page.folded[at - 1] == "明"
        and _NAMED_MING.search(page.folded, start, at)
    ):
        return True
    return any(head.endswith(name) for name in page.cast.members)
