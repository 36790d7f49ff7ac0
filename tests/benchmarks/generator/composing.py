"""Texts with known truth: words are put one after the other, and whoever or whatever they name is noted with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter

__all__ = ["Mention", "Piece", "Text", "capital", "fill"]


@dataclass(frozen=True)
class Mention:
    """Words `[start, end)` of a text that name `entity` (a person's number with `p`, or a body's id with `b`)."""

    start: int
    end: int
    entity: str


#: Words, and whom or what they name ("" for nobody).
Piece = tuple[str, str]


def fill(wording: str, parts: Mapping[str, str | list[Piece]]) -> list[Piece]:
    """A wording with its `{parts}`; `{Part}` begins with a capital."""
    pieces: list[Piece] = []
    for words, name, _, _ in Formatter().parse(wording):
        if words:
            pieces.append((words, ""))
        if name is not None:
            begins = bool(pieces) and pieces[-1][0].endswith(". ")
            part = parts[name] if name in parts else capital(parts[name[:1].lower() + name[1:]])
            part = capital(part) if begins else part
            pieces += [(part, "")] if isinstance(part, str) else part
    return pieces


def capital(part: str | list[Piece]) -> str | list[Piece]:
    if isinstance(part, str):
        return part[:1].upper() + part[1:]
    return [(part[0][0][:1].upper() + part[0][0][1:], part[0][1]), *part[1:]] if part else part


@dataclass
class Text:
    """A text as it grows, and the mentions in it."""

    words: str = ""
    mentions: list[Mention] = field(default_factory=list)

    def add(self, pieces: list[Piece] | str) -> None:
        for words, entity in [(pieces, "")] if isinstance(pieces, str) else pieces:
            if entity:
                self.mentions.append(Mention(len(self.words), len(self.words) + len(words), entity))
            self.words += words

    def paragraph(self, *sentences: list[Piece]) -> None:
        """Sentences with a blank between them, after an empty line. Each begins with a capital."""
        self.add("\n\n" if self.words else "")
        for number, sentence in enumerate(sentences):
            self.add(" " if number else "")
            self.add(capital(sentence))
