"""Speeches: what somebody told others to do, and what somebody judged, clause by clause.

A speech opens with a speaker and a verb (`đồng chí A yêu cầu …`). Its clauses run to the end of the sentence, and the
sentences after it go on with it as long as each has the form of a directive (addressee and task, or a task alone) and
nobody else begins to speak. Precision first: a sentence of any other form closes the speech.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graph.article import BlockKind
from graph.facts.addressees import Addressee, read_addressees, task_at
from graph.facts.builder import Builder, Span
from graph.facts.clauses import Lead, full_stop, lead_in, parts, split_clause, trimmed
from graph.facts.gatherings import Gathering, Meetings
from graph.facts.speakers import Speaker, chair_of, named_by_colon, opening_subject, speaker_before
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.lexicon.utterances import utterance_words
from graph.resolution.people import Individual

__all__ = ["Said", "read_speeches"]

_INHERITED = "the addressee comes from the sentence before"
#: A word before `đề nghị`, `yêu cầu`, … that makes a noun of it, and one after it that does.
_NOUN_BEFORE = {
    "các", "những", "theo", "có", "sự", "được", "ý", "của", "một", "số", "mọi", "bị", "thần", "ứng", "cầu", "từ", "việc", "đúng", "về", "nhiều",
    "này", "trên", "khi", "nhận", "xét", "để", "tác", "lãnh", "quyền", "đơn", "kèm", "vì", "trả", "lời", "cơ", "ban", "quyết", "phát", "tiếp", "cụ", "trước", "hiện", "mà", "với", "vào", "đến", "phù", "ra", "đặt", "nêu", "mức", "nhu",
}  # fmt: skip
_NOUN_AFTER = {
    "của",
    "này",
    "trên",
    "đó",
    "nêu",
    "tại",
    "chung",
    "mới",
    "cao",
    "là",
    ".",
    ",",
    ";",
    "về",
    "từ",
    "ở",
    "được",
    "…",
    "đã",
    "gửi",
    "cuộc",
    "buổi",
    "phiên",
    "kỳ",
}
_NOUN_PHRASES = {("chính", "đáng"), ("hợp", "lý"), ("hợp", "pháp"), ("thiết", "yếu"), ("thiết", "thực"), ("hội", "nghị"), ("đại", "hội"), ("diễn", "ra"), ("bức", "thiết")}  # fmt: skip
_AGAIN = {
    "yêu cầu",
    "đề nghị",
    "giao",
    "lưu ý",
    "đặc biệt lưu ý",
    "giao nhiệm vụ cho",
    "nhắc nhở",
    "đề nghị và yêu cầu",
    "phân công",
}


@dataclass(slots=True)
class Said:
    """One thing said. `kind` is Directive or Assessment; `span` its words, `intro` those that name speaker and verb."""

    kind: str
    span: Span
    intro: Span
    speaker: Speaker
    event: Gathering | None
    rule: str
    addressees: tuple[Addressee, ...] = ()
    inherited: bool = False
    year: tuple[str, Span] | None = None
    year_inherited: bool = False
    deadline_span: Span | None = None


@dataclass(slots=True)
class _Run:
    """A speech that may go on."""

    speaker: Speaker
    intro: Span
    block: int
    event: Gathering | None
    addressees: tuple[Addressee, ...] = ()
    year: tuple[str, Span] | None = None
    listing: bool = False
    sentence: int = -1
    judging: bool = False
    stressing: bool = False


@dataclass(frozen=True, slots=True)
class _Act:
    kind: str
    start: int
    end: int
    speaker: Speaker


@dataclass
class _Reader:
    builder: Builder
    meetings: Meetings
    found: list[Said] = field(default_factory=list)
    run: _Run | None = None
    last: Speaker | None = None
    subject: Speaker | None = None
    noted: int = -1
    minutes_chair: Individual | None = None

    # -- sentences ---------------------------------------------------------------------------------------------

    def read(self) -> list[Said]:
        for n, sentence in enumerate(self.builder.reading.sentences):
            if sentence.kind is BlockKind.PARAGRAPH:
                self._sentence(n, sentence)
            elif sentence.kind is BlockKind.CAPTION:
                self._heading(n, sentence)
        return self.found

    def _sentence(self, n: int, sentence: Sentence) -> None:
        chunks = sentence.chunks
        if all(c.kind in (Kind.NUMBER, Kind.MARK) or c.end - c.start == 1 and len(c.key) == 1 for c in chunks):
            return  # `2.`, `a)`
        self._heading(n, sentence)
        self._note_chair(chunks)
        event = self.meetings.at(n)
        noted = named_by_colon(self.builder, chunks)
        if noted is not None:
            self.run, self.noted, self.last, self.subject = None, sentence.block, noted, noted
        else:
            chair = self._chair(chunks, event)
            self.subject = (
                chair or opening_subject(self.builder, chunks) or (self.last if self.noted == sentence.block else None)
            )
        if self.run is not None and (self.run.event is not event or not self._may_go_on(sentence)):
            self.run = None
        for lo, hi in parts(chunks):
            self._part(n, sentence, lo, hi, event)
        self._remember(sentence)

    def _chair(self, chunks: list[Chunk], event: Gathering | None) -> Speaker | None:
        """`Đồng chí Chủ trì kết luận: …` in minutes."""
        keys, first = self.builder.reading.stream.keys, chunks[0].start
        at = (
            first + 3
            if keys[first : first + 3] == ["đ", "/", "c"]
            else first + 2
            if keys[first : first + 2] == ["đồng", "chí"]
            else first
        )
        if (
            keys[at : at + 2] not in (["chủ", "trì"], ["chủ", "tọa"])
            or at == first
            and keys[at + 2 : at + 3] != ["kết"]
        ):
            return None
        chair = chair_of(self.builder, event) or self.minutes_chair
        return Speaker(chair, (first, at + 2)) if chair is not None else None

    def _note_chair(self, chunks: list[Chunk]) -> None:
        """`1. Chủ trì: Ông A - …`: how minutes name who presides."""
        for n, chunk in enumerate(chunks[:4]):
            if chunk.kind is Kind.VERB and chunk.value == "chair" and n + 2 < len(chunks) and chunks[n + 1].key == ":":
                self.minutes_chair = self.builder.reading.who(chunks[n + 2])

    def _heading(self, n: int, sentence: Sentence) -> None:
        """`IV. KẾT LUẬN CỦA CHỦ TRÌ`: what follows is said by the chair."""
        keys = self.builder.reading.stream.keys[sentence.start : sentence.end]
        if len(keys) > 10 or "kết" not in keys or not {"trì", "tọa"} & set(keys) or "kết luận" not in " ".join(keys):
            return
        event = self.meetings.at(n)
        chair = chair_of(self.builder, event) or self.minutes_chair
        if chair is not None:
            span = (sentence.start, sentence.end)
            self.run = _Run(Speaker(chair, span), span, sentence.block, event, listing=True)
            self.last = self.run.speaker

    def _may_go_on(self, sentence: Sentence) -> bool:
        assert self.run is not None
        if self.run.block == sentence.block or self.run.listing:
            return True
        keys = self.builder.reading.stream.keys
        return (
            bool(utterance_words().length("connective", keys, sentence.start)) and sentence.block == self.run.block + 1
        )

    def _remember(self, sentence: Sentence) -> None:
        """Whom a pronoun in the next sentence means: who spoke last."""
        for n, chunk in enumerate(sentence.chunks):
            if chunk.kind is Kind.VERB and chunk.value in ("speak", "direct", "assess"):
                speaker = speaker_before(self.builder, sentence.chunks, n, None, None)
                if speaker is not None:
                    self.last = speaker
        self.last = self.subject or self.last

    # -- parts of a sentence (between semicolons) ----------------------------------------------------------------

    def _part(self, n: int, sentence: Sentence, lo: int, hi: int, event: Gathering | None) -> None:
        chunks = sentence.chunks
        if lo:
            self.subject = opening_subject(self.builder, chunks[lo:hi]) or self.subject
        acts, foreign = self._acts(sentence, lo, hi)
        end = chunks[hi - 1].end
        if acts:
            for k, act in enumerate(acts):
                stop = acts[k + 1].start if k + 1 < len(acts) else full_stop(self.builder.reading.stream, act.end, end)
                self._act(n, sentence, act, stop, event)
            return
        if foreign or self._report_opens(chunks, lo, hi):
            self.run = None
            return
        if self.run is None or self.run.judging:
            self._lists(sentence, lo, hi, event)
            return
        if self.run.sentence == n and not self.run.stressing:
            self._listed(n, sentence, chunks[lo].start, end)
        elif self.run.stressing or not lo:
            if not self._goes_on(n, sentence, chunks[lo].start, end) and not (self.run.listing or self.run.stressing):
                self.run = None
        elif not self.run.listing:
            self.run = None

    def _acts(self, sentence: Sentence, lo: int, hi: int) -> tuple[list[_Act], bool]:
        """The verbs of telling and judging that govern this part; and whether one has a subject that is not resolved."""
        chunks, keys = sentence.chunks, self.builder.reading.stream.keys
        acts: list[_Act] = []
        foreign, quoted = False, False
        for k in range(lo, hi):
            chunk = chunks[k]
            if chunk.kind is Kind.MARK and chunk.key == '"':
                quoted = not quoted
            if quoted or chunk.kind not in (Kind.VERB, Kind.WORD) or acts and chunk.start < acts[-1].end:
                continue
            kind, length = self._verb(
                chunk.start, named=k > 0 and chunks[k - 1].kind in (Kind.PERSON, Kind.POSITION, Kind.BODY)
            )
            if not kind:
                continue
            begins = self._numbered(chunks, lo, k) or all(
                keys[p] in ("-", "đồng", "thời", "và", "cũng", ",") for p in range(chunks[lo].start, chunk.start)
            )
            if acts and not self._coordinated(acts[-1], chunk, length):
                continue
            speaker = speaker_before(self.builder, chunks[lo:hi], k - lo, self.subject, self.last)
            if speaker is None and begins:
                speaker = self._unnamed(sentence)
            noted = self.noted == sentence.block and k > lo
            if speaker is None and noted and (chunks[k - 1].kind is Kind.UNIT or keys[chunk.start - 1] == ":"):
                speaker = self.subject  # `Ông A: đề nghị …`, `Ông A: … Xã đề nghị …`
            if speaker is None:
                foreign = foreign or kind == "direct" and k > lo and self._somebody(chunks[k - 1])
                continue
            if kind == "stress" and k == lo:
                continue  # `Kết luận hội nghị, đồng chí A yêu cầu …`
            start = chunk.start
            while acts and keys[start - 1] in (",", "và", "đồng", "thời", "cũng", "song"):
                start -= 1
            acts.append(_Act(kind, start, chunk.start + length, speaker))
            self.subject = speaker
        return acts, foreign and not acts

    def _numbered(self, chunks: list[Chunk], lo: int, k: int) -> bool:
        """The verb opens its part, with nothing before it but a number (`đ) Đề nghị …`)."""
        return k == lo or k - lo <= 3 and chunks[k - 1].key in (")", ".") and chunks[lo].end - chunks[lo].start == 1

    def _verb(self, at: int, *, named: bool) -> tuple[str, int]:
        """The kind and length of the verb at a place; "" when it is none, or a noun here. `named`: a name stands before."""
        keys, words = self.builder.reading.stream.keys, utterance_words()
        for kind in ("direct", "commit", "assess", "stress"):
            length = words.length(kind, keys, at)
            if not length:
                continue
            if (
                kind != "assess"
                and not named
                and keys[at - 1] in _NOUN_BEFORE
                and keys[at - 2 : at] not in (["đồng", "thời"], ["tiếp", "tục"])
            ):
                return "", 0
            if (
                keys[at + length] in _NOUN_AFTER
                and kind != "stress"
                and keys[at + length : at + length + 2] not in ([",", "năm"], [",", "trong"], [",", "thời"])
            ):
                return "", 0
            if tuple(keys[at + length : at + length + 2]) in _NOUN_PHRASES:
                return "", 0
            return kind, length
        return "", 0

    def _somebody(self, before: Chunk) -> bool:
        """A subject that is not resolved: a body, a title, `cử tri cũng`."""
        return before.kind in (Kind.BODY, Kind.POSITION, Kind.PERSON, Kind.UNIT) or before.key in (
            "cũng",
            "đã",
            "biểu",
            "tri",
            "con",
            "dân",
            "kiến",
        )

    def _coordinated(self, act: _Act, chunk: Chunk, length: int) -> bool:
        """`…, giao Sở X …`, `… và yêu cầu …`: a further verb of the same speaker, not a task of the addressee."""
        keys = self.builder.reading.stream.keys
        before = keys[chunk.start - 1]
        phrase = " ".join(keys[chunk.start : chunk.start + length])
        if act.kind == "stress":
            return before in (",", "và", "thời", ":")
        if before == "thời":
            return True
        if act.kind == "assess":
            return before in (",", "và", "cũng")
        return phrase in _AGAIN and before in (",", "và")

    def _unnamed(self, sentence: Sentence) -> Speaker | None:
        """`Giao Sở X …` with nobody named: who speaks in this sentence, in the sentence before, or the chair."""
        if self.subject is not None:
            return self.subject
        if self.run is not None and not (self.run.judging and self.run.block != sentence.block):
            return self.run.speaker
        return None

    def _report_opens(self, chunks: list[Chunk], lo: int, hi: int) -> bool:
        """Somebody else speaks or acts in this part."""
        for k in range(lo, hi):
            chunk = chunks[k]
            if chunk.kind is Kind.VERB and chunk.value in ("speak", "present", "grant", "attend", "visit", "receive"):
                speaker = speaker_before(self.builder, chunks, k, None, None)
                if speaker is not None and (
                    self.run is None or speaker.who is not self.run.speaker.who or chunk.value != "speak"
                ):
                    return True
        return False

    # -- acts ----------------------------------------------------------------------------------------------------

    def _act(self, n: int, sentence: Sentence, act: _Act, stop: int, event: Gathering | None) -> None:
        stream = self.builder.reading.stream
        intro = (min(act.speaker.span[0], act.start), max(act.end, act.speaker.span[1]))
        if intro[1] - intro[0] > 60:
            intro = act.speaker.span
        self.last = act.speaker
        if act.kind == "assess":
            start = act.start
            while stream.keys[start] in (",", "và", "đồng", "thời", "cũng", "song"):
                start += 1
            span = trimmed(stream, start, self._judged_end(sentence, act.end, stop))
            if span is not None and span[1] - act.end >= 2:
                self.found.append(Said("Assessment", span, act.speaker.span, act.speaker, event, "person-assesses"))
            if self.run is None or not self.run.listing or self.run.speaker.who is not act.speaker.who:
                self.run = _Run(act.speaker, intro, sentence.block, event, sentence=n, judging=True)
            return
        listing = stop == sentence.end and stream.keys[trimmed_end(stream.keys, act.end, stop)] == ":"
        lead = lead_in(stream, act.end, stop)
        run = _Run(act.speaker, intro, sentence.block, event, year=lead.year, listing=listing, sentence=n)
        if self.run is not None and self.run.speaker.who is act.speaker.who and run.year is None:
            run.year = self.run.year
            run.listing = run.listing or self.run.listing
        clause = self._clause(sentence, lead, stop, governed=True)
        run.stressing = act.kind == "stress" and not listing
        obliged = clause is not None and bool(utterance_words().length("obligation", stream.keys, clause.task))
        if clause is None or run.stressing and not (clause.addressees and obliged):
            if listing or run.stressing:
                self.run = run
            return
        if act.kind != "direct" and not clause.addressees:
            return
        if act.kind == "direct" and not clause.addressees and not self._tells(lead.at, stop):
            return
        self.run = run
        self._add(run, clause, "speaker-tells", stated_year=lead.year is not None)

    def _judged_end(self, sentence: Sentence, start: int, stop: int) -> int:
        """A judgement ends where the speaker goes on to say or promise something else: `…, hứa sẽ …`, `… và cho biết`."""
        keys = self.builder.reading.stream.keys
        for chunk in sentence.chunks:
            if (
                start <= chunk.start < stop
                and chunk.kind is Kind.VERB
                and chunk.value in ("speak", "direct")
                and keys[chunk.start - 1] in (",", "và")
            ):
                return chunk.start - 1
        return stop

    def _tells(self, at: int, stop: int) -> bool:
        """A clause without a known addressee still tells a task: `đề nghị luật ghi nhận vai trò này`."""
        keys = self.builder.reading.stream.keys
        return any(task_at(keys, k) for k in range(at, min(at + 7, stop))) and not keys[at].isdigit()

    def _lists(self, sentence: Sentence, lo: int, hi: int, event: Gathering | None) -> None:
        """`… kết luận như sau:` opens a list of directives in the paragraphs below."""
        chunks, keys = sentence.chunks, self.builder.reading.stream.keys
        end = chunks[hi - 1].end
        if hi != len(chunks) or keys[end - 1] != ":":
            return
        for k in range(hi - 1, lo - 1, -1):
            if chunks[k].kind is Kind.VERB and chunks[k].value in ("speak", "direct") and end - chunks[k].end <= 12:
                speaker = speaker_before(self.builder, chunks, k, self.subject, self.last)
                if speaker is not None:
                    intro = (speaker.span[0], chunks[k].end)
                    self.run = _Run(speaker, intro, sentence.block, event, listing=True)
                return

    # -- clauses -------------------------------------------------------------------------------------------------

    def _listed(self, n: int, sentence: Sentence, start: int, end: int) -> None:
        """A part after `;` in a sentence that tells: one more directive, or the deadline of the last."""
        assert self.run is not None
        stream = self.builder.reading.stream
        lead = lead_in(stream, start, end)
        if stream.keys[lead.at : lead.at + 2] == ["thời", "hạn"] or stream.keys[lead.at : lead.at + 2] == [
            "thời",
            "gian",
        ]:
            if self.found:
                self.found[-1].deadline_span = trimmed(stream, lead.at, end)
            return
        clause = self._clause(sentence, lead, end, governed=True)
        if clause is None:
            return
        self.run.year = lead.year or self.run.year
        self._add(self.run, clause, "clause-after-semicolon", stated_year=lead.year is not None)

    def _goes_on(self, n: int, sentence: Sentence, start: int, end: int) -> bool:
        """A sentence of directive form after a directive of the same speaker."""
        assert self.run is not None
        lead = lead_in(self.builder.reading.stream, start, end, opening=True)
        keys = self.builder.reading.stream.keys[sentence.start : sentence.end]
        if lead.past or "biết" in keys and "báo" in keys:
            return False  # `Văn phòng … thông báo để các đơn vị biết, thực hiện` closes a notice
        clause = self._clause(sentence, lead, end, governed=False)
        if clause is None:
            return False
        bare = not clause.addressees
        if self.run.stressing and (
            bare or not utterance_words().length("obligation", self.builder.reading.stream.keys, clause.task)
        ):
            return False
        if bare and (not task_at(self.builder.reading.stream.keys, lead.at) or self._opens_event(sentence, lead.at)):
            return False
        if bare and ":" in self.builder.reading.stream.keys[lead.at : lead.at + 4]:
            return False  # `Khen thưởng: …` is a heading
        if bare and self.run.listing and self.run.block != sentence.block and not self.run.addressees:
            return False
        self.run.year = lead.year or self.run.year
        self.run.sentence, self.run.block = n, sentence.block
        self._add(self.run, clause, "directive-goes-on", stated_year=lead.year is not None)
        return True

    def _opens_event(self, sentence: Sentence, at: int) -> bool:
        """`Tham gia hội nghị có …` reports, though it begins with a verb."""
        found = next((k for k, c in enumerate(sentence.chunks) if c.start == at), None)
        return found is not None and any(c.kind is Kind.EVENT for c in sentence.chunks[found + 1 : found + 3])

    def _clause(self, sentence: Sentence, lead: Lead, end: int, *, governed: bool) -> _Clause | None:
        stream = self.builder.reading.stream
        span = trimmed(stream, lead.at, end)
        if span is None or span[1] - span[0] < 3:
            return None
        addressed = read_addressees(self.builder.reading, sentence, lead.addressed, span[1], governed=governed)
        if addressed is None and lead.addressed != lead.at:
            addressed = read_addressees(self.builder.reading, sentence, lead.at, span[1], governed=governed)
        if addressed is None:
            first = next((c for c in sentence.chunks if c.start == span[0]), None)
            if first is not None and first.kind in (Kind.DOCUMENT, Kind.AWARD, Kind.EVENT, Kind.NUMBER, Kind.DATE):
                return None
            return _Clause(span, (), lead.at, sentence)
        return _Clause(span, addressed.all, addressed.end, sentence)

    def _add(self, run: _Run, clause: _Clause, rule: str, *, stated_year: bool) -> None:
        """One directive a clause; `…, các cơ quan báo chí bám sát …` begins another."""
        for span, addressed in split_clause(
            self.builder.reading, clause.sentence, clause.span, clause.task, clause.addressees
        ):
            inherited = not addressed and bool(run.addressees) and self._bare(span)
            said = Said("Directive", span, run.intro, run.speaker, run.event, rule)
            said.addressees = addressed or (run.addressees if inherited else ())
            said.inherited = inherited
            said.year, said.year_inherited = run.year, run.year is not None and not stated_year
            self.found.append(said)
            if addressed:
                run.addressees = addressed

    def _bare(self, span: Span) -> bool:
        return bool(task_at(self.builder.reading.stream.keys, span[0]))


@dataclass(frozen=True, slots=True)
class _Clause:
    span: Span
    addressees: tuple[Addressee, ...]
    task: int
    sentence: Sentence


def trimmed_end(keys: list[str], start: int, stop: int) -> int:
    """The last place before `stop` that is not a quotation mark."""
    place = stop - 1
    while place > start and keys[place] == '"':
        place -= 1
    return place


def read_speeches(builder: Builder, meetings: Meetings) -> list[Said]:
    """Everything told and judged in an article, in the order of the text."""
    found = _Reader(builder, meetings).read()
    seen: set[int] = set()
    kept = []
    for said in found:
        start = builder.reading.stream.starts[said.span[0]]
        if start not in seen:
            seen.add(start)
            kept.append(replace(said))
    return kept
