"""One difference going one way, in the words in which the rules speak of it."""

import re
from typing import Final

from attrs import frozen

from generator.contract import Difference, JsonObject
from generator.contract.keywords import LOWER, UPPER
from generator.contract.value_differences import FLAGS

from .exposure import Exposure

OF_BODIES: Final = frozenset({"required", "nullable"})
"""What means something else of a body than of a value."""

UNKNOWN: Final = ""
"""The way of what goes no way, such as a tag or a server."""

SURROUNDINGS: Final = (
    (re.compile(r"x-client"), "x-client "),
    (re.compile(r"server \d+"), "server "),
    (re.compile(r"server \d+: variable .*"), "server variable "),
    (re.compile(r"security scheme .*"), "security scheme "),
)

GROUPS: Final[dict[str, str]] = {
    **dict.fromkeys(LOWER | UPPER, "bound"),
    **dict.fromkeys(("multipleOf", "pattern", "uniqueItems"), "bound"),
    **dict.fromkeys(("style", "explode"), "spelling"),
    **dict.fromkeys(("allowReserved", "allowEmptyValue"), "spelling"),
    **dict.fromkeys(("contentEncoding", "contentMediaType"), "encoding"),
}
"""What several keywords have in common, as the rules call it."""


@frozen
class Case:
    """One difference between two contracts, going one way."""

    difference: Difference
    way: str
    former: str
    """What the schema or the operation that it is in was called before."""

    before: JsonObject
    after: JsonObject
    exposure: Exposure

    @property
    def subject(self) -> str:
        """What differs, as the rules call it."""
        return subject_of(self.difference)

    @property
    def change(self) -> str:
        """How it differs."""
        return word_of(self.difference)


def subject_of(difference: Difference) -> str:
    """Return what differs: surroundings and bodies say of what they are."""
    subject = GROUPS.get(difference.subject, difference.subject)
    if difference.place == f"{difference.owner}: body" and subject in OF_BODIES:
        return f"body {subject}"
    if difference.owner or subject == "prose":
        return subject
    for place, prefix in SURROUNDINGS:
        if place.fullmatch(difference.place):
            return prefix + difference.subject
    return subject


def word_of(difference: Difference) -> str:
    """Return how it differs; what is true or not `became` so or is so `no longer`."""
    if difference.subject in FLAGS:
        return "became" if difference.new else "no longer"
    return difference.change


def places_of(difference: Difference) -> list[str]:
    """Return the places of what differs, under its names."""
    place = difference.place
    names = [difference.noun]
    if difference.change == "renamed":
        names = [str(difference.old), str(difference.new)]
    match difference.subject:
        case "field":
            return [f"{place}.{name.removeprefix('field ')}" for name in names]
        case "parameter" | "body" | "answer":
            return [f"{place}: {name}" for name in names]
        case "header":
            return [f"{place} {name}" for name in names]
        case _:
            return [place]
