"""Every message has both languages: all that the code can say is in the catalogue, and nothing else; places match."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

import click
import pytest

import bienban
from exporters.messages import helping
from tests.conftest import ROOT
from tests.exporters.messages.in_code import Module, normal

FILES = sorted((ROOT / "exporters" / "messages" / "vi").glob("*.json"))
CATALOGUE = {file.stem: json.loads(file.read_text(encoding="utf-8"))["messages"] for file in FILES}
ALL = [(file, english, vietnamese) for file, said in CATALOGUE.items() for english, vietnamese in said.items()]
CODE = [Module(path) for room in ("graph", "exporters") for path in sorted((ROOT / room).rglob("*.py"))]
PLACES = re.compile(r"\{\w+\}")
#: What is the same in every language: commands, options, variables, names of files.
SYMBOLS = re.compile(r"`[^`]+`|--[a-z][a-z-]+|\b[A-Z]{3,}(?:_[A-Z]+)+\b|\w+\.(?:json|ttl|toml|trig|html)\b")


def fixed(message: str) -> str:
    """What a message says itself, for comparing."""
    return (normal(message) if "{" in message else message).strip(" ;:")


def help_texts() -> Iterator[str]:
    """Every paragraph and option of every `--help`."""
    for command in (bienban.cli, *bienban.cli.commands.values()):
        yield from (text for text in helping._paragraphs(command) if not text.startswith("Example: "))
        for option in command.get_params(click.Context(command)):
            if isinstance(option, click.Option):
                yield option.help or ""
                if isinstance(option.show_default, str) and " " in option.show_default:
                    yield option.show_default


def test_every_error_and_remark_is_there() -> None:
    known = "\n".join(map(normal, {**CATALOGUE["errors"], **CATALOGUE["system"]}))
    said = {message for module in CODE for message in module.shown() if " " in message}
    assert len(said) > 200, "they are no longer found in the code"
    own_words = {message for message in said if any(map(str.isalpha, fixed(message).replace("{}", "")))}
    assert sorted(message for message in own_words if fixed(message) not in known) == []


def test_everything_said_on_the_way_is_there() -> None:
    said = [message for module in CODE for message in module.said()]
    assert len(set(said)) > 40
    assert [message for message in said if message not in {**CATALOGUE["commands"], **CATALOGUE["screen"]}] == []


def test_every_help_is_there() -> None:
    assert [text for text in dict.fromkeys(help_texts()) if text not in CATALOGUE["commands"]] == []


def test_nothing_is_there_that_nobody_says() -> None:
    words = "\n".join(
        normal(text) if "{" in text else text for module in CODE for text in module.words() if _is_template(text)
    )
    helps = set(help_texts())
    gone = []
    for file, english, _ in ALL:
        if file in {"click", "system"} or english in helps:
            continue
        parts = [part.strip() for part in normal(english).split("{}") if part.strip(" ;:,()'\"")]
        if not all(part in words for part in parts):
            gone.append(english)
    assert gone == []


def _is_template(text: str) -> bool:
    try:
        normal(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda en, vi: set(PLACES.findall(vi)) != set(PLACES.findall(en)), id="other places"),
        pytest.param(lambda en, vi: set(SYMBOLS.findall(vi)) != set(SYMBOLS.findall(en)), id="another command or file"),
        pytest.param(lambda en, vi: not unicodedata.is_normalized("NFC", vi), id="decomposed letters"),
        pytest.param(lambda en, vi: re.search(r"\b(bạn|tôi|chúng ta)\b", vi.lower()), id="addresses somebody"),
        pytest.param(lambda en, vi: vi.isascii() and len(re.findall("[a-z]{2,}", en)) > 1, id="not translated"),
        pytest.param(lambda en, vi: en[-1] in ".:?" and vi[-1] not in ".:?", id="another end"),
    ],
)
def test_a_message_and_its_translation_say_the_same(wrong: Callable[[str, str], object]) -> None:
    assert [english for _, english, vietnamese in ALL if wrong(english, vietnamese)] == []


def test_no_message_is_in_two_files() -> None:
    assert [english for english, times in Counter(english for _, english, _ in ALL).items() if times > 1] == []
