"""From what is written to who and what is meant: the article's own places and dates, bodies, people, identities.

Everything here is decided by keys and rules. Nothing is merged because it looks alike.
"""
