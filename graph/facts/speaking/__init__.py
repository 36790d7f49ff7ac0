"""Who speaks, for all who ask: for who spoke at a meeting, for what was said, for who promised an award.

subjects        the person who is the subject of a verb
speakers        who says what a sentence reports: by name, by a pronoun, before a colon, or told before
minutes_chair   who presides over minutes, whom they call `Chủ trì`
"""
