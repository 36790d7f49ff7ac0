"""Who signs a document, in what capacity and for whom: `TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH`."""

from __future__ import annotations

from graph.facts.builder import Builder
from graph.facts.event import Events
from graph.model import Code, Evidence, Ref, Value
from graph.resolution.signatures import Signed

__all__ = ["add_signatures"]

_FORMULAS = {
    "tm": Code("signingFormula", "thay-mat", "thay mặt (TM.)", "on behalf of (TM.)"),
    "kt": Code("signingFormula", "ky-thay", "ký thay (KT.)", "in place of (KT.)"),
    "tl": Code("signingFormula", "thua-lenh", "thừa lệnh (TL.)", "by order of (TL.)"),
    "tuq": Code("signingFormula", "thua-uy-quyen", "thừa ủy quyền (TUQ.)", "by delegation of (TUQ.)"),
    "q": Code("signingFormula", "quyen", "quyền (Q.)", "acting (Q.)"),
    "chair": Code("signingFormula", "chu-toa", "chủ trì, chủ tọa", "as chair of the meeting"),
    "secretary": Code("signingFormula", "thu-ky-ky", "thư ký", "as minute-taker"),
}


#: What the signature of minutes says of the signer's part, where the minutes themselves do not.
_PARTS = {"chair": ("bb:chairs", "signature-of-chair"), "secretary": ("bb:takesMinutesOf", "signature-of-secretary")}


def add_signatures(builder: Builder, document: str, events: Events) -> None:
    """`bb:signs` from each signer, with the post, the formulas, and the body or office that it is given for."""
    for signed in builder.resolved.signed:
        said = [builder.words(*span) for span in (*signed.lines, signed.name)]
        qualifiers: list[tuple[str, Value]] = []
        if signed.post is not None:
            qualifiers.append(("bb:inCapacity", Ref(builder.position(signed.post))))
        if signed.body is not None:
            qualifiers.append(("bb:signsFor", Ref(builder.body(signed.body))))
        if signed.office is not None:
            qualifiers.append(("bb:signsFor", Ref(builder.position(signed.office))))
        formulas = [*signed.formulas, *([signed.meeting] if signed.meeting else [])]
        qualifiers += [("bb:signingFormula", _FORMULAS[f]) for f in dict.fromkeys(formulas)]
        builder.fact(builder.person(signed.person), "bb:signs", Ref(document), said, "signature", "", qualifiers)
        _add_part(builder, signed, said, events)


def _add_part(builder: Builder, signed: Signed, said: list[Evidence], events: Events) -> None:
    """`THƯ KÝ / Trần Thị Mai` below minutes that name no secretary, `CHỦ TRÌ / Lê Tám` below such without a chair."""
    form = builder.article.official
    if signed.meeting not in _PARTS or form is None or form.kind != "biên bản" or len(events.all) != 1:
        return
    event = Ref(events.all[0].id)
    predicate, rule = _PARTS[signed.meeting]
    others = {f.subject for f in builder.kg.facts(predicate=predicate, object=event) if rule not in f.supports[0].rules}
    if not others:
        builder.fact(builder.person(signed.person), predicate, event, said, rule)
