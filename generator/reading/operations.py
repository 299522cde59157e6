"""Read operations: parameters, bodies, answers, and how a listing goes on."""

import re
from typing import Final

from attrs import evolve, frozen

from generator.errors import DocumentError
from generator.wording.names import class_name, pascal_case, unique

from .document import Json, JsonObject, child
from .limits import is_binary
from .references import References
from .schemas import Schemas
from .supported import (
    Answer,
    Array,
    Body,
    Const,
    Operation,
    Pagination,
    Parameter,
    Place,
    Scalar,
    Shape,
    Union,
    Use,
)

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch")
PLACEHOLDER: Final = re.compile(r"{([^{}]*)}")


@frozen
class Operations:
    """Reads the operations of one document."""

    document: JsonObject
    references: References
    schemas: Schemas

    def all(self) -> tuple[Operation, ...]:
        """Return every operation, in the order of the document."""
        paths = _object(self.document.get("paths"))
        found = tuple(
            operation
            for path, raw in paths.items()
            for operation in self._of_path(path, _object(raw), child("#/paths", path))
        )
        taken: dict[str, str] = {}
        for operation in found:
            unique(taken, operation.id, operation.pointer)
        return found

    def _of_path(self, path: str, raw: JsonObject, pointer: str) -> list[Operation]:
        here, target = self.references.target(raw, pointer, "path item")
        item = _object(target)
        return [
            self._operation(path, name, item, here) for name in item if name in METHODS
        ]

    def _operation(
        self, path: str, method: str, item: JsonObject, above: str
    ) -> Operation:
        pointer = child(above, method)
        raw = _object(item[method])
        name = str(raw.get("operationId") or _plain_name(method, path))
        hint = class_name(name)
        tags = raw.get("tags")
        parameters = self._parameters(item, raw, pointer, hint)
        _check_path(path, parameters, pointer)
        return Operation(
            pointer=pointer,
            id=name,
            method=method.upper(),
            path=path,
            tag=str(tags[0]) if isinstance(tags, list) and tags else "default",
            summary=str(raw.get("summary", "")).strip(),
            doc=str(raw.get("description", "")).strip(),
            deprecated=raw.get("deprecated") is True,
            secured=_is_secured(raw.get("security", self.document.get("security"))),
            parameters=parameters,
            body=self._request(raw, pointer, hint),
            answers=self._answers(raw, pointer, hint),
            pagination=_pagination(raw.get("x-pagination"), parameters, pointer),
        )

    def _parameters(
        self, item: JsonObject, raw: JsonObject, pointer: str, hint: str
    ) -> tuple[Parameter, ...]:
        above = pointer.rsplit("/", 1)[0]
        shared = self._listed(item, above, hint)
        own = self._listed(raw, pointer, hint)
        return tuple((shared | own).values())

    def _listed(
        self, raw: JsonObject, pointer: str, hint: str
    ) -> dict[tuple[str, str], Parameter]:
        found: dict[tuple[str, str], Parameter] = {}
        listed = raw.get("parameters", [])
        for index, value in enumerate(listed if isinstance(listed, list) else []):
            here = child(pointer, "parameters", index)
            parameter = self._parameter(_object(value), here, hint)
            key = (parameter.location, parameter.name)
            if key in found:
                raise DocumentError(here, f"the parameter {key[1]!r} stands here twice")
            found[key] = parameter
        return found

    def _parameter(self, value: JsonObject, pointer: str, hint: str) -> Parameter:
        there, target = self.references.target(value, pointer, "parameter")
        raw = _object(target)
        name = str(raw["name"])
        owner = "" if "$ref" in value else hint
        place = self.schemas.place(
            raw["schema"], child(there, "schema"), owner + pascal_case(name)
        )
        parameter = Parameter(
            name=name,
            location=str(raw["in"]),
            required=raw.get("required") is True,
            place=_with_parameter_remarks(place, raw),
        )
        self._check_parameter(parameter, child(there, "schema"))
        return parameter

    def _check_parameter(self, parameter: Parameter, pointer: str) -> None:
        place, is_optional = parameter.place, not parameter.required
        if isinstance(place.shape, Array) and parameter.location == "query":
            place, is_optional = place.shape.items, False
        if not self._is_plain(place.shape):
            problem = f"is too complex for a {parameter.location} parameter"
            raise DocumentError(pointer, problem)
        if place.nullable and not is_optional:
            raise DocumentError(pointer, "a parameter cannot be null")

    def _is_plain(self, shape: Shape) -> bool:
        match shape:
            case Union(variants=variants, discriminator=None):
                return all(self._is_plain(variant.shape) for variant in variants)
            case Use(name=name):
                return name in self.schemas.enums
            case _:
                return isinstance(shape, Scalar | Const)

    def _request(self, raw: JsonObject, pointer: str, hint: str) -> Body | None:
        if "requestBody" not in raw:
            return None
        there, target = self.references.target(
            _object(raw["requestBody"]), child(pointer, "requestBody"), "request body"
        )
        body = _object(target)
        return self._body(
            body, there, f"{hint}Body", required=body.get("required") is True
        )

    def _answers(self, raw: JsonObject, pointer: str, hint: str) -> tuple[Answer, ...]:
        answers = tuple(
            self._answer(
                status, _object(value), child(pointer, "responses", status), hint
            )
            for status, value in _object(raw.get("responses")).items()
            if not status.startswith("x-")
        )
        if not any(answer.status.startswith("2") for answer in answers):
            raise DocumentError(
                child(pointer, "responses"), "declares no success status (2xx)"
            )
        return answers

    def _answer(
        self, status: str, value: JsonObject, pointer: str, hint: str
    ) -> Answer:
        there, target = self.references.target(value, pointer, "response")
        raw = _object(target)
        owner = class_name(there.rsplit("/", 1)[-1]) if "$ref" in value else hint
        suffix = "" if "$ref" in value else status.capitalize()
        return Answer(
            status=status,
            doc=str(raw.get("description", "")).strip(),
            body=self._body(raw, there, f"{owner}Answer{suffix}", required=True),
        )

    def _body(
        self, raw: JsonObject, pointer: str, hint: str, *, required: bool
    ) -> Body | None:
        for media_type, value in _object(raw.get("content")).items():
            here = child(pointer, "content", media_type, "schema")
            schema = _object(value).get("schema")
            place = None
            if not is_binary(media_type):
                place = self.schemas.place(schema, here, hint)
            return Body(media_type=media_type, place=place, required=required)
        return None


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _plain_name(method: str, path: str) -> str:
    """Return what an operation is called that has no name of its own."""
    return " ".join([method, *re.findall(r"\w+", path)])


