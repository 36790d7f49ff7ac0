"""What a question must be before an engine sees it.

An engine calls other machines for SERVICE, and cannot be told not to. A look for the word is not enough, for it may be
hidden where two readers of SPARQL disagree: `?a<?b#>` is an IRI to one, and to the other a comparison and a comment.
So the query is read into its pieces (`exporters.sparql.guard`), and the engine gets it written anew from them, in a
way that has one reading: without comments, with `#` and `service` inside an IRI as `\\u` escapes, which stand nowhere
else, and with another name for a prefix called `service`, which could be a keyword before a colon. Where a keyword can
stand there may then be no SERVICE and no update.

FROM and FROM NAMED are allowed: the engine takes them for graphs that it has, and opens no file and no address.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct

from exporters.server.settings import QUERY_LETTERS
from exporters.sparql import guard
from graph.errors import QueryError

__all__ = ["Admitted", "TooLongQuestion", "admitted"]

_PLACE = re.compile(r"error at (\d+):(\d+): ?")
_TWO_READINGS = re.compile(r"#|[sS](?=[eE][rR][vV][iI][cC][eE])")
_SERVICE = re.compile("service", re.IGNORECASE)
_OTHER_NAME = "serv-ice"
#: Among what an engine expects: sets of letters, which tell a reader nothing.
_LETTERS = re.compile(r"(?:, )?\['[^\]]*\]")
_LONGEST_MESSAGE = 300


class TooLongQuestion(QueryError):
    """A query of more letters than are read."""


class Admitted(Struct, frozen=True):
    """text: the query as the engine gets it; moved: (offset in it, how many letters it is ahead of the original)."""

    text: str
    moved: tuple[tuple[int, int], ...]

    def complaint(self, message: str) -> str:
        """What an engine says about the text, in one line, with the place as the writer of the query counts it."""
        said = " ".join(message.split())
        if place := _PLACE.match(said):
            line, column = int(place[1]), int(place[2])
            said = f"line {line}, column {self._column(line, column)}: {said[place.end() :]}"
        said = _LETTERS.sub("", said).replace("expected [_]", "the query ends before it is complete")
        return said if len(said) <= _LONGEST_MESSAGE else f"{said[:_LONGEST_MESSAGE]}..."

    def _column(self, line: int, column: int) -> int:
        start = 0
        for _ in range(line - 1):
            start = self.text.find("\n", start) + 1
        return max(1, column - self._ahead(start + column - 1) + (self._ahead(start) if line > 1 else 0))

    def _ahead(self, offset: int) -> int:
        after = bisect_right(self.moved, (offset, len(self.text)))
        return self.moved[after - 1][1] if after else 0


def admitted(query: str) -> Admitted:
    """In: a query, as it came. Out: what an engine may be asked. The usual prefixes are put in front where the query
    uses them without declaring them, as `bienban query` allows.

    Raises `guard.Refused`, TooLongQuestion, and QueryError for what cannot be a query.
    """
    from exporters.ontology import vocabulary

    if len(query) > QUERY_LETTERS:
        raise TooLongQuestion(f"the query has {len(query):,} characters; at most {QUERY_LETTERS:,} are read")
    known = vocabulary().prefixes
    guard.check(query, known, graphs=True)
    prologue = "".join(f"PREFIX {name}: <{known[name]}> " for name in sorted(guard.undeclared(query)))
    pieces = [_with_one_reading(prologue)]
    length = ahead = len(pieces[0])
    moved = [(0, ahead)]
    for token in guard.tokens(query):
        piece = _emitted(token, query)
        pieces.append(piece)
        length += len(piece)
        if len(piece) != len(token[0]):
            ahead += len(piece) - len(token[0])
            moved.append((length, ahead))
    return Admitted("".join(pieces), tuple(moved))


def _emitted(token: re.Match[str], query: str) -> str:
    """One piece of a query as the engine gets it. Raises QueryError for what is a piece of no query."""
    text = token[0]
    if token.lastgroup == "skip" and text.startswith("#"):
        return " " * len(text)
    if token.lastgroup == "iri":
        return _with_one_reading(text)
    if token.lastgroup == "name":
        prefix, _, local = text.partition(":")
        return f"{_SERVICE.sub(_OTHER_NAME, prefix)}:{local}"
    if token.lastgroup == "mark" and (text == "\\" or text < " "):
        raise QueryError(f"{guard.place(query, token.start())}: a character that stands in no query here")
    return text


def _with_one_reading(text: str) -> str:
    return _TWO_READINGS.sub(lambda match: f"\\u{ord(match[0]):04X}", text)
