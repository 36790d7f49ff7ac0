"""Sources -> articles.

    find_sources("seeds", "-")  ->  Found(sources, failures)
    read(source)                ->  [Reading(article, ...)]

Whatever cannot be read raises an `InputError` of one line that names the source, the problem and the remedy.
"""

from graph.reading.limits import Limits
from graph.reading.reader import Reading, read
from graph.reading.sources import STANDARD_INPUT, Found, Source, find_sources

__all__ = ["STANDARD_INPUT", "Found", "Limits", "Reading", "Source", "find_sources", "read"]
