"""Ways in which one text is typed differently by another hand, and what a graph says apart from its typing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from graph.article import Article, BlockKind
from graph.language.folding import fold
from graph.model import Code, Fact, KnowledgeGraph, Ref, Value

__all__ = ["MUTATIONS", "SAME_TEXT", "joined_paragraphs", "said", "upper_headline"]

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def extra_blanks(text: str) -> str:
    """Two blanks for every third one, and blanks at the ends of lines."""
    count = iter(range(len(text)))
    return re.sub(r" ", lambda m: "  " if next(count) % 3 == 0 else m.group(), text).replace("\n", "  \n")


def no_break_spaces(text: str) -> str:
    """Every other blank as a web editor makes it."""
    count = iter(range(len(text)))
    return re.sub(r" ", lambda m: "\u00a0" if next(count) % 2 else m.group(), text)


def blank_lines(text: str) -> str:
    """An empty line between paragraphs."""
    return re.sub(r"\n+", "\n\n", text)


def other_dashes(text: str) -> str:
    return text.replace(" - ", " – ")


def long_dashes(text: str) -> str:
    return text.replace(" - ", " — ")


def curly_quotes(text: str) -> str:
    return re.sub(r'["“”]([^"“”\n]*)["“”]', r"“\1”", text).replace("'", "’")


def straight_quotes(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def _move_tones(text: str, second: bool) -> str:
    """The tone mark of oa, oe, uy at the end of a syllable on its second vowel (`uỷ`) or its first (`ủy`)."""

    def placed(m: re.Match[str]) -> str:
        letters = unicodedata.normalize("NFD", m.group())
        tone = next(c for c in letters if c in _TONES)
        first, last = (c for c in letters if c not in _TONES)
        return unicodedata.normalize("NFC", first + last + tone if second else first + tone + last)

    vowels = [unicodedata.normalize("NFC", v + t) for v in "oueayOUEAY" for t in _TONES]
    pair = rf"(?<![qQ])(?:[oOuU][{''.join(vowels)}]|[{''.join(vowels)}][aeyAEY])(?!\w)"
    return re.sub(pair, lambda m: placed(m) if _moves(m.group()) else m.group(), text)


def _moves(pair: str) -> bool:
    letters = "".join(c for c in unicodedata.normalize("NFD", pair) if c not in _TONES)
    return letters.lower() in ("oa", "oe", "uy")


def tones_on_the_second_vowel(text: str) -> str:
    return _move_tones(text, second=True)


def tones_on_the_first_vowel(text: str) -> str:
    return _move_tones(text, second=False)


def soft_marks(text: str) -> str:
    """A byte order mark in front, zero-width marks at the ends of lines."""
    return "\ufeff" + text.replace("\n", "\u200b\n")


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def carriage_returns(text: str) -> str:
    return text.replace("\n", "\r\n")


#: The same text to a reader, to whom composition and line ends do not show: equal graphs, to the last offset.
SAME_TEXT: list[Callable[[str], str]] = [decomposed, carriage_returns]
#: Other offsets or other quotes, the same facts.
MUTATIONS: list[Callable[[str], str]] = [
    extra_blanks, no_break_spaces, blank_lines, other_dashes, long_dashes, curly_quotes, straight_quotes,
    tones_on_the_first_vowel, tones_on_the_second_vowel, soft_marks,
]  # fmt: skip


def upper_headline(text: str) -> str:
    """The headline in capitals."""
    for block in Article.from_text(text).blocks:
        if block.kind is BlockKind.HEADLINE:
            return text[: block.start] + text[block.start : block.end].upper() + text[block.end :]
    return text


def joined_paragraphs(text: str) -> str:
    """Paragraphs that follow one another, on one line."""
    out = text
    blocks = Article.from_text(text).blocks
    for one, other in reversed(list(pairwise(blocks))):
        if one.kind is other.kind is BlockKind.PARAGRAPH:
            out = out[: one.end] + " " + out[other.start :]
    return out


_UTTERANCES = frozenset({"Utterance", "Directive", "Assessment", "ReportedResult"})


def said(kg: KnowledgeGraph, *, utterances: bool = True) -> set[tuple[str, str, str]]:
    """(subject, predicate, object) by label, as if all typed by one hand; the article is just `article`. Without
    utterances where a mutation takes away what shows how far somebody's words go."""
    return {
        (_name(kg, fact.subject), fact.predicate, _value(kg, fact.object))
        for fact in kg.facts()
        if utterances or not _about_words(kg, fact)
    }


def _about_words(kg: KnowledgeGraph, fact: Fact) -> bool:
    ends = [fact.subject, *([fact.object.id] if isinstance(fact.object, Ref) else [])]
    return any(kg.node(id).kind in _UTTERANCES for id in ends)


def _name(kg: KnowledgeGraph, id: str) -> str:
    node = kg.node(id)
    return "article" if node.kind == "Article" else _plain(node.label)


def _value(kg: KnowledgeGraph, value: Value) -> str:
    if isinstance(value, Ref):
        return _name(kg, value.id)
    return _plain(value.label if isinstance(value, Code) else value.value)


def _plain(text: str) -> str:
    return " ".join(fold(unicodedata.normalize("NFC", text)).split())
