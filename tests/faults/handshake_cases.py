"""Servers that never come to encrypt anything."""

from typing import Final

from corti_interactions import DeadlineError, RequestTimeoutError, TransportError
from faults.cases import Case, fails
from faults.connection_cases import SHORT, UNCONNECTED
from faults.faults import closes, drips, falls_silent, reply, resets_handshake

RECORD: Final = b"\x16\x03\x03\x40\x00"
"""Begins a handshake's record of 16 384 bytes."""

CASES: Final = {
    "silence instead of a handshake": Case(
        script=(falls_silent(on_accept=True),),
        options=UNCONNECTED,
        expected=fails(RequestTimeoutError, "ConnectTimeout", sent=False),
        requests=0,
        https=True,
    ),
    "silence in the handshake": Case(
        script=(falls_silent(RECORD, on_accept=True),),
        options=UNCONNECTED,
        expected=fails(RequestTimeoutError, "ConnectTimeout", sent=False),
        requests=0,
        https=True,
    ),
    "a handshake that drips": Case(
        script=(drips(RECORD, (b"\x02",), on_accept=True),),
        options=SHORT,
        expected=fails(DeadlineError, "deadline=", attempts=1),
        requests=0,
        https=True,
    ),
    "a reset in the handshake": Case(
        script=(resets_handshake(),),
        expected=fails(TransportError, "ConnectError", sent=False),
        requests=0,
        https=True,
    ),
    "an end instead of a handshake": Case(
        script=(closes(on_accept=True),),
        expected=fails(TransportError, "ConnectError", sent=False),
        requests=0,
        https=True,
    ),
    "a server that does not encrypt": Case(
        script=(closes(reply(400, b"planted"), on_accept=True),),
        expected=fails(TransportError, "ConnectError", sent=False),
        requests=0,
        https=True,
    ),
}
