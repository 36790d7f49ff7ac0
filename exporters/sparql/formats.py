"""How an answer is written: a table for people, CSV, TSV, JSON, XML (SPARQL results), Turtle for triples."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape as xml_escape
from xml.sax.saxutils import quoteattr

from exporters.sparql.answers import Answer
from exporters.terms import Term, parse_literal
from graph.errors import QueryError

__all__ = ["FORMATS", "check", "write"]


def write(answer: Answer, format: str) -> str:
    """In: an answer and one of `FORMATS`. Out: the text, whole. Raises QueryError when they do not fit."""
    check(format)
    return FORMATS[format](answer)


def check(format: str) -> None:
    """Raises QueryError for what is none of `FORMATS`."""
    if format not in FORMATS:
        raise QueryError(f"unknown answer format {format!r}; one of {', '.join(FORMATS)}")


def _plain(term: Term | None) -> str:
    """The value without quotes and marks."""
    if term is None:
        return ""
    if term.startswith('"'):
        return parse_literal(term).value
    return term if term.startswith("_:") else term[1:-1]


def _table(answer: Answer) -> str:
    if answer.form == "construct":
        return _turtle(answer)
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from exporters.ontology import vocabulary

    def cell(term: Term | None) -> Text:
        shown = vocabulary().shorten(term) if term and term.startswith("<") else _plain(term)
        return Text("".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in shown), overflow="fold")

    rows = answer.as_rows()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in rows.variables:
        table.add_column(Text(name), overflow="fold")
    for row in rows.rows:
        table.add_row(*(cell(term) for term in row))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 100_000
    target = io.StringIO()
    console = Console(file=target, width=width, no_color=True, highlight=False, markup=False, emoji=False)
    console.print(table)
    lines = [line.rstrip() for line in target.getvalue().splitlines()]
    count = len(rows.rows)
    return "\n".join([*lines, "", f"{count} dòng ({count} row{'' if count == 1 else 's'})"]) + "\n"


def _csv(answer: Answer) -> str:
    rows = answer.as_rows()
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(rows.variables)
    writer.writerows([_plain(term) for term in row] for row in rows.rows)
    return target.getvalue()


def _tsv(answer: Answer) -> str:
    rows = answer.as_rows()
    lines = ["\t".join(f"?{name}" for name in rows.variables)]
    lines += ["\t".join(term or "" for term in row) for row in rows.rows]
    return "".join(f"{line}\n" for line in lines)


def _binding(term: Term) -> dict[str, str]:
    if term.startswith("_:"):
        return {"type": "bnode", "value": term[2:]}
    if not term.startswith('"'):
        return {"type": "uri", "value": term[1:-1]}
    value, language, datatype = parse_literal(term)
    found = {"type": "literal", "value": value}
    if language:
        found["xml:lang"] = language
    if datatype:
        found["datatype"] = datatype
    return found


def _json(answer: Answer) -> str:
    document: dict[str, Any]
    if answer.form == "ask":
        document = {"head": {}, "boolean": answer.truth}
    else:
        rows = answer.as_rows()
        bindings = [
            {name: _binding(term) for name, term in zip(rows.variables, row, strict=True) if term} for row in rows.rows
        ]
        document = {"head": {"vars": list(rows.variables)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _xml(answer: Answer) -> str:
    head = '<?xml version="1.0" encoding="utf-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
    if answer.form == "ask":
        return f"{head}<head/>\n<boolean>{'true' if answer.truth else 'false'}</boolean>\n</sparql>\n"
    rows = answer.as_rows()
    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in rows.variables)
    results = "".join(
        "<result>"
        + "".join(
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(rows.variables, row, strict=True)
            if term
        )
        + "</result>\n"
        for row in rows.rows
    )
    return f"{head}<head>{variables}</head>\n<results>\n{results}</results>\n</sparql>\n"


def _xml_term(term: Term) -> str:
    allowed = "".join(c if c >= " " or c in "\t\n\r" else "\ufffd" for c in _plain(term))
    value = xml_escape(allowed, {"\r": "&#13;"})
    if term.startswith("_:"):
        return f"<bnode>{value[2:]}</bnode>"
    if not term.startswith('"'):
        return f"<uri>{value}</uri>"
    parsed = parse_literal(term)
    mark = f' xml:lang="{parsed.language}"' if parsed.language else ""
    mark += f" datatype={quoteattr(parsed.datatype)}" if parsed.datatype else ""
    return f"<literal{mark}>{value}</literal>"


def _turtle(answer: Answer) -> str:
    if answer.form != "construct":
        raise QueryError("turtle is for CONSTRUCT and DESCRIBE; this question answers in rows (table, csv, tsv, json)")
    from exporters.rdf.turtle import dump_triples

    return dump_triples(answer.triples)


FORMATS: dict[str, Callable[[Answer], str]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "turtle": _turtle,
}
