# Made from spec/interactions.yaml by "python -m generator regenerate".
"""One module for each resource."""
