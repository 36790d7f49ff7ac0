"""How a graph shows itself at the end of a cell of a notebook (Jupyter asks for `_repr_html_`).

Counts, and the first meetings with who chaired them. Labels come from articles, so everything is escaped, what a screen
would not show is written out, and nothing in it is a link, a picture or a script.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from graph.errors import printable
from graph.model.values import Literal, Ref

if TYPE_CHECKING:
    from graph.model.knowledge import KnowledgeGraph, Node

__all__ = ["MEETINGS", "to_html"]

#: How many meetings are shown, how many chairs of one, and how many code points of a label: a cell is no page.
MEETINGS, _CHAIRS, _LETTERS = 5, 5, 200


def to_html(kg: KnowledgeGraph) -> str:
    """A paragraph of counts; a table of the first meetings by day, those without a day last.

    >>> from graph.model import KnowledgeGraph, Node
    >>> kg = KnowledgeGraph()
    >>> kg.add_node(Node("person/vn/a", "Person", "An <b>"))
    >>> to_html(kg)
    '<div><p><b>KnowledgeGraph</b>: 1 node, 0 facts, 0 articles</p><p>1 Person</p></div>'
    """
    kinds = Counter(node.kind for node in kg.nodes())
    totals = {"node": len(kg), "fact": len(kg.facts()), "article": kinds["Article"]}
    counts = f"<b>KnowledgeGraph</b>: {', '.join(_count(number, what) for what, number in totals.items())}"
    listed = ", ".join(f"{kinds[kind]:,} {_shown(kind)}" for kind in sorted(kinds, key=lambda k: (-kinds[k], k)))
    return f"<div><p>{counts}</p>{f'<p>{listed}</p>' if listed else ''}{_meetings(kg)}</div>"


def _meetings(kg: KnowledgeGraph) -> str:
    dated = sorted((_day(kg, node) or "~", node.label, node.id) for node in kg.nodes("Meeting"))
    if not dated:
        return ""
    rows = "".join(
        f"<tr><td>{_shown(day.strip('~'))}</td><td>{_shown(label)}</td><td>{_chairs(kg, id)}</td></tr>"
        for day, label, id in dated[:MEETINGS]
    )
    more = f"<p>and {_count(len(dated) - MEETINGS, 'more meeting')}</p>" if len(dated) > MEETINGS else ""
    head = "<thead><tr><th>day</th><th>meeting</th><th>chaired by</th></tr></thead>"
    return f"<table>{head}<tbody>{rows}</tbody></table>{more}"


def _day(kg: KnowledgeGraph, meeting: Node) -> str:
    """The first day that the articles give, ISO; "" for none."""
    facts = kg.facts(meeting.id, "schema:startDate")
    return min((fact.object.value for fact in facts if isinstance(fact.object, Literal)), default="")


def _chairs(kg: KnowledgeGraph, meeting: str) -> str:
    names = [kg.node(fact.subject).label for fact in kg.facts(predicate="bb:chairs", object=Ref(meeting))]
    more = f" and {len(names) - _CHAIRS:,} more" if len(names) > _CHAIRS else ""
    return ", ".join(map(_shown, names[:_CHAIRS])) + more


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _shown(label: str) -> str:
    short = label if len(label) <= _LETTERS else f"{label[:_LETTERS]}…"
    return escape(printable(short))
