"""Bodies through time: the changes between the bodies of a graph, each with its day and its act.

A body is keyed by the lifetime of its unit (`body/dong-thap-1976/tinh-uy`, `body/dong-thap-2025/tinh-uy`), so a
change is a node of its own that joins them: `ChangeEvent`, in the terms of W3C ORG. Only changes that lead from one
body of the graph to another are said, with the bodies between them; and the end of districts, when the graph speaks
of days after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.facts.codes import body_code
from graph.identity.acts import Act, Step, ended_on, next_step
from graph.lexicon import lexicon
from graph.model import Code, KnowledgeGraph, Literal, Node, Ref, Value, date, text

__all__ = ["add_changes", "successors"]


def successors(body: str, label: str) -> Iterator[tuple[Act, str]]:
    """Every body that took the place of one, near and far, with the act of the step that led to it."""
    waiting, seen = [(body, label)], {body}
    while waiting:
        step = next_step(*waiting.pop())
        for after in step.after if step is not None else ():
            if step is not None and after[0] not in seen:
                seen.add(after[0])
                yield step.act, after[0]
                waiting.append(after)


def add_changes(kg: KnowledgeGraph, latest: str, history: KnowledgeGraph) -> None:
    """Put the changes between the bodies of `kg` into `history`. `latest`: the last day (ISO) its articles speak of."""
    known = {node.id: node for node in kg.nodes() if node.id.startswith("body/")}
    steps: dict[str, Step] = {}
    for node in known.values():
        _walk(node, known, steps, history)
    together: dict[tuple[Act, str], list[str]] = {}
    for id, step in sorted(steps.items()):
        together.setdefault((step.act, min(after for after, _ in step.after)), []).append(id)
    for (act, name), before in together.items():
        after = {id: label for body in before for id, label in steps[body].after}
        there_before = {id for body in before if steps[body].joined for id, _ in steps[body].after}
        history.add_node(_change(name, after[name], act, {*before, *there_before}, set(after)))
    _add_endings(kg, known.values(), latest, history)


def _walk(node: Node, known: Mapping[str, Node], steps: dict[str, Step], history: KnowledgeGraph) -> bool:
    """Keep the steps from a body that lead to a known one, and the bodies between. Out: whether there are any."""
    step = next_step(node.id, node.label)
    leading: list[tuple[str, str]] = []
    for id, label in step.after if step is not None else ():
        there = known.get(id) or _between(node, id, label)
        if _walk(there, known, steps, history) or id in known:
            leading.append((id, label))
            if id not in known:
                history.add_node(there)
    if step is not None and leading:
        steps[node.id] = step._replace(after=tuple(leading))
    return bool(leading)


def _between(node: Node, id: str, label: str) -> Node:
    """A body that no article names, between two that articles name."""
    own, _, name = id.rpartition("/")
    kinds = [code for code in lexicon().body_types if f"{name}-".startswith(f"{code}-")]
    code = (body_code(max(kinds, key=len)),) if kinds else node.attributes.get("org:classification", ())
    attributes: dict[str, tuple[Value, ...]] = {"org:classification": code}
    if own == node.id.rpartition("/")[0] and "bb:jurisdiction" in node.attributes:
        attributes["bb:jurisdiction"] = node.attributes["bb:jurisdiction"]
    return Node(id, node.kind, label, frozenset(), attributes)


def _add_endings(kg: KnowledgeGraph, bodies: Iterable[Node], latest: str, history: KnowledgeGraph) -> None:
    """The end of districts: bodies with nothing in their place."""
    ended: dict[tuple[Act, str], set[str]] = {}
    for node in bodies:
        area = next((v.id for v in node.attributes.get("bb:jurisdiction", ()) if isinstance(v, Ref)), "")
        code = next((v.id for v in node.attributes.get("org:classification", ()) if isinstance(v, Code)), "")
        act = ended_on(area.removeprefix("area/"), code)
        if act is not None and latest >= act.day:
            ended.setdefault((act, area), set()).add(node.id)
    for (act, area), before in sorted(ended.items()):
        history.add_node(_change(area, kg.node(area).label, act, before, set()))


def _change(name: str, label: str, act: Act, before: set[str], after: set[str]) -> Node:
    attributes: dict[str, tuple[Value, ...]] = {
        "bb:changedOn": (date(act.day),),
        "bb:datePrecision": (Literal(act.precision),),
        "bb:legalBasis": (text(act.number),),
        "org:originalOrganization": tuple(map(Ref, sorted(before))),
    }
    if after:
        attributes["org:resultingOrganization"] = tuple(map(Ref, sorted(after)))
    id = f"change/{act.day}/{name.partition('/')[2]}"
    return Node(id, "ChangeEvent", f"{act.title} ({act.number}): {label}", frozenset(), attributes)
