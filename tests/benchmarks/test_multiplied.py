"""The graphs that benchmarks multiply stay what they were, about other things."""

from __future__ import annotations

from exporters.rdf.statements import statements
from graph.model import merge
from tests.benchmarks.multiplied import extracted, multiplied


def test_another_round_says_the_same_of_other_things() -> None:
    few = extracted()[:3]
    graphs = list(multiplied(few, 9))
    assert [len(kg) for kg in graphs] == [len(kg) for kg in few] * 3
    assert [len(kg.facts()) for kg in graphs] == [len(kg.facts()) for kg in few] * 3
    assert graphs[:3] == list(few)
    for kind in ("Article", "Official", "Meeting", "Directive"):
        ids = [node.id for kg in graphs for node in kg.nodes(kind)]
        rounds = [{node.id for kg in graphs[i : i + 3] for node in kg.nodes(kind)} for i in (0, 3, 6)]
        assert len(set(ids)) == sum(map(len, rounds))
        assert rounds[0]


def test_evidence_is_in_the_new_article_and_right() -> None:
    *_, kg = multiplied(extracted()[:2], 6)
    (article,) = kg.articles()
    text = article.attributes["nif:isString"][0]
    for fact in kg.facts():
        for evidence in fact.evidence:
            assert evidence.article == article.id
            assert text.value[evidence.start : evidence.end] == evidence.quote  # type: ignore[union-attr]


def test_bodies_are_shared_for_a_while() -> None:
    one = extracted()[:1]
    near, far = merge(multiplied(one, 20)), merge(multiplied(one, 21))
    bodies = len(one[0].nodes("PartyBody", "StateBody"))
    assert len(near.nodes("PartyBody", "StateBody")) == bodies
    assert len(far.nodes("PartyBody", "StateBody")) > bodies
    assert len(far.articles()) == len(statements(far).named) == 21
