"""The command line: each command in a module of its name, and what a person sees of a run.

build extract minutes query     a command each; `identities`, `push` and `serve` are in their rooms, as `command`.
validate ontology               `bienban --help` imports them all, so what a command needs is imported when it runs
commandline                     what all of them share: options, and how a command ends
terminal                        the progress bar, the summary, and one line for each thing that went wrong
logbook                         what a run notes in a file
"""
