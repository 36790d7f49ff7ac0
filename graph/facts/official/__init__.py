"""Facts of official documents; votes in any text.

They are read below the form that `graph.official` tells. What such a document tells others to do is read in
`graph.facts.utterances`, the meeting that it records in `graph.facts.events`.

    paper               the document itself: number, issuer, subject, day, its meeting
    signing recipients  who signs it and for whom; who receives it
    votes tallies       votes, and how texts count them
"""
