"""Merging, on graphs made to differ in all they can differ in: the same bytes in any order, grouping and number."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.facts import to_json
from exporters.rdf import FORMATS, serialize
from graph.model import Code, Evidence, KnowledgeGraph, Literal, Node, Ref, Support, Value, merge

ARTICLES = ("article/1", "article/2")
NODES = ("person/an", "body/tinh-uy", "event/hop")
KINDS = ("Person", "Official", "Body", "PartyBody", "StateBody", "Event", "Meeting")
#: Reasons that hold the mark between reasons, begin or end with it, or are each other's parts.
REASONS = ("", "b", "a; b", "b; a", "the year; of the article", "the year", "; a", "a;", "a; ; a")
WORDS = ("Trưởng làng", "trưởng làng", "Trưởng bản")

codes = st.builds(
    Code, st.just("role"), st.sampled_from(["r1", "r2"]), st.sampled_from(WORDS), st.sampled_from(["", "Head"])
)
values: st.SearchStrategy[Value] = st.one_of(
    codes, st.sampled_from([Ref(n) for n in NODES]), st.sampled_from([Literal("1"), Literal("x", language="vi")])
)
nodes = st.builds(
    Node, st.sampled_from(NODES), st.sampled_from(KINDS), st.sampled_from(WORDS), st.frozensets(st.sampled_from(WORDS)),
    st.dictionaries(st.sampled_from(["org:role", "bb:number"]), st.lists(values, min_size=1, max_size=3).map(tuple), max_size=2),
)  # fmt: skip


@st.composite
def supports(draw: st.DrawFn) -> Support:
    article = draw(st.sampled_from(ARTICLES))
    starts = draw(st.lists(st.integers(0, 3), min_size=1, max_size=3))
    return Support(
        article,
        tuple(Evidence(article, start, start + 1, "x") for start in starts),
        draw(st.sampled_from(REASONS)),
        tuple(draw(st.lists(st.tuples(st.sampled_from(["bb:tenure", "bb:capacity"]), codes), max_size=3))),
        tuple(draw(st.lists(st.sampled_from(["rule-1", "rule-2", "rule-3"]), max_size=3))),
    )


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    kg = KnowledgeGraph()
    for node in draw(st.lists(nodes, max_size=3)):
        kg.add_node(node)
    for id in (*ARTICLES, *NODES):
        if id not in kg:
            kg.add_node(Node(id, "Article" if id in ARTICLES else "Person", "Tin"))
    for support in draw(st.lists(supports(), max_size=4)):
        predicate = draw(st.sampled_from(["bb:chairs", "bb:holds"]))
        kg.add_fact(draw(st.sampled_from(NODES)), predicate, draw(values), support)
    return kg


def written(*graphs: KnowledgeGraph) -> tuple[str, ...]:
    """The bytes of a merge, in every format."""
    kg = merge(graphs)
    return (to_json(kg), *(serialize(kg, format) for format in sorted(FORMATS)))


bounded = settings(max_examples=40, derandomize=True, deadline=None)


@bounded
@given(graphs())
def test_once_is_as_good_as_twice(kg: KnowledgeGraph) -> None:
    alone = (to_json(kg), *(serialize(kg, format) for format in sorted(FORMATS)))
    assert alone == written(kg) == written(kg, kg)


@bounded
@given(graphs(), graphs())
def test_either_may_come_first(a: KnowledgeGraph, b: KnowledgeGraph) -> None:
    assert written(a, b) == written(b, a) == written(a, b, a)


@bounded
@given(graphs(), graphs(), graphs())
def test_any_two_may_be_merged_before_the_third(a: KnowledgeGraph, b: KnowledgeGraph, c: KnowledgeGraph) -> None:
    assert written(merge([a, b]), c) == written(a, merge([b, c])) == written(a, b, c)
