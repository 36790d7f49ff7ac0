"""What was said and discussed: directives with addressees and deadlines, judgements, topics, results, purposes.

`speeches` reads what people say, clause by clause; `writing` writes it into the graph.
"""
