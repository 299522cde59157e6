"""The package of another document is what the contract of that document asks for."""

from copy import deepcopy
from pathlib import Path

import pytest

from contract.kiosk import KIOSK
from contract.listings import listing_differences
from contract.office import OFFICE
from contract.shop import SHOP
from contract.whole import package_differences
from emitting.packages import imported, write
from generator.contract import JsonObject, contract_of, requests


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(SHOP, id="holds everything"),
        pytest.param(KIOSK, id="nobody logs in"),
        pytest.param(OFFICE, id="classes without names of their own"),
    ],
)
def test_other_document(document: JsonObject, tmp_path: Path) -> None:
    """Two readings of one document end in the same package."""
    name = write(deepcopy(document), tmp_path).package.name
    contract = contract_of(document)
    cases = requests(contract)
    with imported(tmp_path / "src", name) as package:
        assert [*package_differences(contract, cases, package)] == []
        assert [*listing_differences(contract, cases, package)] == []
