"""Who is who in a built folder: the log of decisions (`identities.json`), the command that lists, explains and records.

`build` applies the judgements of `identities.toml` in the folder that it writes to, and never writes that file.
"""

__all__: list[str] = []
