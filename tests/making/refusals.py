"""Tables of what is refused: each row changes a document that is fine."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from generator.reading.document import JsonObject

from .documents import changed
from .runs import refusal

Refusal: TypeAlias = tuple[str, str, str, str]
"""Where to change a document, how, where below that it is refused, and as what."""

Refusals: TypeAlias = Mapping[str, Refusal]


def each(cases: Refusals) -> pytest.MarkDecorator:
    """Run a test with every one of *cases*."""
    return pytest.mark.parametrize("case", cases.values(), ids=cases)


def check(
    document: JsonObject,
    case: Refusal,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Change *document*; it has to be refused there, by the name of what is new."""
    at, changes, where, name = case
    why = refusal(changed(document, changes, at), folder, capsys)
    pointer, _, problem = why.partition(": ")
    assert pointer == at + where
    assert name in problem
