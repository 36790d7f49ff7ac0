"""Small articles in any number, and what a store holds, for the tests of stores."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from exporters.store import database
from graph.corpus.outcome import Outcome
from graph.model import KnowledgeGraph

__all__ = ["article", "held", "stored", "write"]

_PEOPLE = ("Trần Thị Ánh", "Lý Văn Tám", "Đỗ Minh Quân", "Phan Văn Bình", "Lê Thị Hạnh", "Vũ Đức Long", "Mai Xuân Sơn")
_POSTS = (
    ("Chủ tịch UBND tỉnh", "UBND tỉnh Đồng Tháp"),
    ("Phó Bí thư Thường trực Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Đồng Tháp"),
    ("Chủ tịch HĐND huyện Lấp Vò", "Hội đồng nhân dân huyện Lấp Vò"),
    ("Giám đốc Sở Y tế tỉnh Long An", "Sở Y tế tỉnh Long An"),
)


def article(number: int) -> str:
    """A short report; those with different numbers share bodies, and some of them people."""
    person, other = _PEOPLE[number % 7], _PEOPLE[(number * 3 + 1) % 7]
    post, body = _POSTS[number % 4]
    day, month = number % 27 + 1, number % 11 + 1
    return (
        f"Hội nghị lần thứ {number} về công tác cán bộ\n\n"
        f"Sáng {day}/{month}/2023, {body} tổ chức hội nghị sơ kết công tác cán bộ lần thứ {number}. "
        f"Đồng chí {person} - {post} chủ trì hội nghị. "
        f"Tại hội nghị, đồng chí {other}, Ủy viên Ban Thường vụ Tỉnh ủy, đề nghị các sở, ngành báo cáo kết quả.\n"
    )


def write(folder: Path, numbers: range, suffix: str = "txt") -> None:
    """A file for each number."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"bai-{number:04}.{suffix}").write_text(article(number), encoding="utf-8")


def held(store: Path) -> list[str]:
    """Every quad of a store, sorted."""
    import pyoxigraph as ox

    return sorted(map(str, ox.Store.read_only(str(database(store)))))


def stored(graphs: Iterable[KnowledgeGraph], store: Path) -> Path:
    """A store of graphs that no source gave, one article each."""
    from exporters.rdf import Settings
    from exporters.store.contents import write_reports
    from exporters.store.generation import Generations
    from exporters.store.updating import Updating

    with Generations(store).held():
        items = [[Outcome(f"{n}.txt", kg.articles()[0].id, kg=kg)] for n, kg in enumerate(graphs)]
        write_reports(store, Updating(store, Settings()).take_over(items))
    return store
