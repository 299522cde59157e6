"""The normal form of what a schema says by itself, without `allOf` and its kin."""

from collections.abc import Callable
from typing import TypeAlias

from .keywords import CONSTRAINTS, EVERY_CONSTRAINT, FLAGS, MEANINGLESS, OTHER, PROSE
from .kinds import fits, is_nullable, kinds
from .naming import CHOICES, Spot
from .unions import choice
from .values import Json, JsonObject, canonical, child, row, text, whole

Reader: TypeAlias = Callable[[Json, Spot], JsonObject]


def plain(schema: JsonObject, read: Reader, spot: Spot) -> JsonObject:
    """Return the normal form of *schema*, which stands at *spot*.

    *read* gives that of what is inside it.
    """
    several = [kind for kind in kinds(schema) if kind != "null"]
    forms = [_form(kind, schema, read, spot) for kind in several]
    form = forms[0] if len(forms) == 1 else choice(forms, {})
    nullable: JsonObject = {"nullable": True} if is_nullable(schema) else {}
    return {**form, **nullable, **notes(schema)}


def notes(part: JsonObject) -> JsonObject:
    """Return what *part* says about the use of its values."""
    flags: JsonObject = {
        word: True for name, word in FLAGS.items() if part.get(name) is True
    }
    default = {"default": whole(part["default"])} if "default" in part else {}
    return {**flags, **default, **prose(part)}


def prose(part: JsonObject) -> JsonObject:
    """Return what *part* says to people, as `doc`; nothing if it says nothing."""
    said = [part.get(name) for name in ("title", "summary", "description")]
    words = "\n\n".join(each.strip() for each in said if isinstance(each, str))
    return {PROSE: words} if words else {}


def _form(kind: str, schema: JsonObject, read: Reader, spot: Spot) -> JsonObject:
    form: JsonObject = {"kind": kind, **_narrowed(kind, schema)}
    if "const" in schema:
        form["const"] = whole(schema["const"])
    if "enum" in schema:
        form["enum"] = _listed(kind, row(schema, "enum"))
    if kind == "object":
        form |= _fields(schema, read, spot)
    if kind == "array":
        form["items"] = read(schema.get("items", True), spot.items())
    return form | {name: schema[name] for name in OTHER if name in schema}


def _narrowed(kind: str, schema: JsonObject) -> JsonObject:
    known = CONSTRAINTS.get(kind, EVERY_CONSTRAINT)
    given = {name: whole(schema[name]) for name in known if name in schema}
    _spell_out(given, "exclusiveMinimum", "minimum")
    _spell_out(given, "exclusiveMaximum", "maximum")
    return {
        name: value for name, value in given.items() if value != MEANINGLESS.get(name)
    }


def _spell_out(given: JsonObject, exclusive: str, bound: str) -> None:
    """Say in the words of OpenAPI 3.1 what 3.0 says with a boolean."""
    flag = given.get(exclusive)
    if isinstance(flag, bool):
        del given[exclusive]
    if flag is True and bound in given:
        given[exclusive] = given.pop(bound)


def _listed(kind: str, values: list[Json]) -> Json:
    fitting = {
        canonical(whole(value)): whole(value) for value in values if fits(kind, value)
    }
    return [fitting[key] for key in sorted(fitting)]


def _fields(schema: JsonObject, read: Reader, spot: Spot) -> JsonObject:
    required = [text(name, "required") for name in row(schema, "required")]
    properties = {**dict.fromkeys(required, True), **child(schema, "properties")}
    fields: JsonObject = {
        name: {**read(raw, spot.field(name)), "required": name in required}
        for name, raw in properties.items()
    }
    form: JsonObject = {"fields": fields}
    if "additionalProperties" in schema:
        form["additional"] = read(schema["additionalProperties"], spot.values())
    if "discriminator" in schema and schema.keys().isdisjoint(CHOICES):
        form["discriminator"] = schema["discriminator"]
    return form
