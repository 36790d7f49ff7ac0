"""What was said and discussed: directives with addressees and deadlines, judgements, topics, results, purposes.

A speech is read clause by clause, from the verb that opens it to the deadline:

    speeches                       what people tell others to do, and what they judge, clause by clause
    acts                           the verb that opens a speech (who speaks: `graph.facts.speaking`)
    clauses addressees groups      where a clause begins and ends, and whom it is for
    deadlines                      by when
    topics discussions             what a meeting discussed
    results                        what an article reports in its own voice
    tasks statements               what an official document tells others; what minutes note as somebody's words
    purposes                       documents that steering committees are named after
    said writing                   one thing said, and all of them as nodes and facts
"""
