"""What a store was made from: its reports, and its graph in memory for those who write pages and files."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from contextlib import suppress
from pathlib import Path

from msgspec.structs import asdict, replace

from exporters.entries import line, listed, members, named
from exporters.identities import log
from exporters.store.generation import RUN, published
from exporters.store.manifest import Manifest
from exporters.store.ruleset import writers
from exporters.store.run import Run
from exporters.store.shard import Shards, under
from graph.corpus import ArticleReport, Corpus, Report, Skipped
from graph.corpus.collecting import Collector
from graph.model import KnowledgeGraph

__all__ = ["decided", "read", "report", "write_reports"]

REPORT = "report.json"


def read(folder: Path) -> Corpus:
    """Graph and report, as one run over the sources in one process gives them. The whole graph is in memory."""
    shards = Shards(folder / "shards")
    collector = Collector()
    with Manifest(published(folder)[0], reading=True) as manifest:
        for record in manifest.records():
            again = record.outcome.article in collector.labels or not record.digest
            kg = None if again else shards.kg(record)
            collector.take_in(replace(record.outcome, kg=kg))
    return collector.finish()


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
        for (label, article, encoding, notes, problem, failed, _), nodes, counted, _ in manifest.contents():
            if article in labels:
                notes = (*notes, f"the same text as {labels[article]}")
                found.articles.append(ArticleReport(label, article, encoding, 0, 0, notes))
                continue
            if article:
                labels[article] = label
            if problem:
                found.skipped.append(Skipped(label, problem, failed))
                continue
            for predicate, times in counted.items():
                facts[predicate] += times
            count = sum(counted.values())
            found.articles.append(ArticleReport(label, article, encoding, nodes, count, tuple(notes)))
    found.sort()
    found.facts = dict(sorted(facts.items()))
    return found


def write_reports(folder: Path, did: Run) -> None:
    """`report.json`: what the store was read from, the same for the same sources. `identities.json`: who was taken for
    whom. `run.json`: what this run did.

    The first two are left alone where they are there, as this version wrote them for what is published.
    """
    generation, said = published(folder)
    marks = _marks(folder)
    if marks == _known(folder):
        found = _reported((folder / REPORT).read_text(encoding="utf-8"))
    else:
        found = report(folder)
        with Manifest(generation, reading=True) as manifest:
            _write(folder, log.NAME, log.together(*manifest.history.log()))
        _write(folder, REPORT, _told(found, said["rules"]))
        marks = _marks(folder)
    did.report = found
    did.articles = sum(1 for a in found.articles if a.nodes)
    run = asdict(did)
    del run["report"]
    run["slowest"] = [{"source": label, "seconds": seconds} for seconds, label in did.slowest]
    _write(folder, RUN, json.dumps({**run, "reports": marks}, ensure_ascii=False, indent=2) + "\n")


def _write(folder: Path, name: str, text: str) -> None:
    staged = folder / f".{name}"
    staged.write_text(text, encoding="utf-8", newline="\n")
    staged.replace(folder / name)


def _told(found: Report, rules: str) -> str:
    """The content of `report.json`."""
    return members(
        [
            ("rules", line(rules)),
            ("articles", listed(line(a.to_dict()) for a in found.articles)),
            ("skipped", listed(line(s.to_dict()) for s in found.skipped)),
            ("facts", named(found.facts.items())),
            ("warnings", listed(line({"source": source, "remark": remark}) for source, remark in found.warnings)),
        ]
    )


def _reported(text: str) -> Report:
    """The report that `_told` was given."""
    content = json.loads(text)
    found = Report(facts=content["facts"])
    found.articles = [ArticleReport(**{**a, "notes": tuple(a["notes"])}) for a in content["articles"]]
    found.skipped = [Skipped(**s) for s in content["skipped"]]
    return found


def _marks(folder: Path) -> dict[str, str]:
    """A hash over each report that is there, and the version of what writes them."""
    marks = {"written by": writers()}
    for name in (REPORT, log.NAME):
        with suppress(OSError):
            marks[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    return marks


def _known(folder: Path) -> object:
    """The marks of the reports when they were written, if that was after what is published (`Generations.publish`)."""
    try:
        return json.loads((folder / RUN).read_bytes())["reports"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
