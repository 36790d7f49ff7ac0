"""The command `identities`. Imported by `bienban --help`, so what it needs is imported when it runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from exporters.commands import commandline as shared
from exporters.messages import say, translated
from exporters.messages.helping import Command
from graph.errors import InputError, printable

__all__ = ["identities"]

_RULES = ("two-provinces", "moved", "kept-apart", "no-post", "no-place")


@click.command("identities", cls=Command)
@click.argument("folder", metavar="DIR")
@click.option("--explain", "pair", nargs=2, metavar="A B", help="Show both with their posts and the words behind them.")
@click.option("--same", nargs=2, metavar="A B", help="Record that two ids are one person.")
@click.option("--different", nargs=2, metavar="A B", help="Record that two ids are two people.")
@click.option("--reason", default="", help="Why you judge so; kept with the judgement.")
@click.option("--source", default="", help="Where that can be checked: an address, a document, a name.")
@click.option("--name", default="", metavar="NAME", help="List only people of this name.")
@click.option("--rule", type=click.Choice(_RULES), help="List only what this rule found.")
@shared.format_option(("table", "json"), "How to write the list.", default="table")
def identities(
    folder: str,
    pair: tuple[str, str] | None,
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    reason: str,
    source: str,
    name: str,
    rule: str | None,
    format: str,
) -> int:
    """List who in a built folder or store may be one person, or two; explain it; record what you know.

    People are told apart by name, province, posts and days. What these do not decide is listed here and never decided
    by a score: your judgement goes to identities.toml in the folder, with its reason and source, and the next
    `bienban build` into the folder applies it. Take it out of the file, and the graph is again what it was.

    Example: bienban identities out

    Example: bienban identities out --explain person/an-giang/... person/dong-thap/...

    Example: bienban identities out --same A B --reason 'chuyển công tác' --source https://...
    """
    from exporters.identities.log import read

    asked = [option for option in (pair, same, different) if option]
    if len(asked) > 1:
        raise click.UsageError("Give one of --explain, --same and --different.")
    log = read(Path(folder))
    if pair:
        from exporters.identities.evidence import explained

        shared.write_text(explained(Path(folder), log, *pair))
        return 0
    if same or different:
        return _record(
            Path(folder), log, "same" if same else "different", same or different or ("", ""), reason, source
        )
    _list(log, name, rule, format)
    return 0


def _record(
    folder: Path, log: Mapping[str, Any], verdict: str, people: tuple[str, str], reason: str, source: str
) -> int:
    from exporters.identities.evidence import explained
    from graph.identity.judgements import NAME, Judgement, local, record

    if not (reason.strip() and source.strip()):
        raise click.UsageError("Give --reason and --source: a judgement is worth what can be checked.")
    one, other = map(local, people)
    if one == other:
        raise click.UsageError("A and B are one id; where it is several people, name each by one of their positions.")
    for person in (one, other):
        ids = log["people"].get(person, {"ids": [person]})["ids"]
        if len(ids) > 1 and verdict == "same":
            named = ", ".join(printable(i) for i in ids)
            raise InputError(folder, f"{printable(person)} is {len(ids)} people; name one of them: {named}")
    explained(folder, log, one, other)  # both are there
    judged: Any = verdict
    record(folder / NAME, Judgement(judged, tuple(sorted((one, other))), reason.strip(), source.strip()))
    click.echo(
        say(
            "Recorded in {file}; run `bienban build` into {folder} again to apply it.",
            file=printable(folder / NAME),
            folder=printable(folder),
        )
    )
    return 0


def _list(log: Mapping[str, Any], name: str, rule: str | None, format: str) -> None:
    from graph.language.folding import bare

    chosen = [
        c for c in log["candidates"]
        if (not rule or c["rule"] == rule) and (not name or bare(name) == bare(c["name"]))
    ]  # fmt: skip
    if format == "json":
        shared.write_text(json.dumps({**log, "candidates": chosen}, ensure_ascii=False, indent=1))
        return
    lines: list[str] = []
    for c in chosen:
        lines += [f"{c['name']}  {c['rule']}: {translated(c['reason'])}"]
        lines += [
            f"  {letter}  {c[side]}  {_last_post(log, c[side])}" for letter, side in (("A", "one"), ("B", "other"))
        ]
    for c in () if name or rule else log["contradictions"]:
        told = say("{position} on {days}", position=c["position"], days=", ".join(c["days"]))
        lines += [f"{c['rule']}: {told}", *(f"     {p}" for p in c["people"])]
    lines.append(
        say(
            "{open} to judge, {decided} decided by rule or judgement, {contradictions} contradictions; "
            "--format json has all of it.",
            open=len(chosen),
            decided=len(log["decisions"]),
            contradictions=len(log["contradictions"]),
        )
    )
    shared.write_text("\n".join(map(printable, lines)))


def _last_post(log: Mapping[str, Any], person: str) -> str:
    posts = log["people"].get(person, {"posts": []})["posts"]
    return f"({posts[-1]['label']}, {posts[-1]['last']})" if posts else f"({say('no post')})"
