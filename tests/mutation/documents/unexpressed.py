"""What a document can say that the package does not, with the reason."""

from typing import Final

from attrs import frozen

NAMED_BY_TESTS: Final = frozenset({"x-client.package changed", "x-client dropped"})
"""The tests import the package by its name; these give it another one."""

KEPT: Final = "what is not known is kept anyway, and nothing else can be sent"
ERRORS: Final = "an error reads any body, by the names in x-client"
HEADERS: Final = "no method returns the headers of an answer; they are in the raw one"
ALIKE: Final = "every status that is not documented raises its error too"
AUTH: Final = "whoever makes a client says how to log in; each call does so"
PAGER: Final = "the pager counts the pages itself, from the first one"


READ: Final = (
    *("Interaction.", "InteractionList.", "InteractionCreated.", "Encounter."),
    *("Problem.", "Vehicle.", "Car.", "Bike.", "Bus."),
)
SENT: Final = (
    *("InteractionCreate.", "InteractionUpdate.", "EncounterCreate."),
    *("EncounterUpdate.", "Order."),
)
"""Fields of schemas that go one way only."""


@frozen
class Silence:
    """Why an operator shows nowhere, at all its places or at some."""

    reason: str
    cases: frozenset[str] = frozenset()
    """The cases that it holds for, if not for all."""

    places: tuple[str, ...] = ()
    """What the place holds that it holds for, if not for all."""

    def covers(self, case: str, place: str) -> bool:
        """Return whether nothing is to be seen in such a case at such a place."""
        is_everywhere = not self.cases and not self.places
        is_there = any(each in place for each in self.places)
        return is_everywhere or case in self.cases or is_there


REASONS: Final[dict[str, Silence]] = {
    "format added that has no type": Silence("a string stays a string"),
    "format int64 added": Silence("an integer is of any size"),
    "further fields forbidden": Silence(KEPT),
    "field became read-only": Silence(
        "only answers have it", cases=frozenset({"answer"}), places=READ
    ),
    "field became write-only": Silence(
        "only requests have it", cases=frozenset({"request"}), places=SENT
    ),
    "oneOf became anyOf": Silence("the discriminator decides, in either"),
    "parameter's x-phi denied": Silence("no repr and no log shows an argument"),
    "parameter's x-phi claimed": Silence("no repr and no log shows an argument"),
    "x-pagination: size changed": Silence("the caller says how large a page is"),
    "x-pagination: size dropped": Silence("the caller says how large a page is"),
    "operation secured otherwise": Silence(AUTH),
    "security: alternative dropped": Silence(AUTH),
    "security: alternative added": Silence(AUTH),
    "security: scope changed": Silence(AUTH),
    "refresh URL added": Silence("no way to log in refreshes by a URL of its own"),
    "scope added": Silence("the caller names the scopes"),
    "scope dropped": Silence("the caller names the scopes"),
    "flow changed": Silence(AUTH),
    "security scheme added": Silence(AUTH),
    "security scheme renamed": Silence(AUTH),
    "security scheme: format added": Silence("a token is sent as it is"),
    "default answer added": Silence(ALIKE),
    "error status changed": Silence(ALIKE),
    "error answer added": Silence(ALIKE),
    "answer's body dropped": Silence(ERRORS, places=("answer ",)),
    "answer's media type changed": Silence(ERRORS, places=("answer ",)),
    "answer became bytes": Silence(ERRORS, places=("answer ",)),
    "answer's schema retargeted": Silence(ERRORS, places=("answer ",)),
    "answer became an array of it": Silence(ERRORS, places=("answer ",)),
    "answer became a map": Silence(ERRORS, places=("answer ",)),
    "answer's header added": Silence(HEADERS),
    "answer's header dropped": Silence(HEADERS),
    "answer's header renamed": Silence(HEADERS),
    "answer's header retyped": Silence(HEADERS),
    "answer's header became required": Silence(HEADERS),
    "answer's header became deprecated": Silence(HEADERS),
    "server added": Silence("the client takes the first, or what the caller names"),
    "real drift: body of an error became free-form": Silence(ERRORS),
    "real drift: body of an error became strict": Silence(ERRORS),
    "surroundings described otherwise": Silence(
        "what logs in is described where it is written", places=("security scheme ",)
    ),
    "body described otherwise": Silence("its fields are the arguments, each described"),
}
"""By operator."""

PAGED: Final = "GET /interactions/: query parameter index"
"""What a caller cannot say, whatever the document says of it."""


BOUNDS: Final = frozenset(
    {
        *("minLength", "maxLength", "pattern", "minimum", "maximum"),
        *("exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
    }
)
OF_ALL: Final = frozenset({"uniqueItems", "minProperties", "maxProperties"})
"""Bounds that may be told nowhere, even of a field."""

INSIDE: Final = ("[]", "{}")
TOLD: Final = "bounds are told of fields and arguments, not of what is inside them"


def reason(operator: str, case: str, place: str) -> str:
    """Return why the operator shows nowhere in such a case at such a place."""
    if place.startswith(PAGED):
        return PAGER
    bound = operator.partition(" ")[0]
    if bound in OF_ALL or (bound in BOUNDS and place.endswith(INSIDE)):
        return TOLD
    silence = REASONS.get(operator)
    return silence.reason if silence and silence.covers(case, place) else ""
