"""Knowledge graph -> RDF, pages, tables and answers. This package may import `graph`; `graph` never imports it.

    build folder          all files of a build, written whole or not at all; `store` keeps many articles on the disk
    facts graphml         the formats that need no room of their own; RDF, pages and sheets are `rdf`, `html`, `minutes`
    terms                 RDF terms as text, for all who write or ask RDF
    entries               JSON with an entry in each line, for long reports
    library               what `import bienban` writes with
    commands              minutes, query, validate, ontology; `build_command`, `extract_command`, and in their rooms
                          `identities`, `push`, `server`; `commandline` has what all commands share
    terminal explanation  what a person sees of a run, and of how an article was read
    logbook               what a run notes in a file

What the terms mean is in `ontology`, whether a graph keeps to them in `validation`, questions in `sparql`, what is said
to people in `messages`.
"""
