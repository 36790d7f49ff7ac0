"""From a resolved reading to facts with their words: one module a kind of fact.

Every module takes the same `Builder`, adds nodes and facts to its graph, and names the rule that read each fact.
"""
