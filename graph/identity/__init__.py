"""Who is who, and what became of whom: identity of people, bodies through time, tenures. From many articles together.

    sightings -> careers -> decisions -> renaming        people: names, ids, posts, dates, and judgements of people
    acts -> changes                                      bodies: what the law made of them, from data
    post_holders -> tenures -> contradictions            posts: first and last attested day, gaps, what cannot be
    candidates                                           what people should look at
    testimony, spheres                                   what deciding needs of an article, and which names go together:
                                                         for archives, whose graphs are never all in memory

An article's own graph knows its people by name and province alone (`graph.resolution.ids`). Here all articles
speak: `identify(kg, judgements)` gives the graph under the ids decided, and a log of every decision. Institutional
knowledge is data: `data/circles.toml` (which posts go together), `data/acts.tsv` (which act changed what), and the
lexicon's tables.
"""

from graph.identity.candidates import Candidate, candidates
from graph.identity.contradictions import Contradiction, contradictions
from graph.identity.decisions import DecidedPerson, Decision, Identities, decide
from graph.identity.identify import Identified, history, identify
from graph.identity.judgements import Judgement, Judgements
from graph.identity.renaming import renamed
from graph.identity.sightings import Office, Sighting, sightings
from graph.identity.tenures import Tenure, tenures

__all__ = [
    "Candidate",
    "Contradiction",
    "DecidedPerson",
    "Decision",
    "Identified",
    "Identities",
    "Judgement",
    "Judgements",
    "Office",
    "Sighting",
    "Tenure",
    "candidates",
    "contradictions",
    "decide",
    "history",
    "identify",
    "renamed",
    "sightings",
    "tenures",
]
