"""Speak to a package index, and to no other one than was named."""
