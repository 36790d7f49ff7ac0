"""From a resolved reading to facts with their words.

Every module takes the same `Builder` (`builder`), adds nodes and facts to its graph, and names the rule that read each
fact; `graph.extraction` calls them, in the order in which one needs what another found.

    article      the article itself, its photos and short forms, and what it mentions
    events       meetings: when and where, and who had which part in them
    posts        who holds what, and which body is a part of which
    documents    what is cited, with its issuer (`issuers`)
    awards       who granted what to whom
    utterances   what was said, decided, discussed
    official     of an official document: itself, its votes, signatures and recipients
    derived      edges that follow from others, last
    codes        codes of controlled lists, for all of them
    rules        what the rules are called and what each reads (rules.tsv)
"""
