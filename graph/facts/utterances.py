"""placeholder"""
from graph.facts.builder import Builder
from graph.facts.meetings import Meetings
def add_utterances(builder: Builder, meetings: Meetings) -> None:
    return None