def _is_secured(security: Json) -> bool:
    return isinstance(security, list) and any(security)


def _pagination(
    value: Json, parameters: tuple[Parameter, ...], pointer: str
) -> Pagination | None:
    if not isinstance(value, dict):
        return None
    counts = [
        item.name
        for item in parameters
        if item.location == "query" and item.place.shape == Scalar("integer")
    ]
    for keyword in ("parameter", "size"):
        if keyword in value and value[keyword] not in counts:
            here = child(pointer, "x-pagination", keyword)
            raise DocumentError(here, "is no integer query parameter of this operation")
    first = value.get("first", 1)
    return Pagination(
        parameter=str(value["parameter"]),
        first=first if isinstance(first, int) else 1,
        items=str(value["items"]),
        identity=str(value.get("identity", "")),
    )


def _with_parameter_remarks(place: Place, raw: JsonObject) -> Place:
    return evolve(
        place,
        phi=place.phi or raw.get("x-phi") is True,
        doc=str(raw.get("description", "")).strip() or place.doc,
        deprecated=place.deprecated or raw.get("deprecated") is True,
    )


def _check_path(path: str, parameters: tuple[Parameter, ...], pointer: str) -> None:
    named = PLACEHOLDER.findall(path)
    declared = [item.name for item in parameters if item.location == "path"]
    if sorted(named) != sorted(declared) or not path.startswith("/"):
        raise DocumentError(pointer, "the path and its parameters do not agree")
    if re.search(r"[^!-~]|[?#\\{}]", PLACEHOLDER.sub("", path)):
        raise DocumentError(pointer, "the path holds what a URL's path cannot hold")
