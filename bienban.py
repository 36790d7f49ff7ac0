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
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from graph.errors import BienbanError, InputError, OutputError, printable

if TYPE_CHECKING:  # what these bring along takes longer to import than `--help` may take
    import networkx

    from exporters.sparql import Question
    from exporters.validation import Report as ValidationReport
    from graph.article import Article, ArticleMetadata
    from graph.corpus import Corpus, Report
    from graph.model import Evidence, Fact, KnowledgeGraph, Node
    from graph.reading import Limits

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ArticleMetadata",
    "BienbanError",
    "Corpus",
    "Evidence",
    "Fact",
    "InputError",
    "KnowledgeGraph",
    "Limits",
    "Node",
    "OutputError",
    "Report",
    "build",
    "extract",
    "merge",
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
    "write_rdf",
]

#: Public names that live elsewhere and are imported when they are first asked for.
_ELSEWHERE = {
    "Article": "graph.article",
    "ArticleMetadata": "graph.article",
    "Corpus": "graph.corpus",
    "Evidence": "graph.model",
    "Fact": "graph.model",
    "KnowledgeGraph": "graph.model",
    "Limits": "graph.reading",
    "Node": "graph.model",
    "Report": "graph.corpus",
}


def __getattr__(name: str) -> Any:
    if name in _ELSEWHERE:
        from importlib import import_module

        return getattr(import_module(_ELSEWHERE[name]), name)
    raise AttributeError(f"module 'bienban' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


# -- the library ---------------------------------------------------------------------------------------------------


def read(source: str | os.PathLike[str], *, limits: Limits | None = None) -> Article:
    """Read one article from a file (`-`: standard input).

    Raises InputError when it cannot be read, or when the source holds more than one article.
    """
    articles = list(read_all([source], limits=limits))
    if len(articles) != 1:
        raise InputError(os.fspath(source), f"holds {len(articles)} articles, not one; use read_all or `bienban build`")
    return articles[0]


def read_all(sources: Iterable[str | os.PathLike[str]], *, limits: Limits | None = None) -> Iterator[Article]:
    """Read every article that files, folders and patterns lead to.

    Raises InputError at the first that cannot be read.
    """
    from graph.reading import find_sources
    from graph.reading import read as read_source

    found = find_sources(sources)
    for failure in found.failures:
        raise failure
    for source in found.sources:
        for reading in read_source(source, limits):
            yield reading.article


def extract(article: Article | str) -> KnowledgeGraph:
    """Read the facts of one article, given as an `Article` or as its text."""
    from graph.article import Article
    from graph.extraction import extract as extract_article

    return extract_article(Article.from_text(article) if isinstance(article, str) else article)


def merge(graphs: Iterable[KnowledgeGraph]) -> KnowledgeGraph:
    """One graph with everything that these say; neither their order nor repetition matters."""
    from graph.model import merge as merge_graphs

    return merge_graphs(graphs)


def build(
    sources: Iterable[str | os.PathLike[str]], out: str | os.PathLike[str], *, limits: Limits | None = None
) -> Corpus:
    """Read, extract and merge all sources, and write page, RDF, GraphML and report to the folder `out`.

    A source that cannot be read does not stop the others: it is in `Corpus.report.skipped`. Raises InputError when none
    could be read and OutputError when the folder cannot be written; in both cases nothing is changed.
    """
    from exporters.build import build as build_folder

    return build_folder(sources, Path(out), limits=limits).corpus


def to_rdf(kg: KnowledgeGraph, format: str = "turtle") -> str:
    """The graph as RDF: `turtle`, `nt`, `trig` (a named graph an article), `nquads` or `jsonld`."""
    from exporters.rdf import serialize

    return serialize(kg, format)


def to_json(kg: KnowledgeGraph) -> str:
    """Nodes and facts with their evidence as plain JSON."""
    from exporters.facts import to_json as facts_to_json

    return facts_to_json(kg)


def to_networkx(kg: KnowledgeGraph) -> networkx.MultiDiGraph[str]:
    """A copy as a networkx graph: `node` on nodes, `fact` on edges, which are keyed by predicate."""
    return kg.network.copy()


def write_rdf(kg: KnowledgeGraph, path: str | os.PathLike[str], format: str = "turtle") -> None:
    """Write the graph as RDF to a file."""
    from exporters.rdf import write

    write(kg, Path(path), format)


def write_html(kg: KnowledgeGraph, path: str | os.PathLike[str]) -> None:
    """Write the page that shows the graph; it needs no network."""
    from exporters.html import write

    write(kg, Path(path))


def write_graphml(kg: KnowledgeGraph, path: str | os.PathLike[str]) -> None:
    """Write the graph for Gephi, yEd, Cytoscape and other network tools."""
    from exporters.graphml import write

    write(kg, Path(path))


def query(
    target: str | os.PathLike[str], question: str, parameters: Mapping[str, str] | None = None, format: str = "json"
) -> str:
    """Ask a built folder or an RDF file: SPARQL, `@file.rq`, or the name of a ready question (see `questions`)."""
    from exporters.sparql import query as ask

    return ask(Path(target), question, dict(parameters or {}), format)


def questions() -> Sequence[Question]:
    """The ready questions: name, title in Vietnamese and English, and what can be set in them."""
    from exporters.sparql import questions as ready

    return ready()


def validate(target: str | os.PathLike[str]) -> ValidationReport:
    """Check a built folder or an RDF file against the SHACL shapes."""
    from exporters.validation import validate as check

    return check(Path(target))


# -- the command line ------------------------------------------------------------------------------------------------

RDF_FORMATS = ("turtle", "nt", "trig", "nquads", "jsonld")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Read Vietnamese meeting reports and write what they say as a knowledge graph.

    The quickest way to see what it does: bienban build seeds --out out, then open out/graph.html in a browser.
    """


@cli.command("build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", "-o", required=True, metavar="DIR", help="The folder to write to. It is made if it is missing.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something goes wrong.")
def _build(sources: tuple[str, ...], out: str, quiet: bool) -> int:
    """Turn articles into one graph: a page to look at and files to query.

    SOURCE is a file, a folder (searched all the way down), a pattern such as 'news/**/*.txt', or - for standard input.

    The folder then holds graph.html (open it in a browser), graph.ttl, graph.trig and graph.jsonld (RDF),
    graph.graphml (network tools) and report.json (what was read, what was skipped and why).

    A source that cannot be read is reported and left out, and the exit code is 1.

    Example: bienban build seeds --out out
    """
    from exporters.build import build as build_folder
    from exporters.terminal import progress, summary

    with progress(shown=not quiet) as moved:
        built = build_folder(sources, Path(out), progress=moved)
    for skipped in built.corpus.report.skipped:
        if skipped.failed:
            click.echo(f"bienban: {skipped.source}: {skipped.problem}", err=True)
    if not quiet:
        summary(built.corpus.report, built.written, Path(out))
    return 1 if built.corpus.report.failed else 0


@cli.command("extract")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--format",
    "-f",
    "format",
    type=click.Choice([*RDF_FORMATS, "json"]),
    default="turtle",
    show_default=True,
    help="How to write the graph.",
)
def _extract(article: str, format: str) -> int:
    """Print the graph of one article on standard output.

    ARTICLE is a file, or - for standard input.

    Example: bienban extract seeds/dong-thap-2022-12-29.txt --format nt
    """
    kg = extract(read(article))
    _print(to_json(kg) if format == "json" else to_rdf(kg, format))
    return 0


@cli.command("query")
@click.argument("target", metavar="DIR|FILE", required=False)
@click.argument("question", metavar="QUERY|@FILE.rq|NAME", required=False)
@click.option("--list", "listed", is_flag=True, help="Show the ready questions and stop.")
@click.option("--set", "-s", "settings", multiple=True, metavar="NAME=VALUE", help="Fill in a ready question.")
@click.option(
    "--format",
    "-f",
    "format",
    type=click.Choice(["table", "csv", "tsv", "json", "xml"]),
    default="table",
    show_default=True,
    help="How to write the answer.",
)
def _query(target: str | None, question: str | None, listed: bool, settings: tuple[str, ...], format: str) -> int:
    """Ask a built folder or an RDF file a question in SPARQL, or a ready one by its name.

    Example: bienban query out 'SELECT ?who WHERE { ?p bb:chairs ?m ; rdfs:label ?who }'

    Example: bienban query out --list
    """
    if listed:
        from exporters.terminal import table

        table(("name", "tiếng Việt", "English"), [(q.name, q.vi, q.en) for q in questions()])
        return 0
    if target is None or question is None:
        raise click.UsageError("Give the folder (or RDF file) and the question, or --list.")
    _print(query(target, question, dict(map(_setting, settings)), format))
    return 0


@cli.command("validate")
@click.argument("target", metavar="DIR|FILE")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless a shape is violated.")
def _validate(target: str, quiet: bool) -> int:
    """Check a built folder or an RDF file against the SHACL shapes.

    What is missing from an article (a meeting without a date) is a warning; the exit code is 1 only on a violation.

    Example: bienban validate out
    """
    report = validate(target)
    if not (quiet and report.conforms):
        _print(report.text)
    return 0 if report.conforms else 1


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--set")
    return name, value


def _print(text: str) -> None:
    """Write text as UTF-8, whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8") if text.endswith("\n") else f"{text}\n".encode())
    sys.stdout.buffer.flush()


def run(arguments: Sequence[str]) -> int:
    """Run one command. Out: its exit code (0 done, 1 bad input or output, 2 usage, 130 stopped by Ctrl-C)."""
    try:
        return cli.main(list(arguments), prog_name="bienban", standalone_mode=False) or 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("bienban: stopped; no file was changed", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BienbanError as error:
        click.echo(f"bienban: {error}", err=True)
        return 1
    except BrokenPipeError:  # the reader of our output (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 141
    except Exception as error:  # a bug: one line for the user, the rest for whoever asks for it
        if os.environ.get("BIENBAN_DEBUG"):
            raise
        click.echo(
            f"bienban: a bug ({type(error).__name__}: {printable(error)}); "
            "set BIENBAN_DEBUG=1 to see where, and please report it",
            err=True,
        )
        return 1


def main() -> NoReturn:
    """The entry point of the command `bienban`."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
