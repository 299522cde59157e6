"""Ways to rewrite the schemas of a document into others that mean the same."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from contract.spots import named, schemas
from generator.contract import Json, JsonObject
from generator.contract.values import child, row, rows

Choose: TypeAlias = Callable[[], bool]
"""Says whether to rewrite the next place."""

Rewrite: TypeAlias = Callable[[JsonObject, Choose], None]
Form: TypeAlias = Callable[[JsonObject], JsonObject]

PREFIX: Final = "#/components/schemas/"
BOUNDS: Final = ("minimum", "maximum", "exclusiveMinimum", "minLength")
CLASSES: Final = frozenset({"properties", "enum", "oneOf", "anyOf", "allOf"})
"""Keywords of what may become a class, whose name would matter."""

DEFAULTS: Final[dict[str, JsonObject]] = {
    "string": {"minLength": 0},
    "array": {"minItems": 0, "uniqueItems": False},
    "object": {"minProperties": 0},
}


def everywhere(form: Form) -> Rewrite:
    """Return the rewrite that says in the way of *form* what schemas say."""

    def rewrite(root: JsonObject, choose: Choose) -> None:
        for spot in schemas(root):
            if choose():
                spot.put(form(spot.raw))

    return rewrite


def in_all_of(raw: JsonObject) -> JsonObject:
    """Put a schema alone under `allOf`."""
    return {"allOf": [raw]}


def only_choice(keyword: str) -> Rewrite:
    """Return the rewrite that makes schemas the one choice that there is.

    A class would get another name, for it would be called after the choice.
    """

    def form(raw: JsonObject) -> JsonObject:
        return {keyword: [raw]} if CLASSES.isdisjoint(raw) else raw

    return everywhere(form)


def reference_in_all_of(raw: JsonObject) -> JsonObject:
    """Put a reference into `allOf`, and leave what stands beside it where it was."""
    if "$ref" not in raw:
        return raw
    beside = {key: value for key, value in raw.items() if key != "$ref"}
    return {**beside, "allOf": [{"$ref": raw["$ref"]}]}


def listed_type(raw: JsonObject) -> JsonObject:
    """Give a list of types, of which there is one."""
    only = raw.get("type")
    return {**raw, "type": [only]} if isinstance(only, str) else raw


def turned_types(raw: JsonObject) -> JsonObject:
    """Turn a list of types round."""
    several = raw.get("type")
    return {**raw, "type": several[::-1]} if isinstance(several, list) else raw


def types_apart(raw: JsonObject) -> JsonObject:
    """Let each type be a choice of its own."""
    match raw:
        case {"type": list(several), **rest} if not rest and "null" not in several:
            return {"anyOf": [{"type": each} for each in several]}
        case _:
            return raw


def number_and_integer(raw: JsonObject) -> JsonObject:
    """Name beside numbers the integers, which are some."""
    both: JsonObject = {**raw, "type": ["integer", "number"]}
    return both if raw.get("type") == "number" else raw


def null_as_flag(raw: JsonObject) -> JsonObject:
    """Say of null what OpenAPI 3.0 says."""
    match raw.get("type"):
        case [str(kind), "null"] | ["null", str(kind)]:
            return {**raw, "type": kind, "nullable": True}
        case _:
            return raw


def null_as_choice(keyword: str) -> Rewrite:
    """Return the rewrite that makes null one of two choices."""

    def form(raw: JsonObject) -> JsonObject:
        match raw.get("type"):
            case [str(kind), "null"]:
                return {keyword: [{**raw, "type": kind}, {"type": "null"}]}
            case _:
                return raw

    return everywhere(form)


def null_beside_all_of(raw: JsonObject) -> JsonObject:
    """Say that what is referred to may be null with the flag of OpenAPI 3.0."""
    match raw:
        case {"oneOf": [dict(one), {"type": "null"}], **rest}:
            return {**rest, "allOf": [one], "nullable": True}
        case _:
            return raw


def any_null(raw: JsonObject) -> JsonObject:
    """Make no difference between `oneOf` and `anyOf`, where one choice is null."""
    match raw:
        case {"oneOf": [dict(one), {"type": "null"}], **rest}:
            return {**rest, "anyOf": [{"type": "null"}, one]}
        case _:
            return raw


def fractions(raw: JsonObject) -> JsonObject:
    """Write whole numbers with a point."""
    bounds = {key: raw[key] for key in BOUNDS if key in raw}
    return {
        **raw,
        **{key: float(it) for key, it in bounds.items() if type(it) is int},
    }


def exclusive_flag(raw: JsonObject) -> JsonObject:
    """Say as OpenAPI 3.0 that a bound is no value itself."""
    bound = raw.get("exclusiveMinimum")
    flagged: JsonObject = {**raw, "minimum": bound, "exclusiveMinimum": True}
    return flagged if type(bound) in {int, float} else raw


def exclusive_integer(raw: JsonObject) -> JsonObject:
    """Name of integers the first one that is too small."""
    match raw:
        case {"type": "integer", "minimum": int(least), **rest}:
            return {**rest, "type": "integer", "exclusiveMinimum": least - 1}
        case _:
            return raw


def weaker_bounds(raw: JsonObject) -> JsonObject:
    """Add a bound that another one makes idle."""
    bound = raw.get("exclusiveMinimum")
    return {**raw, "minimum": bound} if type(bound) in {int, float} else raw


def bounds_apart(raw: JsonObject) -> JsonObject:
    """Say in `allOf` what narrows a type."""
    narrow: JsonObject = {key: raw[key] for key in (*BOUNDS, "format") if key in raw}
    if not narrow or "allOf" in raw or not isinstance(raw.get("type"), str):
        return raw
    rest = {key: value for key, value in raw.items() if key not in narrow}
    return {**rest, "allOf": [narrow]}


def idle_keywords(raw: JsonObject) -> JsonObject:
    """Add what narrows other types only."""
    match raw.get("type"):
        case "string" | ["string", "null"]:
            return {**raw, "minimum": 3, "maxItems": 4}
        case "integer" | "number":
            return {**raw, "maxLength": 3}
        case _:
            return raw


def spelt_out(raw: JsonObject) -> JsonObject:
    """Say what is so anyhow."""
    more: JsonObject = {
        **dict.fromkeys(("nullable", "deprecated", "readOnly", "writeOnly"), False),
        "x-phi": False,
    }
    kind = str(raw.get("type"))
    objects: JsonObject = {"required": []} if "properties" in raw else {}
    return {**more, **DEFAULTS.get(kind, {}), **objects, **raw}


def remarked(raw: JsonObject) -> JsonObject:
    """Add what promises nothing."""
    return {"$comment": "None.", "externalDocs": {"url": "/"}, "example": 1, **raw}


def described(raw: JsonObject) -> JsonObject:
    """Say something else to people."""
    return {**raw, "description": "Something else.", "title": "Other"}


def reordered(raw: JsonObject) -> JsonObject:
    """Turn those arrays round that have no order, and the keys of all objects."""
    form: JsonObject = {key: raw[key] for key in reversed(raw)}
    for key in ("required", "enum", "oneOf", "anyOf"):
        if key in form:
            form[key] = row(form, key)[::-1]
    if "properties" in form:
        fields = child(form, "properties")
        form["properties"] = {name: fields[name] for name in reversed(fields)}
    return form


def anything(raw: JsonObject) -> JsonObject:
    """Say in another way that there may be anything."""
    form = dict(raw)
    for key in ("items", "additionalProperties"):
        if form.get(key) is True:
            form[key] = {}
        elif form.get(key) == {}:
            form[key] = True
    return form


def mapped(raw: JsonObject) -> JsonObject:
    """Name the values of a discriminator that are implied, and no reference."""
    if "discriminator" not in raw:
        return raw
    discriminator = child(raw, "discriminator")
    given = child(discriminator, "mapping")
    referred = [str(each["$ref"]) for each in rows(raw, "oneOf") if "$ref" in each]
    names = [each.removeprefix(PREFIX) for each in referred]
    mapping: JsonObject = {
        key: str(target).removeprefix(PREFIX) for key, target in given.items()
    }
    mapping.update({name: name for name in names if name not in mapping.values()})
    return {**raw, "discriminator": {**discriminator, "mapping": mapping}}


def escaped(raw: JsonObject) -> JsonObject:
    """Write a reference with escapes that it does not need."""
    reference = str(raw.get("$ref", ""))
    name = reference.removeprefix(PREFIX)
    if not name or name == reference or "%" in name:
        return raw
    return {**raw, "$ref": f"#/%63omponents/schemas/%{ord(name[0]):x}{name[1:]}"}


def abbreviated(root: JsonObject, choose: Choose) -> None:
    """Give names to schemas that become no class."""
    found = schemas(root)
    choices = [each.raw for each in found if "discriminator" in each.raw]
    told_apart = [listed for raw in choices for listed in composing(raw)]
    for spot in found:
        raw = spot.raw
        needs_name = any(spot.holder is each for each in [named(root), *told_apart])
        may_be_class = not CLASSES.isdisjoint(raw) or needs_name
        if may_be_class or raw.get("additionalProperties") is False or not choose():
            continue
        name = f"Short{len(named(root))}"
        named(root)[name] = raw
        spot.put({"$ref": PREFIX + name})


def composing(raw: JsonObject) -> Iterator[list[Json]]:
    """Yield the arrays that *raw* is composed of, and those that they are."""
    for key in ("allOf", "oneOf", "anyOf"):
        yield row(raw, key)
        for part in rows(raw, key):
            yield from composing(part)


def taken_apart(root: JsonObject, choose: Choose) -> None:
    """Write out the names of schemas that become no class, inside other schemas."""
    for name, raw in [*named(root).items()]:
        if isinstance(raw, dict) and CLASSES.isdisjoint(raw) and choose():
            for spot in schemas(root):
                if spot.raw == {"$ref": PREFIX + name}:
                    spot.put({**raw})


SCHEMA_REWRITES: Final[dict[str, Rewrite]] = {
    "allOf of one": everywhere(in_all_of),
    "anyOf of one": only_choice("anyOf"),
    "oneOf of one": only_choice("oneOf"),
    "references in allOf": everywhere(reference_in_all_of),
    "a list of one type": everywhere(listed_type),
    "types in another order": everywhere(turned_types),
    "types as choices": everywhere(types_apart),
    "numbers and integers": everywhere(number_and_integer),
    "null as a flag": everywhere(null_as_flag),
    "null in oneOf": null_as_choice("oneOf"),
    "null in anyOf": null_as_choice("anyOf"),
    "a flag for null beside allOf": everywhere(null_beside_all_of),
    "anyOf with null": everywhere(any_null),
    "numbers with a point": everywhere(fractions),
    "exclusive bounds as flags": everywhere(exclusive_flag),
    "exclusive bounds of integers": everywhere(exclusive_integer),
    "weaker bounds": everywhere(weaker_bounds),
    "bounds in allOf": everywhere(bounds_apart),
    "bounds of other types": everywhere(idle_keywords),
    "defaults of schemas": everywhere(spelt_out),
    "remarks": everywhere(remarked),
    "descriptions": everywhere(described),
    "order": everywhere(reordered),
    "anything": everywhere(anything),
    "mappings": everywhere(mapped),
    "escapes": everywhere(escaped),
    "abbreviations": abbreviated,
    "no abbreviations": taken_apart,
}
