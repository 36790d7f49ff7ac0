"""What a validation found, and how it is said."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["SEVERITY", "Finding", "Report", "one_line"]

#: In Vietnamese and English.
SEVERITY = {"violation": ("LỖI", "VIOLATION"), "warning": ("cảnh báo", "warning")}


class Finding(Struct, frozen=True, order=True):
    """One result of one shape.

    severity  `violation` or `warning`
    article   headline of the article, "" when the data names none
    label     name of the node that it is about
    vi, en    what is wrong
    value     the value that is wrong, "" when something is missing
    path      the property it is about, as a CURIE, "" when it is about the node as a whole
    quotes    the words of the article behind the node
    spans     where each quote stands in the article, in code points
    focus     IRI of the node
    shape     name of the shape
    source    IRI of the article
    """

    severity: str
    article: str
    label: str
    vi: str
    en: str
    value: str
    path: str
    quotes: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    focus: str
    shape: str
    source: str

    def message(self, language: str = "vi") -> str:
        """What is wrong, in one language."""
        return self.vi if language == "vi" else self.en


class Report(Struct, frozen=True):
    """All findings, violations first."""

    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Nothing is violated."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        """What is wrong."""
        return tuple(f for f in self.findings if f.severity == "violation")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What the articles leave out."""
        return tuple(f for f in self.findings if f.severity == "warning")

    def render(self, format: str = "text", language: str = "vi") -> str:
        """The report as `text`, `json`, `sarif` (for code review tools) or `html`. Raises OutputError for another."""
        from exporters.validation.formats import render

        return render(self, format, language)

    def summary(self, language: str = "vi") -> str:
        """One line."""
        violations, warnings = len(self.violations), len(self.warnings)
        if language == "vi":
            verdict = "Đạt" if self.conforms else "Không đạt"
            return f"{verdict}: {violations} lỗi, {warnings} cảnh báo."
        verdict = "Conforms" if self.conforms else "Does not conform"
        return f"{verdict}: {violations} violation{'s'[: violations != 1]}, {warnings} warning{'s'[: warnings != 1]}."

    def to_text(self, language: str = "vi") -> str:
        """Every finding with its article, node, value and words; then one line of summary."""
        index = 0 if language == "vi" else 1
        lines: list[str] = []
        article: str | None = None
        for finding in self.findings:
            if finding.article != article:
                article = finding.article
                lines.append(one_line(article) or "(?)")
            value = f" [{one_line(finding.value)}]" if finding.value else ""
            severity = SEVERITY[finding.severity][index]
            lines.append(f"  {severity}: {one_line(finding.label)}: {finding.message(language)}{value}")
            lines += [f"      “{one_line(quote)}”" for quote in finding.quotes]
        return "\n".join([*lines, self.summary(language)]) + ("" if self.findings else "\n")


def one_line(text: str) -> str:
    """Text of an article as a terminal may show it: no controls, one line."""
    return "".join(c if c.isprintable() else " " for c in text)
