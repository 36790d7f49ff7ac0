"""Other ways to read the same texts, for `python -m tests.benchmarks.league`.

`found.py` is what all of them give, `judging.py` judges it against the gold of tests/corpus; both and `regexes.py` (an
afternoon's regular expressions) need nothing that bienban does not. Each other module runs a package that is installed in an
environment of its own (`environments.py`), in a process of its own: those use the standard library and that package.
"""
