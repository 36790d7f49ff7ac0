"""Article -> knowledge graph. This package imports nothing of `exporters`.

    article       a text, its blocks and what it says of itself; `layout` tells the blocks of a report apart,
                  `official` those of an official document
    extraction    the whole path from an article to its graph
    explanation   the same path, sentence by sentence, for a reader who doubts a fact
    errors        everything that bienban raises on purpose

The rooms, in the order in which an article goes through them: `reading`, `language`, `lexicon`, `grammar`, `official`,
`resolution`, `facts`, `model`; then, of many articles, `corpus` and `identity`.
"""
