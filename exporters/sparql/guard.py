"""What a query may not do: change anything, read a file, or call another machine.

The check looks at the query's own words (outside strings, names, IRIs and comments), before any engine sees it, and
does not depend on how an engine parses: FROM and SERVICE are refused wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from exporters.terms import LITERAL, Term
from graph.errors import QueryError

__all__ = ["Refused", "check", "keywords", "place", "tokens", "undeclared", "variables", "with_values"]

_TOKEN = re.compile(
    r"""
      (?P<skip>\s+ | \#[^\n\r]*)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<text>\"\"\"(?:(?:\"\"?)?(?:[^"\\]|\\.))*\"\"\" | '''(?:(?:''?)?(?:[^'\\]|\\.))*'''
             | "(?!"")(?:[^"\\\n\r]|\\.)*" | '(?!'')(?:[^'\\\n\r]|\\.)*')
    | (?P<open>\"\"\"(?:[^\\]|\\.)* | '''(?:[^\\]|\\.)* | "(?:[^\\\n\r]|\\.)* | '(?:[^\\\n\r]|\\.)*)
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<blank>_:[\w.-]+)
    | (?P<name>(?:[^\W\d_](?:[\w.-]{0,99}[\w-])?)?:
               (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:\.*(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.))*)?)
    | (?P<word>\w+)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

_LONGEST = 1_000_000
_DEEPEST = 60

_REFUSED = {
    "SERVICE": "SERVICE would make the query call another machine; ask the other endpoint itself",
    "FROM": "FROM would make the query read other data; use GRAPH to look into one article's graph",
}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}


class Refused(QueryError):
    """A query that asks for something that no query may do."""


def _decoded(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def tokens(query: str) -> Iterator[re.Match[str]]:
    """The pieces of a query, nothing left out; `lastgroup` says what each is."""
    return _TOKEN.finditer(query)


def keywords(query: str) -> list[tuple[str, int]]:
    """The bare words of a query in upper case, each with its offset."""
    return [(m["word"].upper(), m.start()) for m in _TOKEN.finditer(query) if m.lastgroup == "word"]


def variables(query: str) -> set[str]:
    """The names of the variables of a query."""
    return {m["variable"][1:] for m in _TOKEN.finditer(query) if m.lastgroup == "variable"}


def with_values(query: str, bindings: Mapping[str, Term]) -> str:
    """The query with each variable joined to one term: a VALUES block at the start of its outermost pattern.

    A term is written by the serialiser of terms, so no value can be read as anything but that one term.
    """
    for name, term in bindings.items():
        if not (re.fullmatch(r"\w+", name) and (LITERAL.fullmatch(term) or re.fullmatch(r"<[^<>\"{}|^`\\\s]*>", term))):
            raise QueryError(f"{name!r} cannot be set to {term}")
    values = "".join(f" VALUES ?{name} {{ {term} }}" for name, term in sorted(bindings.items()))
    words = [w for w, _ in keywords(query)]
    waiting = "CONSTRUCT" in words[: words.index("WHERE")] if "WHERE" in words else False
    for match in _TOKEN.finditer(query):
        if match.lastgroup == "word" and match["word"].upper() == "WHERE":
            waiting = False
        elif match.lastgroup == "mark" and match["mark"] == "{" and not waiting:
            return f"{query[: match.end()]}{values}{query[match.end() :]}"
    return query


def place(text: str, offset: int) -> str:
    """`line 2, column 7`, counted from 1."""
    return f"line {text.count(chr(10), 0, offset) + 1}, column {offset - text.rfind(chr(10), 0, offset)}"


def check(query: str, known: Collection[str] = (), *, graphs: bool = False) -> None:
    """Raises Refused when a query asks for something that no query may do, and QueryError when it cannot be one or uses
    a prefix that nobody declares.

    `graphs` allows FROM, for an engine that takes it for the name of a graph that it has and reads nothing else.
    """
    _check_size(query)
    for match in _TOKEN.finditer(query):
        if match.lastgroup == "open":
            raise QueryError(f"{place(query, match.start())}: a quote that is not closed")
    # SPARQL replaces \u escapes before it looks for words, so the check looks at both.
    for text in dict.fromkeys((query, _CODE_POINT.sub(_decoded, query))):
        words = keywords(text)
        for word, offset in words:
            for refused, why in _REFUSED.items():
                # Inside a word too: some engines ask for no blank (`SERVICESILENT<...>`, `trueSERVICE<...>`).
                if refused in word and not (graphs and refused == "FROM"):
                    raise Refused(f"{place(text, offset)}: {why}")
        first = next((w for w, _ in words if w not in {"PREFIX", "BASE"}), "")
        if first in _UPDATES:
            raise Refused(f"{first} would change the data; a question is SELECT, ASK, CONSTRUCT or DESCRIBE")
    for prefix, offset in undeclared(query).items():
        if prefix not in known:
            names = ", ".join(sorted(known))
            raise QueryError(f"{place(query, offset)}: unknown prefix {prefix}: (known are {names})")


def _check_size(query: str) -> None:
    """Parsers descend once for each bracket and sign; what no person writes would end the program, not the query."""
    if len(query) > _LONGEST:
        raise QueryError(f"the query has {len(query):,} characters; at most {_LONGEST:,} are read")
    depth = signs = 0
    for match in _TOKEN.finditer(query):
        mark = match["mark"]
        if mark is None:
            signs = signs if match.lastgroup == "skip" else 0
            continue
        depth += (mark in "{([") - (mark in "})]")
        signs = signs + 1 if mark in "!^+-" else 0
        if depth > _DEEPEST or signs > _DEEPEST:
            raise QueryError(f"{place(query, match.start())}: nested too deeply (at most {_DEEPEST} levels)")


def undeclared(query: str) -> dict[str, int]:
    """The prefixes that a query uses without declaring them before, each with the offset of its first use."""
    declared: set[str] = set()
    found: dict[str, int] = {}
    declaring = False
    for match in _TOKEN.finditer(query):
        if match.lastgroup == "word":
            declaring = match["word"].upper() == "PREFIX"
        elif match.lastgroup == "name":
            prefix = match["name"].split(":", 1)[0]
            if declaring:
                declared.add(prefix)
            elif prefix not in declared:
                found.setdefault(prefix, match.start())
            declaring = False
    return found
