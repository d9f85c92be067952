"""Japanese frames that name their source: Xによると、… Xの調査では、… …（X予想）."""

from __future__ import annotations

import re

from claimwire.claims.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers import Frame, SpeakerPhrase
from claimwire.claims.speakers_ja import JapaneseSpeakers

_LEAD = folded_pattern(
    r"(?:(?:一方(?:で)?|ただ(?:し)?|また|しかし|さらに|だが|これに対し(?:て)?|このうち|同日|もっとも|それでも|"
    r"加えて|ちなみに|実際|例えば)、|なお、?|ただし|しかし|さらに)"
)
_RELATIVE = folded_pattern(
    r"(?P<who>[^、。「]{2,40}?)が[^、。がは]{0,18}(?:発表し|公表し|公開し|まとめ|実施し|出し|発行し|作成し|"
    r"開示し|調べ|提出し|示し|集計し|明らかにし|配布し|掲載し|算出し)た[^、。がは]{0,16}"
)
_TOLD_BY = folded_pattern(
    r"(?P<who>[^、。「]{2,40}?)(?:が|は)[^、。はが]{0,14}(?:報じ|伝え|発表し|公表し|明らかにし|主張す|主張し|語っ|説明す|説明し|指摘す|指摘し|"
    r"明かし|述べ)(?:た|る|ている)(?:ところ)(?:によると|によれば|では|によりますと)、?"
)
_LEARNED = folded_pattern(
    r"、?(?P<who>[^、。「はが]{2,24}?)(?:への取材|への問い合わせ|の調べ|の調査|の発表|の集計|のまとめ|の推計|の報告書|の資料|の報道)"
    r"(?:で|から|により)(?:分か|わか|明らかにな|明らかとな|判明)[^、。]{0,8}[。]?$"
)
_IN_BRACKETS = folded_pattern(
    r"[（(](?P<who>[^（()）、。]{2,28}?)(?P<doc>報道|予想|予測|調べ|調査|推計|試算|集計|まとめ|発表|談|見通し|リポート|レポート|によると)?"
    r"[)）](?:と?の?(?:声|見方|指摘|意見|との声|との見方)[^。]{0,10})?[。]?$"
)


class JapaneseSources:
    """Finds frames that name a source and have no verb of saying for it."""

    def __init__(self, speakers: JapaneseSpeakers) -> None:
        words = vocabulary("ja")
        self._speakers = speakers
        self._source = re.compile(trie_pattern(words.words("speech.source_close")) + "、?")
        self._as_told = folded_pattern("(?:の話|の情報|の報道|の証言)として、?")
        self._posts = folded_pattern(
            "(?:が|は)?(?P<when>[^、。]{0,8})(?:(?:発表|公表|公開|開示|集計|試算|推計|算出)し|まとめ)た"
            "(?:[^、。は]{0,24}(?:は|では)、?)"
        )

    def according(self, page: Page, start: int, end: int) -> Frame | None:
        """A source that is named before, behind in brackets, or as what reporters asked."""
        if m := _TOLD_BY.match(page.masked, start, end):
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase is not None and phrase.role != "nobody":
                rule = f"according-to:{phrase.rule}"
                return Frame(start, m.end(), phrase, "source", rule, "told-by")
        return self._according(page, start, end) or self._learned(page, start, end)

    def _learned(self, page: Page, start: int, end: int) -> Frame | None:
        """Read …ことがXへの取材で分かった, …（X予想）, …（関係筋）."""
        if m := _LEARNED.search(page.masked, start, end):
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase is not None and phrase.named:
                rule = f"learned:{phrase.rule}"
                return Frame(m.start(), end, phrase, "after", rule, "learned")
        m = _IN_BRACKETS.search(page.masked, start, end)
        if m is None or page.folded[m.start() - 1] in "」』":
            return None
        phrase = self._speakers.read(page, *m.span("who"))
        if phrase is None or (phrase.rule == "noun-phrase" and not m["doc"]):
            return None
        if not m["doc"] and phrase.role != "unnamed":
            return None
        return Frame(m.start(), end, phrase, "after", f"in-brackets:{phrase.rule}", m["who"])

    def _according(self, page: Page, start: int, end: int) -> Frame | None:
        """Read a source named first: Xによると、… Xの調査では、…."""
        m = self._source.search(page.masked, start, end)
        if m is None:
            return None
        begin = self._clause_start(page, start, m.start())
        last = m.start()
        if relative := _RELATIVE.fullmatch(page.folded, begin, last):
            last = relative.end("who")
        while last > begin and page.folded[last - 1] == "の":
            last -= 1
        phrase = self._speakers.read_maker(page, begin, last) or self._speakers.read(
            page, begin, last
        )
        if phrase is None:
            return None
        via: tuple[SpeakerPhrase, ...] = ()
        closing = m.end()
        if self._as_told.match(page.masked, m.start()):
            via = self._outlet_before(page, start, begin)
        return Frame(
            begin if not via else start,
            closing,
            phrase,
            "source",
            f"according-to:{phrase.rule}",
            m.group(),
            "say",
            via,
        )

    def _clause_start(self, page: Page, start: int, at: int) -> int:
        """Behind the topic or comma before a source's phrase, and behind connectors."""
        if m := _LEAD.match(page.masked, start, at):
            start = m.end()
        begin = start
        for m in re.finditer(r"は、?|、", page.masked[start:at]):
            rest = page.masked[start + m.end() : at]
            if rest:
                begin = start + m.end()
        return begin

    def _outlet_before(self, page: Page, start: int, begin: int) -> tuple[SpeakerPhrase, ...]:
        topic = re.search("[はが]", page.masked[start:begin])
        stop = start + topic.start() if topic else begin
        phrase = self._speakers.read(page, start, stop)
        return (phrase,) if phrase and phrase.named else ()

    def published(self, page: Page, start: int, end: int) -> Frame | None:
        """Read Xが9日発表した…の売上高は…: figures that a house published are its own."""
        m = self._posts.search(page.masked, start, end)
        if m is None or not re.search(r"\d", page.folded[m.end() : end]):
            return None
        begin = self._clause_start(page, start, m.start())
        last = m.start()
        place = re.search("[がは]", page.masked[begin : m.end()])
        if place is None:
            return None
        phrase = self._speakers.read(page, begin, begin + place.start())
        if phrase is None or phrase.role not in ("house", "bare-house"):
            return None
        return Frame(
            begin,
            max(last, begin + place.end()),
            phrase,
            "document",
            f"published:{phrase.rule}",
            "published",
        )
