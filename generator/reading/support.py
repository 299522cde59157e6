"""Refuse, by JSON pointer and name, what the rest of the generator has no words for.

It is better to stop than to leave a part of the API out in silence.
"""

from collections.abc import Mapping
from typing import Final

from generator.errors import DocumentError

from . import limits, schema_limits
from .document import Json, JsonObject, child
from .keywords import BESIDE_REFERENCE, KEYWORDS
from .limits import Limit
from .references import SECTIONS, References

LIMITS: Final[Mapping[str, Limit]] = {**limits.LIMITS, **schema_limits.LIMITS}


def check(document: JsonObject) -> None:
    """Walk the whole *document*; raises `DocumentError` at what is not supported."""
    version = document.get("openapi")
    if not isinstance(version, str) or not version.startswith(("3.0.", "3.1.")):
        raise DocumentError("#/openapi", "is not OpenAPI 3.0 or 3.1")
    _walk(document, "#", "document", References(document))


def _walk(value: Json, pointer: str, kind: str, references: References) -> None:
    if not isinstance(value, dict):
        _check_no_object(value, pointer, kind)
        return
    if "$ref" in value and kind in SECTIONS:
        references.target(value, pointer, kind)
        _check_reference(value, pointer, kind)
        return
    if kind == "security requirement":
        _check_requirement(value, pointer, references)
        return
    table = KEYWORDS[kind]
    for name, inner in value.items():
        if name in table:
            _walk_keyword(inner, child(pointer, name), table[name], references)
        elif not name.startswith("x-"):
            raise DocumentError(child(pointer, name), f"{name} is not supported")
    limit = LIMITS.get(kind)
    for name, problem in limit(value) if limit else ():
        raise DocumentError(child(pointer, name), problem)


def _walk_keyword(value: Json, pointer: str, kind: str, references: References) -> None:
    match kind[0], value:
        case "-", _:
            return
        case "[", list():
            for index, item in enumerate(value):
                _walk(item, child(pointer, index), kind[1:-1], references)
        case "{", dict():
            for name, item in value.items():
                _walk(item, child(pointer, name), kind[1:-1], references)
        case "[" | "{", _:
            raise DocumentError(pointer, "does not hold what OpenAPI puts here")
        case _:
            _walk(value, pointer, kind, references)


def _check_no_object(value: Json, pointer: str, kind: str) -> None:
    if not isinstance(value, bool) or kind != "schema":
        raise DocumentError(pointer, f"is not a {kind} object")
    if not pointer.endswith("/additionalProperties"):
        raise DocumentError(pointer, "a boolean schema is not supported")


def _check_requirement(value: JsonObject, pointer: str, references: References) -> None:
    for name in value:
        if references.at(child("#/components/securitySchemes", name)) is None:
            raise DocumentError(child(pointer, name), "is no security scheme")


def _check_reference(value: JsonObject, pointer: str, kind: str) -> None:
    for name in value:
        # Only what refers to a schema is read together with what stands beside.
        is_lost = kind != "schema" and name == "x-phi"
        if is_lost or (name not in BESIDE_REFERENCE and not name.startswith("x-")):
            problem = f"{name} beside $ref is not supported"
            raise DocumentError(child(pointer, name), problem)
