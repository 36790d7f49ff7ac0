"""From a resolved article to facts with their words.

Every module takes the same `Builder`, adds nodes and facts to its graph, and names the rule that read each fact;
`graph.extraction` calls them, in the order in which one needs what another found.

Each line imports only from the lines above it, and the rooms of one line know nothing of one another
(`tests/test_directions.py`):

    codes rules         codes of controlled lists; what the rules are called and what each reads (rules.tsv)
    builder             the graph under construction
    event               an event that the article reports, and which sentence speaks of which
    issuers speaking    who issued a document; who speaks
    the kinds of facts:
        article         the article itself, its photos and short forms, and what it mentions
        events          meetings: when and where, and who had which part in them
        posts           who holds what, and which body is a part of which
        documents       what is cited
        awards          who granted what to whom
        utterances      what was said, decided, discussed
        derived         edges that follow from others, last
    official            of an official document: itself, its votes, signatures and recipients
"""
