"""Places inside a schema: as contracts name them, and as the wire has them."""

from collections.abc import Iterator

from attrs import frozen

from generator.contract import JsonObject
from generator.contract.describing import described
from generator.contract.directions import LEFT_OUT
from generator.contract.walking import inside


@frozen
class Spot:
    """One place inside a schema."""

    place: str
    """As a difference names it: of several variants it says which."""

    wire: str
    """As JSON has it, which knows no variants."""

    schema: JsonObject


def spots(
    schema: JsonObject, way: str, place: str = "", wire: str = ""
) -> Iterator[Spot]:
    """Yield *schema* and each place inside it that goes in the direction *way*."""
    yield Spot(place, wire, schema)
    for suffix, part in inside(schema):
        if LEFT_OUT[way] not in part:
            is_variant = suffix.startswith("(")
            said = f" ({described(part)})" if is_variant else suffix
            step = "" if is_variant else suffix
            yield from spots(part, way, place + said, wire + step)
