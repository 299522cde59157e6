"""Connections that fail."""

from typing import Final

from attrs import evolve

from corti_interactions import (
    DeadlineError,
    EncounterCreate,
    PatientInput,
    RequestTimeoutError,
    RetryPolicy,
    StatusError,
    Timeout,
    TransportError,
)
from faults.answers import GOOD
from faults.calls import CREATE, ENCOUNTER, GET, GET_SOON, then
from faults.cases import Case, fails
from faults.clients import Doing, Options
from faults.faults import (
    chunk,
    closes,
    drips,
    falls_silent,
    ignores_everything,
    raw,
    reply,
    resets,
    says,
)
from faults.server import Full, Refusing

IMPATIENT: Final = Options(timeout=Timeout(read=0.1, write=0.1))
UNCONNECTED: Final = Options(timeout=Timeout(connect=0.1))
SHORT: Final = Options(deadline=0.1)

STARTS: Final = {
    "before the status": b"",
    "in the status": b"HTTP/1.1 20",
    "in the headers": b"HTTP/1.1 200 OK\r\nContent-Type: applica",
    "after the headers": raw(200, b"", "Content-Length: 100"),
    "in the body": raw(200, GOOD[:99], f"Content-Length: {len(GOOD)}"),
    "between chunks": raw(200, chunk(GOOD[:99]), "Transfer-Encoding: chunked"),
    "in a chunk": raw(200, chunk(GOOD)[:99], "Transfer-Encoding: chunked"),
    "after an early hint": b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n",
}

REFUSED: Final = {
    "refused": Case(
        served=Refusing,
        expected=fails(
            TransportError,
            r"^GET /interactions/\{id\}: no complete answer, ConnectError.*; check",
            sent=False,
            attempts=1,
            method="GET",
            path="/interactions/{id}",
        ),
        requests=0,
    ),
    "refused again and again": Case(
        served=Refusing,
        doing=CREATE,
        options=Options(retries=RetryPolicy(attempts=3, backoff=0.001)),
        expected=fails(TransportError, "after 3 attempts", sent=False, attempts=3),
        requests=0,
    ),
    "no connection comes about": Case(
        served=Full,
        options=UNCONNECTED,
        expected=fails(
            RequestTimeoutError, "ConnectTimeout.*allow more with timeout=", sent=False
        ),
        requests=0,
    ),
    "no connection comes about in time": Case(
        served=Full,
        options=SHORT,
        expected=fails(DeadlineError, "allow more with deadline="),
        requests=0,
    ),
    "reset as soon as it stands": Case(
        script=(resets(on_accept=True),),
        expected=fails(
            TransportError, "ReadError|WriteError|ConnectError|RemoteProtocolError"
        ),
        requests=None,
    ),
    "closed as soon as it stands": Case(
        script=(closes(on_accept=True),),
        expected=fails(TransportError, "RemoteProtocolError"),
        requests=None,
    ),
}

BROKEN_OFF: Final = {
    **{
        f"reset {where}": Case(
            script=(resets(start),),
            expected=fails(TransportError, "ReadError|RemoteProtocol", sent=True),
        )
        for where, start in STARTS.items()
    },
    **{
        f"closed {where}": Case(
            script=(closes(start),),
            expected=fails(TransportError, "RemoteProtocolError", sent=True),
        )
        for where, start in STARTS.items()
    },
}

SILENT: Final = {
    **{
        f"silent {where}": Case(
            script=(falls_silent(start),),
            options=IMPATIENT,
            expected=fails(RequestTimeoutError, "ReadTimeout", sent=True),
        )
        for where, start in STARTS.items()
    },
    **{
        f"silent {where} until the deadline": Case(
            script=(falls_silent(start),),
            options=SHORT,
            expected=fails(DeadlineError, "allow more with deadline=", attempts=1),
            requests=None,
        )
        for where, start in STARTS.items()
        if where in {"before the status", "in the headers", "in the body"}
    },
    "silent as soon as it stands": Case(
        script=(falls_silent(on_accept=True),),
        options=IMPATIENT,
        expected=fails(RequestTimeoutError, "ReadTimeout"),
        requests=0,
    ),
}

DRIPPING: Final = {
    "drips the status": (b"HTTP/1.1 200 ", (b"O",)),
    "drips a header": (b"HTTP/1.1 200 OK\r\nX-Long: ", (b"x",)),
    "drips headers": (b"HTTP/1.1 200 OK\r\n", (b"X", b":", b"\r", b"\n")),
    "drips the body": (raw(200, b'"', "Content-Length: 9999999"), (b"x",)),
    "drips chunks": (
        raw(200, b"", "Transfer-Encoding: chunked"),
        (b"1", b"\r\n", b"x", b"\r\n"),
    ),
    "drips a body without an end": (raw(200), (b"x",)),
    "drips early hints": (b"", (b"HTTP/1.1 103 Early Hints\r\n\r\n",)),
    "drips the body of an error": (raw(503, b"", "Content-Length: 9999999"), (b"x",)),
}

TOO_SLOW: Final = fails(DeadlineError, "allow more with deadline=", attempts=1)

SLOW: Final = {
    **{
        name: Case(
            script=(drips(start, parts),),
            options=SHORT,
            expected=TOO_SLOW,
            requests=None,
        )
        for name, (start, parts) in DRIPPING.items()
    },
    **{
        f"{name} on a connection used before": Case(
            script=(says(reply(200, GOOD)), drips(start, parts)),
            doing=then(GET, GET_SOON),
            expected=TOO_SLOW,
            requests=None,
        )
        for name, (start, parts) in DRIPPING.items()
    },
}

LARGE: Final = PatientInput(identifier="planted-identifier", name="planted" * 3_000_000)


def _writing(encounter: EncounterCreate, patient: PatientInput) -> Doing:
    return Doing(
        lambda client: client.interactions.create(encounter=encounter, patient=patient),
        lambda client: client.interactions.create(encounter=encounter, patient=patient),
    )


WRITING: Final = {
    "reads nothing": Case(
        script=(ignores_everything(),),
        doing=_writing(ENCOUNTER, LARGE),
        options=IMPATIENT,
        expected=fails(RequestTimeoutError, "WriteTimeout", sent=True),
        requests=0,
    ),
    "reads nothing until the deadline": Case(
        script=(ignores_everything(),),
        doing=_writing(ENCOUNTER, LARGE),
        options=evolve(SHORT, deadline=0.3),
        expected=fails(DeadlineError, "allow more with deadline=", sent=True),
        requests=0,
    ),
    "resets while it is written to": Case(
        script=(resets(on_accept=True),),
        doing=_writing(ENCOUNTER, LARGE),
        expected=fails(TransportError, "WriteError|ReadError|RemoteProtocol|Connect"),
        requests=0,
    ),
    "answers and closes while it is written to": Case(
        script=(closes(reply(413), on_accept=True),),
        doing=_writing(ENCOUNTER, LARGE),
        expected=fails(StatusError, "413", status=413),
        requests=0,
    ),
}

CASES: Final = {**REFUSED, **BROKEN_OFF, **SILENT, **SLOW, **WRITING}
