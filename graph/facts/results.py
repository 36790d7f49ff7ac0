"""placeholder"""
from graph.facts.builder import Builder, Span
from graph.facts.meetings import Meetings
def add_results(builder: Builder, meetings: Meetings, taken: list[Span]) -> None:
    return None
