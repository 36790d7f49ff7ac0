"""The parts of tests/benchmarks/LEAGUE.md: what each measures, and the file they are kept in (`sheet.py`)."""
