"""Parse each document once, however often the golden tests and the generator read it.

Parsing takes longer than all that follows, and is the same for the same text.
"""

from copy import deepcopy
from typing import Final
from unittest.mock import patch

from generator.contract import JsonObject, loading

MOST: Final = 8
"""Texts that are kept."""


def remember() -> None:
    """Keep what a text was last parsed to, in this process and in those it forks."""
    known: dict[str, JsonObject] = {}
    parse = loading.loads

    def loads(source: str) -> JsonObject:
        if source not in known:
            while len(known) > MOST:
                del known[next(iter(known))]
            known[source] = parse(source)
        return deepcopy(known[source])

    patch.object(loading, "loads", loads).start()
