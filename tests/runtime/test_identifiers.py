"""Identifiers have one written form."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime import decode, encode
from generator.runtime.errors import ArgumentError, ContractMismatchError
from generator.runtime.identifiers import is_canonical

ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"

NOT_CANONICAL = [
    "",
    ".",
    "..",
    "../admin",
    ID.replace("-", ""),
    f"{{{ID}}}",
    f"urn:uuid:{ID}",
    f" {ID}",
    f"{ID}\n",
    ID.replace("3c90c3cc", "3c90_3cc"),
    ID.replace("3c90c3cc", "\u0663c90c3cc"),
    ID.replace("3c90c3cc", "+c90c3cc"),
    ID.replace("-", "\u2010"),
    ID[:-1],
    f"{ID}0",
    ID.replace("a", "g"),
]


@given(st.uuids())
def test_canonical_identifiers_are_taken(identifier: UUID) -> None:
    """Either case is read, and what is written reads back the same."""
    for form in (str(identifier), str(identifier).upper()):
        assert is_canonical(form)
        assert decode.uuid(form) == identifier
        assert encode.uuid(form) == form
    assert encode.uuid(identifier) == str(identifier)


@pytest.mark.parametrize("form", NOT_CANONICAL)
def test_other_forms_are_refused(form: str) -> None:
    """Also those from which `UUID` would make some id."""
    with pytest.raises(ContractMismatchError, match="expected a UUID, got"):
        decode.uuid(form)
    with pytest.raises(ArgumentError, match="expected a UUID of 36"):
        encode.uuid(form)


@given(st.text(max_size=40))
def test_arbitrary_text_is_refused(form: str) -> None:
    """Text that is no id never becomes one."""
    assert not is_canonical(form)


@pytest.mark.parametrize("value", [None, 5, b"", UUID(ID).bytes])
def test_other_types_are_refused(value: object) -> None:
    """Nothing else stands for an id."""
    with pytest.raises(ContractMismatchError, match="expected a UUID"):
        decode.uuid(value)
    with pytest.raises(ArgumentError, match="expected a UUID, got"):
        encode.uuid(value)
