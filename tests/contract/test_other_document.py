"""The package of another document is what the contract of that document asks for."""

from copy import deepcopy
from pathlib import Path

from contract.calling import call_differences
from contract.failing import error_differences
from contract.kiosk import KIOSK
from contract.listings import listing_differences
from contract.office import OFFICE
from contract.reading import answer_differences
from contract.shop import SHOP
from contract.surface import surface_differences
from emitting.packages import imported, write
from generator.contract import contract_of, requests


def test_shop(tmp_path: Path) -> None:
    """Two readings of a document that holds everything end in the same surface."""
    name = write(deepcopy(SHOP), tmp_path).package.name
    contract = contract_of(SHOP)
    cases = requests(contract)
    with imported(tmp_path / "src", name) as package:
        assert surface_differences(contract, package) == []
        assert [*call_differences(contract, cases, package)] == []
        assert [*answer_differences(contract, cases, package)] == []
        assert [*listing_differences(contract, cases, package)] == []
        assert [*error_differences(contract, cases, package)] == []


def test_kiosk(tmp_path: Path) -> None:
    """So do two of one where nobody logs in."""
    name = write(deepcopy(KIOSK), tmp_path).package.name
    contract = contract_of(KIOSK)
    cases = requests(contract)
    with imported(tmp_path / "src", name) as package:
        assert surface_differences(contract, package) == []
        assert [*call_differences(contract, cases, package)] == []
        assert [*answer_differences(contract, cases, package)] == []
        assert [*error_differences(contract, cases, package)] == []


def test_office(tmp_path: Path) -> None:
    """So do two of one in which classes have no names of their own."""
    name = write(deepcopy(OFFICE), tmp_path).package.name
    contract = contract_of(OFFICE)
    cases = requests(contract)
    with imported(tmp_path / "src", name) as package:
        assert surface_differences(contract, package) == []
        assert [*call_differences(contract, cases, package)] == []
        assert [*answer_differences(contract, cases, package)] == []
        assert [*listing_differences(contract, cases, package)] == []
        assert [*error_differences(contract, cases, package)] == []
