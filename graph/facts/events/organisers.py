"""Who organises an event: the bodies before `tổ chức`, after `do`, after `phối hợp với`."""

from __future__ import annotations

from collections.abc import Iterable

from graph.facts.builder import Builder, Span
from graph.facts.event import Event
from graph.facts.events.terms import says_term
from graph.facts.events.told import INSPECTIONS
from graph.grammar.chunks import Chunk, Kind, Sentence, said_as_place
from graph.grammar.events import EventPhrase
from graph.grammar.holding import word
from graph.lexicon import lexicon
from graph.model import Ref
from graph.resolution.bodies import Agency

__all__ = ["bodies_before", "find_organisers", "organised_later"]


def organised_later(builder: Builder, event: Event) -> None:
    """`Hội nghị do UBND tỉnh phối hợp với Sở Y tế tổ chức …` after the sentence that opens the event."""
    if builder.kg.facts(predicate="bb:organizes", object=Ref(event.id)):
        return
    resolved = builder.resolved
    if event.name.startswith("Lễ ký"):
        _signed(builder, event)
    for n in range(event.opened + 1, min(event.opened + 9, len(resolved.sentences))):
        sentence = resolved.sentences[n]
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
            agency = resolved.agency_of.get(id(member))
            if agency is not None:
                builder.fact(
                    builder.body(agency),
                    "bb:organizes",
                    Ref(event.id),
                    [(sentence.chunks[at].start, sentence.chunks[verb].end)],
                    "event-organised-by-body",
                )
        return


def _signed(builder: Builder, event: Event) -> None:
    """`Trường A và Tập đoàn B ký kết hợp tác …`, before the words `Lễ ký kết`: both hold it."""
    resolved = builder.resolved
    for sentence in resolved.sentences[max(0, event.opened - 4) : event.opened + 1]:
        chunks = sentence.chunks
        signs = next((k for k, c in enumerate(chunks) if c.key == "ký" and c.kind in (Kind.WORD, Kind.VERB)), None)
        members = bodies_before(builder, chunks, signs, stop=-1) if signs is not None else []
        if len(members) < 2 or sentence.at(Kind.EVENT) and chunks[sentence.at(Kind.EVENT)[0]].start < members[0].start:
            continue
        assert signs is not None
        for member in members:
            agency = resolved.agency_of.get(id(member))
            if agency is not None:
                words = [(member.start, chunks[signs].end)]
                builder.fact(builder.body(agency), "bb:organizes", Ref(event.id), words, "parties-sign")
        return


def find_organisers(builder: Builder, sentence: Sentence, phrase: EventPhrase) -> list[tuple[Agency, Span]]:
    """The bodies that the sentence says organise the event: before `tổ chức`, after `do`, after `phối hợp với`."""
    chunks = sentence.chunks
    if phrase.told:
        return _of_told(builder, chunks, phrase)
    at = next((n for n, c in enumerate(chunks) if c.start == phrase.chunk.start), 0)
    found = _by_verb(builder, chunks, at, phrase)
    if not found and phrase.entry.code in ("ky-hop", "phien-hop"):
        found = _of_session(builder, chunks, phrase)
    if not found and phrase.entry.code == "tiep-xuc-cu-tri":
        found = _of_deputies(builder, chunks, at, phrase)
    if not found and phrase.entry.code in ("hop-bao", "gap-mat"):
        found = _agencies(builder, bodies_before(builder, chunks, at, stop=-1), phrase.chunk.end)
    return found


def _by_verb(builder: Builder, chunks: list[Chunk], at: int, phrase: EventPhrase) -> list[tuple[Agency, Span]]:
    """Who the first verb of organising has that stands before this event, or behind it in `do … tổ chức`."""
    for n, chunk in enumerate(chunks):
        if chunk.kind is not Kind.VERB or chunk.value not in ("organize", "held"):
            continue
        near = next((c for c in chunks[n + 1 : n + 5] if c.kind is Kind.EVENT), None)
        ahead = near is not None and (near.start == phrase.chunk.start or near.value.code == phrase.entry.code)
        passive = chunk.value == "organize" and n > at and any(word(c, "do") for c in chunks[max(0, n - 24) : n])
        if not ahead and not passive:
            continue
        stop = at if n > at else -1
        members = bodies_before(builder, chunks, n, stop=stop) or _partners(chunks, n, stop=stop)
        found = _agencies(builder, members, max(phrase.chunk.end, chunk.end) if ahead else chunk.end)
        if found:
            return found
    return []


