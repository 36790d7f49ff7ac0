"""Awards: who granted what to whom, who handed it over, why, in which movement.

`finding` finds the awards of a sentence: `occasion` what it says of giving, `givers` who gives, `office` who does so by
his office, `recipients`, `named` who receives, `sharing` which of several awards, `badges` those of the Party by years;
`commended` reads where no award is named. `merging` says which readings are one conferral, `summing` which are the sum
of others, `conferrals` writes what is known of it, `movements` in which movement.
"""
