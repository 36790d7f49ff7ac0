"""Knowledge graph -> RDF, pages, tables and answers. This package may import `graph`; `graph` never imports it.

The rooms, each with a page of its own:

    rdf graphml html minutes    files for people and programs
    ontology validation         what the terms mean, and whether a graph keeps to them
    sparql server push          questions and answers
    store identities            many articles on the disk, and who is who in them
    commands messages           the command line, and what is said to people

What several of them need:

    build folder    all files of a build, written whole or not at all
    library         what `import bienban` writes with
    facts           nodes and facts as JSON
    terms           RDF terms as text, for all who write or ask RDF
    entries         JSON with an entry in each line, for long reports
"""
