"""Awards: who granted what to whom, who handed it over, why, in which movement.

`finding` finds the awards of a sentence: `occasion` what it says of giving, `givers` who gives, `recipients`, `named`
who receives, `sharing` which of several awards; `commended` reads where no award is named. `merging` says which
readings are one conferral, `conferrals` writes what is known of it, `movements` in which movement.
"""
