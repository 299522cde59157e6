"""The bounds of a value, in the one form that bounds of their meaning share."""

from .keywords import CONSTRAINTS, EVERY_CONSTRAINT, LOWER, UPPER
from .values import Json, JsonObject


def bounded(schema: JsonObject) -> JsonObject:
    """Return *schema* with the bounds that narrow it, and no others."""
    known = CONSTRAINTS.get(str(schema.get("kind")), EVERY_CONSTRAINT)
    unknown = {*EVERY_CONSTRAINT} - {*known}
    form = {key: value for key, value in schema.items() if key not in unknown}
    if form.get("kind") == "integer":
        _include(form, "exclusiveMinimum", "minimum", 1)
        _include(form, "exclusiveMaximum", "maximum", -1)
    _narrow(form, "exclusiveMinimum", "minimum")
    _narrow(form, "exclusiveMaximum", "maximum")
    return form


def stricter(key: str, one: Json, other: Json) -> Json:
    """Return the bound *key* of a value that is within both *one* and *other*."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        if key in LOWER:
            return max(one, other)
        if key in UPPER:
            return min(one, other)
    return other


def _include(form: JsonObject, exclusive: str, inclusive: str, step: int) -> None:
    """Say of an integer which is the last one allowed, not the first one beyond."""
    beyond = form.get(exclusive)
    if isinstance(beyond, int):
        del form[exclusive]
        last = beyond + step
        form[inclusive] = stricter(inclusive, form.get(inclusive, last), last)


def _narrow(form: JsonObject, exclusive: str, inclusive: str) -> None:
    """Keep the stricter of two bounds in one direction."""
    if exclusive in form and inclusive in form:
        beyond, last = form[exclusive], form[inclusive]
        weaker = inclusive if stricter(inclusive, last, beyond) == beyond else exclusive
        del form[weaker]
