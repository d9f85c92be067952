"""Article in, claims out, by asking a language model; by the rules where it cannot answer."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import structlog

from claimwire.claims.extract import EXTRACTOR_VERSION, Extractor
from claimwire.claims.llm.answers import BadAnswer, RawClaim, read_answer
from claimwire.claims.llm.budget import Budget
from claimwire.claims.llm.cache import AnswerCache
from claimwire.claims.llm.chunks import CONTEXT_CHARS, Chunk, chunks_of
from claimwire.claims.llm.endpoint import Endpoint
from claimwire.claims.llm.ground import Grounder, Text
from claimwire.claims.llm.options import LlmOptions
from claimwire.claims.llm.prompt import (
    PROMPT_VERSION,
    answer_schema,
    messages_for,
    once_more,
    system_prompt,
)
from claimwire.claims.llm.unanswered import Unanswered
from claimwire.records import Article, Claim
from claimwire.topic import Topic

log = structlog.get_logger(__name__)

FALLBACK_RULE = "extractor:rules-fallback"
"""The first rule of every claim that the rules made because the model did not answer."""

_DOWN_IN_A_ROW = 2


class LlmExtractor:
    """Extracts the claims of articles for one topic by a language model.

    `counts` tells what happened since it was made: requests, answers from the cache, what was
    thrown away, and articles that fell back to the rules, in all and by reason.

    Args:
        topic: what it looks for.
        options: the endpoint, the budget and the cache.
        run: what names the run whose budget is shared; empty for a budget of one's own.
        sleep: waits a number of seconds between two tries of a request.
    """

    def __init__(
        self,
        topic: Topic,
        options: LlmOptions,
        *,
        run: str = "",
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        # The rules speak where the model does not, so their version is part of this one.
        self.version = f"llm-{options.model}-{PROMPT_VERSION}-{EXTRACTOR_VERSION}"
        self.counts: Counter[str] = Counter()
        self._rules = Extractor(topic)
        self._system = system_prompt(topic)
        self._schema = answer_schema(topic)
        self._grounder = Grounder(
            topic, ("extractor:llm", f"model:{options.model}", f"prompt:{PROMPT_VERSION}")
        )
        self._cache = AnswerCache(options.cache / "answers", options.model, topic.fingerprint)
        budget = Budget(options.budget, options.cache / "spent.json", run)
        self._endpoint = Endpoint(options, budget, sleep=sleep)
        self._stopped = ""
        self._down = 0

    def extract(self, article: Article) -> tuple[Claim, ...]:
        """The claims of one article in reading order.

        Where one piece of it stays without an answer, the whole article is read by the rules;
        each claim then begins its `rules` with `FALLBACK_RULE` and the reason.
        """
        text = self._grounder.text_of(article)
        counts: Counter[str] = Counter()
        try:
            claims = [
                claim
                for piece in chunks_of(text.units)
                for claim in self._read(text, piece, counts)
            ]
        except Unanswered as why:
            self._note(why)
            self.counts["llm_fallbacks"] += 1
            self.counts[f"llm_{why.kind.replace('-', '_')}"] += 1
            log.warning("llm.fallback", article_id=article.article_id, reason=why.kind)
            because = (FALLBACK_RULE, f"fallback:{why.kind}")
            return tuple(
                replace(claim, rules=(*because, *claim.rules))
                for claim in self._rules.extract(article)
            )
        self.counts["llm_articles"] += 1
        self.counts.update({name: n for name, n in counts.items() if n})
        return tuple(claims)

    def _note(self, why: Unanswered) -> None:
        """Stop asking where the next article would fare no better."""
        self._down = self._down + 1 if why.down else 0
        if why.lasting or self._down >= _DOWN_IN_A_ROW:
            self._stopped = why.kind

    def _read(self, text: Text, piece: Chunk, counts: Counter[str]) -> list[Claim]:
        """The claims of one piece; an answer that was cut is asked for again in two halves."""
        try:
            raws = self._raw_claims(text, piece, counts)
        except Unanswered as why:
            halves = piece.halves() if why.kind == "answer-cut" else None
            if halves is None:
                raise
            self.counts["llm_answers_cut"] += 1
            return [claim for half in halves for claim in self._read(text, half, counts)]
        return self._grounder.claims(text, piece, raws, counts)

    def _raw_claims(self, text: Text, piece: Chunk, counts: Counter[str]) -> list[RawClaim]:
        article = text.article
        words = article.text[piece.start : piece.end]
        before = article.text[max(0, piece.start - CONTEXT_CHARS) : piece.start].strip()
        messages = messages_for(self._system, article, words, before, text.entities)
        key = self._cache.key(words, messages)
        kept = self._cache.get(key)
        if kept is not None:
            try:
                raws = read_answer(kept, counts)
            except BadAnswer:
                log.warning("llm.cache_damaged", key=key)
            else:
                self.counts["llm_cached"] += 1
                return raws
        for question in (messages, once_more(messages)):
            if self._stopped:
                raise Unanswered(self._stopped)
            asked = self._endpoint.requests
            try:
                answer = self._endpoint.ask(question, self._schema, len(words))
            finally:
                self.counts["llm_requests"] += self._endpoint.requests - asked
            self._down = 0
            self.counts["llm_tokens"] += answer.tokens
            if answer.cut:
                raise Unanswered("answer-cut")
            try:
                raws = read_answer(answer.text, counts)
            except BadAnswer:
                self.counts["llm_answers_bad"] += 1
                continue
            self._cache.put(key, answer.text)
            return raws
        raise Unanswered("bad-answer")
