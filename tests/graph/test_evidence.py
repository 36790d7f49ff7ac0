"""Whatever an article says: every fact quotes it, every end of a fact exists, and twice reading is once reading."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exporters.ontology import vocabulary
from exporters.rdf import serialize
from graph.article import Article
from graph.extraction import extract
from graph.model import KnowledgeGraph, Ref, Value
from tests.graph.texts import PATHS, ROOT, extracted, names, read

texts = pytest.mark.parametrize("path", PATHS, ids=names)


def values(kg: KnowledgeGraph) -> list[Value]:
    """Everything that stands at the end of something."""
    ends: list[Value] = [v for node in kg.nodes() for vs in node.attributes.values() for v in vs]
    for fact in kg.facts():
        ends += [fact.object, *(v for s in fact.supports for _, v in s.qualifiers)]
    return ends


@texts
def test_every_fact_quotes_the_article(path: Path) -> None:
    article = Article.from_text(read(path))
    kg = extracted(read(path))
    assert kg.facts(), "an article of this kind says something"
    for fact in kg.facts():
        assert fact.evidence, fact.key
        for evidence in fact.evidence:
            assert evidence.article == article.id
            assert 0 <= evidence.start < evidence.end <= len(article.text), fact.key
            assert article.text[evidence.start : evidence.end] == evidence.quote, fact.key
            assert evidence.quote.strip() == evidence.quote, fact.key


@texts
def test_every_end_of_a_fact_is_a_node(path: Path) -> None:
    kg = extracted(read(path))
    assert [v for v in values(kg) if isinstance(v, Ref) and v.id not in kg] == []


@texts
def test_every_node_is_said_by_something(path: Path) -> None:
    """A node that no fact touches and no node refers to would be words out of nowhere."""
    kg = extracted(read(path))
    touched = {f.subject for f in kg.facts()} | {v.id for v in values(kg) if isinstance(v, Ref)}
    assert [n.id for n in kg.nodes() if n.id not in touched] == []


@texts
def test_every_node_has_a_name_and_an_id_that_fits_an_iri(path: Path) -> None:
    for node in extracted(read(path)).nodes():
        assert node.label.strip() == node.label
        assert node.label
        assert "\n" not in node.label
        assert node.id.isascii()
        assert all(part and (part[0].isalnum()) for part in node.id.split("/")), node.id
        assert set(node.id) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-_."), node.id


def test_no_node_is_another_name_of_itself() -> None:
    nodes = [n for p in PATHS for n in extracted(read(p)).nodes()]
    assert [n.id for n in nodes if n.label in n.alt] == []


@texts
def test_reading_twice_says_the_same(path: Path) -> None:
    once, twice = extracted(read(path)), extract(Article.from_text(read(path)))
    assert once.nodes() == twice.nodes()
    assert once.facts() == twice.facts()


def test_only_terms_of_the_ontology_are_used() -> None:
    words = vocabulary()
    used = {n.kind for p in PATHS for n in extracted(read(p)).nodes()}
    assert [k for k in sorted(used) if not words.superclasses(k) and k not in words.kinds] == []


_SERIALIZE = """
import sys
from pathlib import Path
from exporters.rdf import serialize
from graph.article import Article
from graph.extraction import extract
for name in sys.argv[1:]:
    text = Path(name).read_text(encoding="utf-8")
    sys.stdout.buffer.write(serialize(extract(Article.from_text(text)), "nt").encode())
"""


def test_the_hash_seed_does_not_show(tmp_path: Path) -> None:
    """All texts here and in a process of another hash seed and folder: the same bytes."""
    other = "1" if os.environ.get("PYTHONHASHSEED") == "0" else "0"
    with subprocess.Popen(
        [sys.executable, "-c", _SERIALIZE, *map(str, PATHS)], cwd=tmp_path, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": other},
    ) as process:  # fmt: skip
        here = "".join(serialize(extracted(read(p)), "nt") for p in PATHS).encode()
        there = process.communicate(timeout=300)[0]
    assert process.returncode == 0
    assert here == there
