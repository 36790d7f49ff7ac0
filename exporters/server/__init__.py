"""A built folder on one origin: SPARQL endpoint, console, ready questions, viewer and downloads (`bienban serve`).

    command ── running ─┬─ location      the folder as a store that an engine opens
                        ├─ pool ── engine ── confined     Oxigraph servers, each with one question at a time
                        ├─ connections   how long a client may take
                        └─ application ─┬─ walls          who may ask, and what a browser is told
                                        ├─ protocol       /sparql: gate, answers, description
                                        └─ pages          for people: files, tables, templates/, static/, strings.json

What the server may be told (address, limits, names, origins) is `settings`, for all of them.

What holds, whatever is asked:

- An answer with status 200 is whole. It is kept until the engine has finished (`engine`), so that a time limit, a size
  limit or a crash becomes an error (`protocol` lists them) and never a shorter answer.
- A question that must end is ended with its engine, which is a process of its own with a limit of memory; others are
  answered by the other engines meanwhile, and a new one starts in 20 ms (`pool`).
- No query makes an engine call anybody: it gets every query written anew, in a form that has one reading (`gate`).
- Nothing is changed: engines open the store read-only, and there is no address that writes.
- A client that sends or takes nothing is cut off (`connections`).
- What is built while the server runs is served as soon as it is whole (`location`).
- When the server ends, so do its engines, on Linux even when it is killed; its temporary files are removed.

The server is Starlette on uvicorn (BSD-3-Clause, pure Python, 4 MB with all they need); the engine is the PyPI package
oxigraph (MIT or Apache-2.0, 22 MB).
"""
