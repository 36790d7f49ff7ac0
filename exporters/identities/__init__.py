"""Who is who in a built folder or store: the log of decisions (`identities.json`), and the command that lists, explains
and records. How it is decided is `graph.identity`.

    log        the content of `identities.json`, from one graph or from parts, and back
    evidence   the posts and the words behind two people
    command    `bienban identities`

`build` applies the judgements of `identities.toml` in the folder and in the store that it writes to, and never writes
that file.
"""

__all__: list[str] = []
