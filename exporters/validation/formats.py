"""A report for programs and for browsers: JSON, SARIF 2.1.0, and a page of its own without scripts or requests."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from typing import Any

from msgspec.structs import asdict

from exporters.validation.report import SEVERITY, Finding, Report, one_line
from graph.errors import OutputError

__all__ = ["FORMATS", "render"]

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2rem; font-size: 1.1rem; }
li { margin: .6rem 0; }
.violation b { color: #c1121f; } .warning b { color: #9a6700; }
.en { opacity: .7; } blockquote { margin: .2rem 0 .2rem 1rem; padding-left: .8rem; border-left: 3px solid #8886; }
code { font-size: .85em; opacity: .7; }
@media (prefers-color-scheme: dark) { .violation b { color: #ff7b72; } .warning b { color: #e3b341; } }
"""


def render(report: Report, format: str, language: str = "vi") -> str:
    """In: a report, one of `FORMATS`, the language of plain text. Out: the text."""
    if format not in FORMATS:
        raise OutputError(f"unknown report format {format!r}; one of {', '.join(FORMATS)}")
    return FORMATS[format](report, language)


def _text(report: Report, language: str) -> str:
    text = report.to_text(language)
    return text if text.endswith("\n") else f"{text}\n"


def _dump(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json(report: Report, language: str) -> str:
    return _dump(
        {
            "conforms": report.conforms,
            "violations": len(report.violations),
            "warnings": len(report.warnings),
            "findings": [asdict(finding) for finding in report.findings],
        }
    )


def _sarif(report: Report, language: str) -> str:
    rules = {f.shape: f for f in sorted(report.findings, key=lambda f: f.shape)}
    driver = {
        "name": "bienban",
        "informationUri": "https://w3id.org/bienban/",
        "rules": [{"id": shape, "helpUri": f"https://w3id.org/bienban/ns#{shape}"} for shape in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, language) for finding in report.findings],
    }
    return _dump({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _result(finding: Finding, language: str) -> dict[str, Any]:
    logical = {"fullyQualifiedName": finding.focus, "name": finding.label}
    value = f" [{finding.value}]" if finding.value else ""
    locations: list[dict[str, Any]] = [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": finding.source},
                "region": {"charOffset": start, "charLength": end - start, "snippet": {"text": quote}},
            },
            "logicalLocations": [logical],
        }
        for quote, (start, end) in zip(finding.quotes, finding.spans, strict=True)
    ]
    return {
        "ruleId": finding.shape,
        "level": "error" if finding.severity == "violation" else "warning",
        "message": {"text": f"{finding.label}: {finding.message(language)}{value}"},
        "locations": locations or [{"logicalLocations": [logical]}],
        "properties": {"article": finding.article, "path": finding.path, "vi": finding.vi, "en": finding.en},
    }


def _html(report: Report, language: str) -> str:
    parts = [
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(report.summary(language))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1>{escape(report.summary("vi"))}</h1>\n<p class="en" lang="en">{escape(report.summary("en"))}</p>\n'
    ]
    by_article: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_article.setdefault(finding.article, []).append(finding)
    for article, findings in by_article.items():
        parts.append(f"<h2>{_safe(article) or '?'}</h2>\n<ul>\n")
        parts += [_item(finding) for finding in findings]
        parts.append("</ul>\n")
    return "".join([*parts, "</body>\n</html>\n"])


def _item(finding: Finding) -> str:
    value = f" [{_safe(finding.value)}]" if finding.value else ""
    quotes = "".join(f"<blockquote>“{_safe(quote)}”</blockquote>" for quote in finding.quotes)
    return (
        f'<li class="{finding.severity}"><b>{SEVERITY[finding.severity][0]}</b> {_safe(finding.label)}: '
        f'{escape(finding.vi)}{value} <span class="en" lang="en">{escape(finding.en)}</span>{quotes}'
        f"<code>{escape(finding.shape)} {escape(finding.path)}</code></li>\n"
    )


def _safe(text: str) -> str:
    return escape(one_line(text))


FORMATS: dict[str, Callable[[Report, str], str]] = {"text": _text, "json": _json, "sarif": _sarif, "html": _html}
