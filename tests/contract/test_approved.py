"""What the document promises is what somebody has approved."""

from typing import Final

import pytest

from contract.golden import CONTRACT, DOCUMENT, GOLDEN, approved
from generator.contract import requests
from generator.contract.values import pretty
from generator.drift.approving import waiting_lines

WAITING: Final = "waiting for approval; `python -m generator approve` accepts it:"


def test_nothing_waits_for_approval() -> None:
    """A line for each change and its class; `python -m generator approve` accepts."""
    if lines := waiting_lines(DOCUMENT, GOLDEN):
        pytest.fail("\n".join([WAITING, *lines]), pytrace=False)


def test_the_golden_requests_come_from_the_approved_contract() -> None:
    """Both files belong together, and are written in one way only."""
    contract = approved("contract")
    text = (GOLDEN / "requests.json").read_text(encoding="utf-8")

    assert pretty(requests(contract)) == text
    assert (GOLDEN / "contract.json").read_text(encoding="utf-8") == pretty(contract)


def test_every_operation_has_a_golden_request() -> None:
    """No operation is left out, and each is asked for with all its arguments."""
    named = {str(case).partition(" ")[0] for case in approved("requests")}
    operations = CONTRACT["operations"]

    assert isinstance(operations, dict)
    assert len(named) == len(operations)
    assert {f"{name} all" for name in named} <= approved("requests").keys()
