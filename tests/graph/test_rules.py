"""The table of rules: every example is read by its rule, and code and table have the same names."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from graph.article import Article
from graph.extraction import extract
from graph.facts.rules import rules
from graph.language.folding import slug
from graph.lexicon.tables import read_table
from graph.model import KnowledgeGraph
from tests.evaluation.corpus import ROOT, graph_of, pairs

#: Invented: what `…` stands for at the beginning of an example.
HEAD = """ỦY BAN NHÂN DÂN
XÃ PHONG THỦY
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 05/BB-UBND
Phong Thủy, ngày 06 tháng 6 năm 2024

BIÊN BẢN
Hội nghị tổng kết công tác chuyển đổi số

"""
#: The rooms that make facts, and posts of which facts are made.
ROOMS = ("facts", "grammar", "resolution")
HYPHENATED = re.compile(r"[a-z]+(?:-[a-z]+)+")


def rules_of(kg: KnowledgeGraph) -> set[str]:
    """The rules that read the facts of a graph."""
    return {rule for fact in kg.facts() for support in fact.supports for rule in support.rules}


@cache
def constants() -> frozenset[str]:
    """Every constant text in the code of these rooms, of any kind."""
    paths = [path for room in ROOMS for path in (ROOT / "graph" / room).rglob("*.py")]
    nodes = (node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


@cache
def syllables() -> frozenset[str]:
    """Vietnamese syllables as identifiers spell them, of names in the lexicon."""
    tables = ("awards", "bodies", "events", "given_names", "provinces", "roles", "surnames", "words")
    first = (next(iter(row.values())) for name in tables for row in read_table(name))
    return frozenset(slug(word) for word in " ".join(first).split())


def other_words() -> set[str]:
    """Hyphenated words of the code that name something else: codes of the vocabulary, words of tables."""
    codes = re.findall(r"\bbbc:([\w-]+) a ", Path(ROOT, "exporters/ontology/codes.ttl").read_text(encoding="utf-8"))
    acts = [row["act"] for row in read_table("verbs")]
    return {*codes, *acts, *(row["kind"] for row in read_table("utterances"))}


@pytest.mark.parametrize(
    ("name", "example"), [(row["name"], row["example"]) for row in read_table("rules", files("graph.facts"))]
)
def test_the_example_is_read_by_the_rule(name: str, example: str) -> None:
    told = example.replace("¶", "\n")
    text = HEAD + told.removeprefix("…") if told.startswith("…") else told
    assert name in rules_of(extract(Article.from_text(text)))


def test_every_rule_says_what_it_reads_in_both_languages() -> None:
    assert [name for name, rule in rules().items() if not (rule.vi and rule.en)] == []
    assert len({rule.vi for rule in rules().values()}) == len({rule.en for rule in rules().values()}) == len(rules())


def test_every_rule_of_the_table_is_in_the_code() -> None:
    assert sorted(set(rules()) - constants()) == []


def test_every_rule_of_the_code_is_in_the_table() -> None:
    """Names of rules are English words with hyphens; what is hyphenated and Vietnamese is the id of a thing."""
    named = {word for word in constants() if HYPHENATED.fullmatch(word) and not syllables().issuperset(word.split("-"))}
    assert sorted(named - other_words() - set(rules())) == []


def test_every_rule_that_read_the_corpus_is_in_the_table() -> None:
    assert sorted(set().union(*(rules_of(graph_of(text)) for text, _ in pairs())) - set(rules())) == []
