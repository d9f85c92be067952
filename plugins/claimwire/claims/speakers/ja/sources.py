"""Japanese frames that name their source: Xによると、… Xの調査では、… …（X予想）."""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.ja.roles import japanese_roles
from claimwire.claims.speakers.ja.speakers import JapaneseSpeakers
from claimwire.claims.speakers.ja.subjects import is_strong
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase

_LEAD = folded_pattern(
    r"(?:(?:一方(?:で)?|ただ(?:し)?|また|しかし|さらに|だが|これに対し(?:て)?|このうち|同日|もっとも|それでも|"
    r"加えて|ちなみに|実際|例えば)、|なお、?|ただし|しかし|さらに|(?:もっとも|だが|一方で?|また|ただ|同時に|逆に|それでも|とはいえ|そもそも)(?=[一-鿿ァ-ヴ]))"
)
_RELATIVE = folded_pattern(
    r"(?P<who>[^、。「]{2,40}?)(?:が[^、。がは「」]{1,40}?|に(?:載っ|掲載され|寄せられ)[^、。がは]{0,3})た[^、。がは]{0,30}"
)
# 学会が820人から得た回答では、 協会の集計で、
_FINDING_CASE = folded_pattern(
    r"(?:では|で|だと|を見る限り|をみる限り|を見ると|をみると|をひもとくと|を読むと|を読み解くと|を開くと|に目を通すと|からは|に基づくと|に基づけば|を踏まえると|で見ると|でみると|で見れば)、|では(?=[^、。は]{1,12}\d)"
)
_PAPER = folded_pattern("(?:書|資料|文書|短信|メモ|記録|名簿|台帳|帳簿|リポート|レポート|論文)$")
_CASE = re.compile(r"(?:によりますと|によると|によれば|では|だと|として)?、?$")
_NO_FINDING = folded_pattern(
    r"(?:计画|計画|案|素案|骨子|会見|記者会見|説明会|決定|決算|决算|話|説明|主張|宣言)$"
)
# 関係者への取材で、…分かった。 関係者の話を総合すると、
_BY_ASKING = folded_pattern(
    r"(?P<who>[^、。「はが]{2,40}?)(?:への(?:取材|聞き取り|問い合わせ)で(?:は)?|の(?:話|証言|説明)を(?:総合|集約|つなぎ合わせ|突き合わせ|まとめ)(?:する|る)と)、"
)
# 河野氏に聞くと、
_ASKED = folded_pattern(
    r"(?P<who>[^、。「はが]{2,40}?)に(?:話を|意見を|理由を)?(?:(?:見せ|見てもらっ|診てもらっ|確かめ|当たっ|電話し|照会し|問いただし|相談し|持ち込み?ん?|問うてみ|聞いてみ|尋ねてみ|たずねてみ|鑑定してもらっ|調べてもらっ)た?(?:ところ(?:では)?、|(?<=た)ら、?)|(?:聞くと|聞けば|聞いたら|尋ねたら|問うたら|聞いてみると|聞いてみたら|尋ねてみると|聞いたところ(?:では)?|尋ねると|問うと|取材すると|問い合わせると|確認すると|聞いたところ|尋ねたところ|問い合わせたところ|取材したところ|確認したところ)(?:、|(?=[「□])))"
)
# 協会が5カ所で数えたところ、 (what is done there tells that somebody looked)
_FOUND = folded_pattern(
    r"(?P<who>[^、。「がは]{2,40}?)[がの](?:明かす|打ち明ける|話す|語る|言う|いう|説明する|証言する|みる|見る|教える|ささやく|ぼやく|記す|書く|伝える|報じる)(?:に|ところ)(?:は|では|によると|によれば)、?|"
    r"(?P<who2>[^、。「がは]{1,40}?)が[^。「」がは]{0,40}?(?:調べ|数え|測っ|計っ|測定し|計測し|尋ね|聞い|聞き取っ|集計し|調査し|試算し|分析し|検証し|確認し|問い合わせ|"
    r"まとめ|推計し|計算し|点検し|解析し|比較し|比べ)たところ(?:では)?、"
)
# ロイターが関係者の話として報じたところでは、
_AS_TOLD_BY = folded_pattern(
    r"(?P<outer>[^、。「はが]{2,24})[はが][^、。「」はが]{0,10}?(?P<inner>[^、。「はが]{2,30}?)の(?:話|情報|証言|見方)として"
    r"(?:報じ|伝え|報道し)た(?:ところ(?:では|によると|によれば)?)、"
)
# …を止めた、と米メディアが関係者の話として伝えている。
_TOLD_LAST = folded_pattern(
    r"と、?(?P<outer>[^、。「はが]{2,24})[はが][^、。「」はが]{0,10}?(?P<inner>[^、。「はが]{2,30}?)の(?:話|情報|証言|見方)として"
    r"(?:報じ|伝え|報道し)(?:た|ている|ていた)[。]?$"
)
# X氏の見立ては…だ。 X氏の目には…と映る。
_VIEW_IS = folded_pattern(
    r"(?P<who>[^、。「はが]{2,40}?)の(?:(?:見立て|見方|持論|口癖|言い分|主張|答え|返事|結論|説明|読み|分析|予想|評価|考え|感想|本音|第一声|一言|回答|言葉|言|弁|指摘|診断|推測|実感)"
    r"(?:は、?(?=[^。]{8,}(?:だ|だった|である|です|でした|という|[」』])[。]?$)|では、)|目には、?(?=[^。]{4,}(?:[とに]|のように)(?:映|見え|うつ)))"
)
# 島崎氏の言葉を借りれば、…。 氏にとって、…に過ぎない。
_IN_WORDS_OF = folded_pattern(
    r"(?P<who>[^、。「はが]{1,40}?)(?:の(?:言葉|表現|弁|言|たとえ|比喩|口癖)を(?:借りれば|借りると|借りるなら|借りて言えば|引けば|引くと)、?|"
    r"にとって(?:は|も)?、?(?=[^。]{4,}(?:に(?:すぎ|過ぎ)な(?:い|かった)|ほかならな(?:い|かった)|も?同然だ|でしかな(?:い|かった))[。]?$))"
)
_WORDS_OF = folded_pattern(
    r"(?:とは|と[いう]{2}のが|、が)、?(?P<who>[^、。「はが]{2,40}?)の(?:弁|言葉|言|談|口癖|持論|見立て|嘆き|述懐|感想|主張|実感|本音|見方|読み|言い分)(?:だ|である|です|だった)?[。]?$"
)
# …との声が町民から漏れる。 …との見方が関係者の間で浮上している。
_AMONG_BEHIND = folded_pattern(
    r"(?:との|という|といった)[^、。「」はが]{0,8}(?:声|不満|悲鳴|批判|反発|疑問|不安|異論|注文|要望|戸惑い|期待|感想|苦情|指摘|意見|懸念|嘆き|擁護論?|反論|提案|評価|証言|訴え|悲観論|楽観論|慎重論|見方|受け止め|観測|見立て|読み|予想|予測|危機感|警戒感?|本音|ぼやき|疑念|思い|認識|考え|うわさ|噂|憶測|情報|話|分析|推測|見解|試算|報告)"
    r"(?:が|は|も)、?(?P<who>[^、。「」はが]{2,24}?)(?:の(?:間|一部|中|なか|多く|側)(?:で|から|に)(?:は|も)?|から(?:は|も)?|側から(?:は|も)?|内(?:で|に)(?:は|も)?)、?"
    r"[^、。「」はが]{0,12}(?:根強|強|多|少なくな|出|上が|あが|漏れ|もれ|聞こえ|聞かれ|聞く|広が|浮上|浮か|くすぶ|噴出|相次|寄せられ|届|絶え|渦巻|高ま|占め|大勢|大半|優勢|支配的|目立|ある|あっ|飛び出|後を絶た|続|挙が|飛び交|ささやか|伝わ|漂)[^、。「」]{0,8}[。]?$"
)
# 憲法学者の間では、…との見方が多い。
_AMONG = folded_pattern(
    r"(?P<who>[^、。「はが]{2,30}?)(?:の(?:間|一部|多く|なか|中)(?:で|から|に)(?:は|も)|から(?:は|も)|の間で|側から(?:は|も))、?"
)
_TOLD_BY = folded_pattern(
    r"(?P<who>[^、。「]{2,40}?)(?:が|は)[^、。はが]{0,14}(?:報じ|伝え|発表し|公表し|明らかにし|主張す|主張し|語っ|説明す|説明し|指摘す|指摘し|"
    r"明かし|述べ)(?:た|る|ている)(?:ところ)(?:によると|によれば|では|によりますと)、?"
)
_LEARNED = folded_pattern(
    r"、?(?P<who>[^、。「はが]{2,30}?)(?:が[^、。「」はが]{0,14}た)?(?P<doc>への取材|への問い合わせ|への聞き取り|の[^、。「はがの]{1,14}|(?<=た)[^、。「はがの]{2,12})"
    r"(?:で|から|により|によって)(?:新たに)?(?:分か|わか|明らかにな|明らかとな|判明|浮か|浮き彫りにな|示され|裏付けられ)[^、。]{0,8}[。]?$"
)
_IN_BRACKETS = folded_pattern(
    r"[（(](?P<who>[^（()）、。]{2,28}?)(?P<doc>報道|予想|予測|調べ|調査|推計|試算|集計|まとめ|発表|談|見通し|リポート|レポート|によると)?"
    r"[)）](?:と?の?(?:声|見方|指摘|意見|との声|との見方)[^。]{0,10})?[。]?$"
)


