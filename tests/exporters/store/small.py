"""Small articles in any number, and what a store holds, for the tests of stores."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from exporters.store import database
from graph.corpus.outcome import Outcome
from graph.identity import Judgements
from graph.model import KnowledgeGraph
from tests.graph.identity.told import different, same

__all__ = [
    "PEOPLE",
    "article",
    "copied",
    "held",
    "identities",
    "judgements",
    "sighting",
    "stored",
    "write",
    "write_sightings",
]

PEOPLE = ("Trần Thị Ánh", "Lý Văn Tám", "Đỗ Minh Quân", "Phan Văn Bình", "Lê Thị Hạnh", "Vũ Đức Long", "Mai Xuân Sơn")
_POSTS = (
    ("Chủ tịch UBND tỉnh", "UBND tỉnh Đồng Tháp"),
    ("Phó Bí thư Thường trực Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Đồng Tháp"),
    ("Chủ tịch HĐND huyện Lấp Vò", "Hội đồng nhân dân huyện Lấp Vò"),
    ("Giám đốc Sở Y tế tỉnh Long An", "Sở Y tế tỉnh Long An"),
)


def article(number: int) -> str:
    """A short report; those with different numbers share bodies, and some of them people."""
    person, other = PEOPLE[number % 7], PEOPLE[(number * 3 + 1) % 7]
    post, body = _POSTS[number % 4]
    day, month = number % 27 + 1, number % 11 + 1
    return (
        f"Hội nghị lần thứ {number} về công tác cán bộ\n\n"
        f"Sáng {day}/{month}/2023, {body} tổ chức hội nghị sơ kết công tác cán bộ lần thứ {number}. "
        f"Đồng chí {person} - {post} chủ trì hội nghị. "
        f"Tại hội nghị, đồng chí {other}, Ủy viên Ban Thường vụ Tỉnh ủy, đề nghị các sở, ngành báo cáo kết quả.\n"
    )


_NAMES = ("Lê Văn An", "Trần Thị Hoà", "Trần Thị Hòa")
_OFFICES = (
    "Giám đốc Sở Y tế tỉnh Tiền Giang",
    "Bí thư Huyện ủy Cái Bè, tỉnh Tiền Giang",
    "Giám đốc Sở Y tế tỉnh Đồng Tháp",
    "Chủ tịch UBND tỉnh An Giang",
)
_SENTENCES = (
    "Ông {name}, {office}, dự hội nghị.",
    "Tại kỳ họp, ông {name} được bầu giữ chức {office}.",
    "Ông {name} thôi giữ chức {office} để nghỉ hưu.",
    "Hội nghị của UBND tỉnh Tiền Giang có ông {name} phát biểu.",
    "Ông {name}, {office}, dự cuộc họp.",
)
_DAYS = ("10/01/2023", "12/06/2023", "10/06/2023", "05/03/2024", "20/08/2025", "21/08/2025", "12/06/2023")


def sighting(number: int) -> str:
    """One sentence about one of few people: namesakes, people who move, provinces that merge, what cannot be true."""
    sentence = _SENTENCES[number % 5].format(name=_NAMES[number % 3], office=_OFFICES[number % 4])
    return f"Tin thứ {number}\n\nCập nhật ngày: {_DAYS[number % 7]} 08:00:00\n\n{sentence}\n"


def judgements(kind: str) -> Judgements:
    """About the people of `sighting`: `same`, `different`, both, or none."""
    an, hoa = "le-van-an-179303", "tran-thi-hoa-c406ed"
    entries = {
        "same": same(f"person/an-giang/{an}", f"person/an-giang/{hoa}", f"person/tien-giang/{hoa}"),
        "different": different(f"person/tien-giang/{an}", f"person/dong-thap/{an}"),
    }
    return Judgements(tuple(judgement for name, judgement in entries.items() if kind in (name, "both")))


def write(folder: Path, numbers: range, suffix: str = "txt") -> None:
    """A file for each number."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"bai-{number:04}.{suffix}").write_text(article(number), encoding="utf-8")


def write_sightings(folder: Path, numbers: range) -> None:
    """A file for each number: `1001.txt`."""
    for number in numbers:
        (folder / f"{number}.txt").write_text(sighting(number), encoding="utf-8")


def copied(folder: Path, target: Path) -> Path:
    """A folder of sources or a store of one's own, as another is: sources are known by their names and what they hold."""
    return Path(shutil.copytree(folder, target, symlinks=True))


def identities(store: Path) -> str:
    """The log of identity of a store or a folder."""
    return (store / "identities.json").read_text(encoding="utf-8")


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
