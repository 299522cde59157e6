"""What the document promises is what somebody has approved."""

from contract.golden import CONTRACT, DOCUMENT, GOLDEN, approved
from generator.contract import pending, requests
from generator.contract.values import pretty


def test_nothing_waits_for_approval() -> None:
    """Every difference is a sentence; `python -m generator approve` accepts them."""
    assert pending(DOCUMENT, GOLDEN) == []


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