# 公表した規則案は: a thing made known, no figures
_NO_FIGURES = folded_pattern(
    r"(?:(?<!事)案|規則|法|制度|製品|新型|モデル|機種|チップ|サービス|計画|方針|構想|モデル|仕様)(?:は|では)、?$|[›」』](?:は|では)、?$"
)


class JapaneseSources:
    """Finds frames that name a source and have no verb of saying for it."""

    def __init__(self, speakers: JapaneseSpeakers) -> None:
        words = vocabulary("ja")
        self._speakers = speakers
        self._source = re.compile(trie_pattern(words.words("speech.source_close")) + "、?")
        self._as_told = folded_pattern("(?:の話|の情報|の報道|の証言)として、?")
        self._posts = folded_pattern(
            "(?:が|は)?(?P<when>[^、。]{0,8})(?:(?:(?:発表|公表|公開|開示|集計|試算|推計|算出|調査|測定|観測|把握)し|まとめ|調べ|数え|はじい|弾い|割り出し|積み上げ)た|把握する|把握している|つかんだ)"
            "(?:[^、。は（(]{0,30}(?:[（(][^（()）]{0,30}[)）])?(?:は、?|では、?|で、|も、?|の[^、。は]{0,20}は、?))"
        )

    def according(self, page: Page, start: int, end: int) -> Frame | None:
        """A source that is named before, behind in brackets, or as what reporters asked."""
        if frame := self._as_told_by(page, start, end):
            return frame
        if m := _TOLD_BY.match(page.masked, start, end):
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase is not None and phrase.role != "nobody":
                rule = f"according-to:{phrase.rule}"
                return Frame(start, m.end(), phrase, "source", rule, "told-by")
        if frame := self._according(page, start, end) or self._view_is(page, start, end):
            return frame
        if m := _BY_ASKING.match(page.masked, start, end):
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase is not None and is_strong(phrase):
                return Frame(start, m.end(), phrase, "source", f"asked:{phrase.rule}", "found")
        return self._found(page, start, end) or self._learned(page, start, end)

    def _as_told_by(self, page: Page, start: int, end: int) -> Frame | None:
        """Read an outlet that tells what somebody told it, before a comma."""
        m = _AS_TOLD_BY.match(page.masked, start, end) or _TOLD_LAST.search(page.masked, start, end)
        outer = self._speakers.read(page, *m.span("outer")) if m else None
        inner = self._speakers.read(page, *m.span("inner")) if m else None
        if m is None or outer is None or inner is None:
            return None
        rule = f"as-told-by:{inner.rule}"
        if m.re is _TOLD_LAST:
            return Frame(m.start(), end, inner, "after", rule, "told-by", via=(outer,))
        return Frame(start, m.end(), inner, "source", rule, "told-by", via=(outer,))

    def _view_is(self, page: Page, start: int, end: int) -> Frame | None:
        """Read somebody's view told as a thing: X氏の見立ては…だ, 「…」とはX氏の弁だ."""
        lead = _LEAD.match(page.masked, start, end)
        begin = lead.end() if lead else start
        m = _VIEW_IS.match(page.masked, begin, end) or _IN_WORDS_OF.match(page.masked, begin, end)
        behind = None if m else _WORDS_OF.search(page.masked, start, end)
        m = m or behind
        phrase = self._speakers.read(page, *m.span("who")) if m else None
        if m is None or phrase is None or not is_strong(phrase):
            return None
        if behind:
            return Frame(m.start(), end, phrase, "after", f"words-of:{phrase.rule}", "view")
        return Frame(start, m.end(), phrase, "source", f"view-is:{phrase.rule}", "view", "think")

    def _found(self, page: Page, start: int, end: int) -> Frame | None:
        """Read who counted or asked: 協会が5カ所で数えたところ、 学会の調査では、."""
        lead = _LEAD.match(page.masked, start, end)
        begin = lead.end() if lead else start
        if m := _ASKED.match(page.masked, begin, end):
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase is not None and is_strong(phrase):
                return Frame(start, m.end(), phrase, "source", f"asked:{phrase.rule}", "found")
        if m := _FOUND.match(page.masked, begin, end):
            phrase = self._speakers.read(page, *m.span("who" if m["who"] else "who2"))
            if phrase is not None and phrase.named:
                return Frame(start, m.end(), phrase, "source", f"found:{phrase.rule}", "found")
        for m in _FINDING_CASE.finditer(page.masked, begin, end):
            if _NO_FINDING.search(page.folded, begin, m.start()):
                continue
            at = self._clause_start(page, begin, m.start())
            if "は" in page.masked[begin:at]:
                break
            phrase = self._speakers.read_maker(page, begin, m.start())
            phrase = phrase or self._speakers.read_maker(page, at, m.start())
            if phrase is None or not (phrase.named or phrase.role == "bare-house"):
                continue
            read = m.group() in ("では、", "では", "だと、") or _PAPER.search(
                page.folded, begin, m.start()
            )
            if phrase.rule == "unsigned-document" and not read:
                continue
            if phrase.rule == "noun-phrase" and phrase.end - phrase.start < 3:
                continue
            return Frame(start, m.end(), phrase, "source", f"finding:{phrase.rule}", "found")
        return None

    def among(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """Whose view it is that is widespread: 憲法学者の間では、…との見方が多い."""
        lead = _LEAD.match(page.masked, start, end)
        m = _AMONG.match(page.masked, lead.end() if lead else start, end)
        phrase = self._speakers.read(page, *m.span("who")) if m else None
        return phrase if phrase is not None and is_strong(phrase) else None

    def among_behind(self, page: Page, start: int, end: int) -> Frame | None:
        """Read whose voices they are behind what they say: …との声が町民から漏れる."""
        m = _AMONG_BEHIND.search(page.masked, start, end)
        phrase = self._speakers.read(page, *m.span("who")) if m else None
        if m is None or phrase is None or not is_strong(phrase):
            return None
        rule = f"cue-among:{phrase.rule}"
        return Frame(m.start(), end, phrase, "after", rule, "voices", "think")

    def _learned(self, page: Page, start: int, end: int) -> Frame | None:
        """Read …ことがXへの取材で分かった, …（X予想）, …（関係筋）."""
        if m := _LEARNED.search(page.masked, start, end):
            known = m["doc"].startswith("への") or japanese_roles().finding(m["doc"])
            phrase = self._speakers.read(page, *m.span("who")) if known else None
            if phrase is not None and phrase.named:
                rule = f"learned:{phrase.rule}"
                return Frame(m.start(), end, phrase, "after", rule, "learned")
        m = _IN_BRACKETS.search(page.masked, start, end)
        if m is None or page.folded[m.start() - 1] in "」』":
            return None
        phrase = self._speakers.read(page, *m.span("who"))
        if phrase is None or (phrase.rule == "noun-phrase" and not m["doc"]):
            return None
        titled = phrase.role == "person" and phrase.rule == "name-title"
        if not m["doc"] and not titled and phrase.role != "unnamed":
            return None
        return Frame(m.start(), end, phrase, "after", f"in-brackets:{phrase.rule}", m["who"])

    def _according(self, page: Page, start: int, end: int) -> Frame | None:
        """Read a source named first: Xによると、… Xの調査では、…."""
        m = self._source.search(page.masked, start, end)
        if m is None:
            return None
        begin = self._clause_start(page, start, m.start())
        begin += begin > start and page.masked[begin] == "と"
        last = m.start()
        relative = _RELATIVE.fullmatch(page.folded, begin, last)
        if relative:
            last = relative.end("who")
        while last > begin and page.folded[last - 1] == "の":
            last -= 1
        paper = m.start() + len(_CASE.sub("", m.group()))
        phrase = None
        if paper > m.start() and not relative:
            phrase = self._speakers.read_maker(page, begin, paper)
        phrase = phrase or self._speakers.read_maker(page, begin, last)
        phrase = phrase or self._speakers.read(page, begin, last)
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
        for m in re.finditer(r"(?<=.)は、?|、", page.masked[start:at]):
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
        if _NO_FIGURES.search(page.masked, m.start(), m.end()):
            return None
        return Frame(
            begin,
            max(last, begin + place.end()),
            phrase,
            "document",
            f"published:{phrase.rule}",
            "published",
        )
