"""Facts of official documents; votes in any text.

They are read below the form that `graph.official` tells:

    paper               the document itself: number, issuer, subject, day, its meeting
    sessions            the session that adopted a resolution (the meeting of minutes: `graph.facts.events.records`)
    signing recipients  who signs it and for whom; who receives it
    tasks statements    what it tells others to do; what minutes note as somebody's words
    votes tallies       votes, and how texts count them
"""
