"""Votes: what was voted on, at which meeting, and how many were for, against and abstaining.

Documents count votes in their own lines; a newspaper must speak of a vote, or count out of all voters. What was
voted on stands before the count (`Nghị quyết về …: 31/31 …`), after it (`Với 459/465 …, Quốc hội thông qua Luật …`), or
in the heading above. A matter that cannot be told is left out; the count stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from graph.article import BlockKind
from graph.facts.builder import Builder
from graph.facts.event import Events
from graph.facts.official.tallies import Count, Tally, may_count, read_tallies
from graph.facts.utterances.said import short_label
from graph.grammar.chunks import Kind, Sentence
from graph.model import Code, Evidence, Literal, Node, Ref, text
from graph.official.spacing import spaced

__all__ = ["add_votes"]

_DIGIT = re.compile(r"\d")
_SPEAKS_OF_VOTE = spaced(r"biểu quyết|bỏ phiếu|kiểm phiếu|phiếu|trúng cử|đắc cử")
_METHODS = (
    (spaced(r"giơ tay"), Code("votingMethod", "gio-tay", "giơ tay", "show of hands")),
    (spaced(r"(?:bỏ )?phiếu kín"), Code("votingMethod", "bo-phieu-kin", "bỏ phiếu kín", "secret ballot")),
    (
        spaced(r"biểu quyết điện tử|hệ thống (?:biểu quyết )?điện tử|bấm nút"),
        Code("votingMethod", "bieu-quyet-dien-tu", "biểu quyết điện tử", "electronic voting"),
    ),
)
_PREDICATES = {
    "for": ("bb:votesFor", "bb:shareFor"),
    "against": ("bb:votesAgainst", "bb:shareAgainst"),
    "abstaining": ("bb:abstentions", "bb:shareAbstaining"),
}
#: Words before a count that name no matter: they only say that votes follow.
_VOTE_WORDS = spaced(
    r"\b(?:kết quả|hội nghị|hội đồng|chi bộ|đại hội|cuộc họp|kỳ họp|phiên họp|các đại biểu|đại biểu|tiến hành|cho thấy"
    r"|biểu quyết|bỏ phiếu(?: kín)?|kiểm phiếu|thông qua|số phiếu|bằng hình thức|giơ tay|phát ra|thu về|hợp lệ"
    r"|như sau|đã|có|với|của|và|là)\b"
)
#: How a matter begins and ends that stands before a count.
_LEAD = spaced(r"[-+*•\x20]*(?:(?:\d{1,2}|[ivx]{1,4}|[a-zđ])[.)] ?)?(?:biểu quyết(?: thông qua)?(?: về)? ?:? )?")
_TAILS = (" với", " đạt", " kết quả", " biểu quyết", " có")
_NUMBERED = spaced(r"[-+\x20]*(?:\d{1,2}(?:\.\d{1,2})?|[ivx]{1,4}|[a-zđ])[.)] ?")
#: Headings of parts that are no matter to vote on.
_SECTION = spaced(r"(?:kết luận|nội dung|thảo luận|ý kiến|kết quả|thành phần|tiến hành|diễn biến|phần )")
_THIS_PAPER = spaced(r"(?:nghị quyết|biên bản|thông báo|kế hoạch|báo cáo|quy chế) này")
_ADOPTS = spaced(r"(?:biểu quyết )?(?:thông qua|tán thành|phê chuẩn|bầu|miễn nhiệm) .{6,}")
_ADOPTING = spaced(r"(?:thông qua|biểu quyết|ban hành|phê chuẩn)(?: về| dự thảo| toàn văn)? ?$")
_LONGEST, _SHORTEST, _HEADING = 300, 6, 160
#: How far above a count the heading of its section stands, in sentences; how far below a count goes on, in lines.
_ABOVE, _BELOW = 8, 3


def add_votes(builder: Builder, events: Events, paper: str | None) -> None:
    """A node for each vote that an article counts. `paper`: the official document that the article prints, if any."""
    _VoteReader(builder, events, paper).read()


class _VoteReader:
    """Reads sentence by sentence; a count in lines of its own goes on with the one above."""

    def __init__(self, builder: Builder, events: Events, paper: str | None) -> None:
        self.builder, self.events, self.paper = builder, events, paper
        self.folded = builder.article.folded
        self.sentences = builder.resolved.sentences
        self.documents = sorted(
            (e.start, e.end, f.object.id)
            for f in builder.kg.facts(builder.article.id, "bb:mentions")
            if isinstance(f.object, Ref) and f.object.id.startswith("document/") and f.object.id != paper
            for e in f.evidence
        )

    def read(self) -> None:
        open_tally: tuple[int, int, Tally] | None = None
        for n, sentence in enumerate(self.sentences):
            if sentence.kind is not BlockKind.PARAGRAPH or not may_count(sentence.said):
                continue
            start, end = self._offsets(sentence)
            if _DIGIT.search(self.folded, start, end) is None:
                continue
            if open_tally is not None:
                rest = read_tallies(self.folded, start, end, part=True)
                if self._goes_on(open_tally, n, rest):
                    open_tally[2].counts += rest[0].counts
                    open_tally = (open_tally[0], n, open_tally[2])
                    continue
            tallies = read_tallies(self.folded, start, end)
            if not tallies or not self._is_vote(n, tallies):
                continue
            if open_tally is not None:
                self._add(open_tally[0], open_tally[2], alone=True)
                open_tally = None
            if len(tallies) == 1:
                open_tally = (n, n, tallies[0])
                continue
            for tally in tallies:
                self._add(n, tally, alone=False)
        if open_tally is not None:
            self._add(open_tally[0], open_tally[2], alone=True)

    def _offsets(self, sentence: Sentence) -> tuple[int, int]:
        stream = self.builder.resolved.stream
        return stream.starts[sentence.start], max(stream.ends[sentence.end - 1], stream.ends[sentence.start])

    def _text(self, n: int) -> str:
        return self.folded[slice(*self._offsets(self.sentences[n]))] if 0 <= n < len(self.sentences) else ""

    def _is_vote(self, n: int, tallies: list[Tally]) -> bool:
        """The sentence speaks of a vote, or counts out of all voters; in a document its heading may say it instead."""
        counts = [c for t in tallies for c in t.counts]
        if _SPEAKS_OF_VOTE.search(self._text(n)) or any(c.out_of is not None for c in counts):
            return True
        if self.paper is None:
            return False
        if any(c.share for c in counts) or len(counts) > 1:
            return True
        return any(_SPEAKS_OF_VOTE.search(self._text(k)) for k in range(max(0, n - _BELOW), n))

    def _goes_on(self, before: tuple[int, int, Tally], n: int, tallies: list[Tally]) -> bool:
        """`- Không tán thành: 0;` on a line below `- Tán thành: 6/6;`."""
        _, last, tally = before
        lower = self.sentences[n].block - self.sentences[last].block
        if len(tallies) != 1 or not 0 < lower <= _BELOW or n - last > _BELOW:
            return False
        opens = not self.folded[self._offsets(self.sentences[n])[0] : tallies[0].start].strip(" -+*•.)0123456789abcđ")
        return opens and all(tally.of(c.kind) is None for c in tallies[0].counts)

    # -- one vote ------------------------------------------------------------------------------------------------

    def _add(self, n: int, tally: Tally, *, alone: bool) -> None:
        builder = self.builder
        matter, said_by, person = self._matter(n, tally, alone)
        id = f"{builder.article.id}/vote/v-{tally.start}"
        label = short_label(" ".join(matter.quote.split())) if matter is not None else self._counted(tally)
        if matter is None and said_by == "vote-on-this-document" and self.paper is not None:
            label = builder.kg.node(self.paper).label
        builder.kg.add_node(Node(id, "Vote", label[:1].upper() + label[1:]))
        words = [builder.words(c.start, c.end) for c in tally.counts]
        builder.fact(builder.article.id, "bb:mentions", Ref(id), words, "vote-counted")
        for count, said in zip(tally.counts, words, strict=True):
            self._add_count(id, count, said)
        self._add_voters(id, tally)
        if matter is not None:
            motion = text(" ".join(matter.quote.split()))
            builder.fact(id, "bb:motion", motion, [matter], said_by)
            for document in self._documents_in(matter):
                builder.fact(id, "bb:concerns", Ref(document), [matter], "document-voted-on")
        elif said_by == "vote-on-this-document" and self.paper is not None:
            builder.fact(id, "bb:concerns", Ref(self.paper), words[:1], said_by)
        if person is not None:
            builder.fact(id, "bb:concerns", Ref(person[0]), [person[1]], "person-voted-on")
        self._add_method(id, n)
        event = self.events.at(n)
        if event is not None:
            builder.fact(id, "bb:takenAt", Ref(event.id), words[:1], "vote-at-event")

    def _add_count(self, id: str, count: Count, said: Evidence) -> None:
        number, share = _PREDICATES[count.kind]
        if count.number is not None:
            value = Literal(str(count.number), "xsd:nonNegativeInteger")
            self.builder.fact(id, number, value, [said], "vote-counted")
        if count.share:
            plain = count.share.rstrip("0").rstrip(".") if "." in count.share else count.share
            self.builder.fact(id, share, Literal(plain, "xsd:decimal"), [said], "vote-share")

    def _add_voters(self, id: str, tally: Tally) -> None:
        whole = next((c for c in tally.counts if c.out_of), None)
        stated = (whole.out_of or 0, whole.start, whole.end) if whole is not None else tally.cast
        if stated is not None and stated[0]:
            value = Literal(str(stated[0]), "xsd:positiveInteger")
            self.builder.fact(id, "bb:votersCount", value, [self.builder.words(*stated[1:])], "vote-out-of")

    def _add_method(self, id: str, n: int) -> None:
        """Said in the sentence or the one before it in the paragraph."""
        near = [k for k in (n, n - 1) if k >= 0 and self.sentences[k].block == self.sentences[n].block]
        for k in near:
            start = self._offsets(self.sentences[k])[0]
            for pattern, method in _METHODS:
                m = pattern.search(self._text(k))
                if m:
                    said = self.builder.words(start + m.start(), start + m.end())
                    self.builder.fact(id, "bb:votingMethod", method, [said], "vote-method")
                    return

    def _counted(self, tally: Tally) -> str:
        """`Biểu quyết: 12/13 tán thành`, for a vote on a matter that is not said."""
        count = tally.of("for") or tally.counts[0]
        number = "" if count.number is None else str(count.number) + (f"/{count.out_of}" if count.out_of else "")
        kind = {"for": "tán thành", "against": "không tán thành", "abstaining": "không có ý kiến"}[count.kind]
        return f"Biểu quyết: {number or count.share + '%'} {kind}"

    # -- what was voted on ---------------------------------------------------------------------------------------

    def _matter(self, n: int, tally: Tally, alone: bool) -> tuple[Evidence | None, str, tuple[str, Evidence] | None]:
        """The words of what was voted on, the rule, and the one person whom the vote is about."""
        start, end = self._offsets(self.sentences[n])
        earlier = [t for t in read_tallies(self.folded, start, end) if t.end <= tally.start]
        begin = earlier[-1].end if earlier else start
        before = self.folded[begin : tally.start]
        if self.paper is not None and _THIS_PAPER.search(before):
            return None, "vote-on-this-document", None
        person = self._one_person(n, begin, tally.start)
        found = self._trimmed(begin, tally.start)
        if found is not None:
            return found, "vote-on-matter-before", person
        after = self._after(tally.end, end) if alone else None
        if after is not None:
            return after, "vote-on-matter-after", self._one_person(n, after.start, after.end)
        if person is None and n and self.sentences[n - 1].block == self.sentences[n].block:
            if _SPEAKS_OF_VOTE.search(self._text(n - 1)):
                person = self._one_person(n - 1, *self._offsets(self.sentences[n - 1]))
        return self._heading(n), "vote-on-heading", person

    def _trimmed(self, start: int, end: int) -> Evidence | None:
        """The matter between two offsets, without numbering and words that only say that votes follow."""
        colon = self.folded.rfind(": ", start, max(start, end - _SHORTEST - 2))
        if colon >= 0 and (below := self._trimmed(colon + 1, end)) is not None:
            return below  # `…, trong đó: Nghị quyết về … (45/46 …)`
        for _ in range(2):
            while start < end and self.folded[start] in " ,;:.-)":
                start += 1
            lead = _LEAD.match(self.folded, start, end)
            start = lead.end() if lead else start
        said = self.folded[start:end] if end - start <= 2 * _LONGEST else ""
        cut = ""
        while cut != said:
            cut, said = said, said.rstrip(" ,:;(-")
            tail = next((t for t in _TAILS if said.lower().endswith(t)), "")
            said = said[: len(said) - len(tail)]
        if not _SHORTEST <= len(said) <= _LONGEST or not any(c.isalpha() for c in _VOTE_WORDS.sub("", said)):
            return None
        return self.builder.words(start, start + len(said))

    def _after(self, start: int, end: int) -> Evidence | None:
        """`Với 459/465 …, Quốc hội đã biểu quyết thông qua Luật Đất đai`."""
        m = _ADOPTS.search(self.folded, start, end)
        if m is None:
            return None
        stop = m.end()
        while self.folded[stop - 1] in " .;:,":
            stop -= 1
        return self.builder.words(m.start(), stop) if stop - m.start() <= _LONGEST else None

    def _heading(self, n: int) -> Evidence | None:
        """The nearest numbered line above that is no sentence: `3. Xét đề nghị kết nạp Đảng`."""
        block = self.sentences[n].block
        blocks = self.builder.resolved.stream.blocks
        for number in range(block, max(-1, block - _ABOVE), -1):
            kind, first, last = blocks[number][0].kind, blocks[number][0].start, blocks[number][0].end
            line = self.folded[first:last]
            if kind is not BlockKind.PARAGRAPH or number == block and not _NUMBERED.match(line):
                continue
            numbered = _NUMBERED.match(line)
            if numbered and len(line) <= _HEADING and number != block and not line.endswith((".", ";")):
                if line.isupper() or _SECTION.match(line, numbered.end()) or read_tallies(self.folded, first, last):
                    return None
                return self._trimmed(first + numbered.end(), last)
        return None

    def _one_person(self, n: int, start: int, end: int) -> tuple[str, Evidence] | None:
        """The only person who is named between two offsets of a sentence."""
        resolved = self.builder.resolved
        starts = resolved.stream.starts
        people = [
            c
            for c in self.sentences[n].of(Kind.PERSON)
            if start <= starts[c.start] < end and resolved.who(c) is not None
        ]
        who = {id(resolved.who(c)): c for c in people}
        if len(who) != 1:
            return None
        chunk = people[0]
        person = resolved.who(chunk)
        if person is None:
            return None
        return self.builder.person(person), self.builder.evidence((chunk.start, chunk.end))

    def _documents_in(self, words: Evidence) -> list[str]:
        """The documents that the matter itself names at its beginning; not those that it rests on."""
        first = bisect_left(self.documents, (words.start, 0, ""))
        last = bisect_right(self.documents, (words.end, 0, ""))
        inside = [d for d in self.documents[first:last] if d[1] <= words.end]
        return [d[2] for d in inside if d[0] == words.start or self._adopted(words.start, d[0])][:1]

    def _adopted(self, start: int, at: int) -> bool:
        return bool(_ADOPTING.search(self.folded[start:at]))
