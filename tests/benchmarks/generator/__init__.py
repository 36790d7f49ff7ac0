"""A corpus with known truth: an invented country (`world`), what goes on in it (`happening`), reporters who write about it
(`reporting`), and a comparison of what is read with what is so (`scoring`).
`python -m tests.benchmarks.generator --articles 10000` prints the figures.
"""
