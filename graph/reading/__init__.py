"""Sources -> articles.

    find_sources("seeds", "-")  ->  Found(sources, failures)
    read(source)                ->  [Reading(article, ...)]
    readings(source)            ->  the same one by one, an error in one article not hiding the next

Whatever cannot be read raises an `InputError` of one line that names the source, the problem and the remedy.
"""

from graph.reading.document import Columns, Limits
from graph.reading.reader import Reading, read, readings
from graph.reading.sources import STANDARD_INPUT, Found, Source, find_sources

__all__ = ["STANDARD_INPUT", "Columns", "Found", "Limits", "Reading", "Source", "find_sources", "read", "readings"]
