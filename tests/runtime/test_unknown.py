"""An object of an unknown kind is kept and not shown."""

import pytest

from generator.runtime.errors import ArgumentError
from generator.runtime.unknown import UnknownObject


def test_unknown_object_goes_back_as_it_came() -> None:
    """What was read can be written, into a dict of its own."""
    fields = {"kind": "fish", "name": "Wanda"}
    unknown = UnknownObject(fields=fields)
    assert unknown.to_dict() == fields
    assert unknown.to_dict() is not fields


def test_unknown_object_shows_nothing() -> None:
    """Its fields are redacted, and take no part in its hash."""
    unknown = UnknownObject(fields={"name": "Wanda"})
    assert repr(unknown) == "UnknownObject(fields=<redacted>)"
    assert hash(unknown) == hash(UnknownObject(fields={}))
    assert unknown != UnknownObject(fields={})


def test_unknown_object_is_not_sent() -> None:
    """A closed union has no place for it."""
    with pytest.raises(ArgumentError, match="got an unknown one"):
        UnknownObject(fields={"name": "Wanda"}).to_input()
