"""Events: which meetings an article reports, when and where they were, and who organised, chaired, attended, spoke.

`meetings` finds them in reports, `records` and `roll` in minutes; `participation` gives people their parts.
"""
