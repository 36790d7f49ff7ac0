"""What a person reads when a floor is broken: the table, and where most went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tests.evaluation.floors import Floors, broken
from tests.evaluation.tally import Tally

__all__ = ["report", "table", "worst"]


def table(tally: Tally, floors: Floors | None = None) -> str:
    """Counts and measures for each class of fact; a broken floor stands behind its measure."""
    low = {(kind, measure): floor for kind, measure, _, floor in broken(tally, floors)} if floors else {}
    lines = [f"{'':14}{'right':>7}{'spurious':>10}{'missed':>8}{'P':>9}{'R':>9}{'F1':>9}"]
    for kind, row in tally.figures().items():
        line = (
            f"{kind:14}{row.right:7}{row.spurious:10}{row.missed:8}{row.precision:9.3f}{row.recall:9.3f}{row.f1:9.3f}"
        )
        under = [f"{m} < {low[kind, m]:.3f}" for m in ("precision", "recall", "f1") if (kind, m) in low]
        lines.append(line + (f"   <-- {', '.join(under)}" if under else ""))
    return "\n".join(lines)


def worst(tally: Tally, kinds: Iterable[str] = (), limit: int = 60) -> str:
    """The errors of these classes (of all, when none is named), those of the worst articles first."""
    chosen = set(kinds)
    errors = [line for kind, line in tally.errors if not chosen or kind in chosen]
    by_article = Counter(line.partition(":")[0] for line in errors)
    errors.sort(key=lambda line: (-by_article[line.partition(":")[0]], line))
    more = [f"... and {len(errors) - limit} more"] if len(errors) > limit else []
    return "\n".join([*(f"  {line}" for line in errors[:limit]), *more])


def report(tally: Tally, floors: Floors) -> str:
    """Everything about broken floors; "" when all hold."""
    low = broken(tally, floors)
    if not low:
        return ""
    kinds = {kind for kind, *_ in low if kind in tally.rows}
    return f"{len(low)} floors do not hold\n\n{table(tally, floors)}\n\n{worst(tally, kinds)}"
