"""Which readings tell of the same conferral: a caption and a sentence, a list and the sentence that sums it up.

Two orders of one class, given to two people in two sentences, are two conferrals; so is what is told with `Cùng ngày`
or `Cũng trong dịp này` and goes to somebody else.
"""

from __future__ import annotations

import re

from graph.facts.awards.commended import COMMENDATION
from graph.facts.awards.conferrals import Conferral
from graph.facts.awards.summing import announced_in_sum, hands_over_titles
from graph.resolution.bodies import Agency
from graph.resolution.people import Individual
from graph.resolution.posts import Post

__all__ = ["merged"]

#: Families of awards that are named in short when they are named again: `trao huân chương và cờ thi đua`.
_FAMILIES = {"huan-chuong", "huy-chuong", "huy-hieu", "co", "ky-niem-chuong", "huy-hieu-dang"}
#: Awards conferred one by one, each by a decision of its own.
_SINGLE = ("huan-chuong", "huy-chuong", "anh-hung")


def merged(read: list[Conferral], posts: list[Post]) -> list[Conferral]:
    """The conferrals that some readings of awards tell of, in the order of the text; `posts` say of which bodies those
    are who hand them over."""
    kept: list[Conferral] = []
    for conferral in read:
        same = next(
            (c for c in reversed(kept) if _is_same(c, conferral) and not _is_elsewhere(c, conferral, posts)), None
        )
        if same is None:
            conferral.ordinal = len(kept)
            kept.append(conferral)
        else:
            _take(same, conferral)
    kept = [c for c in kept if not (announced_in_sum(c, kept) or hands_over_titles(c, kept))]
    return [c for c in kept if not (_is_told_in_full(c, kept) or _is_of_an_award(c, kept))]


def _is_same(earlier: Conferral, later: Conferral) -> bool:
    return (
        earlier.name == later.name
        and (earlier.agency is later.agency or earlier.agency is None or later.agency is None)
        and earlier.event is later.event
        and not _is_other(earlier, later)
    )


def _is_elsewhere(earlier: Conferral, later: Conferral, posts: list[Post]) -> bool:
    """Whether one is granted by a body, and the other, of which no giver is told, handed over by people of another one
    of the same kind alone: `Bí thư Đảng ủy phường A trao …` and `Đảng ủy phường B trao …`."""
    granted, other = (earlier, later) if later.agency is None else (later, earlier)
    if granted.agency is None or other.agency is not None or not other.presenters:
        return False
    givers = {id(person) for person, _ in other.presenters}
    houses = [p.agency for p in posts if id(p.person) in givers and p.agency is not None]
    alike = [h for h in houses if h.code == granted.agency.code and h.area is not None]
    return bool(alike) and all(h.area is not granted.agency.area for h in alike)


def _is_other(earlier: Conferral, later: Conferral) -> bool:
    """Whether the recipients show that the later one is another conferral of the same award."""
    if not earlier.recipients or not later.recipients or earlier.caption or later.caption:
        return False
    if not (later.apart or later.award.entry.code.startswith(_SINGLE)):
        return False
    return not any(_same_recipient(a, b) for a, _ in earlier.recipients for b, _ in later.recipients)


def _same_recipient(a: Individual | Agency | str, b: Individual | Agency | str) -> bool:
    return a is b or isinstance(a, str) and isinstance(b, str) and _words(a) == _words(b)


def _words(label: str) -> set[str]:
    """`cán bộ, nhân dân huyện X` and `nhân dân và cán bộ huyện X` are one group."""
    return {*re.findall(r"\w+", label.lower())} - {"và"}


def _take(conferral: Conferral, other: Conferral) -> None:
    """Add to a conferral what another reading of it tells. What a caption counts is not added to what is named."""
    conferral.agency = conferral.agency or other.agency
    if other.grantor_spans and (other.award.grantor is not None or not conferral.grantor_spans):
        conferral.grantor_spans.extend(other.grantor_spans)
    conferral.spans.extend(other.spans)
    recipients = [r for r in other.recipients if not any(_same_recipient(r[0], k) for k, _ in conferral.recipients)]
    if conferral.recipients and other.caption:
        recipients = [r for r in recipients if not isinstance(r[0], str)]
    if conferral.recipients and conferral.name.endswith("năm tuổi Đảng"):
        recipients = [r for r in recipients if not isinstance(r[0], str)]  # `2 trong số đó`, who came not
    if recipients and conferral.caption and not other.caption:
        conferral.recipients = [r for r in conferral.recipients if not isinstance(r[0], str)]
    conferral.recipients.extend(recipients)
    conferral.vague.extend(other.vague)
    conferral.presenters.extend(p for p in other.presenters if all(p[0] is not q for q, _ in conferral.presenters))
    conferral.reason = conferral.reason or other.reason
    conferral.movement = conferral.movement or other.movement
    conferral.caption = conferral.caption and other.caption


def _is_of_an_award(short: Conferral, kept: list[Conferral]) -> bool:
    """Whether a commendation of which the award is not said is that of the one award told without a giver or without
    recipients; then that one takes what the commendation tells."""
    if short.award.entry is not COMMENDATION:
        return False
    full = [
        c
        for c in kept
        if c is not short and c.event is short.event and c.agency in (None, short.agency) and not c.recipients
    ]
    if len(full) != 1:
        return False
    _take(full[0], short)
    return True


def _is_told_in_full(short: Conferral, kept: list[Conferral]) -> bool:
    """Whether a conferral told in short (`trao huân chương`) is the only one of its family that is told in full; then
    that one takes what the short one tells."""
    if short.award.entry.code not in _FAMILIES or short.award.entry.name != short.name:
        return False
    full = [
        c
        for c in kept
        if c is not short
        and c.name != short.name
        and c.event is short.event
        and c.name.startswith(short.name.removesuffix(" Đảng") + " ")
        and (c.agency is short.agency or c.agency is None or short.agency is None)
    ]
    if short.name == "Huy hiệu" and any(c.name == "Huy hiệu Đảng" for c in full):
        full = [c for c in full if c.name == "Huy hiệu Đảng"]
    if len(full) > 1 and _is_the_sum(short, full):
        return True
    if len(full) != 1 or short.recipients and not _agree(short, full[0]):
        return False
    _take(full[0], short)
    return True


def _is_the_sum(short: Conferral, full: list[Conferral]) -> bool:
    """`Lễ trao tặng Huân chương cho các cá nhân …`, before each order is told with its class: no conferral of its own,
    where it names and counts nobody and nobody else hands it over."""
    known = {id(person) for conferral in full for person, _ in conferral.presenters}
    return not short.recipients and all(id(person) in known for person, _ in short.presenters)


def _agree(short: Conferral, full: Conferral) -> bool:
    return not full.recipients or any(_same_recipient(a, b) for a, _ in short.recipients for b, _ in full.recipients)
