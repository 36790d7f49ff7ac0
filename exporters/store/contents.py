"""What a store was made from: its reports, and its graph in memory for those who write pages and files."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

from exporters.identities import log
from exporters.store.generation import published
from exporters.store.manifest import Manifest
from exporters.store.run import Run
from exporters.store.shard import Shards, under
from graph.corpus import ArticleReport, Corpus, Report, Skipped
from graph.corpus.gathering import Gathering
from graph.model import KnowledgeGraph

__all__ = ["decided", "read", "report", "write_reports"]


def read(folder: Path) -> Corpus:
    """Graph and report, as one run over the sources in one process gives them. The whole graph is in memory."""
    shards = Shards(folder / "shards")
    gathering = Gathering()
    with Manifest(published(folder)[0], reading=True) as manifest:
        for record in manifest.records():
            again = record.outcome.article in gathering.labels or not record.digest
            kg = None if again else shards.kg(record)
            gathering.take_in(replace(record.outcome, kg=kg))
    return gathering.finish()


def decided(folder: Path) -> KnowledgeGraph:
    """The graph with everybody under the id that was decided; what follows from many articles is not in it. The whole
    graph is in memory."""
    shards = Shards(folder / "shards")
    kg = KnowledgeGraph()
    with Manifest(published(folder)[0], reading=True) as manifest:
        for article, (_, mark, part) in manifest.wanted().items():
            renaming = manifest.renaming(article)
            own = shards.kg(manifest.record(mark, part))
            kg.update(under(own, article, renaming) if renaming else own)
    return kg


def report(folder: Path) -> Report:
    """What was read and what was skipped; a fact counts once for each article that states it."""
    found = Report()
    facts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    with Manifest(published(folder)[0], reading=True) as manifest:
        for record in manifest.records():
            said = record.outcome
            if said.article in labels:
                notes = (*said.notes, f"the same text as {labels[said.article]}")
                found.articles.append(ArticleReport(said.label, said.article, said.encoding, 0, 0, notes))
                continue
            if said.article:
                labels[said.article] = said.label
            if said.problem:
                found.skipped.append(Skipped(said.label, said.problem, said.failed))
                continue
            count = sum(n for _, n in record.facts)
            found.articles.append(
                ArticleReport(said.label, said.article, said.encoding, record.nodes, count, said.notes)
            )
            facts.update(dict(record.facts))
    found.sort()
    found.facts = dict(sorted(facts.items()))
    return found


def write_reports(folder: Path, did: Run) -> None:
    """`report.json`: what the store was read from, the same for the same sources. `identities.json`: who was taken for
    whom. `run.json`: what this run did."""
    found = report(folder)
    said = {
        "rules": published(folder)[1]["rules"],
        "articles": [a.to_dict() for a in found.articles],
        "skipped": [s.to_dict() for s in found.skipped],
        "facts": found.facts,
        "warnings": [{"source": source, "remark": remark} for source, remark in found.warnings],
    }
    did.report = found
    did.articles = sum(1 for a in found.articles if a.nodes)
    run = asdict(replace(did, report=Report()))
    del run["report"]
    run["slowest"] = [{"source": label, "seconds": seconds} for seconds, label in did.slowest]
    with Manifest(published(folder)[0], reading=True) as manifest:
        identities = log.together(*manifest.history.log())
    for name, text in (("report.json", _json(said)), (log.NAME, identities), ("run.json", _json(run))):
        staged = folder / f".{name}"
        staged.write_text(text, encoding="utf-8", newline="\n")
        staged.replace(folder / name)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
