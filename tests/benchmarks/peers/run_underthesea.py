"""underthesea: word segmentation alone, and its named entities (segmentation, tags, chunks, entities: CRF models that come with
the package), sentence by sentence, as it wants them: whole articles take it five times as long and are read worse."""

from __future__ import annotations

from underthesea import ner, sent_tokenize, word_tokenize

from tests.benchmarks.peers.found import Found, answer


def _sentences(text: str) -> list[str]:
    return [sentence for line in text.splitlines() if line.strip() for sentence in sent_tokenize(line)]


def _entities(text: str) -> list[list[tuple[str, str, str, str]]]:
    return [ner(sentence) for sentence in _sentences(text)]


def _found(text: str) -> Found:
    found = Found()
    rooms = {"PER": found.people, "ORG": found.bodies, "LOC": found.places}
    for sentence in _entities(text):
        names: list[tuple[str, str]] = []
        for word, _, _, tag in sentence:
            if tag.startswith("I-") and names and names[-1][1] == tag[2:]:
                names[-1] = (f"{names[-1][0]} {word}", tag[2:])
            else:
                names.append((word, tag[2:]))
        for name, kind in names:
            if kind in rooms and name not in rooms[kind]:
                rooms[kind].append(name)
    return found


if __name__ == "__main__":
    answer(
        "underthesea",
        {
            "underthesea, named entities": (_entities, _found),
            "underthesea, words only": (lambda text: [word_tokenize(s) for s in _sentences(text)], None),
        },
    )
