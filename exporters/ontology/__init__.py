"""The vocabulary: `ontology.ttl`, `shapes.ttl`, `codes.ttl`, `context.jsonld`, and what programs ask of them.

The Turtle files are the single source of terms, captions, colours, symbols and controlled lists.

    vocabulary      what programs ask of them; `reader` reads them without an RDF library
    documentation   the page for readers (ONTOLOGY.md is that page)
"""

from exporters.ontology.vocabulary import CodeEntry, Implied, Kind, Vocabulary, source, vocabulary

__all__ = ["CodeEntry", "Implied", "Kind", "Vocabulary", "source", "vocabulary"]
