"""Articles that name a node differently: the default graph of a store has the one name that merging gives."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.rdf.statements import statements
from graph.model import Code, Evidence, KnowledgeGraph, Node, Ref, Support, merge, text
from tests.exporters.store.small import held, stored

ox = pytest.importorskip("pyoxigraph")

LABELS = ("Ban A", "Ban B", "Ban C")
BODIES = ("body/x/a", "body/x/b")
PEOPLE = ("person/x/p", "person/x/q")

#: What one article says: of each body a kind, a label, another name and a classification; of each person a kind.
bodies = st.tuples(
    st.sampled_from(["Body", "PartyBody", "StateBody", "MassOrganization"]),
    st.sampled_from(LABELS),
    st.sets(st.sampled_from(LABELS), max_size=2),
    st.sampled_from(["", "doan-the", "so"]),
)
people = st.tuples(st.sampled_from(["Person", "Official"]), st.sampled_from(["Trần An", "Trần Ân"]))
said = st.tuples(bodies, bodies, people, people)
articles = st.lists(said, min_size=1, max_size=4)
bounded = settings(max_examples=12, deadline=None, derandomize=True)


def graph_of(number: int, article: tuple[tuple[object, ...], ...]) -> KnowledgeGraph:
    id = f"article/{number:016x}"
    kg = KnowledgeGraph()
    kg.add_node(Node(id, "Article", f"Tin {number}", attributes={"schema:headline": (text(f"Tin {number}"),)}))
    support = Support(id, (Evidence(id, 0, 3, "Tin"),))
    for name, (kind, label, others, type_) in zip(BODIES, article[:2], strict=True):  # type: ignore[misc]
        attributes = {"org:classification": (Code("bodyType", type_, type_),)} if type_ else {}
        kg.add_node(Node(name, kind, label, frozenset(others), attributes))  # type: ignore[arg-type]
    for name, (kind, label) in zip(PEOPLE, article[2:], strict=True):  # type: ignore[misc]
        kg.add_node(Node(name, kind, label))  # type: ignore[arg-type]
        kg.add_fact(name, "bb:belongsTo", Ref(BODIES[0]), support)
        kg.add_fact(name, "bb:belongsTo", Ref(BODIES[1]), support)
    return kg


def expected(graphs: list[KnowledgeGraph]) -> list[str]:
    lines = [f"{s} {p} {o} .\n" for s, p, o in statements(merge(graphs)).merged]
    for kg in graphs:
        lines += [f"{s} {p} {o} {g} .\n" for g, triples in statements(kg).named.items() for s, p, o in triples]
    store = ox.Store()
    store.load(input="".join(lines), format=ox.RdfFormat.N_QUADS)
    return sorted(map(str, store))


@bounded
@given(articles, articles, st.booleans())
def test_names_are_those_of_the_merged_graph_whatever_came_and_went(
    before: list[tuple[tuple[object, ...], ...]], after: list[tuple[tuple[object, ...], ...]], keep: bool
) -> None:
    first = [graph_of(n, a) for n, a in enumerate(before)]
    then = [*(first[:1] if keep else []), *(graph_of(n + 100, a) for n, a in enumerate(after))]
    with TemporaryDirectory() as place:
        store = stored(first, Path(place) / "store")
        assert held(store) == expected(first)
        stored(then, store)
        assert held(store) == expected(then)


def test_a_name_comes_back_when_the_article_that_overruled_it_is_gone(tmp_path: Path) -> None:
    people = (("Official", "Trần Ân"), ("Person", "Trần An"))
    one = graph_of(0, (("PartyBody", "Ban B", {"Ban C"}, ""), ("Body", "Ban C", set(), ""), *people))
    two = graph_of(1, (("StateBody", "Ban A", set(), "so"), ("PartyBody", "Ban A", {"Ban C"}, ""), *people[::-1]))
    for first, then in (([one, two], [one]), ([one, two], [two])):
        store = stored(first, tmp_path / then[0].articles()[0].id.replace("/", "-"))
        stored(then, store)
        assert held(store) == expected(then)


def test_a_code_of_no_list_has_one_wording(tmp_path: Path) -> None:
    graphs = []
    for number, words in enumerate(("Trưởng ban thứ hai", "Trưởng Ban thứ hai")):
        kg = graph_of(number, (("Body", "Ban A", set(), ""),) * 2 + (("Person", "Trần An"),) * 2)
        kg.add_node(Node("position/x/a/p", "Position", "Chức", attributes={"org:role": (Code("role", "p-2", words),)}))
        support = Support(f"article/{number:016x}", (Evidence(f"article/{number:016x}", 0, 3, "Tin"),))
        kg.add_fact(PEOPLE[0], "bb:holds", Ref("position/x/a/p"), support)
        graphs.append(kg)
    store = stored(graphs, tmp_path / "store")
    default = [
        q for q in held(store) if "code/p-2> <http://www.w3.org/2000/01/rdf-schema#label>" in q and "/graph/" not in q
    ]
    assert len(default) == 1
    assert '"Trưởng Ban thứ hai"@vi' in default[0]
