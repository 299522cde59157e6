"""Serves a document's own examples, and checks requests against it."""
