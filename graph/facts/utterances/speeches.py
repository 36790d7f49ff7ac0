"""Speeches: what somebody told others to do, and what somebody judged, clause by clause.

A speech opens with a speaker and a verb (`đồng chí A yêu cầu …`). Its clauses run to the end of the sentence, and the
sentences after it go on with it as long as each has the form of a directive (addressee and task, or a task alone) and
nobody else begins to speak. Precision first: a sentence of any other form closes the speech.
"""

from __future__ import annotations

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.event import Event, Events
from graph.facts.speaking.minutes_chair import MinutesChair
from graph.facts.speaking.speakers import Speaker, named_by_colon, opening_subject, speaker_before
from graph.facts.utterances.acts import JOINING, Act, Scene, find_acts
from graph.facts.utterances.clauses import (
    Clause,
    Lead,
    ends_with_colon,
    full_stop,
    lead_in,
    parts,
    read_clause,
    split_clause,
    trimmed,
)
from graph.facts.utterances.groups import task_at
from graph.facts.utterances.said import Run, Said
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.lexicon.utterances import utterance_words

__all__ = ["read_speeches"]

_ACTS_OF_OTHERS = {"speak", "present", "grant", "attend", "visit", "receive"}
_LONGEST_INTRO = 60


class _SpeechReader:
    """Walks the sentences of one article and keeps who has the floor."""

    def __init__(self, builder: Builder, events: Events) -> None:
        self.builder = builder
        self.events = events
        self.stream = builder.resolved.stream
        self.keys = self.stream.keys
        self.minutes = MinutesChair(builder)
        self.found: list[Said] = []
        self.run: Run | None = None
        self.last: Speaker | None = None
        self.subject: Speaker | None = None
        self.noted = -1
        self.chunk_at: dict[int, Chunk] = {}

    # -- sentences ---------------------------------------------------------------------------------------------

    def read(self) -> list[Said]:
        for n, sentence in enumerate(self.builder.resolved.sentences):
            if sentence.kind is BlockKind.HEADLINE:
                continue
            event = self.events.at(n)
            chair = self.minutes.heading(sentence, event)
            if chair is not None:
                self.run = Run(chair, chair.span, sentence.block, event, listing=True)
                self.last = chair
            if sentence.kind is BlockKind.PARAGRAPH and not _enumerator(sentence):
                self._sentence(n, sentence, event)
        return self.found

    def _sentence(self, n: int, sentence: Sentence, event: Event | None) -> None:
        chunks = sentence.chunks
        self.chunk_at = {}
        self.minutes.note(chunks)
        noted = named_by_colon(self.builder, chunks)
        if noted is not None:
            self.run, self.noted, self.last, self.subject = None, sentence.block, noted, noted
        else:
            before = self.last if self.noted == sentence.block else None
            self.subject = self.minutes.opening(chunks, event) or opening_subject(self.builder, chunks) or before
        if self.run is not None and (self.run.event is not event or not self._may_go_on(sentence)):
            self.run = None
        for lo, hi in parts(sentence):
            self._part(n, sentence, lo, hi, event)
        self.last = self.subject or self._last_speaker(sentence) or self.last

    def _may_go_on(self, sentence: Sentence) -> bool:
        """In the same paragraph, in an announced list, or in the next paragraph after `Cùng với đó`."""
        assert self.run is not None
        if self.run.block == sentence.block or self.run.listing:
            return True
        connected = utterance_words().length("connective", self.keys, sentence.start)
        return bool(connected) and sentence.block == self.run.block + 1

    def _last_speaker(self, sentence: Sentence) -> Speaker | None:
        """Whom a pronoun in the next sentence means: who spoke last in this one."""
        for n in reversed(sentence.at(Kind.VERB)):
            if sentence.chunks[n].value in ("speak", "direct", "assess"):
                speaker = speaker_before(self.builder, sentence.chunks, n, None, None)
                if speaker is not None:
                    return speaker
        return None

    # -- parts of a sentence, between semicolons -----------------------------------------------------------------

    def _part(self, n: int, sentence: Sentence, lo: int, hi: int, event: Event | None) -> None:
        chunks = sentence.chunks
        if lo:
            self.subject = opening_subject(self.builder, chunks[lo : min(hi, lo + 24)]) or self.subject
        start, end = chunks[lo].start, chunks[hi - 1].end
        acts, unresolved = find_acts(self.builder, chunks, lo, hi, self._scene(sentence))
        if acts:
            for k, act in enumerate(acts):
                stop = acts[k + 1].start if k + 1 < len(acts) else full_stop(self.stream, act.end, end)
                self._act(n, sentence, act, stop, event)
            self.subject = acts[-1].speaker
        elif unresolved or self._somebody_else(sentence, lo, hi):
            self.run = None
        elif self.run is None or self.run.judging:
            self._announces(sentence, lo, hi, event)
        elif self.run.sentence == n and not self.run.stressing:
            self._listed(sentence, start, full_stop(self.stream, start, end))
        elif not self.run.stressing and lo or not self._goes_on(n, sentence, start, full_stop(self.stream, start, end)):
            self.run = self.run if self.run.listing or self.run.stressing else None

    def _scene(self, sentence: Sentence) -> Scene:
        current = self.run.speaker if self.run is not None else None
        if self.run is not None and self.run.judging and self.run.block != sentence.block:
            current = None
        return Scene(self.subject, self.last, current, self.noted == sentence.block)

    def _somebody_else(self, sentence: Sentence, lo: int, hi: int) -> bool:
        """Another person speaks in this part, or anybody acts."""
        for k in sentence.at(Kind.VERB):
            chunk = sentence.chunks[k]
            if not lo <= k < hi or chunk.value not in _ACTS_OF_OTHERS:
                continue
            speaker = speaker_before(self.builder, sentence.chunks, k, None, None)
            same = speaker is not None and self.run is not None and speaker.who is self.run.speaker.who
            if speaker is not None and not (same and chunk.value == "speak"):
                return True
        return False

    # -- acts ----------------------------------------------------------------------------------------------------

    def _act(self, n: int, sentence: Sentence, act: Act, stop: int, event: Event | None) -> None:
        intro = (min(act.speaker.span[0], act.start), max(act.end, act.speaker.span[1]))
        if intro[1] - intro[0] > _LONGEST_INTRO:
            intro = act.speaker.span
        run = Run(act.speaker, intro, sentence.block, event, sentence=n)
        same = self.run is not None and self.run.speaker.who is act.speaker.who
        if act.kind == "assess":
            self._judge(sentence, act, stop, event)
            run.judging = True
            if not (same and self.run is not None and self.run.listing):
                self.run = run
            return
        lead = lead_in(self.stream, act.end, stop)
        run.year, run.listing = lead.year, stop == sentence.end and ends_with_colon(self.keys, act.end, stop)
        announces = run.listing
        if same and self.run is not None and run.year is None:
            run.year, run.listing = self.run.year, run.listing or self.run.listing
        run.stressing = act.kind == "stress" and not announces
        clause = self._clause(sentence, lead, stop, governed=True)
        if clause is None or run.stressing and not self._obliges(clause):
            self.run = run if announces or run.stressing else self.run
        elif clause.addressees or act.kind == "direct" and self._tells(lead.at, stop):
            self.run = run
            self._add(run, clause, "speaker-tells", stated_year=lead.year is not None)

    def _judge(self, sentence: Sentence, act: Act, stop: int, event: Event | None) -> None:
        """A judgement ends where the speaker goes on to say or promise something else: `…, hứa sẽ …`."""
        start = act.start
        while self.keys[start] in JOINING:
            start += 1
        at = self._chunks(sentence)
        for k in range(act.end + 1, stop):
            chunk = at.get(k)
            if chunk is not None and chunk.kind is Kind.VERB and chunk.value in ("speak", "direct"):
                if self.keys[k - 1] in (",", "và"):
                    stop = k - 1
                    break
        span = trimmed(self.stream, start, stop)
        if span is not None and span[1] - act.end >= 2:
            self.found.append(Said("Assessment", span, act.speaker.span, act.speaker, event, "person-assesses"))

    def _obliges(self, clause: Clause) -> bool:
        """`các cơ quan … phải …`."""
        return bool(clause.addressees and utterance_words().length("obligation", self.keys, clause.task))

    def _tells(self, at: int, stop: int) -> bool:
        """A clause without a known addressee still tells a task: `đề nghị luật ghi nhận vai trò này`."""
        return not self.keys[at].isdigit() and any(task_at(self.keys, k) for k in range(at, min(at + 7, stop)))

    def _announces(self, sentence: Sentence, lo: int, hi: int, event: Event | None) -> None:
        """`… kết luận như sau:` opens a list of directives in the paragraphs below."""
        chunks = sentence.chunks
        if hi != len(chunks) or self.keys[chunks[hi - 1].end - 1] != ":":
            return
        for k in range(hi - 1, max(lo - 1, hi - 14), -1):
            if chunks[k].kind is Kind.VERB and chunks[k].value in ("speak", "direct"):
                speaker = speaker_before(self.builder, chunks, k, self.subject, self.last)
                if speaker is not None:
                    self.run = Run(speaker, (speaker.span[0], chunks[k].end), sentence.block, event, listing=True)
                return

    # -- clauses -------------------------------------------------------------------------------------------------

    def _chunks(self, sentence: Sentence) -> dict[int, Chunk]:
        """The chunks of the sentence at hand by the place where they begin, made once."""
        if not self.chunk_at:
            self.chunk_at = {c.start: c for c in sentence.chunks}
        return self.chunk_at

    def _clause(self, sentence: Sentence, lead: Lead, end: int, *, governed: bool) -> Clause | None:
        return read_clause(self.builder.resolved, self._chunks(sentence), lead, end, governed=governed)

    def _listed(self, sentence: Sentence, start: int, end: int) -> None:
        """A part after `;` in a sentence that tells: one more directive, or the deadline of the last."""
        assert self.run is not None
        lead = lead_in(self.stream, start, end)
        if self.keys[lead.at : lead.at + 2] in (["thời", "hạn"], ["thời", "gian"]):
            if self.found:
                self.found[-1].deadline_span = trimmed(self.stream, lead.at, end)
            return
        clause = self._clause(sentence, lead, end, governed=True)
        if clause is not None:
            self.run.year = lead.year or self.run.year
            self._add(self.run, clause, "clause-after-semicolon", stated_year=lead.year is not None)

    def _goes_on(self, n: int, sentence: Sentence, start: int, end: int) -> bool:
        """A sentence of directive form after a directive of the same speaker."""
        assert self.run is not None
        lead = lead_in(self.stream, start, end, opening=True)
        clause = None if lead.past else self._clause(sentence, lead, end, governed=False)
        if clause is None or self.run.stressing and not self._obliges(clause):
            return False
        if not clause.addressees and not self._bare_task(sentence, lead.at):
            return False
        self.run.year = lead.year or self.run.year
        self.run.sentence, self.run.block = n, sentence.block
        self._add(self.run, clause, "directive-goes-on", stated_year=lead.year is not None)
        return True

    def _bare_task(self, sentence: Sentence, at: int) -> bool:
        """A task alone; not `Khen thưởng: …` (a heading) nor `Tham gia hội nghị có …` (a report)."""
        assert self.run is not None
        if self.subject is not None and self.noted != sentence.block:
            return False  # `Tham gia ý kiến, Thứ trưởng …`
        if not task_at(self.keys, at) or ":" in self.keys[at : at + 4]:
            return False
        ahead = [self._chunks(sentence).get(k) for k in range(at, at + 4)]
        if any(c is not None and c.kind is Kind.EVENT for c in ahead):
            return False
        return bool(self.run.addressees) or not self.run.listing or self.run.block == sentence.block

    def _add(self, run: Run, clause: Clause, rule: str, *, stated_year: bool) -> None:
        """One directive a clause; `…, các cơ quan báo chí bám sát …` begins another."""
        for span, addressed in split_clause(self.builder.resolved, self.chunk_at, clause):
            inherited = not addressed and bool(run.addressees) and self._same_addressee(span, rule)
            said = Said("Directive", span, run.intro, run.speaker, run.event, rule)
            said.addressees = addressed or (run.addressees if inherited else ())
            said.inherited = inherited
            said.year, said.year_inherited = run.year, run.year is not None and not stated_year
            self.found.append(said)
            run.addressees = addressed or run.addressees

    def _same_addressee(self, span: Span, rule: str) -> bool:
        """A task alone goes to whom the last one went; after `;` so does anything that does not begin with a noun or
        say `cần`, `phải` of a subject of its own (`…; chỉ tiêu nào thấp phải có phương án bù`)."""
        if task_at(self.keys, span[0]):
            return True
        words = utterance_words()
        if rule != "clause-after-semicolon" or any(
            words.length(k, self.keys, span[0]) for k in ("topic", "group", "actor")
        ):
            return False
        return not any(words.length("obligation", self.keys, k) for k in range(span[0], min(span[0] + 14, span[1])))


def _enumerator(sentence: Sentence) -> bool:
    """`2.`, `a)`: numbering that stands as a sentence of its own."""
    return all(c.kind in (Kind.NUMBER, Kind.MARK) or c.end - c.start == 1 and len(c.key) == 1 for c in sentence.chunks)


def read_speeches(builder: Builder, events: Events) -> list[Said]:
    """Everything told and judged in an article, in the order of the text; each place is read once."""
    starts = builder.resolved.stream.starts
    first: dict[int, Said] = {}
    for said in _SpeechReader(builder, events).read():
        first.setdefault(starts[said.span[0]], said)
    return list(first.values())
