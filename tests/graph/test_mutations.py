"""The same article, typed by another hand: other blanks, dashes, quotes, tone marks, line ends. The facts stay."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.article import Article
from graph.extraction import extract
from graph.model import KnowledgeGraph
from tests.graph.mutations import MUTATIONS, SAME_TEXT, joined_paragraphs, said, upper_headline
from tests.graph.texts import PATHS, extracted, read

Mutation = Callable[[str], str]
Facts = frozenset[tuple[str, str, str]]
#: Share of the facts that may come out otherwise. A headline in capitals does not say which of its words are names, and
#: paragraphs that run together leave open which event is meant. What is not named here must leave every fact as it is.
LOST = {"extra_blanks": 0.010, "upper_headline": 0.025, "joined_paragraphs": 0.005}


@cache
def before(path: Path, whole: bool) -> Facts:
    """The facts of a text; without utterances where it is not whole."""
    return frozenset(said(extracted(read(path)), utterances=whole))


@cache
def after(mutation: Mutation, path: Path, whole: bool) -> tuple[Facts, frozenset[str]]:
    """Those of the changed text, and the ids that it shares with other articles: few words of a graph that is not kept."""
    kg = extract(Article.from_text(mutation(read(path))))
    return frozenset(said(kg, utterances=whole)), identities(kg)


def identities(kg: KnowledgeGraph) -> frozenset[str]:
    """The ids of what is the same thing in every article."""
    kinds = ("person/", "body/", "position/", "area/", "place/", "event/")
    return frozenset(n.id for n in kg.nodes() if n.id.startswith(kinds))


def differences(mutation: Mutation) -> tuple[int, list[str]]:
    """How many facts the texts have in all, and a line for each fact lost (-) or won (+)."""
    total, lines = 0, []
    for path in PATHS:
        text = read(path)
        if mutation(text) == text:
            continue
        whole = mutation is not joined_paragraphs  # a paragraph's end is where somebody's words end
        if not whole and Article.from_text(text).official is not None:
            continue  # an official document is known by its lines: joined, it is none
        was, now = before(path, whole), after(mutation, path, whole)[0]
        total += len(was)
        lines += [f"{path.stem} - {' | '.join(f)}" for f in sorted(was - now)]
        lines += [f"{path.stem} + {' | '.join(f)}" for f in sorted(now - was)]
    return total, lines


@pytest.mark.parametrize("mutation", [*MUTATIONS, upper_headline, joined_paragraphs], ids=lambda m: m.__name__)
def test_the_facts_stay(mutation: Mutation) -> None:
    total, lines = differences(mutation)
    assert total, "the mutation changes no text: it tests nothing"
    assert len(lines) <= LOST.get(mutation.__name__, 0.0) * total, "\n".join(
        [f"{len(lines)} of {total} facts", *lines[:60]]
    )


@pytest.mark.parametrize("mutation", SAME_TEXT, ids=lambda m: m.__name__)
def test_what_a_reader_cannot_see_changes_nothing(mutation: Mutation) -> None:
    """Composed or decomposed letters, line ends of another system: the same graph, to the last offset."""
    for path in PATHS:
        was, now = extracted(read(path)), extract(Article.from_text(mutation(read(path))))
        assert was.nodes() == now.nodes()
        assert was.facts() == now.facts()


@pytest.mark.parametrize("mutation", [m for m in MUTATIONS if m.__name__ not in LOST], ids=lambda m: m.__name__)
def test_people_bodies_and_events_keep_their_ids(mutation: Mutation) -> None:
    """What two hands typed differently must meet in a merged graph: `Thuý` and `Thúy` are one person."""
    apart = {}
    for path in PATHS[:33]:
        was, now = identities(extracted(read(path))), after(mutation, path, True)[1]
        if was != now:
            apart[path.stem] = sorted(was ^ now)
    assert apart == {}


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.sampled_from(PATHS), st.data())
def test_any_few_changes_of_typing_together(path: Path, data: st.DataObject) -> None:
    """Blanks, dashes and quotes of any kind at a few places at once."""
    text = read(path)
    kinds = {" ": ["\u00a0", "\u2009", "\u202f", "\t"], '"': ["“", "”", "«", "″"], "'": ["’", "ʼ"]}
    spots = [i for i, c in enumerate(text) if c in kinds and text[i - 1 : i + 2].count(" ") < 2]
    chosen = data.draw(st.lists(st.sampled_from(spots), min_size=1, max_size=12, unique=True))
    letters = list(text)
    for i in chosen:
        letters[i] = data.draw(st.sampled_from(kinds[text[i]]))
    assert said(extract(Article.from_text("".join(letters)))) == before(path, True)
