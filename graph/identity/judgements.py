"""The judgement file, `identities.toml`: what people decided about people, with reason and source.

    [[same]]
    people = ["person/tien-giang/le-van-an-1a2b3c", "person/dong-thap/le-van-an-1a2b3c"]
    reason = "chuyển công tác sau sắp xếp"
    source = "https://..."

    [[different]]
    people = ["person/dong-thap/le-van-an-1a2b3c/dong-thap-1976/so-y-te/giam-doc", "person/..."]
    ...

A person is named by the id that the articles give (`person/<lineage>/<name>`; the whole IRI does too) and, where one
id is several people, by the id with one of their positions behind it. The file is kept by hand: recording writes at
its end and leaves the rest as it is, comments too.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from graph.errors import InputError, OutputError, printable

__all__ = ["NAME", "Judgement", "Judgements", "joined", "local", "read", "record"]

#: What the file is called in the folder that it is about.
NAME = "identities.toml"
_VERDICTS: tuple[Literal["same", "different"], ...] = ("same", "different")


class Judgement(Struct, frozen=True):
    """`people` are two or more references (see the module); `verdict` is about every two of them."""

    verdict: Literal["same", "different"]
    people: tuple[str, ...]
    reason: str
    source: str


class Judgements(Struct, frozen=True):
    """The judgements of a file, in its order."""

    entries: tuple[Judgement, ...] = ()

    def of(self, verdict: str) -> tuple[Judgement, ...]:
        """Those of one verdict."""
        return tuple(j for j in self.entries if j.verdict == verdict)


def joined(files: Iterable[Path]) -> Judgements:
    """The judgements of several files, each once. Raises InputError as `read`, and when they contradict each other."""
    found = Judgements()
    for path in files:
        entries = dict.fromkeys((*found.entries, *read(path).entries))
        _check(path, tuple(entries))
        found = Judgements(tuple(entries))
    return found


def local(reference: str) -> str:
    """A reference without the base of its IRI: `https://…/id/person/x/y` -> `person/x/y`."""
    reference = reference.strip().strip("<>")
    start = reference.find("/person/")
    return reference[start + 1 :] if start >= 0 else reference


def read(path: Path) -> Judgements:
    """The judgements of a file; none when there is no such file.

    Raises InputError, with the place, for what is not TOML or not of the form above, and for two that contradict each
    other.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Judgements()
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(path, f"not TOML ({printable(error)}); mend that line") from None
    unknown = sorted(content.keys() - set(_VERDICTS))
    if unknown:
        raise InputError(path, f"[[{printable(unknown[0])}]] is neither [[same]] nor [[different]]")
    entries = tuple(
        _entry(path, verdict, number, table)
        for verdict in _VERDICTS
        for number, table in enumerate(_tables(path, content, verdict), 1)
    )
    _check(path, entries)
    return Judgements(entries)


def _tables(path: Path, content: dict[str, Any], verdict: str) -> list[Any]:
    tables = content.get(verdict, [])
    if not isinstance(tables, list):
        raise InputError(path, f"[{verdict}] must be [[{verdict}]]: there may be many")
    return tables


def _entry(path: Path, verdict: Literal["same", "different"], number: int, table: Any) -> Judgement:
    where = f"[[{verdict}]] number {number}"
    if not isinstance(table, dict):
        raise InputError(path, f"{where} is no table")
    people = table.get("people", [])
    if not isinstance(people, list) or not all(isinstance(p, str) for p in people) or len(set(map(local, people))) < 2:
        raise InputError(path, f"{where}: people must be a list of two ids or more")
    for person in map(local, people):
        if not person.startswith("person/") or person.count("/") < 2:
            raise InputError(path, f"{where}: {printable(person)!r} is no id of a person (person/...)")
    words = [table.get(name, "") for name in ("reason", "source")]
    if not all(isinstance(word, str) and word.strip() for word in words):
        raise InputError(path, f"{where}: give a reason and a source")
    return Judgement(verdict, tuple(sorted(set(map(local, people)))), words[0], words[1])


def _check(path: Path, entries: tuple[Judgement, ...]) -> None:
    """Whoever is the same as somebody cannot be different from them."""
    into: dict[str, str] = {}

    def root(person: str) -> str:
        while person in into:
            person = into[person]
        return person

    for judgement in entries:
        if judgement.verdict == "same":
            first = root(judgement.people[0])
            for person in judgement.people[1:]:
                if root(person) != first:
                    into[root(person)] = first
    for judgement in entries:
        if judgement.verdict == "different" and len({*map(root, judgement.people)}) < len(judgement.people):
            told = " and ".join(judgement.people)
            raise InputError(path, f"{printable(told)} are judged both the same and different; take one of them out")


def record(path: Path, judgement: Judgement) -> None:
    """Write one more judgement at the end of the file (made when missing), at once or not at all.

    Raises InputError when the file cannot be read, or when the judgement contradicts one that is there; OutputError
    when it cannot be written. The file is then as it was.
    """
    import tomlkit

    known = read(path)
    _check(path, (*known.entries, judgement))
    if not (judgement.reason.strip() and judgement.source.strip()):
        raise InputError(path, "give a reason and a source; nothing was recorded")
    table = tomlkit.table()
    table.add("people", list(judgement.people))
    table.add("reason", judgement.reason)
    table.add("source", judgement.source)
    entry = tomlkit.document()
    entry[judgement.verdict] = tomlkit.aot()
    entry[judgement.verdict].append(table)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    text = before + gap + tomlkit.dumps(entry)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # `same = [...]` further up
        raise InputError(path, f"write each judgement as [[{judgement.verdict}]], then record this one") from None
    _write(path, text)


def _write(path: Path, text: str) -> None:
    try:
        handle, name = tempfile.mkstemp(prefix=".identities-", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise OutputError(f"{printable(path)}: cannot be written ({error.strerror}); nothing was recorded") from None
