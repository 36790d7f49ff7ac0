"""Awards: who granted what to whom, who handed it over, why, in which movement.

`reading` reads a sentence, `recipients` whom it is for, `conferrals` writes what is known of one award.
"""
