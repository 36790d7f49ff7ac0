"""The grammar of meeting reports: from words to mentions of units, bodies, roles, positions, people, documents, events.

Each module is one kind of phrase. A parser takes the reading stream and a place in it and returns the phrase that
begins there, or None; it never looks at other articles and never guesses.
"""
