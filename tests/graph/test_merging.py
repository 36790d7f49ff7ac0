"""Many articles, one graph: in any order, in any grouping, however often."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.rdf import serialize
from graph.errors import EvidenceMissing, ModelError
from graph.model import Code, Evidence, KnowledgeGraph, Literal, Node, Ref, Support, Value, merge
from tests.graph.texts import PATHS, extracted, read

GRAPHS = [extracted(read(p)) for p in PATHS[:4]]
places = st.lists(st.integers(0, len(GRAPHS) - 1), max_size=6)
bounded = settings(max_examples=25, derandomize=True, deadline=None)


def same(one: KnowledgeGraph, other: KnowledgeGraph) -> bool:
    """Equal, down to how codes are worded (which `==` does not ask)."""
    if one.nodes() != other.nodes() or repr(one.facts()) != repr(other.facts()):
        return False
    told = ([repr(sorted(n.attributes.items(), key=str)) for n in kg.nodes()] for kg in (one, other))
    return next(told) == next(told)


def pick(numbers: Sequence[int]) -> list[KnowledgeGraph]:
    return [GRAPHS[n] for n in numbers]


@bounded
@given(places, st.randoms(use_true_random=False))
def test_order_does_not_matter(numbers: list[int], random: object) -> None:
    shuffled = list(numbers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert same(merge(pick(numbers)), merge(pick(shuffled)))


@bounded
@given(places, places, places)
def test_grouping_does_not_matter(a: list[int], b: list[int], c: list[int]) -> None:
    one, two, three = (merge(pick(n)) for n in (a, b, c))
    assert same(merge([merge([one, two]), three]), merge([one, merge([two, three])]))
    assert same(merge([one, two, three]), merge(pick([*a, *b, *c])))


@bounded
@given(places)
def test_repetition_does_not_matter(numbers: list[int]) -> None:
    once = merge(pick(numbers))
    assert same(once, merge(pick([*numbers, *numbers])))
    assert same(once, merge([once, once]))
    assert same(once, merge([KnowledgeGraph(), once]))


def test_the_bytes_of_a_merge_do_not_depend_on_the_order() -> None:
    assert serialize(merge(GRAPHS), "nt") == serialize(merge(reversed(GRAPHS)), "nt")


def test_merging_leaves_what_it_merged_alone() -> None:
    before = [(kg.nodes(), kg.facts()) for kg in GRAPHS]
    merge(GRAPHS)
    assert before == [(kg.nodes(), kg.facts()) for kg in GRAPHS]


@pytest.mark.parametrize("n", range(len(GRAPHS)))
def test_each_article_can_be_taken_out_again(n: int) -> None:
    """What one article says is in the merged graph as that article said it."""
    kg = GRAPHS[n]
    own = merge(GRAPHS).article_graph(kg.articles()[0].id)
    assert own.facts() == kg.facts()
    # A node may have learned other wordings from other articles, but not another identity.
    assert {x.id for x in own.nodes()} <= {x.id for x in merge(GRAPHS).nodes()}


# -- made-up graphs ------------------------------------------------------------------------------------------------

IDS = ("person/a", "person/b", "body/c", "event/d")
KINDS = {"person": ("Person", "Official"), "body": ("Body", "PartyBody", "StateBody"), "event": ("Event", "Meeting")}
WORDS = ("An", "Án", "Tỉnh ủy", "họp")
words = st.sampled_from(WORDS)
objects: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from([Ref(i) for i in IDS]),
    words.map(lambda w: Literal(w, language="vi")),
    words.map(lambda w: Code("role", f"x-{WORDS.index(w) // 2}", w)),
)

qualifiers = st.lists(st.tuples(st.sampled_from(["bb:p", "bb:q"]), objects), max_size=2, unique_by=lambda q: q[0])


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    kg = KnowledgeGraph()
    for id in IDS:
        kind = draw(st.sampled_from(KINDS[id.partition("/")[0]]))
        label, others = draw(words), frozenset(draw(st.lists(words, max_size=2)))
        kg.add_node(Node(id, kind, label, others, {"bb:x": (draw(objects),)}))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, 3))
        support = Support(
            draw(st.sampled_from(["article/1", "article/2"])),
            (Evidence("article/1", start, start + 2, "An"),),
            draw(st.sampled_from(["", "the year", "the unit"])),
            tuple(sorted(draw(qualifiers), key=lambda q: q[0])),
            (draw(st.sampled_from(["rule-a", "rule-b"])),),
        )
        kg.add_fact(draw(st.sampled_from(IDS)), draw(st.sampled_from(["bb:p", "bb:q"])), draw(objects), support)
    return kg


@settings(max_examples=120, derandomize=True, deadline=None)
@given(graphs(), graphs(), graphs())
def test_laws_on_any_graphs(a: KnowledgeGraph, b: KnowledgeGraph, c: KnowledgeGraph) -> None:
    assert same(merge([a, b]), merge([b, a]))
    assert same(merge([merge([a, b]), c]), merge([a, merge([b, c])]))
    assert same(merge([a, a]), merge([a]))


# -- what cannot be built ------------------------------------------------------------------------------------------


def test_a_fact_without_words_cannot_be_built() -> None:
    with pytest.raises(EvidenceMissing):
        Support("article/1", ())


def test_a_fact_needs_both_its_ends() -> None:
    kg = KnowledgeGraph()
    kg.add_node(Node("person/a", "Person", "An"))
    support = Support("article/1", (Evidence("article/1", 0, 2, "An"),))
    with pytest.raises(ModelError):
        kg.add_fact("person/a", "bb:chairs", Ref("event/x"), support)
    with pytest.raises(ModelError):
        kg.add_fact("person/b", "bb:chairs", Literal("x"), support)


def test_what_one_mention_states_is_not_inferred() -> None:
    words = (Evidence("article/1", 0, 2, "An"),)
    stated, worked_out = Support("article/1", words), Support("article/1", words, "the year")
    assert stated.union(worked_out).inferred == ""
    assert worked_out.union(worked_out).inferred == "the year"


def test_ten_thousand_sightings_of_a_fact_are_one() -> None:
    kg = KnowledgeGraph()
    kg.add_node(Node("person/a", "Person", "An"))
    for start in range(10_000):
        words = Evidence("article/1", start, start + 2, "An")
        kg.add_fact(
            "person/a", "bb:x", Literal("x"), Support("article/1", (words,), "the year", (), (f"r{start % 2}",))
        )
    (fact,) = kg.facts(predicate="bb:x")
    assert len(fact.evidence) == 10_000
    assert (fact.inferred, fact.supports[0].rules) == ("the year", ("r0", "r1"))


def test_a_code_is_worded_in_one_way_whichever_article_comes_first() -> None:
    def article(label: str, english: str) -> KnowledgeGraph:
        kg = KnowledgeGraph()
        code = Code("role", "x", label, english)
        kg.add_node(Node("position/x", "Position", "X", frozenset({"X"}), {"org:role": (code,)}))
        kg.add_fact("position/x", "bb:x", code, Support("article/1", (Evidence("article/1", 0, 2, "An"),)))
        return kg

    graphs = [article("Ủy viên", ""), article("ủy viên", "Member")]
    for kg in (merge(graphs), merge(graphs[::-1])):
        (fact,), (code,) = kg.facts(), kg.node("position/x").attributes["org:role"]
        assert [getattr(v, "label", "") for v in (fact.object, code)] == ["ủy viên", "ủy viên"]
        assert kg.node("position/x").alt == frozenset()
