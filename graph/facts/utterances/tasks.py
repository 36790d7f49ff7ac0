"""What an official document itself tells others to do: `Giao Sở A …`, `Trạm Y tế xã bố trí …`, in the name of a body.

Notices announce the conclusions of a board, resolutions and plans assign tasks in the name of the body that issues
them. Where a person concludes, the speech is that person's (`graph.facts.utterances.speeches`); these rules read only
what no person is said to have told. Source: Nghị định 30/2020/NĐ-CP (appendix III) and Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from graph.article import BlockKind
from graph.facts.builder import Builder, Span
from graph.facts.event import Event, Events
from graph.facts.issuers import issuing_agency
from graph.facts.utterances.clauses import Lead, full_stop, lead_in, parts, read_clause, split_clause
from graph.facts.utterances.said import Said
from graph.grammar.bodies import Body
from graph.grammar.chunks import Chunk, Kind, Sentence
from graph.lexicon import lexicon
from graph.resolution.bodies import Agency
from graph.resolution.issuer import issuing_body

__all__ = ["read_tasks"]

#: Verbs that open a task; the addressee follows.
_TELLING = (("đề", "nghị"), ("yêu", "cầu"), ("giao", "cho"), ("giao",), ("phân", "công"))
#: After these a report follows, no task.
_DONE = ("đã", "đang", "được", "đánh", "ghi")
_CONCLUDES = (["kết", "luận"], ["yêu", "cầu"])


def read_tasks(builder: Builder, events: Events, told: list[Said]) -> list[Said]:
    """The tasks of a document of a body, without those that somebody was read to have `told`."""
    form = builder.article.official
    kind = lexicon().documents.match(form.kind.split(), 0) if form is not None else None
    if form is None or kind is None or not kind[1].assigns or any(s.kind == "Directive" for s in told):
        return []
    teller = _teller(builder)
    if teller is None:
        return []
    agency, span = teller
    event = events.main if len(events.all) == 1 else None
    found: list[Said] = []
    for sentence in builder.resolved.sentences:
        if sentence.kind is BlockKind.PARAGRAPH:
            found += _tasks(builder, sentence, agency, span, event)
    return found


def _teller(builder: Builder) -> tuple[Agency, Span] | None:
    """The body whose conclusions the title announces, else the one that issues the document; with the words for it."""
    form = builder.article.official
    assert form is not None
    resolved = builder.resolved
    first, last = (bisect_left(resolved.stream.starts, offset) for offset in form.name)
    title = [c for s in resolved.sentences if s.kind is BlockKind.HEADLINE for c in s.chunks]
    named = [c for c in title if c.end > first and c.start < last]
    if form.kind in ("thông báo", "kết luận"):
        if any(c.kind in (Kind.PERSON, Kind.POSITION) for c in named):
            return None  # conclusions of a person: who told what is told in the text
        if resolved.stream.keys[first : first + 2] not in _CONCLUDES and form.kind != "kết luận":
            return None
        for chunk in named:
            body = chunk.value.issuer if chunk.kind is Kind.DOCUMENT and chunk.value is not None else chunk.value
            agency = issuing_agency(builder, body) if isinstance(body, Body) else None
            if agency is not None and isinstance(body, Body):
                return agency, (body.start, body.end)
        return None
    issuer = issuing_body(resolved)
    if issuer is None:
        return None
    start, end = (bisect_left(resolved.stream.starts, offset) for offset in (issuer.start, issuer.end))
    return issuer.agency, (start, end)


def _tasks(builder: Builder, sentence: Sentence, agency: Agency, span: Span, event: Event | None) -> list[Said]:
    """The tasks of a sentence: it opens with a verb of telling, or with the bodies that are told."""
    stream, resolved = builder.resolved.stream, builder.resolved
    chunk_at: dict[int, Chunk] = {c.start: c for c in sentence.chunks}
    found: list[Said] = []
    governed = False
    for lo, hi in parts(sentence):
        start, end = sentence.chunks[lo].start, sentence.chunks[hi - 1].end
        end = full_stop(stream, start, end)
        lead = lead_in(stream, start, end, opening=not lo)
        verb = next((v for v in _TELLING if tuple(stream.keys[lead.at : lead.at + len(v)]) == v), ())
        if verb:
            governed = True
            lead = Lead(lead.at + len(verb), lead.at + len(verb), lead.year)
        elif lead.past:
            return found
        clause = read_clause(resolved, chunk_at, lead, end, governed=bool(verb) or governed and bool(lo))
        if clause is None or not clause.addressees or any(a.who is agency for a in clause.addressees):
            continue  # `Ban Thường vụ Tỉnh ủy đánh giá cao …` tells nobody anything
        told = all(isinstance(a.who, Agency) for a in clause.addressees) and stream.keys[clause.task] not in _DONE
        if not (verb or governed or told):
            continue
        for words, addressed in split_clause(resolved, chunk_at, clause):
            said = Said("Directive", words, span, None, event, "document-tells", by=agency)
            found.append(replace(said, addressees=addressed or clause.addressees))
    return found
