"""Awards: who granted what to whom, who handed it over, why, in which movement.

The one who presents (`trao`) is not the one who grants (`của …`, `tặng`). Recipients are named or only counted. Each
award of each sentence is read on its own; `merging` then says which readings tell of the same conferral.
"""

from __future__ import annotations

from bisect import bisect_right

from graph.article import BlockKind
from graph.facts.awards.badges import by_years, go_on_by_years, of_members
from graph.facts.awards.commended import commended
from graph.facts.awards.conferrals import Conferral, write_conferral
from graph.facts.awards.givers import bracket_holder, find_grantor, find_presenters, is_joined
from graph.facts.awards.merging import merged
from graph.facts.awards.movements import add_movements, movement_in
from graph.facts.awards.occasion import Saying
from graph.facts.awards.office import giver_by_name
from graph.facts.awards.recipients import listed_below, read_recipients
from graph.facts.awards.sharing import one_each_grade, share_recipients
from graph.facts.builder import Builder, Span
from graph.facts.event import Event, Events
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.resolution.people import Individual

__all__ = ["add_awards"]

_GIVING = ("present", "grant", "receive")


def add_awards(builder: Builder, events: Events) -> None:
    """Find the conferrals and write them; then the movements that the article names in quotation marks."""
    read: list[Conferral] = []
    for n, sentence in enumerate(builder.resolved.sentences):
        named = sentence.at(Kind.AWARD)
        if not named and "grant" in sentence.acts:
            read.extend(commended(builder, sentence, events.at(n)))
        if not named and read and "tuổi" in sentence.said:
            read.extend(go_on_by_years(builder, sentence, read[-1]))
        if not named or sentence.kind is BlockKind.HEADLINE and not _is_caption(sentence):
            continue
        said = Saying(builder, sentence)
        awards = [k for k in named if said.gives(sentence.chunks, k)]
        if awards:
            earlier = next((c for c in reversed(read) if not c.caption), None) if said.goes_on else None
            read.extend(_sentence(builder, sentence, said, awards, events.at(n), earlier))
            if sentence.chunks[-1].key == ":" and not read[-1].recipients:
                read[-1].recipients.extend(listed_below(builder, builder.resolved.sentences[n + 1 : n + 2]))
    for conferral in merged(read, builder.resolved.posts):
        write_conferral(builder, conferral)
    add_movements(builder)


def _is_caption(sentence: Sentence) -> bool:
    """A photo's caption that stands where headlines do: `Ông A - Phó Chủ tịch UBND tỉnh trao Bằng khen cho bà B.`"""
    return bool(sentence.at(Kind.PERSON)) and "present" in sentence.acts


def _sentence(
    builder: Builder,
    sentence: Sentence,
    said: Saying,
    awards: list[int],
    event: Event | None,
    earlier: Conferral | None,
) -> list[Conferral]:
    """The awards of a sentence. `earlier` is the award told before, where the sentence says that it goes on."""
    read: list[Conferral] = []
    before: Conferral | None = None
    for order, k in enumerate(awards):
        start = awards[order - 1] + 1 if order else 0
        end = awards[order + 1] if order + 1 < len(awards) else len(sentence.chunks)
        before = _Telling(builder, sentence, said, k, (start, end), before, earlier).read(event)
        read.append(before)
    share_recipients(builder, sentence, awards, read)
    read = [part for conferral in read for part in one_each_grade(conferral)]
    return [part for conferral in read for part in by_years(builder, sentence, conferral)]


