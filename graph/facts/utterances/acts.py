"""Acts: the verbs of a sentence that tell somebody something or judge what was done, each with who speaks.

Nouns that look like them (`theo đề nghị của …`, `yêu cầu cao`), tasks of the addressee (`… trực tiếp chỉ đạo`) and
words in quotation marks are none. Source of the rules: the genre.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from graph.facts.builder import Builder
from graph.facts.speaking.speakers import Speaker, speaker_before
from graph.grammar.chunks import Chunk, Kind
from graph.lexicon.utterances import utterance_words

__all__ = ["JOINING", "Act", "Scene", "find_acts"]

#: Words between one act and the next.
JOINING = {",", "và", "đồng", "thời", "cũng", "song"}
_NAMES = (Kind.PERSON, Kind.POSITION, Kind.BODY)
_NAMED = (*_NAMES, Kind.UNIT)
_VERBS = (Kind.VERB, Kind.WORD)
#: Before a verb, the last word of a subject that is a group: `đại biểu`, `cử tri`, `bà con`, `người dân`, `ý kiến`.
_UNNAMED = {"cũng", "đã", "biểu", "tri", "con", "dân", "kiến"}


class Act(Struct, frozen=True):
    """`kind` is direct, commit, stress or assess. It begins at `start` (with the words that join it to the act before);
    what is said begins at `end`."""

    kind: str
    start: int
    end: int
    speaker: Speaker


class Scene(Struct, frozen=True, gc=False):
    """What is known before a part of a sentence is read.

    subject   the subject of the sentence so far
    last      who spoke before: whom a pronoun means
    current   whose speech goes on when a verb stands without a subject
    noted     whether minutes note the speaker before a colon (`Ông A: …`)
    """

    subject: Speaker | None
    last: Speaker | None
    current: Speaker | None
    noted: bool


def find_acts(builder: Builder, chunks: list[Chunk], lo: int, hi: int, scene: Scene) -> tuple[list[Act], bool]:
    """The acts among `chunks[lo:hi]`, and whether somebody tells something whom the words do not resolve."""
    keys, words = builder.resolved.stream.keys, utterance_words()
    acts: list[Act] = []
    if words.verbs.root.keys().isdisjoint(keys[chunks[lo].start : chunks[hi - 1].end]):
        return acts, False
    unresolved, quoted = False, False
    subject = scene.subject
    for k in [k for k in range(lo, hi) if chunks[k].key in words.acts]:
        chunk = chunks[k]
        if chunk.key == '"':
            quoted = not quoted
        if quoted or chunk.kind not in _VERBS or acts and chunk.start < acts[-1].end:
            continue
        kind, length = _act(keys, chunks, k, acts[-1] if acts else None)
        if not kind:
            continue
        speaker = speaker_before(builder, chunks, k, subject, scene.last)
        if speaker is None:
            speaker = _unsaid(keys, chunks, lo, k, replace(scene, subject=subject))
        if speaker is None:
            unresolved = unresolved or kind == "direct" and k > lo and _is_somebody(chunks[k - 1])
        elif kind != "stress" or k > lo:  # `Kết luận hội nghị, đồng chí A yêu cầu …`
            start = _with_links(keys, chunk.start) if acts else chunk.start
            acts.append(Act(kind, start, chunk.start + length, speaker))
            subject = speaker
    return acts, unresolved and not acts


def _act(keys: list[str], chunks: list[Chunk], k: int, before: Act | None) -> tuple[str, int]:
    """The kind of act that the verb at `k` tells, after the act before it, and the verb's length; "" for none."""
    chunk = chunks[k]
    kind, length = _verb(keys, chunk.start, named=k > 0 and chunks[k - 1].kind in _NAMES)
    if length == 1 and chunk.kind is Kind.WORD and chunk.end > chunk.start + 1:
        return "", 0  # `giao thông`
    if not kind or before is not None and not _coordinated(keys, before, chunk.start, length):
        return "", 0
    return kind, length


def _is_somebody(chunk: Chunk) -> bool:
    return chunk.kind in _NAMED or chunk.key in _UNNAMED


def _with_links(keys: list[str], start: int) -> int:
    """Where the words begin that join an act to the one before."""
    while keys[start - 1] in JOINING:
        start -= 1
    return start


def _verb(keys: list[str], at: int, *, named: bool) -> tuple[str, int]:
    """The kind and length of the verb at a place; "" when it is none, or a noun here. `named`: a name stands before."""
    words = utterance_words()
    found = words.verbs.match(keys, at)
    if found is None:
        return "", 0
    length, kind = found
    if kind != "assess" and not named and words.begins("noun-before", keys[at - 1]):
        if keys[at - 2 : at] not in (["đồng", "thời"], ["tiếp", "tục"]):
            return "", 0
    after = at + length
    if kind != "stress" and words.length("noun-after", keys, after):
        if keys[after : after + 2] not in ([",", "năm"], [",", "trong"], [",", "thời"]):
            return "", 0
    return kind, length


def _coordinated(keys: list[str], act: Act, at: int, length: int) -> bool:
    """`…, giao Sở X …`, `… và yêu cầu …`: a further verb of the same speaker, not a task of the addressee."""
    before = keys[at - 1]
    if act.kind == "stress":
        return before in (",", "và", "thời", ":")
    if before == "thời":
        return True
    if act.kind == "assess":
        return before in (",", "và", "cũng")
    return before in (",", "và") and utterance_words().length("again", keys, at) == length


def _unsaid(keys: list[str], chunks: list[Chunk], lo: int, k: int, scene: Scene) -> Speaker | None:
    """`Giao Sở X …` with nobody named: who speaks in this sentence or spoke before; in minutes, whoever is noted."""
    start, verb = chunks[lo].start, chunks[k].start
    numbered = k - lo <= 3 and k > lo and chunks[k - 1].key in (")", ".") and chunks[lo].end - start == 1
    opens = verb - start <= 6 and all(keys[p] in JOINING or keys[p] == "-" for p in range(start, verb))
    if opens or numbered:
        return scene.subject or scene.current
    if scene.noted and k > lo and (chunks[k - 1].kind is Kind.UNIT or keys[verb - 1] == ":"):
        return scene.subject  # `Ông A: đề nghị …`, `Ông A: … Xã đề nghị …`
    return None
