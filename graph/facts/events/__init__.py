"""Events: which meetings an article reports, when and where they were, and who organised, chaired, attended, spoke.

A newspaper tells of them in sentences, minutes in fixed places:

    finding                         finds them in reports: `reported` (did it take place?), `told` (by a verb alone)
    called                          what a bare `buổi lễ` is called after
    event_time hours event_place    when and where
    organisers                      which bodies held it
    terms                           the term between a council and what it does
    participation                   who had which part, sentence by sentence, by the rules in `chairs`, `attendance`,
                                    `speakers_of_event`, `listed_groups`; `taking_part` writes the fact
    records roll absences           the same of minutes, which say it in fixed places
    sessions                        the session that adopted a printed resolution
"""
