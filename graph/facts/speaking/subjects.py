"""The subject of a verb of speech: the person who stands nearest before it. Source of the rules: the genre."""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.grammar.chunks import Chunk, Kind
from graph.resolution.people import Individual

__all__ = ["CANDIDATES", "subject_before"]

#: How those are called who stand for election.
CANDIDATES = (["ứng", "cử", "viên"], ["người", "ứng", "cử"])
_PEOPLE = (Kind.PERSON, Kind.POSITION)
#: Acts that a subject may do before it speaks.
_OWN_ACTS = {"speak", "direct", "assess", "chair", "attend", "congratulate", "present"}
#: How far back a bracket between subject and verb opens at most, in chunks.
_BRACKET = 80
#: Small words between a subject and its verb.
_BETWEEN = {
    "cũng", "đã", "còn", "đồng", "thời", "tiếp", "tục", "thay", "mặt", "thì", "sẽ", "vừa", "lại", "một", "lần", "nữa",
    "xúc", "động", "phấn", "khởi", "vui", "mừng", "tuổi", "đặc", "biệt", "trực", "xin", "trân", "trọng", "đại",
    "diện", "hoàn", "toàn", "rất", "thêm",
}  # fmt: skip
#: What somebody says, before `của`: `Diễn văn khai mạc của ông A nêu rõ …`.
_WORDS = (["diễn", "văn"], ["báo", "cáo"], ["phát", "biểu"], ["tham", "luận"], ["đáp", "từ"])


def _words_of(builder: Builder, chunks: list[Chunk], k: int) -> bool:
    """Whether the `của` at `k` says whose speech or report it is that the sentence begins with."""
    keys = builder.resolved.stream.keys
    if chunks[k].key != "của" or k > 4:
        return False
    first = chunks[0].start
    return any(keys[p : p + 2] in _WORDS for p in range(first, min(first + 3, chunks[k].start)))


def _on_somebody(chunk: Chunk) -> bool:
    """Whether a verb is done to the person who stands right after it."""
    return chunk.kind is Kind.VERB and chunk.key in ("chúc", "cảm", "cám", "trao", "tặng", "giới", "thăm", "bổ", "miễn")


def subject_before(builder: Builder, chunks: list[Chunk], n: int) -> tuple[Chunk, Individual] | None:
    """The person who is the subject of the verb at `n`: nearest before it, with only positions, small words, other
    speech verbs of the same person and the place of speech between."""
    k, steps = n - 1, 0
    while k >= 0 and steps <= 16:
        chunk = chunks[k]
        person = builder.resolved.who(chunk) if chunk.kind in _PEOPLE else None
        if person is None:
            k = _past(chunks, k, n, steps)
            steps += 1
            continue
        if chunk.kind is Kind.PERSON and _of_another(chunks, k, "theo", "là"):
            return (chunk, person) if _words_of(builder, chunks, k - 1) else None
        start = _start_of_titles(chunks, k)
        if (
            chunk.kind is Kind.POSITION
            and builder.resolved.stream.keys[chunks[start].start - 3 : chunks[start].start] in CANDIDATES
        ):
            return None  # `các ứng cử viên đại biểu Quốc hội`: no deputy
        if _of_another(chunks, start):
            return (chunk, person) if _words_of(builder, chunks, start - 1) else None
        if start == 0 or n - k == 1 or not _on_somebody(chunks[start - 1]):
            return chunk, person
        k = start - 1  # `Phó Tư lệnh chúc mừng ông A, đề nghị …`: the object of what the subject did before
    return None


def _of_another(chunks: list[Chunk], k: int, *more: str) -> bool:
    """Whether a word before `k` (`của`, `với`, …) makes who stands there no subject."""
    before = chunks[k - 1] if k > 0 else None
    return (
        before is not None
        and before.kind is Kind.WORD
        and before.key in ("của", "với", "cho", "về", "cùng", "bởi", *more)
    )


def _start_of_titles(chunks: list[Chunk], k: int) -> int:
    """Where the address and the positions before the person at `k` begin."""
    while k > 0 and (
        chunks[k - 1].kind in (Kind.POSITION, Kind.ADDRESS)
        or (chunks[k - 1].kind is Kind.MARK and chunks[k - 1].key in (",", "-") and chunks[k - 2].kind is Kind.POSITION)
    ):
        k -= 1
    return k


def _past(chunks: list[Chunk], k: int, n: int, steps: int) -> int:
    """Where to look for the subject of the verb at `n` after what stands at `k`; -1 where that parts them."""
    chunk = chunks[k]
    if chunk.kind is Kind.MARK and chunk.key == ")":
        # A bracket longer than that has no end, or is none.
        while k > 0 and n - k < _BRACKET and not (chunks[k].kind is Kind.MARK and chunks[k].key == "("):
            k -= 1
        passed = chunks[k].key == "("
    elif chunk.kind is Kind.MARK:
        passed = chunk.key not in (";", ":") and not (chunk.key == '"' and steps > 0)
    elif chunk.kind is Kind.VERB:
        passed = chunk.value in _OWN_ACTS
    elif chunk.kind is Kind.NUMBER:
        passed = chunks[k + 1].key == "tuổi"  # `bà A, 68 tuổi, phản ánh`
    elif chunk.kind is Kind.WORD:
        passed = chunk.key in _BETWEEN or chunk.key in ("và", "tại", "ở", "trong", "buổi", "cuộc")
    else:
        far = chunk.kind in (Kind.BODY, Kind.EVENT) and steps > 6
        passed = chunk.kind in (Kind.POSITION, Kind.ADDRESS, Kind.BODY, Kind.EVENT) and not far
    return k - 1 if passed else -1
