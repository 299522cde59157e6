# Made from generator/runtime/__init__.py by "python -m generator regenerate".
"""The hand-written half of the package, copied into it as it stands."""
