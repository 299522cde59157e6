"""Puts a document into words of Python, nothing left to decide."""
