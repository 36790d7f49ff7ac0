"""Edges that follow from others: `belongsTo` and `leads` from posts, `belongsTo` from hierarchy, `awards` from
grantor and recipient. They carry the words of the facts they follow from."""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.model import Ref, Support

__all__ = ["add_derived"]

_CURRENT = {"duong-nhiem", "nhan-chuc"}


def add_derived(builder: Builder) -> None:
    """Add the derived edges of everything already in the graph."""
    _add_memberships(builder)
    _add_hierarchy(builder)
    _add_grants(builder)


def _add_memberships(builder: Builder) -> None:
    """Who holds a post belongs to its body, and leads it where the post does."""
    kg = builder.kg
    heads = [(p, p.agency.id) for p in builder.resolved.posts if p.leads and p.agency is not None]
    leads = {(p.person.id, body) for p, body in heads if p.status in ("holds", "appointed")}
    heading = {(p.person.id, body, builder.position(p)) for p, body in heads}
    for fact in kg.facts(predicate="bb:holds"):
        assert isinstance(fact.object, Ref)
        post_in = kg.node(fact.object.id).attributes.get("org:postIn")
        if not post_in or not isinstance(post_in[0], Ref):
            continue
        tenures = {getattr(v, "id", "") for v in fact.qualifier("bb:tenure")}
        if not tenures & _CURRENT:
            continue
        body = post_in[0]
        led = (fact.subject, body.id) in leads and (fact.subject, body.id, fact.object.id) in heading
        for support in fact.supports:
            plain = _following(support, "follows-from-post")
            kg.add_fact(fact.subject, "bb:belongsTo", body, plain)
            if led:
                kg.add_fact(fact.subject, "bb:leads", body, plain)


def _add_hierarchy(builder: Builder) -> None:
    for fact in builder.kg.facts(predicate="bb:partOf"):
        for support in fact.supports:
            follows = _following(support, "follows-from-hierarchy")
            builder.kg.add_fact(fact.subject, "bb:belongsTo", fact.object, follows)


def _add_grants(builder: Builder) -> None:
    """Who grants an award awards whoever receives it."""
    kg = builder.kg
    for grant in kg.facts(predicate="bb:grantor"):
        assert isinstance(grant.object, Ref)
        for receipt in kg.facts(subject=grant.subject, predicate="bb:recipient"):
            evidence = tuple(sorted({*grant.supports[0].evidence, *receipt.supports[0].evidence}))
            follows = Support(builder.article.id, evidence, "", (), ("follows-from-award",))
            kg.add_fact(grant.object.id, "bb:awards", receipt.object, follows)


def _following(support: Support, rule: str) -> Support:
    """The words of the fact that another follows from."""
    return Support(support.article, support.evidence, support.inferred, (), (rule,))
