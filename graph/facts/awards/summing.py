"""Awards that are told twice: all in one, and one by one; as titles, and as the badges that go with them.

`Thừa ủy quyền của Chủ tịch nước, ông A trao Huân chương Lao động hạng Nhì và hạng Ba cho 4 cá nhân. Theo đó, ông B được
tặng …`: whoever hands over the sum hands over its parts.
"""

from __future__ import annotations

import re

from graph.facts.awards.conferrals import Conferral, grades_of
from graph.facts.awards.occasion import TITLES

__all__ = ["announced_in_sum", "hands_over_titles"]


def announced_in_sum(whole: Conferral, kept: list[Conferral]) -> bool:
    """Whether a conferral of an order without class, or of several classes, is the sum of those that tell each class;
    then these take its giver, and it is no conferral of its own."""
    grades = grades_of(whole.award)
    if len(grades) == 1 or not whole.award.entry.code.startswith("huan-chuong-"):
        return False
    parts = [
        c
        for c in kept
        if c is not whole
        and c.event is whole.event
        and c.award.entry is whole.award.entry
        and len(one := grades_of(c.award)) == 1
        and (not grades or one[0] in grades)
        and (c.agency is whole.agency or c.agency is None or whole.agency is None)
    ]
    if len({c.name for c in parts}) < max(2, len(grades)) or not _adds_up(whole, parts):
        return False
    for part in parts:
        part.agency = part.agency or whole.agency
        part.grantor_spans = part.grantor_spans or [*whole.grantor_spans]
        part.reason = part.reason or whole.reason
        if not part.presenters and not whole.caption:
            part.presenters.extend(whole.presenters)
    return True


def _adds_up(whole: Conferral, parts: list[Conferral]) -> bool:
    """Whether the sum counts as many as its parts name and count, or counts nobody."""
    counts = [re.match(r"\d+", who) for who, _ in whole.recipients if isinstance(who, str)]
    if len(counts) < len(whole.recipients) or None in counts:
        return False
    told = sum(_size(who) for part in parts for who, _ in part.recipients)
    return not counts or sum(int(m.group()) for m in counts if m) == told


def _size(who: object) -> int:
    count = re.match(r"\d+", who) if isinstance(who, str) else None
    return int(count.group()) if count else 1


def hands_over_titles(badges: Conferral, kept: list[Conferral]) -> bool:
    """Whether a conferral is only the handing over of badges and papers of titles told before (`… đã ký quyết định
    phong tặng danh hiệu X. Ông A trao huy hiệu và Bằng chứng nhận danh hiệu cho các nghệ nhân`); then whoever hands
    these over hands over each title."""
    if not badges.insignia:
        return False
    titles = [
        c
        for c in kept
        if c.event is badges.event
        and c.award.entry.code.startswith(TITLES)
        and (c.agency is None or badges.agency is None or c.agency is badges.agency)
    ]
    for title in titles:
        if not title.presenters:
            title.presenters.extend(badges.presenters)
        if title.agency is None and badges.agency is not None:
            title.agency, title.grantor_spans = badges.agency, [*badges.grantor_spans]
    return bool(titles)
