"""Clients that go on when something has gone wrong."""

from typing import Final

from corti_interactions import Network
from faults.answers import GOOD
from faults.body_cases import ONE
from faults.calls import GET, GET_IMPATIENTLY, GET_IN_A_SECOND, after
from faults.cases import Case
from faults.clients import Options
from faults.connection_cases import DRIPPING, STARTS
from faults.faults import closes, drips, falls_silent, floods, raw, reply, resets, says
from faults.peers import Step

FOUND: Final = says(reply(200, GOOD))
TROUBLE: Final[dict[str, Step]] = {
    **{f"a reset {where}": resets(start) for where, start in STARTS.items()},
    **{f"an end {where}": closes(start) for where, start in STARTS.items()},
    **{f"silence {where}": falls_silent(start) for where, start in STARTS.items()},
    "too much": floods(raw(200, b"", "Content-Length: 99999999"), bytes(2**20), 95),
    "an error": says(reply(500)),
    "an answer that is none": says(reply(200, b"planted")),
}
ALONE: Final = Options(network=Network(max_connections=1))

CASES: Final = {
    **{
        f"goes on after {name}": Case(
            script=(trouble, FOUND),
            doing=after(GET_IMPATIENTLY, GET),
            options=ALONE,
            expected=ONE,
            requests=2,
        )
        for name, trouble in TROUBLE.items()
    },
    **{
        f"goes on when the server {name}": Case(
            script=(drips(*DRIPPING[name]), FOUND),
            doing=after(GET_IN_A_SECOND, GET),
            options=ALONE,
            expected=ONE,
            requests=2,
        )
        for name in ("drips the status", "drips a header", "drips chunks")
    },
}
