"""From what is written to who and what is meant: the article's own places and dates, bodies, people.

Everything here is decided by keys and rules. Nothing is merged because it looks alike.

    resolved      the whole of it: an article in, a `ResolvedArticle` out, from which the facts are read
    context       the places that an article takes for granted, and its day (`days`)
    scopes        of which unit the words around a name speak; in its head the order of evidence for every bare `tỉnh`
    bodies party  bodies under one canonical name; the Party's among them
    agency        a resolved body, and where it is named
    people        people by name, and by given name alone
    posts         who holds which role in which body, and whom a title alone means
    parts         a title beside one of a part: of the part, or of the whole around it
    completion    whose a post is where only words further away say so
    issuer        which body issues an official document
    signatures    who signs an official document, and for whom
    ids           ids of nodes
"""
