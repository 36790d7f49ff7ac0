"""Edges that follow from others: `belongsTo` and `leads` from posts, `belongsTo` from hierarchy, `awards` from
grantor and recipient. They carry the words of the facts they follow from."""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.model import Ref, Support

__all__ = ["add_derived"]

_CURRENT = {"duong-nhiem", "nhan-chuc"}


def add_derived(builder: Builder) -> None:
    """Add the derived edges of everything already in the graph."""
    kg = builder.kg
    heads = [p for p in builder.resolved.posts if p.leads and p.agency is not None]
    leads = {(p.person.id, p.agency.id) for p in heads if p.agency is not None and p.status in ("holds", "appointed")}
    heading = {(p.person.id, p.agency.id, builder.position(p)) for p in heads if p.agency is not None}
    for fact in kg.facts(predicate="bb:holds"):
        assert isinstance(fact.object, Ref)
        post_in = kg.node(fact.object.id).attributes.get("org:postIn")
        if not post_in or not isinstance(post_in[0], Ref):
            continue
        tenures = {getattr(v, "id", "") for v in fact.qualifier("bb:tenure")}
        if not tenures & _CURRENT:
            continue
        body = post_in[0]
        for support in fact.supports:
            plain = Support(support.article, support.evidence, support.inferred, (), ("follows-from-post",))
            kg.add_fact(fact.subject, "bb:belongsTo", body, plain)
            if (fact.subject, body.id) in leads and (fact.subject, body.id, fact.object.id) in heading:
                kg.add_fact(fact.subject, "bb:leads", body, plain)
    for fact in kg.facts(predicate="bb:partOf"):
        for support in fact.supports:
            kg.add_fact(
                fact.subject,
                "bb:belongsTo",
                fact.object,
                Support(support.article, support.evidence, support.inferred, (), ("follows-from-hierarchy",)),
            )
    for grant in kg.facts(predicate="bb:grantor"):
        assert isinstance(grant.object, Ref)
        for receipt in kg.facts(subject=grant.subject, predicate="bb:recipient"):
            evidence = tuple(sorted({*grant.supports[0].evidence, *receipt.supports[0].evidence}))
            kg.add_fact(
                grant.object.id,
                "bb:awards",
                receipt.object,
                Support(builder.article.id, evidence, "", (), ("follows-from-award",)),
            )
