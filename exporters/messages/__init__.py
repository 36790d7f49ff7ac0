"""What the command line says to people, in Vietnamese or English.

    __init__    the language, and the two ways to a message: `say` it, or show one that was `translated`
    matching    finds the template that an English message was made from
    helping     the help and the usage errors of click, in the language chosen
    vi/*.json   the catalogue: English -> Vietnamese

English is what stands in the code, and it is the key of the catalogue, as with gettext; the catalogue is JSON because
`--help` has to be instant, and a compiled one would be a binary file that nobody can review. It is read only when
somebody wants Vietnamese. Whoever writes a message writes it in the code, then its line in `vi/`: tests tell what is
missing, what nobody says any more, and which placeholders differ (tests/exporters/messages).

Errors and remarks are made in English, because programs, logs, `report.json` and stores keep them; they become
Vietnamese where a person is shown them. So classes, exit codes, JSON and SARIF are the same in both languages.

The language is, in this order: `--lang`, `BIENBAN_LANG`, that of the locale (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`,
`LANG`, in the order of gettext; on Windows the display language), English.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache

from exporters.messages.matching import Templates

__all__ = ["LANGUAGES", "asked", "catalogue", "chosen", "number", "say", "speak", "speaking", "translated"]

LANGUAGES = ("vi", "en")
OPTION, VARIABLE = "--lang", "BIENBAN_LANG"
#: The variables that name the language of messages, and their order: `gettext.find` of the standard library.
_LOCALE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
#: The primary language Vietnamese in a Windows language identifier ([MS-LCID]), and the bits of it.
_LCID_VIETNAMESE, _LCID_PRIMARY = 0x2A, 0x3FF
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?: MB)?")
#: A value in a message that is longer than this is a quote or a path, not another message.
_LONGEST = 500

_speaking = "en"
_asked: str | None = None


def speak(language: str, *, asked: bool = False) -> None:
    """Say everything in `vi` or `en` from now on. `asked`: by `--lang`, and not only by the surroundings."""
    global _speaking, _asked
    _speaking, _asked = language, language if asked else None


def speaking() -> str:
    """The language that is spoken: `vi` or `en`."""
    return _speaking


def asked() -> str | None:
    """The language that `--lang` named, if it did: what is written for people to keep follows this and nothing else."""
    return _asked


def chosen(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> tuple[str, bool]:
    """The language of a command line, and whether it was asked for there.

    It is looked for before the arguments are parsed, so that an error in them is told in that language too.

    >>> chosen(["build", "--lang", "vi"], {}), chosen([], {"LANG": "vi_VN.UTF-8"}), chosen([], {"LC_ALL": "C"})
    (('vi', True), ('vi', False), ('en', False))
    """
    given = ""
    for place, argument in enumerate(arguments, 1):
        if argument == "--":
            break
        if argument == OPTION:
            given = "".join(arguments[place : place + 1])
        elif argument.startswith(f"{OPTION}="):
            given = argument.partition("=")[2]
    if given in LANGUAGES:
        return given, True
    if environment.get(VARIABLE) in LANGUAGES:
        return environment[VARIABLE], False
    return _of_locale(environment), False


def _of_locale(environment: Mapping[str, str]) -> str:
    said = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    for name in said.split(":"):
        language = re.split(r"[_.@-]", name, maxsplit=1)[0].lower()
        if language in LANGUAGES:
            return language
    if sys.platform == "win32" and not said:
        import ctypes

        if ctypes.windll.kernel32.GetUserDefaultUILanguage() & _LCID_PRIMARY == _LCID_VIETNAMESE:
            return "vi"
    return "en"


def say(message: str, /, **fields: object) -> str:
    """A message of the code in the language chosen, its `{name}`s filled in; numbers as that language writes them.

    >>> say("{count} graphs", count=1200)
    '1,200 graphs'
    """
    text = message if _speaking == "en" else catalogue("commands", "screen").get(message, message)
    if not fields:
        return text
    return text.format(**{k: number(v) if isinstance(v, int | float) else v for k, v in fields.items()})


def number(value: float) -> str:
    """A number as the language writes it: 1,200.5 in English, 1.200,5 in Vietnamese."""
    return _written(f"{value:,}")


def translated(message: str) -> str:
    """A message that was made in English, in the language chosen: an error, a remark of the report.

    What is in no catalogue (the words of a library or of the operating system) stays as it is.
    """
    return message if _speaking == "en" else _vietnamese(message)


def _vietnamese(message: str) -> str:
    if _NUMBER.fullmatch(message):
        return _written(message)
    if (found := _templates().fill(message, _inner)) is not None:
        return found
    # `PLACE: what is wrong`, where the place may be words too (line 2, column 7).
    for colon in re.finditer(": ", message[:_LONGEST]):
        rest = message[colon.end() :]
        if (found := _templates().fill(rest, _inner)) is not None:
            return f"{_inner(message[: colon.start()])}: {found}"
    return message


def _inner(value: str) -> str:
    """What stands in a placeholder: a name or a number, or another message."""
    return _vietnamese(value) if len(value) <= _LONGEST else value


def _written(digits: str) -> str:
    return digits if _speaking == "en" else digits.translate(str.maketrans(",.", ".,"))


def catalogue(*names: str) -> dict[str, str]:
    """English -> Vietnamese, of these files of the catalogue."""
    return {english: vietnamese for name in names for english, vietnamese in _file(name).items()}


@cache
def _file(name: str) -> dict[str, str]:
    from importlib import resources  # only whoever reads Vietnamese pays for it

    text = resources.files("exporters.messages").joinpath("vi", f"{name}.json").read_text(encoding="utf-8")
    messages: dict[str, str] = json.loads(text)["messages"]
    return messages


@cache
def _templates() -> Templates:
    return Templates(catalogue("errors", "click", "system"))
