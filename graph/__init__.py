"""Article -> knowledge graph. This package imports nothing of `exporters`."""
