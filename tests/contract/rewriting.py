"""Rewrite documents into others that mean the same."""

import json
from collections.abc import Iterable
from typing import Final

from contract.dialects import in_old_words
from contract.rewriting_parts import PART_REWRITES
from contract.rewriting_schemas import SCHEMA_REWRITES, Choose, Rewrite
from generator.contract import JsonObject
from generator.contract.values import Json, members

REWRITES: Final[dict[str, Rewrite]] = {**SCHEMA_REWRITES, **PART_REWRITES}
"""By what they use, in which one may follow any other."""

LAST: Final[dict[str, Rewrite]] = {"OpenAPI 3.0": in_old_words}
"""What changes how a document is read, and so comes after all others."""


def rewritten(
    document: JsonObject, rewrites: Iterable[Rewrite], choose: Choose
) -> JsonObject:
    """Return another document that means the same as *document*."""
    value: Json = json.loads(json.dumps(document))
    other = members(value, "document")
    for rewrite in rewrites:
        rewrite(other, choose)
    return other


def always() -> bool:
    """Choose everything."""
    return True
