"""Japanese frames that are a sentence of their own: Xはこう話す, 英紙が関係者の話として報じた.

They assert nothing themselves and give the sentence before them who said it, and the paper that
relayed it.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import folded_pattern
from claimwire.claims.page import Page
from claimwire.claims.speakers.ja.speakers import JapaneseSpeakers
from claimwire.claims.speakers.ja.subjects import JapaneseSubjects
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase
from claimwire.text import to_simplified

_DAY = r"(?:[同昨今前翌先]?\d{0,2}[日月年][^、。「『をはがと]{0,8}?(?:に|付で|付けで)?、?)"
# where, when or upon what somebody tells: 15日、報告書で; 船からの連絡を受けて
_OCCASION = (
    rf"(?:{_DAY}?(?:[^、。「『をはが]{{1,20}}(?:で|に|に対し|に対して|(?<!と)、)、?|"
    r"[^、。「『をはが]{1,24}を(?:受け|通じ|終え|前に|経|開[きい])て?、?){0,2})"
)
_TOLD = (
    "明らかにし|述べ|語っ|話し|発表し|表明し|説明し|予告し|報じ|伝え|公表し|コメントし|明かし|示唆し|主張し|"
    "強調し|指摘し|投稿し|証言し|打ち明け|まとめ|集計し|推計し|試算し|算出し|調べ|分析し|開示し|公開し|発信し|つぶやい"
)
# …直すと約束している: what stands before is told, so that the frame is no sentence of its own
_CLAUSE_AND = re.compile("[るたいうくすむだ]と")
_PICKED = folded_pattern(
    r"(?:こう|そう|このように)[^、。「]{2,16}のは、?(?P<who>[^。「]{2,44}?)(?:だ|です|である)?[。]?$"
)
_OUTER = r"(?P<outer>[^、。「『はがを]{2,30})[はがも]"
_WHEN = (
    r"(?:[^、。「『はがを]{0,6}\d{1,2}[日月][^、。「『はがをと]{0,8}?|"
    r"[同昨今翌][日夜朝][^、。「『はがをと]{0,6}?)?(?:に)?、?"
)
_INNER = (
    r"(?P<inner>[^、。「『はがを]{2,34}?)(?:など)?(?:の(?:話|情報|証言|見方|説明)(?:として|[をに](?:基に|もとに|元に|基づき|よると|引用し(?:て)?|引き))|"
    r"(?:へ|から)の(?:取材|聞き取り|情報)(?:で(?:分かった|わかった|判明した)?と?(?:して)?|をもとに|を基に|に基づき|として)|"
    r"を(?:引用して?|引き合いに|引いて|引く形で)|が明らかにしたと(?:して)?)"
)
_NEWS = (
    r"(?:独自に|一斉に|相次いで|相次ぎ)?(?:報じ|伝え|報道し|配信し|打電し|速報し)"
    r"(?:た|ている|ていた|ました|ています)[。]?$"
)
_TELLS = folded_pattern("報じ|伝え|報道|配信|打電|速報")
# 英紙が10日、複数の関係者の話として報じた。 関係者の話として、英紙が10日報じた。
_RELAYS = (
    folded_pattern(_OUTER + _WHEN + f"(?:{_INNER})?、?" + _WHEN + _NEWS),
    folded_pattern(_INNER + "、?" + _OUTER + _WHEN + _NEWS),
)
# 帝国信用調査の調べによる。
_BY_FINDING = folded_pattern(
    r"(?:いずれも|以上は|数字は|データは)?、?(?P<who>[^、。「『はがを]{2,40})による(?:もの)?(?:だ|です|である)?[。]?$"
)


class JapaneseFrameSentences:
    """Finds frames that fill their sentence; the verbs of the language come compiled in one."""

    def __init__(
        self, speakers: JapaneseSpeakers, subjects: JapaneseSubjects, verbs: str, stems: str
    ) -> None:
        self._speakers, self._subjects = speakers, subjects
        so = r"(?:こう|そう|このように|そのように|次のように|以下のように|こんなふうに)"
        told = to_simplified(
            f"{_OCCASION}(?:{_TOLD})(?:た|ている|ました)|{_OCCASION}{so}[^、。]{{2,16}}"
        )
        self._alone = re.compile(
            rf"(?P<who>(?!‹)[^「『。は]{{2,40}}?)[はがも](?:(?P<verb>{verbs})[^、。]{{0,6}}|"
            rf"{told})[。」』]*$"
        )
        self._so_and = re.compile(rf"[はが][^「『。]{{0,24}}?{so}(?:{stems}|[^、。]{{1,8}})、")
        self._no_topic = folded_pattern(
            r"[^「『。はがをと、]{2,40}で(?:明らかにした|述べた|語った|話した|発表した|表明した|説明した)[。]$"
        )

    def points_back(self, page: Page, start: int, end: int) -> bool:
        """Whether a frame points back to words and goes on: Xはこう説明、増員を求める."""
        return self._so_and.search(page.masked, start, end) is not None

    def find(self, page: Page, start: int, end: int) -> Frame | None:
        """The frame that fills the unit `[start, end)`, or None."""
        if m := _PICKED.match(page.masked, start, end):
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase is not None:
                return Frame(start, end, phrase, "after", f"frame-sentence:{phrase.rule}")
        m = self._alone.match(page.masked, start, end)
        if self._no_topic.match(page.masked, start, end):
            nobody = SpeakerPhrase("none", start, start, rule="no-subject")
            return Frame(start, end, nobody, "after", "frame-sentence:no-subject")
        if m is None or _CLAUSE_AND.search(m["who"]):
            return None
        phrase = self._subjects.find(page, start, m.end("who") + 2)
        if phrase is None and m["verb"]:
            return None
        phrase = phrase or SpeakerPhrase("nobody", start, start, rule="somebody")
        return Frame(start, end, phrase, "after", f"frame-sentence:{phrase.rule}", m["verb"] or "")

    def relayed(self, page: Page, start: int, end: int) -> Frame | None:
        """Read an outlet that reported what stands before, and whom it cites."""
        if not _TELLS.search(page.masked, max(start, end - 12), end):
            return self._by_finding(page, start, end)
        m = next((m for each in _RELAYS if (m := each.match(page.masked, start, end))), None)
        if m is None or _CLAUSE_AND.search(m["outer"]):
            return None
        outer = self._speakers.read(page, *m.span("outer"))
        if m["inner"] is None:
            phrase = outer or SpeakerPhrase("nobody", start, start, rule="somebody")
            rule = f"frame-sentence:{phrase.rule}"
            return Frame(start, end, phrase, "after", rule, "report", reports=outer is not None)
        inner = self._speakers.read(page, *m.span("inner"))
        told = inner or outer
        if told is None:
            return None
        via = (outer,) if inner and outer else ()
        return Frame(start, end, told, "after", f"frame-sentence:{told.rule}", "report", via=via)

    def _by_finding(self, page: Page, start: int, end: int) -> Frame | None:
        """Read whose figures were told: 帝国信用調査の調べによる。."""
        m = _BY_FINDING.match(page.masked, start, end)
        phrase = self._speakers.read_maker(page, *m.span("who")) if m else None
        if phrase is None or not phrase.named:
            return None
        return Frame(start, end, phrase, "after", f"frame-sentence:{phrase.rule}", "found")
