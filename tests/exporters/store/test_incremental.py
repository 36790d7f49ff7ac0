"""Whatever happened to the sources before, a store ends as a first run over them would have made it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bienban
from exporters.identities.log import to_json
from exporters.rdf import Settings
from exporters.rdf.statements import statements
from exporters.store import corpus, update
from exporters.terms import local_iri
from graph.corpus import run
from graph.errors import InputError
from graph.identity import identify, renamed
from graph.model import KnowledgeGraph, merge
from tests.exporters.store.small import article, held, identities, judgements, sighting, write, write_sightings

ox = pytest.importorskip("pyoxigraph")

#: What can happen to a folder of sources between two runs: (what, which file, which text).
names = st.sampled_from([f"{n}.txt" for n in "abcdef"])
texts = st.one_of(st.integers(0, 7), st.integers(1000, 1060), st.just("English words only, no minutes."), st.just(""))
steps = st.lists(
    st.lists(
        st.one_of(
            st.tuples(st.just("write"), names, texts),
            st.tuples(st.just("remove"), names, st.just(0)),
            st.tuples(st.just("rename"), names, names),
            st.tuples(st.just("sidecar"), names, st.sampled_from(["2023-05-01", "2023-06-02"])),
            st.tuples(st.just("judge"), st.sampled_from(["", "same", "different", "both"]), st.just(0)),
        ),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
    max_size=4,
)


def change(folder: Path, what: str, name: str, value: int | str) -> None:
    path = folder / name
    if what == "write":
        text = str(value) if isinstance(value, str) else sighting(value) if value >= 1000 else article(value)
        path.write_text(text, encoding="utf-8")
    elif what == "remove":
        path.unlink(missing_ok=True)
    elif what == "rename" and path.exists():
        path.replace(folder / str(value))
    elif what == "sidecar":
        (folder / f"{name}.meta.toml").write_text(
            f'published = {value}\npublisher = "Báo Đồng Tháp"\n', encoding="utf-8"
        )


def said(store: Path) -> dict[str, object]:
    return {name: json.loads((store / name).read_text(encoding="utf-8")) for name in ("report.json", "identities.json")}


@settings(max_examples=10, deadline=None, derandomize=True)
@given(steps)
def test_any_sequence_of_changes_ends_as_a_first_run(changes: list[list[tuple[str, str, int | str]]]) -> None:
    with TemporaryDirectory() as place:
        sources, store, other = (Path(place) / n for n in ("sources", "store", "other"))
        write(sources, range(90, 92))
        write_sightings(sources, range(1000, 1012))
        update([sources], store)
        judged = ""
        for some in changes:
            for what, name, value in some:
                if what == "judge":
                    judged = name
                else:
                    change(sources, what, name, value)
            update([sources], store, judgements=judgements(judged))
        update([sources], other, judgements=judgements(judged))
        assert held(store) == held(other)
        assert said(store) == said(other)
        assert sorted(p.name for p in (store / "shards").iterdir()) != []
        assert [p.name for p in store.iterdir() if p.name.startswith("0")] == [
            f"{json.loads((store / 'store.json').read_text())['generation']:07}"
        ]


@pytest.mark.parametrize("kind", ["", "same", "different", "both"])
def test_a_store_says_what_a_folder_says_and_each_graph_is_its_article(tmp_path: Path, kind: str) -> None:
    write(tmp_path / "sources", range(12))
    write_sightings(tmp_path / "sources", range(1000, 1040))
    update([tmp_path / "sources"], tmp_path / "store", judgements=judgements(kind))
    found = identify(run([tmp_path / "sources"]).kg, judgements(kind))
    assert all((found.identities.divided, found.identities.renamed, found.contradictions, found.candidates))
    expected = [(*t, "") for t in statements(merge([found.kg, found.history])).merged]
    for path in (tmp_path / "sources").iterdir():
        own = statements(renamed(run([path]).kg, found.identities))
        expected += [(*t, name) for name, triples in own.named.items() for t in triples]
    of_many = {"tenures": KnowledgeGraph(), "changes": KnowledgeGraph()}
    for node in found.history.nodes():
        of_many["tenures" if node.kind == "ObservedTenure" else "changes"].add_node(node)
    for graph, history in of_many.items():
        assert history.nodes()
        expected += [(*t, local_iri(Settings().base, f"graph/{graph}")) for t in statements(history).default]
    lines = "".join(f"{s} {p} {o} {g} .\n" for s, p, o, g in expected)
    fresh = ox.Store()
    fresh.load(input=lines, format=ox.RdfFormat.N_QUADS)
    assert held(tmp_path / "store") == sorted(map(str, fresh))
    assert identities(tmp_path / "store") == to_json(found)


def test_an_unchanged_run_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "sources", range(5))
    update([tmp_path / "sources"], tmp_path / "store")
    before = {p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in (tmp_path / "store" / "0000001").rglob("*")}
    did = update([tmp_path / "sources"], tmp_path / "store")
    assert (did.read, did.known, did.added, did.removed, did.articles) == (0, 5, 0, 0, 5)
    assert before == {p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in (tmp_path / "store" / "0000001").rglob("*")}


def test_only_what_changed_is_read(tmp_path: Path) -> None:
    write(tmp_path / "sources", range(9))
    update([tmp_path / "sources"], tmp_path / "store")
    (tmp_path / "sources" / "bai-0003.txt").write_text(article(77), encoding="utf-8")
    did = update([tmp_path / "sources"], tmp_path / "store")
    assert (did.read, did.known, did.added, did.removed, did.articles) == (1, 8, 1, 1, 9)
    (tmp_path / "sources" / "bai-0004.txt").touch()
    assert update([tmp_path / "sources"], tmp_path / "store").read == 0


def test_a_repetition_takes_the_place_of_the_article_that_is_gone(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    write(sources, range(3))
    (sources / "z.txt").write_text(article(0), encoding="utf-8")
    update([sources], tmp_path / "store")
    before = held(tmp_path / "store")
    (sources / "bai-0000.txt").unlink()
    did = update([sources], tmp_path / "store")
    assert (did.read, did.articles) == (0, 3)
    assert held(tmp_path / "store") == before


def test_other_rules_base_or_limits_read_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "sources", range(3))
    update([tmp_path / "sources"], tmp_path / "store")
    monkeypatch.setattr("exporters.store.updating.ruleset", lambda: "0+other")
    assert update([tmp_path / "sources"], tmp_path / "store").read == 3
    assert json.loads((tmp_path / "store" / "report.json").read_text())["rules"] == "0+other"
    did = update([tmp_path / "sources"], tmp_path / "store", base="https://example.org/id/")
    assert did.read == 3
    assert all("w3id.org/bienban/id/" not in quad for quad in held(tmp_path / "store"))


def test_the_graph_of_a_store_is_that_of_one_run(tmp_path: Path) -> None:
    from exporters.facts import to_json

    write(tmp_path / "sources", range(8))
    (tmp_path / "sources" / "again.txt").write_text(article(5), encoding="utf-8")
    update([tmp_path / "sources"], tmp_path / "store")
    there, here = corpus(tmp_path / "store"), run([tmp_path / "sources"])
    assert to_json(there.kg) == to_json(here.kg)
    assert there.report.to_json() == here.report.to_json()


def test_no_article_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    write(tmp_path / "sources", range(2))
    update([tmp_path / "sources"], tmp_path / "store")
    before = held(tmp_path / "store")
    shutil.rmtree(tmp_path / "sources")
    with pytest.raises(InputError, match="the store is as it was"):
        update([tmp_path / "sources"], tmp_path / "store")
    assert held(tmp_path / "store") == before


def test_a_program_may_bring_its_store_up_to_date_many_times(tmp_path: Path) -> None:
    write(tmp_path / "sources", range(2))
    for number in (2, 3):
        report = bienban.build_store([tmp_path / "sources"], tmp_path / "store")
        assert len(report.articles) == number
        write(tmp_path / "sources", range(3))
