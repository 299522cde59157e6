"""Writes files: renders, formats and swaps them in."""
