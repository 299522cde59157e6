"""Documented failures become the errors that the contract asks for."""

import corti_interactions
from contract.failing import error_differences
from contract.golden import CONTRACT, approved


def test_errors() -> None:
    """Each status has its class; a body is read by the names of the document."""
    cases = approved("requests")

    assert [*error_differences(CONTRACT, cases, corti_interactions)] == []
