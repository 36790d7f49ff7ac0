"""From a resolved reading to facts with their words.

Every module takes the same `Builder`, adds nodes and facts to its graph, and names the rule that read each fact:
`article` (the article itself), `events`, `posts` (and the hierarchy of bodies), `documents`, `awards`, `utterances`,
last `derived` (edges that follow from others). `graph.extraction` calls them in this order.
"""
