"""bienban reads Vietnamese meeting reports and writes what they say as a knowledge graph.

    import bienban

    kg = bienban.extract(bienban.read("article.txt"))
    for fact in kg.facts(predicate="bb:chairs"):
        print(fact.subject, fact.object, [e.quote for e in fact.evidence])
    bienban.write_html(kg, "graph.html")

Everything else is reached through the functions named in `__all__`; `bienban --help` shows the same as commands.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from exporters.commands import commandline as shared
from exporters.commands.build import build as _build
from exporters.commands.extract import extract as _extract
from exporters.commands.minutes import minutes as _minutes
from exporters.commands.ontology import ontology as _ontology
from exporters.commands.query import query as _query
from exporters.commands.validate import validate as _validate
from exporters.identities.command import identities as _identities
from exporters.library import (
    minutes,
    to_json,
    to_networkx,
    to_rdf,
    write_graphml,
    write_html,
    write_minutes,
    write_rdf,
)
from exporters.messages.helping import Commands
from exporters.push.command import push as _push
from exporters.server.command import serve as _serve
from graph.errors import BienbanError, InputError, OutputError, QueryError

if TYPE_CHECKING:  # what these bring along takes longer to import than `--help` may take
    from exporters.push import push
    from exporters.sparql import Question
    from exporters.validation import Report as ValidationReport
    from graph.article import Article, ArticleMetadata
    from graph.corpus import Corpus, Report
    from graph.explanation import Explanation
    from graph.model import Evidence, Fact, KnowledgeGraph, Node
    from graph.reading import Columns, Limits

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ArticleMetadata",
    "BienbanError",
    "Columns",
    "Corpus",
    "Evidence",
    "Explanation",
    "Fact",
    "InputError",
    "KnowledgeGraph",
    "Limits",
    "Node",
    "OutputError",
    "QueryError",
    "Report",
    "build",
    "build_store",
    "explain",
    "extract",
    "merge",
    "minutes",
    "ontology",
    "push",
    "query",
    "questions",
    "read",
    "read_all",
    "to_json",
    "to_networkx",
    "to_rdf",
    "validate",
    "write_graphml",
    "write_html",
    "write_minutes",
    "write_rdf",
]

#: Public names that live elsewhere and are imported when they are first asked for.
_ELSEWHERE = {
    "Article": "graph.article",
    "ArticleMetadata": "graph.article",
    "Columns": "graph.reading",
    "Corpus": "graph.corpus",
    "Evidence": "graph.model",
    "Explanation": "graph.explanation",
    "Fact": "graph.model",
    "KnowledgeGraph": "graph.model",
    "Limits": "graph.reading",
    "Node": "graph.model",
    "Report": "graph.corpus",
    "push": "exporters.push",
}


def __getattr__(name: str) -> Any:
    if name in _ELSEWHERE:
        from importlib import import_module

        return getattr(import_module(_ELSEWHERE[name]), name)
    raise AttributeError(f"module 'bienban' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


# -- the library ---------------------------------------------------------------------------------------------------


def read(source: str | os.PathLike[str], *, limits: Limits | None = None, columns: Columns | None = None) -> Article:
    """Read one article from a file or an address (`-`: standard input).

    Raises InputError when it cannot be read, or when the source holds more than one article.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "tin.txt")
    ...     _ = path.write_text("Sáng 29/12/2022, ông Lê Văn An chủ trì hội nghị tổng kết.", encoding="utf-8")
    ...     article = read(path)
    >>> article.text[:15]
    'Sáng 29/12/2022'
    """
    from graph.reading.articles import article

    return article(source, limits, columns)


def read_all(
    sources: Iterable[str | os.PathLike[str]], *, limits: Limits | None = None, columns: Columns | None = None
) -> Iterator[Article]:
    """Read every article that files, folders, patterns and addresses lead to.

    `limits` says how much is too much, `columns` which columns of a table hold what. Raises InputError at the first
    source that cannot be read.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("An", "Bình"):
    ...         _ = Path(folder, f"{name}.txt").write_text(f"Ông Lê Văn {name} dự hội nghị.", encoding="utf-8")
    ...     print([article.text for article in read_all([folder])])
    ['Ông Lê Văn An dự hội nghị.', 'Ông Lê Văn Bình dự hội nghị.']
    """
    from graph.reading.articles import articles

    yield from articles(sources, limits, columns)


def extract(article: Article | str) -> KnowledgeGraph:
    """Read the facts of one article, given as an `Article` or as its text.

    >>> kg = extract("Sáng 29/12/2022, ông Lê Văn An chủ trì hội nghị tổng kết.")
    >>> [(kg.node(fact.subject).label, kg.node(fact.object.id).label) for fact in kg.facts(predicate="bb:chairs")]
    [('Lê Văn An', 'Hội nghị tổng kết')]
    """
    from graph.article import Article
    from graph.extraction import extract as extract_article

    return extract_article(Article.from_text(article) if isinstance(article, str) else article)


def explain(article: Article | str) -> list[Explanation]:
    """Why the graph of an article says what it says: by sentence, `mentions`, `facts` (with their rules), `unread`.

    >>> (sentence,) = explain("Sáng 29/12/2022, ông Lê Văn An chủ trì hội nghị tổng kết.")
    >>> [(fact.what, fact.quote) for fact in sentence.facts if "bb:chairs" in fact.meaning]
    [('person-chairs-event', 'ông Lê Văn An chủ trì hội nghị tổng kết')]
    """
    from graph.article import Article
    from graph.explanation import explain as explain_article

    return explain_article(Article.from_text(article) if isinstance(article, str) else article)


def merge(graphs: Iterable[KnowledgeGraph]) -> KnowledgeGraph:
    """One graph with everything that these say; neither their order nor repetition matters.

    >>> kg = merge([extract("Ông Lê Văn An dự hội nghị."), extract("Bà Võ Thị Bé dự hội nghị.")])
    >>> [node.label for node in kg.nodes("Person")]
    ['Lê Văn An', 'Võ Thị Bé']
    """
    from graph.model import merge as merge_graphs

    return merge_graphs(graphs)


def build(
    sources: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    base: str | None = None,
    limits: Limits | None = None,
    columns: Columns | None = None,
    identities: str | os.PathLike[str] | None = None,
) -> Corpus:
    """Read, extract and merge all sources, and write page, RDF, GraphML and report to the folder `out`.

    `base` is the IRI in front of every name in the RDF, `identities` a file of judgements instead of
    `out/identities.toml`. A source that cannot be read does not stop the others: it is in
    `Corpus.report.skipped`. Raises InputError when none could be read and OutputError when the folder cannot be
    written; in both cases nothing is changed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "tin.txt").write_text("Ông Lê Văn An dự hội nghị.", encoding="utf-8")
    ...     corpus = build([f"{folder}/tin.txt"], f"{folder}/out")
    ...     print(*sorted(path.name for path in Path(folder, "out").iterdir()))
    graph.graphml graph.html graph.jsonld graph.trig graph.ttl identities.json report.json
    >>> [(article.source, article.facts) for article in corpus.report.articles]
    [('tin.txt', 3)]
    """
    from exporters.build import build as build_folder

    judged = Path(identities) if identities else None
    return build_folder(sources, Path(out), base=base, limits=limits, columns=columns, identities=judged).corpus


def build_store(
    sources: Iterable[str | os.PathLike[str]],
    store: str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    *,
    base: str | None = None,
    limits: Limits | None = None,
    columns: Columns | None = None,
    workers: int = 1,
    scheduler: str = "",
    shards: str = "",
    identities: str | os.PathLike[str] | None = None,
) -> Report:
    """Bring a database on disk to what its sources say now; with `out`, write the files of `build` too.

    Reads what is new or changed, in so many processes (0: one for each core; the calling program has to be one that
    `multiprocessing` can import), and takes out what is gone. Raises as `build`, OutputError also when another run is
    writing the store, and MissingExtra without pyoxigraph; the store is then as it was. With the address of a Dask
    `scheduler` its workers read (extra `cluster`), and put what they read into the folder or address `shards` if they
    do not see the store; ClusterError when they cannot. `identities` is a file of judgements instead of those in the
    folders `store` and `out`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     source = Path(folder, "tin.txt")
    ...     _ = source.write_text("Ông Lê Văn An dự hội nghị.", encoding="utf-8")
    ...     report = build_store([source], f"{folder}/archive")
    ...     question = "SELECT ?who { ?p bb:attends ?m ; rdfs:label ?who }"
    ...     print(query(f"{folder}/archive", question, format="tsv"), end="")
    ?who
    "Lê Văn An"@vi
    """
    from exporters.build import build_store as build

    made = build(
        sources,
        Path(store),
        Path(out) if out else None,
        base=base,
        limits=limits,
        columns=columns,
        workers=workers,
        scheduler=scheduler,
        shards=shards,
        identities=Path(identities) if identities else None,
    )
    return made.corpus.report


def query(
    target: str | os.PathLike[str],
    question: str,
    parameters: Mapping[str, str] | None = None,
    format: str = "json",
    *,
    seconds: float = shared.SECONDS,
) -> str:
    """Ask a built folder, a store or an RDF file: SPARQL, `@file.rq`, or a ready question by its name (`questions`).

    `parameters` fills in what the question leaves open; `format` is `table`, `csv`, `tsv`, `json`, `xml`, or `turtle`
    for CONSTRUCT and DESCRIBE. Raises InputError for data that cannot be read, QueryError for a question that does not
    parse, and when there is no answer in so many seconds. Each call loads the data; `exporters.sparql.load` does so
    once, for a notebook with many questions.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_rdf(extract("Sáng 29/12/2022, ông Lê Văn An chủ trì hội nghị tổng kết."), f"{folder}/graph.ttl")
    ...     print(query(folder, "chairs", format="tsv"), end="")
    ?name
    "Lê Văn An"@vi
    """
    from exporters.sparql import query as ask

    return ask(Path(target), question, dict(parameters or {}), format, seconds=seconds)


def questions() -> Sequence[Question]:
    """The ready questions: name, title in Vietnamese and English, and what can be set in them.

    >>> {question.name: question.en for question in questions()}["chairs"]
    'Who chaired the meeting?'
    """
    from exporters.sparql import questions as ready

    return ready()


def validate(target: str | os.PathLike[str] | KnowledgeGraph, *, inference: bool = False) -> ValidationReport:
    """Check a folder, a store, an RDF file or a graph against the SHACL shapes: `.conforms`, `.findings`, `.render()`.

    `inference` applies the ontology's RDFS axioms first, as some triple stores do.

    >>> validate(extract("Ông Lê Văn An dự hội nghị.")).conforms
    True
    """
    from exporters.validation import validate as check

    return check(Path(target) if isinstance(target, str | os.PathLike) else target, inference=inference)


def ontology(part: str = "ontology") -> str:
    """The vocabulary: `ontology`, `shapes`, `codes` (Turtle), `context` (JSON-LD) or `docs` (Markdown).

    >>> print(ontology("docs").splitlines()[0])
    # Bản thể luận biên bản hội nghị · Meeting-report ontology
    """
    from exporters.ontology.documentation import part as text_of

    return text_of(part)


# -- the command line ------------------------------------------------------------------------------------------------


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Read Vietnamese meeting reports and write what they say as a knowledge graph.

    The quickest way to see what it does: bienban build seeds --out out, then open out/graph.html in a browser.
    """


for _command in (
    _build,
    _extract,
    _minutes,
    _query,
    _validate,
    _ontology,
    _push,
    _serve,
    _identities,
):
    cli.add_command(_command)


def run(arguments: Sequence[str]) -> int:
    """Run one command. Out: its exit code (0 done, 1 bad input or output, 2 usage, 130 stopped by Ctrl-C)."""
    return shared.ended(cli, arguments)


def main() -> NoReturn:
    """The entry point of the command `bienban`."""
    shared.prepare_streams()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