class _Telling:
    """What a sentence tells of one award, `chunks[k]`, which is the only one in `chunks[start:end]`.

    `before` is the award told before it in the sentence, `earlier` one of a sentence before."""

    def __init__(
        self,
        builder: Builder,
        sentence: Sentence,
        said: Saying,
        k: int,
        part: tuple[int, int],
        before: Conferral | None,
        earlier: Conferral | None,
    ) -> None:
        self.builder, self.sentence, self.said, self.chunks = builder, sentence, said, sentence.chunks
        self.k, (self.start, self.end) = k, part
        self.before, self.earlier = before, earlier
        self.caption = sentence.kind in (BlockKind.CAPTION, BlockKind.HEADLINE)
        #: The verb of giving or receiving.
        self.verb = _verb(self.chunks, k, self.start)
        joined = self.verb is not None and is_joined(self.chunks[self.verb - 1])
        #: The award before, where the same people give both.
        self.continued = before if self.verb is None or joined else None

    def read(self, event: Event | None) -> Conferral:
        chunk = self.chunks[self.k]
        award = of_members(self.builder, chunk.value, self.sentence)
        conferral = Conferral(award, None, event, award.name, caption=self.caption, apart=self.said.apart)
        conferral.spans.append((chunk.start, chunk.end))
        conferral.insignia = _is_insignia(self.builder.resolved.stream.keys, award.name_end)
        self._add_grantor(conferral)
        read_recipients(self.builder, self.sentence, self.k, self.verb, self.start, self.end, conferral)
        conferral.presenters.extend(self._presenters(conferral))
        _reason(self.builder, self.sentence, self.said, self.k, conferral)
        return conferral

    def _add_grantor(self, conferral: Conferral) -> None:
        """Whoever the words around the award say; else whoever granted the award before:
        `…; tặng Bằng khen cho …`."""
        granted = find_grantor(self.builder, self.chunks, self.said, self.k, self.verb, self.start)
        if granted is not None:
            conferral.agency, span = granted
            conferral.grantor_spans.append(span)
            return
        before = self.continued
        if before is None or bracket_holder(self.chunks, self.k) is not None:
            return
        if self.verb is None or not before.presenters:
            conferral.agency = before.agency
            conferral.grantor_spans.extend(before.grantor_spans)

    def _presenters(self, conferral: Conferral) -> list[tuple[Individual, Span]]:
        """Who hands it over: whoever handed over the award before, or whoever stands before a verb of handing over."""
        if self.continued is not None and self.continued.presenters:
            return self.continued.presenters
        if self.verb is None:
            return []
        if self._is_handed_over(self.verb):
            return find_presenters(self.builder, self.sentence, self.said, self.verb, self.k)
        earlier = self.earlier if self.before is None else None
        if earlier is None or conferral.agency is earlier.agency or _is_passive(self.chunks, self.verb):
            return []
        return earlier.presenters  # `Đồng thời tặng Cờ thi đua của UBND tỉnh cho …`

    def _is_handed_over(self, verb: int) -> bool:
        act = self.chunks[verb].value
        if act == "present" or act == "grant" and (self.caption or self.said.mandate < verb):
            return True
        by = giver_by_name(self.chunks, verb) if act == "grant" and self.chunks[verb].key == "tặng" else None
        return by is not None and self.chunks[by[0] - 1].key != "được"


#: Between the badge of a title and `danh hiệu`.
_AND_PAPERS = {"và", ",", "bằng", "giấy", "chứng", "nhận", "công", "cùng"}


def _is_insignia(keys: list[str], end: int) -> bool:
    """`huy hiệu | và Bằng chứng nhận danh hiệu cho …`, `Giấy chứng nhận | danh hiệu cho …`: of titles that are not said
    here, so those told before."""
    k = end
    while k < len(keys) and keys[k] in _AND_PAPERS:
        k += 1
    return keys[k : k + 3] in (["danh", "hiệu", "cho"], ["danh", "hiệu", "tới"])


def _is_passive(chunks: list[Chunk], verb: int) -> bool:
    """`có 3 cá nhân được tặng …`, `5 tập thể vinh dự nhận …`: says nothing of who hands it over."""
    return chunks[verb].value == "receive" or chunks[verb - 1].key == "được"


def _verb(chunks: list[Chunk], k: int, start: int) -> int | None:
    """The verb of giving or receiving before the award at `k`. `tặng` right after an award says to whom that one goes;
    `trao quyết định phong tặng danh hiệu …` is handing over."""
    for n in range(k - 1, start - 1, -1):
        if chunks[n].kind is not Kind.VERB or chunks[n].value not in _GIVING:
            continue
        if chunks[n].value == "grant" and n > 0 and chunks[n - 1].kind is Kind.AWARD:
            continue
        if chunks[n].value == "grant" and [c.key for c in chunks[n - 2 : n]] == ["quyết", "định"]:
            handed = chunks[n - 3] if n >= 3 else None
            return n - 3 if handed is not None and handed.kind is Kind.VERB and handed.value == "present" else n
        return n
    return None


def _first_after(places: list[int], k: int) -> int | None:
    at = bisect_right(places, k)
    return places[at] if at < len(places) else None


def _reason(builder: Builder, sentence: Sentence, said: Saying, k: int, conferral: Conferral) -> None:
    """`vì đã có thành tích …`, `về thành tích …`: the words up to the end of the sentence."""
    chunks = sentence.chunks
    at = _first_after(said.because, k)
    if at is None or at + 1 >= len(chunks):
        deed = _first_after(said.deeds, k)
        if deed is None:
            return
        at = deed - 1
    first = chunks[at + 1].start
    last = next((c.start for c in chunks[at + 1 :] if c.kind is Kind.MARK and c.key == ";"), sentence.end)
    stream = builder.resolved.stream
    while last > first and stream.keys[last - 1] in (".", ";", ",", "…", "/"):
        last -= 1
    if last - first >= 2:
        conferral.reason = (first, last)
        conferral.movement = movement_in(builder, first, last)
