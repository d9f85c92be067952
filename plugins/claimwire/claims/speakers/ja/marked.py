"""Japanese frames told by their form: 「…」（技術者）, …だ、とXは言う。, X氏は「…」。.

Who speaks stands in a bracket, behind the words, last in the sentence, or beside the words with
no verb at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimwire.claims.matching.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.sentences.quotations import Quotation
from claimwire.claims.speakers.ja.inflected import inflected
from claimwire.claims.speakers.ja.speakers import JapaneseSpeakers
from claimwire.claims.speakers.ja.subjects import JapaneseSubjects, is_strong
from claimwire.claims.speakers.ja.verbs import JapaneseVerbs
from claimwire.claims.speakers.phrase import Frame

_QUOTE_MIN = 5
_WORDS_ALONE = 6
# メーカーは約束している: groups that speak without a name
_GROUP = folded_pattern(r"(?:メーカー|会社|企業|商社|店|工場|業者|幹部|担当者|関係者|団体)$")
_LEAD = folded_pattern(
    r"(?:(?:一方(?:で)?|ただ(?:し)?|また|しかし|さらに|だが|これに対し(?:て)?|このうち|同日|もっとも|それでも|"
    r"加えて|ちなみに|実際|例えば)、|なお、?|ただし|しかし|さらに)"
)
# …だ、と山口氏は語る。 「…」と、山口氏は語る。 …だと山口氏は語る。
_INVERTED = (
    r"(?:、とも?|(?<=[」』])と、|(?<=[だるたいすうくむ])と、?(?=[^「『。、はがをにで]{2,24}[はが]))"
    r"(?P<who>[^「『。]{1,60}?)[はが](?P<verb>VERBS)[^、。]{0,4}[。]?$"
)
# …と、X紙が17日報じた。 …だ、とXは専門家の話を引いて主張する。
_INVERTED_FAR = (
    r"(?:、と|(?<=[だるたいすうくむ])と)、?"
    r"(?P<who>[^「『。、はがを]{2,40})[はが](?P<how>[^「『。、はが]{1,30})(?<!と)(?P<verb>VERBS)[^、。]{0,4}[。]?$"
)
_NAMED_LAST = folded_pattern(
    r"と(?:[^、。「]{1,10}のは、?(?P<picked>[^。「]{2,44}?)(?:だ|です|である)?|(?P<bare>[^「『。はがをに]{2,30}|、[^「『。は]{2,60}))[。]?$"
)
# 年内に始める、と鈴江氏。
_NAMED_BARE = folded_pattern(
    r"(?:(?<=[るたいうくすつぬむぶぐだ])、?|、)と(?P<who>[^、。「」『はがをと]{2,40})[。]?$"
)
_SPOKESMAN = folded_pattern("(?:担当者|広報|報道官|スポークスマン|広報部|広報室)[。]?$")
_SAYING = folded_pattern(
    "(?:が|を|という(?:の)?が)(?:口癖|口ぐせ|持論|信条|モットー|座右の銘|決まり文句|合言葉)(?:だ|です|である|にする|にしている|としている)"
)
_FROM_MOUTH = folded_pattern(
    r"(?P<who>[^、。「はが]{2,40}?)の口(?:から|を)(?:出|漏れ|ついて出|飛び出し|こぼれ)た(?:の)?は、?"
)
_PICKS_OUT = folded_pattern(
    r"(?P<who>[^、。「]{2,30}?)が(?:[^、。「が]{0,8})(?:挙げ|指摘す|注目す|強調す|懸念す|警戒す|問題視す|期待す|"
    r"心配す|気にかけ|気に掛け|気をも|頭を痛め|悩|憂え|憂|重く見|買|推|勧め|挑|誇|疑|嫌|望|求め|願|案じ|気にす|嘆|悔や|思い描|もくろ|狙|恐れ|重視す|訴え|主張す|説明す|不安視す|評価す|危惧す|念頭に置く)[るむうぐくっ]?(?:ている)?のは、?"
)
_BRACKETED = re.compile(r"[（(](?P<who>[^（()）]{2,30})[)）](?=[。、\s]|と|の|など|$)")
_BESIDE = folded_pattern(
    r"(?P<who>(?!と)[^、。「『はがをにで]{2,30}?)[はが](?P<verb>[^、。「『]{2,16})[。]?$"
)
_NO_VERB = re.compile(r"(?:と(?:も)?|とのこと|とのことだ|とのことです)?[。]?$")
# what stands between a subject and its words: は記者団に、
_UP_TO = folded_pattern(
    r"[^、。はがも]{0,6}[はがも](?:、?[^、。「はが]{0,24}(?:に|で|には|では|に対し|に対して|を見て|と聞いて|について|については)?、?)?"
)


class JapaneseMarked:
    """Finds frames by their form; the verbs of the language are compiled once."""

    def __init__(
        self, speakers: JapaneseSpeakers, subjects: JapaneseSubjects, verbs: JapaneseVerbs
    ) -> None:
        words = vocabulary("ja")
        self._speakers, self._subjects, self._verbs = speakers, subjects, verbs
        said = words.words("speech.say", "speech.think")
        nouned = [w[:-2] for w in words.words("speech.tell") if w.endswith("する")]
        saying = trie_pattern((*said, *inflected(words.words("speech.tell"))))
        stems = trie_pattern([*(w[:-1] for w in said if w.endswith("し")), *nouned])
        nouns = trie_pattern(words.words("speech.view_noun"))
        self._view_of = re.compile(
            rf"、?と(?:いう|みる|見る)のが、?(?P<who>[^、。「]{{2,40}}?)の(?P<verb>{nouns})(?:だ|です|である)?[。]?$"
        )
        self._inverted = re.compile(_INVERTED.replace("VERBS", saying))
        self._inverted_far = re.compile(
            _INVERTED_FAR.replace("VERBS", f"(?:{saying}|{stems}(?=た))")
        )

    def find(self, page: Page, start: int, end: int) -> Frame | None:
        """Read frames told by their form: 「…」（技術者）, …だ、とXは言う。, Xが挙げるのは…."""
        for quote in page.quotations_in(start, end):
            if quote.inner_end - quote.inner_start < _QUOTE_MIN:
                continue
            m = _BRACKETED.match(page.masked, quote.end, end)
            phrase = self._speakers.read(page, *m.span("who")) if m else None
            told = phrase is not None and (
                phrase.role in ("person", "unnamed", "bare-house", "pronoun")
                or phrase.rule in ("house-end", "known-name")
            )
            if m and phrase and told:
                rule = f"bracket-behind:{phrase.rule}"
                return Frame(quote.end, end, phrase, "after", rule, m["who"])
            if frame := self._named_last(page, quote.end, end):
                return frame
            if frame := self._wordless(page, start, quote, end):
                return frame
            if frame := self._saying(page, start, quote, end):
                return frame
            if frame := self._beside(page, quote.end, end):
                return frame
            if frame := self._verbs.behind(page, start, quote, end):
                return frame
        m = self._view_of.search(page.masked, start, end)
        m = m or self._inverted.search(page.masked, start, end)
        if m := m or self._inverted_far.search(page.masked, start, end):
            phrase = self._speakers.read_maker(page, *m.span("who"))
            phrase = phrase or self._speakers.read(page, *m.span("who"))
            if phrase and phrase.rule == "noun-phrase" and _GROUP.search(phrase.name or ""):
                phrase = replace(phrase, role="unnamed")
            if phrase and phrase.role == "bare-house":
                within = self._subjects.find(page, start, m.start())
                phrase = within if within and within.role == "house" else phrase
            if phrase and (is_strong(phrase) or m.group()[0] == "、"):
                rule = f"inverted:{phrase.rule}"
                return Frame(m.start(), end, phrase, "after", rule, m["verb"])
        if m := _NAMED_BARE.search(page.masked, start, end):
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase and phrase.role in ("person", "unnamed", "pronoun"):
                rule = f"named-last:{phrase.rule}"
                return Frame(m.start(), end, phrase, "after", rule, "と")
        lead = _LEAD.match(page.masked, start, end)
        if m := _PICKS_OUT.match(page.masked, lead.end() if lead else start, end):
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase:
                rule = f"picks-out:{phrase.rule}"
                return Frame(start, m.end(), phrase, "before", rule, m.group(), "think")
        return None

    def _wordless(self, page: Page, start: int, quote: Quotation, end: int) -> Frame | None:
        """Read somebody's words with no verb at all: X氏は「…」."""
        if not _NO_VERB.match(page.masked, quote.end, end) or quote.start <= start:
            return None
        if quote.inner_end - quote.inner_start < _WORDS_ALONE or quote.start < start:
            return None
        phrase = self._subjects.find(page, start, quote.start + 1)
        if phrase is None or not (
            phrase.role in ("person", "unnamed", "pronoun", "bare-house")
            or (phrase.role == "house" and is_strong(phrase))
        ):
            return None
        if not _UP_TO.fullmatch(page.masked, phrase.end, quote.start):
            return None
        return Frame(start, quote.start, phrase, "before", f"wordless:{phrase.rule}", "「")

    def _saying(self, page: Page, start: int, quote: Quotation, end: int) -> Frame | None:
        """Read words that are somebody's saying: X氏は「…」が口癖だ, Xの口から出たのは「…」."""
        m = _FROM_MOUTH.match(page.masked, start, quote.start)
        if m is None or m.end() != quote.start:
            m = None
        elif phrase := self._speakers.read(page, *m.span("who")):
            return Frame(start, quote.start, phrase, "before", f"from-mouth:{phrase.rule}", "「")
        if not _SAYING.match(page.masked, quote.end, end):
            return None
        found = self._subjects.find(page, start, quote.start + 1)
        if found is None or found.role not in ("person", "pronoun", "unnamed"):
            return None
        return Frame(start, quote.start, found, "before", f"saying:{found.rule}", "「")

    def _beside(self, page: Page, at: int, end: int) -> Frame | None:
        """Read whoever does something right behind the words: 「…」業界紙記者が耳打ちする."""
        m = _BESIDE.match(page.masked, at, end)
        phrase = self._speakers.read(page, *m.span("who")) if m else None
        if m is None or phrase is None or phrase.role not in ("person", "unnamed", "pronoun"):
            return None
        return Frame(at, end, phrase, "after", f"beside:{phrase.rule}", m["verb"])

    def _named_last(self, page: Page, at: int, end: int) -> Frame | None:
        """Read who speaks behind the words: 「…」と話すのはX会長。 「…」とX氏。."""
        m = _NAMED_LAST.match(page.masked, at, end)
        if m is None:
            return None
        phrase = self._speakers.read(page, *m.span("picked" if m["picked"] else "bare"))
        spokesman = phrase is not None and _SPOKESMAN.search(page.masked, at, end)
        if phrase is None or not (phrase.role in ("person", "unnamed", "pronoun") or spokesman):
            return None
        return Frame(at, end, phrase, "after", f"named-last:{phrase.rule}", "と")
