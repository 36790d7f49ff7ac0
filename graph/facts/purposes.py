"""placeholder"""
from graph.facts.builder import Builder
def add_purposes(builder: Builder) -> None:
    return None
