"""Who is who in a built folder or store: the log of decisions (`identities.json`), and the command that lists, explains
and records.

`build` applies the judgements of `identities.toml` in the folder and in the store that it writes to, and never writes
that file.
"""

__all__: list[str] = []