def _agencies(builder: Builder, members: Iterable[Chunk], end: int) -> list[tuple[Agency, Span]]:
    """Bodies that are known, each once, with the words from them to `end`."""
    found: list[tuple[Agency, Span]] = []
    for member in members:
        agency = builder.resolved.agency_of.get(id(member))
        if agency is not None and all(a is not agency for a, _ in found):
            found.append((agency, (member.start, end)))
    return found


def _of_session(builder: Builder, chunks: list[Chunk], phrase: EventPhrase) -> list[tuple[Agency, Span]]:
    """`đã diễn ra kỳ họp thứ 7 HĐND tỉnh`: whose session it is; not `tại hội trường UBND tỉnh`, where it is held."""
    kinds = lexicon().kinds
    holders = kinds.session if phrase.entry.code == "ky-hop" else kinds.sitting
    for k, chunk in enumerate(chunks):
        agency = builder.resolved.agency_of.get(id(chunk)) if chunk.kind is Kind.BODY else None
        if agency is not None and agency.code in holders and not said_as_place(chunks, k):
            return [(agency, (min(phrase.name_start, chunk.start), max(phrase.name_end, chunk.end)))]
    return []


def _of_deputies(builder: Builder, chunks: list[Chunk], at: int, phrase: EventPhrase) -> list[tuple[Agency, Span]]:
    """`Tổ đại biểu HĐND huyện (đã có buổi) tiếp xúc cử tri …`: the group of deputies holds the meeting."""
    for chunk in chunks[:at]:
        agency = builder.resolved.agency_of.get(id(chunk)) if chunk.kind is Kind.BODY else None
        if agency is not None and agency.label.lower().startswith(("tổ đại biểu", "đoàn đại biểu")):
            return [(agency, (chunk.start, phrase.chunk.end))]
    return []


def _of_told(builder: Builder, chunks: list[Chunk], phrase: EventPhrase) -> list[tuple[Agency, Span]]:
    """`Ban Dân tộc (tổ chức) họp thẩm tra …`: the body that met or held it; `Đoàn kiểm tra của …` its inspection."""
    at = next((n for n, c in enumerate(chunks) if c.end > phrase.name_start), 0)
    if phrase.entry.code == "ky-hop":  # told with its council
        agency = builder.resolved.agency_of.get(id(chunks[at]))
        return [(agency, (phrase.name_start, phrase.name_end))] if agency is not None else []
    held = at > 0 and chunks[at - 1].kind is Kind.VERB and chunks[at - 1].value == "organize"
    if held or phrase.noun or phrase.entry.code in ("cuoc-hop", "phien-hop", "le"):
        members = bodies_before(builder, chunks, at, stop=-1)
    else:
        members = [c for c in chunks[:at] if c.kind is Kind.BODY and _inspects(c, phrase)][:1]
    found = [(builder.resolved.agency_of.get(id(m)), (m.start, phrase.chunk.end)) for m in members]
    return [(agency, span) for agency, span in found if agency is not None]


def _inspects(chunk: Chunk, phrase: EventPhrase) -> bool:
    """`Đoàn giám sát của HĐND tỉnh`, and any delegation that inspects."""
    name = chunk.value.name.lower()
    if not name.startswith("đoàn "):
        return False
    return phrase.entry.code in INSPECTIONS or name.startswith(("đoàn kiểm tra", "đoàn giám sát", "đoàn thanh tra"))


def _partners(chunks: list[Chunk], n: int, stop: int) -> list[Chunk]:
    """`Trường A phối hợp với B và C tổ chức`, where the words before the verb name nobody known: those who are."""
    cooperates = next((k for k in range(n - 1, max(stop, n - 30), -1) if chunks[k].key == "phối"), None)
    if cooperates is None or any(c.kind is Kind.VERB and c.value != "assist" for c in chunks[cooperates + 1 : n]):
        return []
    return [
        c
        for k, c in enumerate(chunks[max(0, stop + 1) : n], max(0, stop + 1))
        if c.kind is Kind.BODY
        and not said_as_place(chunks, k)
        and (k == 0 or chunks[k - 1].key not in ("của", "thuộc"))
    ]


_LINK_WORDS = {
    "cũng",
    "lại",
    "đang",
    "tiếp",
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
        if chunk.kind is Kind.BODY and (said_as_place(chunks, k) or members and k and chunks[k - 1].key == "của"):
            break  # `được sự đồng ý của Tỉnh ủy, UBND tỉnh tổ chức …`
        if chunk.kind is Kind.BODY:
            members.append(chunk)
        elif chunk.kind is Kind.MARK and chunk.key in (",", "-", "/", "(", ")"):
            if not members and chunk.key == ",":
                pass
        elif chunk.kind is Kind.VERB and chunk.value in ("chair", "organize", "assist"):
            pass
        elif not members and says_term(chunks, k):
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
