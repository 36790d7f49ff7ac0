"""Who organises an event: the bodies before `tổ chức`, after `do`, after `phối hợp với`."""

from __future__ import annotations

from graph.facts.builder import Builder, Span
from graph.facts.events.gatherings import Gathering
from graph.grammar.chunks import Chunk, Kind, Sentence, said_as_place
from graph.grammar.events import EventPhrase
from graph.model import Ref
from graph.resolution.bodies import Agency

__all__ = ["bodies_before", "find_organisers", "organised_later"]


def organised_later(builder: Builder, event: Gathering) -> None:
    """`Hội nghị do UBND tỉnh phối hợp với Sở Y tế tổ chức …` after the sentence that opens the event."""
    if builder.kg.facts(predicate="bb:organizes", object=Ref(event.id)):
        return
    reading = builder.reading
    for n in range(event.opened + 1, min(event.opened + 9, len(reading.sentences))):
        sentence = reading.sentences[n]
        at = next((k for k, c in enumerate(sentence.chunks[:3]) if c.kind is Kind.EVENT), None)
        if at is None or not any(c.kind is Kind.WORD and c.key == "do" for c in sentence.chunks[at : at + 4]):
            continue
        verb = next(
            (
                k
                for k in range(at, len(sentence.chunks))
                if sentence.chunks[k].kind is Kind.VERB and sentence.chunks[k].value == "organize"
            ),
            None,
        )
        if verb is None:
            continue
        for member in bodies_before(builder, sentence.chunks, verb, stop=at):
            agency = reading.agency_of.get(id(member))
            if agency is not None:
                builder.fact(
                    builder.body(agency),
                    "bb:organizes",
                    Ref(event.id),
                    [(sentence.chunks[at].start, sentence.chunks[verb].end)],
                    "event-organised-by-body",
                )
        return


def find_organisers(builder: Builder, sentence: Sentence, phrase: EventPhrase) -> list[tuple[Agency, Span]]:
    """The bodies that the sentence says organise the event: before `tổ chức`, after `do`, after `phối hợp với`."""
    chunks = sentence.chunks
    try:
        at = next(n for n, c in enumerate(chunks) if c.start == phrase.chunk.start)
    except StopIteration:
        at = 0
    found: list[tuple[Agency, Span]] = []
    for n, chunk in enumerate(chunks):
        if chunk.kind is not Kind.VERB or chunk.value not in ("organize", "held"):
            continue
        passive = any(c.kind is Kind.WORD and c.key == "do" for c in chunks[max(0, n - 24) : n])
        near = next((c for c in chunks[n + 1 : n + 5] if c.kind is Kind.EVENT), None)
        ahead = near is not None and (
            near is phrase.chunk or near.start == phrase.chunk.start or near.value.code == phrase.entry.code
        )
        if chunk.value == "held" and not ahead:
            continue
        if not ahead and not (passive and n > at):
            continue
        members = bodies_before(builder, chunks, n, stop=at if n > at else -1)
        for member in members:
            agency = builder.reading.agency_of.get(id(member))
            if agency is not None and all(a is not agency for a, _ in found):
                end = phrase.chunk.end if ahead else chunk.end
                found.append((agency, (member.start, max(end, chunk.end))))
        if found:
            break
    if not found and phrase.entry.code in ("ky-hop", "phien-hop"):
        for chunk in chunks:
            if chunk.kind is Kind.BODY:
                agency = builder.reading.agency_of.get(id(chunk))
                if agency is not None and agency.code in ("hdnd", "quoc-hoi", "ubnd", "chinh-phu", "uy-ban-quoc-hoi"):
                    return [(agency, (min(phrase.name_start, chunk.start), max(phrase.name_end, chunk.end)))]
    if not found and phrase.entry.code == "hop-bao":
        for member in bodies_before(builder, chunks, at, stop=-1):
            agency = builder.reading.agency_of.get(id(member))
            if agency is not None:
                found.append((agency, (member.start, phrase.chunk.end)))
    return found


_LINK_WORDS = {
    "và",
    "cùng",
    "với",
    "phối",
    "hợp",
    "đã",
    "vừa",
    "long",
    "trọng",
    "thể",
    "đồng",
    "do",
    "sẽ",
    "chức",
    "chính",
    "thức",
    "trì",
    "có",
    "còn",
}


def bodies_before(builder: Builder, chunks: list[Chunk], n: int, stop: int) -> list[Chunk]:
    members: list[Chunk] = []
    k = n - 1
    while k > stop:
        chunk = chunks[k]
        opened = (
            next((m for m in range(k - 1, max(stop, k - 7), -1) if chunks[m].key == "("), k) if chunk.key == ")" else k
        )
        if opened < k:
            k = opened - 1  # `Trường Đại học X (Hà Lan)`
            continue
        if chunk.kind is Kind.BODY and said_as_place(chunks, k):
            break
        if chunk.kind is Kind.BODY:
            members.append(chunk)
        elif chunk.kind is Kind.MARK and chunk.key in (",", "-", "/", "(", ")"):
            if not members and chunk.key == ",":
                pass
        elif chunk.kind is Kind.VERB and chunk.value in ("chair", "organize", "assist"):
            pass
        elif chunk.kind is Kind.WORD and (
            chunk.key in _LINK_WORDS or chunk.end - chunk.start > 1 and chunk.key in ("chủ", "phối")
        ):
            pass
        elif chunk.kind is Kind.UNIT and (
            members or k > 0 and chunks[k - 1].kind is Kind.MARK and chunks[k - 1].key in ("(", "-", ",")
        ):
            pass
        else:
            break
        k -= 1
    return members[::-1]
