"""What a user imports is what the contract asks for."""

import corti_interactions
from contract.golden import CONTRACT
from contract.surface import surface_differences


def test_surface() -> None:
    """Classes, fields, types, defaults, enums, wire names, redaction, signatures."""
    assert surface_differences(CONTRACT, corti_interactions) == []
