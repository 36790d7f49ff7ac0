"""Oxigraph and Virtuoso, each with the Graph Store Protocol and with SPARQL Update, end up with what the folder has."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Dataset, Graph
from rdflib import Literal as RdfLiteral
from rdflib.namespace import PROV, XSD

from bienban import extract, read
from exporters.push import push
from exporters.rdf import Settings
from exporters.rdf.library import to_dataset
from graph.errors import OutputError
from graph.model import KnowledgeGraph, Literal, merge
from tests.benchmarks.multiplied import extracted, multiplied
from tests.conftest import ROOT, Command
from tests.exporters import invented
from tests.exporters.push import servers
from tests.exporters.push.conftest import Way, require
from tests.exporters.push.servers import Running
from tests.exporters.test_rdf import HOSTILE, hostile

Folder = Callable[[KnowledgeGraph], Path]


def wanted(kg: KnowledgeGraph, base: str, default: str) -> dict[str, Graph]:
    """Graph by graph what a server is to have."""
    dataset: Dataset = to_dataset(kg, Settings(base=base))
    found = {
        str(g.identifier): Graph() + g for g in dataset.graphs() if g.identifier != dataset.default_graph.identifier
    }
    return {**found, default: Graph() + dataset.default_graph}


def as_kept(g: Graph, server: Running) -> Graph:
    """The statements as a server keeps them: Oxigraph has one type for all integers, and no others change."""
    if server.name != "oxigraph":
        return g
    kept = Graph()
    for s, p, o in g:
        narrow = isinstance(o, RdfLiteral) and o.datatype in {XSD.nonNegativeInteger, XSD.positiveInteger}
        kept.add((s, p, RdfLiteral(str(o), datatype=XSD.integer) if narrow else o))
    return kept


def assert_same(server: Running, kg: KnowledgeGraph, base: str, default: str) -> None:
    graphs = wanted(kg, base, default)
    assert server.graphs(base) == {name for name in graphs if name.startswith(base)}
    for name, local in graphs.items():
        there = server.graph(name)
        # No blank nodes: the same statements are the same graph.
        assert set(there) == set(as_kept(local, server)), name


def test_the_server_has_what_the_folder_has(way: Way, folder: Folder, base: str, kg: KnowledgeGraph) -> None:
    done = way.push(folder(kg))
    assert done.default_graph == (f"{base}graph/readings" if way.server.name == "virtuoso" else "")
    assert_same(way.server, kg, base, done.default_graph)
    local = wanted(kg, base, done.default_graph)
    assert (done.sent, done.unchanged, done.removed) == (len(local), 0, 0)
    assert done.statements == sum(map(len, local.values()))


def test_twice_is_as_good_as_once(way: Way, folder: Folder, base: str, kg: KnowledgeGraph) -> None:
    out = folder(kg)
    once = way.push(out)
    again = way.push(out)
    assert (again.sent, again.unchanged, again.statements) == (0, once.sent, once.statements)
    assert way.push(out, everything=True).sent == once.sent
    assert_same(way.server, kg, base, once.default_graph)


def test_a_changed_article_is_replaced_and_a_removed_one_removed(way: Way, folder: Folder, base: str) -> None:
    first, second = invented.first_article(), invented.second_article()
    done = way.push(folder(merge([first, second])))
    other = extracted()[0]
    # The first article says something else now, the second is gone, and there is a third.
    (article,) = first.articles()
    first.update_node(article.id, attributes={**article.attributes, "schema:headline": (Literal("Tin đã sửa"),)})
    now = merge([first, other])
    done = way.push(folder(now))
    assert done.removed == 1
    assert done.sent == 3
    assert_same(way.server, now, base, done.default_graph)


def test_hostile_words_arrive_as_words(way: Way, folder: Folder, base: str) -> None:
    kg = merge(hostile(words) for words in HOSTILE)
    done = way.push(folder(kg))
    assert_same(way.server, kg, base, done.default_graph)


def many(number: int) -> KnowledgeGraph:
    return merge(multiplied(extracted(), number))


def noted(out: Path) -> int:
    """How many graphs a push has noted as sent."""
    state = out.with_name(f"{out.name}.push.sqlite3")
    if not state.exists():
        return 0
    database = sqlite3.connect(state, timeout=10)
    try:
        return int(database.execute("SELECT count(*) FROM sent WHERE sha256 <> ''").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        database.close()


def begun(out: Path, server: Running, *options: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own, a few graphs into its work."""
    command = [sys.executable, "-m", "bienban", "push", str(out), server.url, *options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    end = time.monotonic() + 60
    while noted(out) < 2 and process.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    return process


@pytest.mark.parametrize("name", ["oxigraph", "virtuoso"])
def test_killed_in_the_middle_it_goes_on_there(
    name: str, request: pytest.FixtureRequest, folder: Folder, base: str
) -> None:
    server: Running = request.getfixturevalue(name)
    kg = many(8)
    out = folder(kg)
    process = begun(out, server)
    process.kill()
    process.communicate()
    there = noted(out)
    assert 2 <= there < 9
    done = push(out, server.url)
    assert (done.sent, done.unchanged) == (9 - there, there)
    assert_same(server, kg, base, done.default_graph)


def test_a_server_that_goes_and_comes_back(tmp_path: Path, folder: Folder, base: str) -> None:
    require("oxigraph")
    kg = many(8)
    out = folder(kg)
    with servers.oxigraph(tmp_path / "data") as (server, engine):
        process = begun(out, server, "--retries", "1")
        engine.kill()
        engine.wait()
        _, error = process.communicate(timeout=60)
    there = noted(out)
    assert process.returncode == 1
    assert error.count(b"\n") == 1
    assert b"bienban: http://127.0.0.1:" in error
    assert b"Traceback" not in error
    assert 2 <= there < 9
    port = int(server.url.rpartition(":")[2])
    with servers.oxigraph(tmp_path / "data", port) as (server, _):
        done = push(out, server.url)
        assert done.unchanged == there
        assert_same(server, kg, base, "")


def test_a_server_that_lost_everything_gets_everything(
    oxigraph: Running, folder: Folder, base: str, kg: KnowledgeGraph
) -> None:
    out = folder(kg)
    push(out, oxigraph.url)
    for name in (*wanted(kg, base, ""),):
        oxigraph.put(name, "")
    assert push(out, oxigraph.url).unchanged == 0
    assert_same(oxigraph, kg, base, "")


@pytest.mark.parametrize("protocol", ["", "update"])
def test_what_others_have_in_the_default_graph_stays(
    oxigraph: Running, protocol: str, folder: Folder, base: str, kg: KnowledgeGraph
) -> None:
    way, out = Way(oxigraph, protocol), folder(kg)
    oxigraph.put("", "<http://example.com/a> <http://example.com/b> <http://example.com/c> .")
    with pytest.raises(OutputError, match=r"its default graph has .*example.com/a.*--default-graph IRI.*--all"):
        way.push(out)
    assert len(oxigraph.graph("")) == 1
    done = way.push(out, default_graph="https://example.net/readings")
    assert len(oxigraph.graph("")) == 1
    assert_same(oxigraph, kg, base, done.default_graph)
    assert way.push(out, everything=True).removed == 1  # the named graph that stood in for the default one
    assert_same(oxigraph, kg, base, "")


def test_other_graphs_stay(way: Way, folder: Folder, kg: KnowledgeGraph) -> None:
    way.server.put("http://example.com/theirs", "<http://example.com/a> <http://example.com/b> 'c' .")
    way.push(folder(kg))
    way.push(folder(invented.first_article()))
    assert len(way.server.graph("http://example.com/theirs")) == 1


def test_a_wrong_password_and_none(
    virtuoso: Running, folder: Folder, kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder(kg)
    monkeypatch.setenv("BIENBAN_PUSH_PASSWORD", "wrong-and-secret")
    with pytest.raises(OutputError, match="refuses the user and password in BIENBAN_PUSH_USER") as error:
        push(out, virtuoso.url)
    assert "wrong-and-secret" not in str(error.value)
    monkeypatch.delenv("BIENBAN_PUSH_USER")
    with pytest.raises(OutputError, match="asks who you are; set BIENBAN_PUSH_USER"):
        push(out, virtuoso.url)


def test_an_account_that_may_not_write(virtuoso: Running, folder: Folder, kg: KnowledgeGraph) -> None:
    """Virtuoso's open endpoint takes no updates from everyone."""
    with pytest.raises(OutputError, match="No permission"):
        push(folder(kg), "", update=virtuoso.url)


def test_found_from_any_address_of_a_server(oxigraph: Running, folder: Folder, kg: KnowledgeGraph) -> None:
    out = folder(kg)
    for address in ("", "/", "/query", "/update", "/store", "/sparql"):
        assert push(out, oxigraph.url + address).endpoint == oxigraph.store


@pytest.mark.parametrize("format", ["trig", "nquads"])
def test_one_file(oxigraph: Running, tmp_path: Path, base: str, kg: KnowledgeGraph, format: str) -> None:
    from exporters.rdf import write

    path = tmp_path / f"x.{'nq' if format == 'nquads' else format}"
    write(kg, path, format, Settings(base=base))
    assert push(path, oxigraph.url).removed == 0
    assert_same(oxigraph, kg, base, "")


def test_a_store_is_pushed_graph_by_graph(oxigraph: Running, tmp_path: Path, command: Command, base: str) -> None:
    """Its graphs are what each article says alone; what is said of their readings is what a folder says."""
    built = command("build", ROOT / "seeds", "--out", tmp_path / "out", "--quiet", "--base", base)
    stored = command("build", ROOT / "seeds", "--store", tmp_path / "store", "--quiet", "--base", base)
    assert (built.returncode, stored.returncode) == (0, 0), built.stderr + stored.stderr
    assert push(tmp_path / "store", oxigraph.url).removed == 0
    readings = set(oxigraph.graph(""))
    alone = [extract(read(path)) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for kg in alone:
        for name, local in wanted(kg, base, "").items():
            if name:
                assert set(oxigraph.graph(name)) == set(as_kept(local, oxigraph)), name
    history = {
        name for name in oxigraph.graphs(base) if name.endswith(("/tenures", "/changes"))
    }  # what is observed over all articles
    assert len(history) == 2
    assert len(oxigraph.graphs(base)) == len(alone) + len(history)
    assert push(tmp_path / "store", oxigraph.url).sent == 0
    assert len({s for s, p, _ in readings if p == PROV.wasGeneratedBy}) == len(alone)
    push(tmp_path / "out", oxigraph.url)
    assert readings <= set(oxigraph.graph(""))
