"""Votes as texts count them: `28/31 đại biểu tán thành (90,3%)`, `không tán thành: 0`, `đạt 100% số phiếu`.

For is `tán thành`, `đồng ý`, `nhất trí`; against is their `không …`; abstaining is `không có ý kiến`, `ý kiến khác`,
`không biểu quyết`. A number is read only where its words say what it counts. Source: the forms of minutes of ballots
in Nghị định 30/2020/NĐ-CP and in the rules on elections in the Party (Quyết định 244-QĐ/TW); the genre.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from graph.official.spacing import spaced

__all__ = ["Count", "Tally", "may_count", "read_tallies"]

_FOR, _AGAINST, _ABSTAINING = "for", "against", "abstaining"
_KINDS = {
    _AGAINST: r"không (?:tán thành|đồng ý|nhất trí|đồng thuận)|phản đối",
    _ABSTAINING: r"không có ý kiến|ý kiến khác|không (?:tham gia )?biểu quyết|không bỏ phiếu|phiếu trắng",
    _FOR: r"tán thành|đồng ý|nhất trí|đồng thuận",
}
_KIND = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
_ANY = "|".join(_KINDS.values())
_VOTER = (
    r"(?:đại biểu|đbqh|đồng chí|đ/c|đảng viên|thành viên|(?:đảng |chi |cấp )?ủy viên|hội viên|đoàn viên|người"
    r"|(?:số )?phiếu|ý kiến|vị)"
)
_NUMBER = r"(?P<n>\d{1,5})(?: ?/ ?(?P<m>\d{1,5}))?(?![\d%]|[.,/]\d)"
_PERCENT = r"(?P<p>100(?:[.,]0{1,2})?|\d{1,2}(?:[.,]\d{1,2})?) ?%"
#: `(90,3%)`, `, đạt tỷ lệ 100%`, `(bằng 94,25% tổng số đại biểu Quốc hội)`.
_SHARE = (
    rf"(?:[\x20,]{{0,4}}\(? ?(?:(?:đạt|chiếm|bằng)?(?: tỷ lệ| tỉ lệ)?:? ?){_PERCENT}"
    r"(?:[^()\d;.]{0,50}\))?(?=[\s,;.)]|$))?"
)
#: `tán thành 28 đại biểu (90,3%)`, `không tán thành: 0`, `ý kiến khác: không`.
_AFTER = spaced(
    rf"(?:{_KIND})(?: là| có)? ?:? ?(?:{_NUMBER}|(?P<none>không(?! có| tán| đồng| nhất))(?=[\x20.;,)]|$))"
    rf"(?:(?= ?(?:[.,;:)(]|$))|(?: {_VOTER}[^,;.()\d]{{0,45}}?)?(?= ?[(,;.]| ?$)){_SHARE}"
)
#: `31/31 đại biểu có mặt tán thành, đạt tỷ lệ 100%`, `02 đại biểu không biểu quyết`.
_BEFORE = spaced(rf"(?<![\d/,.]){_NUMBER} {_VOTER}(?:(?!{_ANY})[^,;.:()\d]){{0,60}}?(?:{_KIND}){_SHARE}")
#: `100% đại biểu có mặt tán thành`, `100% nhất trí`.
_ALL = spaced(rf"(?<![\d,.]){_PERCENT}(?: (?:số |tổng số )?{_VOTER}[^,;.:()\d]{{0,50}}?)? (?P<for>{_KINDS[_FOR]})")
#: `trúng cử với 44/46 phiếu`, `biểu quyết 12/13, đạt 92,3%`.
_WON = spaced(
    r"(?:(?:trúng cử|được bầu|đắc cử)[^.;:\d]{0,60}?(?P<won>(?:với|đạt)(?: số phiếu)? )|biểu quyết:? )(?P<for>)"
    rf"{_NUMBER}(?: (?:số )?phiếu(?: bầu| hợp lệ)?)?{_SHARE}"
)
#: `đạt 100% số phiếu`, `với 98,5% tổng số phiếu bầu`.
_BALLOTS = spaced(
    rf"(?:với|đạt)(?: tỷ lệ| tỉ lệ)? (?P<for>){_PERCENT} (?:tổng )?số phiếu(?: bầu| hợp lệ| tán thành| đồng ý)?"
)
_PATTERNS = (_AFTER, _BEFORE, _ALL, _WON, _BALLOTS)
#: A word that every one of these has in it: most sentences have none, and are done with one look.
_VOTED = spaced(r"tán thành|đồng ý|nhất trí|đồng thuận|phản đối|ý kiến|biểu quyết|phiếu|trúng cử|được bầu|đắc cử")
#: Words without which a sentence has none of these.
_OF_VOTES = frozenset(("tán", "ý", "trí", "thuận", "phản", "phiếu", "trúng", "bầu", "đắc"))
_BALLOT = frozenset(("biểu", "quyết"))
_CAST = spaced(r"(?:thu về|thu vào|hợp lệ|phát ra)(?: là)? ?:? ?(\d{1,5})(?: phiếu)?")


class Count(Struct, frozen=True):
    """How many voted one way: `number` and `share` (percent, with a point) as far as stated; offsets of the words."""

    kind: str
    number: int | None
    out_of: int | None
    share: str
    start: int
    end: int


class Tally(Struct):
    """The counts of one vote, at most one of each kind."""

    counts: list[Count] = field(default_factory=list)
    cast: tuple[int, int, int] | None = None  #: how many ballots were cast, and the offsets that say so

    @property
    def start(self) -> int:
        return self.counts[0].start

    @property
    def end(self) -> int:
        return self.counts[-1].end

    def of(self, kind: str) -> Count | None:
        """The count of a kind."""
        return next((c for c in self.counts if c.kind == kind), None)


def may_count(said: frozenset[str]) -> bool:
    """Whether a sentence of these words may count votes: a look at its words, before its letters are searched."""
    return not _OF_VOTES.isdisjoint(said) or said >= _BALLOT


def read_tallies(folded: str, start: int, end: int, *, part: bool = False) -> list[Tally]:
    """The votes that are counted between two offsets of a folded text, in their order. `part`: also counts that only
    go on with a vote, such as `không tán thành: 0` on a line of its own.

    >>> [tally] = read_tallies("tán thành 28/31 đại biểu (90,3%), phản đối 3.", 0, 46)
    >>> [(c.kind, c.number, c.out_of, c.share) for c in tally.counts]
    [('for', 28, 31, '90.3'), ('against', 3, None, '')]
    """
    tallies: list[Tally] = []
    for count in _counts(folded, start, end):
        if not tallies or tallies[-1].of(count.kind) is not None:
            tallies.append(Tally())
        tallies[-1].counts.append(count)
    if len(tallies) == 1:
        cast = [(int(m[1]), m.start(), m.end()) for m in _CAST.finditer(folded, start, end)]
        total = sum(c.number or 0 for c in tallies[0].counts)
        tallies[0].cast = next((c for c in cast if c[0] >= total), None)
    return [t for t in tallies if _consistent(t) and (part or _anybody(t))]


def _counts(folded: str, start: int, end: int) -> Iterator[Count]:
    """The counts, none of whose words belongs to another: of two that overlap the one that begins first is read."""
    if _VOTED.search(folded, start, end) is None:
        return
    found = sorted(
        ((m.start(), -m.end(), n, m) for n, p in enumerate(_PATTERNS) for m in p.finditer(folded, start, end)),
        key=lambda f: f[:3],
    )
    reached = start
    for _, _, _, m in found:
        if m.start() < reached:
            continue
        groups = m.groupdict()
        kind = next(k for k in _KINDS if groups.get(k) is not None)
        number = 0 if groups.get("none") else int(groups["n"]) if groups.get("n") else None
        out_of = int(groups["m"]) if groups.get("m") else None
        stop = m.end()
        while folded[stop - 1] in " ,;":
            stop -= 1
        reached = stop
        begin = m.start("won") if groups.get("won") else m.start()
        yield Count(kind, number, out_of, (groups.get("p") or "").replace(",", "."), begin, stop)


def _consistent(tally: Tally) -> bool:
    """No more votes than voters."""
    numbers = [c.number for c in tally.counts if c.number is not None]
    whole = next((c.out_of for c in tally.counts if c.out_of), None)
    if any(c.out_of is not None and c.number is not None and c.number > c.out_of for c in tally.counts):
        return False
    return whole is None or sum(numbers) <= whole


def _anybody(tally: Tally) -> bool:
    """Somebody voted: a count that says only `không tán thành: 0` tells of no vote."""
    return tally.of(_FOR) is not None or any(c.number for c in tally.counts)
