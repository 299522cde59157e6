"""Reads a document: what it may say, and what it says."""
