"""Writes the client package in generated/ from the document in spec/."""
