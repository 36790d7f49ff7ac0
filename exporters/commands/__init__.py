"""The command line: each command in a module of its name, and what a person sees of a run.

`bienban --help` imports every command, so what one needs is imported when it runs.

    build extract minutes query validate ontology   a command each; those of `identities`, `push` and `server` are there
    commandline                                     what all of them share: options, and how a command ends
    terminal                                        the progress bar, the summary, a line for each thing that went wrong
    explanation                                     how an article was read, for people and programs
    logbook                                         what a run notes in a file
"""
