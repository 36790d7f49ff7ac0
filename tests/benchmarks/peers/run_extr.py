"""extr: entities and relations by regular expressions, as its users write them; given the expressions of the naive baseline.

People, bodies and roles are entities; that a person is in front of or behind a role is a relation, and that a role is in
front of a body another.
"""

from __future__ import annotations

from extr import RegEx, RegExLabel
from extr.entities import EntityAnnotator, EntityExtractor
from extr.relations import RegExRelationLabelBuilder, RelationExtractor

from tests.benchmarks.peers import regexes
from tests.benchmarks.peers.found import Found, answer

_ENTITIES = EntityExtractor(
    [
        RegExLabel("PERSON", [RegEx([regexes.PERSON])]),
        RegExLabel("BODY", [RegEx([regexes.BODY])]),
        RegExLabel("ROLE", [RegEx([regexes.ROLE])]),
    ]
)
_ANNOTATOR = EntityAnnotator()
_RELATIONS = RelationExtractor(
    [
        RegExRelationLabelBuilder("holds").add_e1_to_e2("PERSON", [r"(?: [-–] |, )"], "ROLE").build(),
        RegExRelationLabelBuilder("at").add_e1_to_e2("ROLE", [r" "], "BODY").build(),
    ]
)


def _read(text: str) -> list[tuple[list, list]]:  # type: ignore[type-arg]
    """(entities, relations) line by line."""
    read = []
    for line in text.splitlines():
        entities = _ENTITIES.get_entities(line)
        read.append((entities, _RELATIONS.extract(_ANNOTATOR.annotate(line, entities), entities)))
    return read


def _found(text: str) -> Found:
    found = Found()
    for entities, relations in _read(text):
        found.people += [e.text for e in entities if e.label == "PERSON"]
        found.bodies += [e.text for e in entities if e.label == "BODY"]
        at = {relation.e1.identifier: relation.e2.text for relation in relations if relation.label == "at"}
        found.posts += [(r.e1.text, r.e2.text, at.get(r.e2.identifier, "")) for r in relations if r.label == "holds"]
    found.people, found.bodies, found.posts = map(regexes.unique, (found.people, found.bodies, found.posts))
    return found


if __name__ == "__main__":
    answer("extr", {"extr, rules": (_read, _found)})
