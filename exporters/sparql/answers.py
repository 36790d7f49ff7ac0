"""An answer that belongs to no engine: terms are N-Triples text, blank nodes are numbered as they come."""

from __future__ import annotations

from msgspec import Struct

from exporters.terms import Term, Triple

__all__ = ["Answer"]


class Answer(Struct, frozen=True):
    """What a query found; which fields count depends on its form.

    form       `select`, `ask`, or `construct` (DESCRIBE answers in triples too)
    variables  names of the columns, without `?`
    rows       a term or None (not bound) for each variable
    truth      of an ASK
    triples    of a CONSTRUCT or DESCRIBE, sorted
    """

    form: str
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    truth: bool = False
    triples: tuple[Triple, ...] = ()

    def as_rows(self) -> Answer:
        """The same as a table: triples become rows of subject, predicate, object, a truth value one cell."""
        if self.form == "construct":
            return Answer("select", ("subject", "predicate", "object"), self.triples)
        if self.form == "ask":
            word = "true" if self.truth else "false"
            boolean = f'"{word}"^^<http://www.w3.org/2001/XMLSchema#boolean>'
            return Answer("select", ("answer",), ((boolean,),))
        return self
