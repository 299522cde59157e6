# Made from spec/interactions.yaml by "python -m generator regenerate".
"""What the document promises that this package was made from, in its normal form.

It is free of layout and names for parts: two documents that promise the same have the
same contract, and two releases differ in what their contracts do.
"""

from importlib.resources import files

from ._runtime.read_scalars import json_object
from ._runtime.wire import parse_json

__all__ = ["load", "text"]


def text() -> str:
    """Return the contract as it came with the package, as JSON."""
    return (
        files("corti_interactions")
        .joinpath("contract.json")
        .read_text(encoding="utf-8")
    )


def load() -> dict[str, object]:
    """Return the contract: operations, schemas, servers, and what they say."""
    return json_object(parse_json(text().encode()))
