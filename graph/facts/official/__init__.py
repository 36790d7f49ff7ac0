"""Facts of official documents: the document itself and its meeting, who signs it, who receives it; votes in any text.

The session whose resolution is printed, and the meeting that minutes record, are opened by `sessions` and by
`graph.facts.events.records`.
"""
