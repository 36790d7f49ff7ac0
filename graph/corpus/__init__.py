"""Many sources -> one knowledge graph and a report of what was read, what was skipped and why.

    outcomes(source)            one source, in any process        outcome.py
    Report                      what became of every source       report.py
    chunks(sources)             some sources at a time            chunks.py
    each(function, chunks, n)   processes that may die            pool.py
    each_on(address, ...)       the machines of a cluster         cluster.py
    Collector, run(arguments)   all of it, in the sources' order  collecting.py
    pack(kg), unpack(bytes)     a graph on the disk               compact.py

A source that cannot be read never stops the others. Nothing here depends on the clock, on the folder the sources are
in, on the order in which they were named, or on how many processes read them.
"""

from graph.corpus.collecting import Corpus, Progress, run
from graph.corpus.report import ArticleReport, Report, Skipped

__all__ = ["ArticleReport", "Corpus", "Progress", "Report", "Skipped", "run"]
