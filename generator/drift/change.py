"""One change between two versions, and what it means."""

from attrs import field, frozen

from generator.contract import Difference

from .levels import Level


@frozen(kw_only=True)
class Change:
    """One change, with its class."""

    sentence: str
    """What a person reads."""

    place: str
    """A schema with its field, an operation with a part of it, or a name in Python."""

    subject: str
    """What differs there: `field`, `nullable`, `answer`, `python` and so on."""

    change: str
    """`added`, `removed`, `renamed`, `changed`, `became` or `no longer`."""

    level: Level

    why: str
    """Why it is of that class."""

    reach: tuple[str, ...] = ()
    """Each place on the wire where it is felt; none for what surrounds the calls."""

    difference: Difference | None = field(default=None, eq=False, repr=False)
    """What differs in the contract; of what Python sees there is nothing."""
