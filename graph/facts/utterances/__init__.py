"""What was said and discussed: directives with addressees and deadlines, judgements, topics, results, purposes.

A speech is read clause by clause, from the verb that opens it to the deadline:

    speeches                       what people tell others to do, and what they judge, clause by clause
    acts speakers minutes          the verb that opens a speech, who speaks, who presides over minutes
    clauses addressees groups      where a clause begins and ends, and whom it is for
    deadlines                      by when
    topics discussions             what a meeting discussed
    results                        what an article reports in its own voice
    purposes                       documents that steering committees are named after
    said writing                   one thing said, and all of them as nodes and facts
"""
