"""pyvi: words and their parts of speech, with the model that comes with the package. It names no entities."""

from __future__ import annotations

from pyvi import ViPosTagger, ViTokenizer

from tests.benchmarks.peers.found import answer


def _tagged(text: str) -> object:
    return [ViPosTagger.postagging(ViTokenizer.tokenize(line)) for line in text.splitlines() if line.strip()]


if __name__ == "__main__":
    answer("pyvi", {"pyvi, words and parts of speech": (_tagged, None)})
