"""Make Python values out of the tagged ones in golden requests."""

from base64 import b64decode
from collections.abc import Callable
from datetime import date, datetime
from types import ModuleType
from typing import Final
from uuid import UUID

from generator.contract import Json, JsonObject
from generator.contract.values import child, text

TAGS: Final[dict[str, Callable[[str], object]]] = {
    "$uuid": UUID,
    "$datetime": datetime.fromisoformat,
    "$date": date.fromisoformat,
    "$bytes": b64decode,
}


def build(package: ModuleType, tagged: Json) -> object:
    """Return the value that *tagged* stands for, with the classes of *package*."""
    match tagged:
        case dict():
            return _tagged(package, tagged)
        case list():
            return [build(package, item) for item in tagged]
        case _:
            return tagged


def built(package: ModuleType, fields: JsonObject) -> dict[str, object]:
    """Return *fields* with the values that their tags stand for."""
    return {name: build(package, value) for name, value in fields.items()}


def _tagged(package: ModuleType, tagged: JsonObject) -> object:
    if "$enum" in tagged:
        member: object = getattr(package, str(tagged["$enum"]))(tagged["value"])
        return member
    if "$model" in tagged:
        fields = built(package, child(tagged, "fields"))
        model: object = getattr(package, str(tagged["$model"]))(**fields)
        return model
    for tag in TAGS.keys() & tagged.keys():
        return TAGS[tag](text(tagged[tag], tag))
    return built(package, tagged)
