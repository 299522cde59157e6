"""Encryption that is wrong, and the same faults below it."""

from typing import Final

from corti_interactions import CertificateError, RequestTimeoutError, TransportError
from faults.answers import GOOD
from faults.body_cases import ONE
from faults.calls import CREATE, GET, GET_SOON, then
from faults.cases import Case, fails
from faults.certificates import expired, of_another_authority, of_another_host, valid
from faults.connection_cases import DRIPPING, IMPATIENT, SHORT, STARTS, TOO_SLOW
from faults.faults import closes, drips, falls_silent, reply, resets, says

FOUND: Final = says(reply(200, GOOD))

PLACES: Final = ("before the status", "in the headers", "in a chunk")
DRIPS: Final = ("drips the status", "drips a header", "drips the body")

UNTRUSTED: Final = {
    name: Case(
        script=(FOUND,),
        doing=doing,
        tls=certificate,
        expected=fails(CertificateError, f"ConnectError, .*{problem}", sent=False),
        requests=0,
    )
    for name, doing, certificate, problem in (
        ("an expired certificate", GET, expired, "certificate has expired"),
        ("an expired certificate, to create", CREATE, expired, "has expired"),
        ("a wrong host name", GET, of_another_host, "not valid for '127.0.0.1'"),
        ("a stranger's certificate", GET, of_another_authority, "issuer|self-signed"),
    )
}

ENCRYPTED: Final = {
    "an encrypted answer": Case(script=(FOUND,), tls=valid, expected=ONE),
    **{
        f"encrypted, closed {where}": Case(
            script=(closes(STARTS[where]),),
            tls=valid,
            expected=fails(TransportError, "RemoteProtocolError|ReadError", sent=True),
        )
        for where in PLACES
    },
    **{
        f"encrypted, reset {where}": Case(
            script=(resets(STARTS[where]),),
            tls=valid,
            expected=fails(TransportError, "RemoteProtocolError|ReadError", sent=True),
        )
        for where in PLACES
    },
    **{
        f"encrypted, silent {where}": Case(
            script=(falls_silent(STARTS[where]),),
            tls=valid,
            options=IMPATIENT,
            expected=fails(RequestTimeoutError, "ReadTimeout", sent=True),
        )
        for where in PLACES
    },
    **{
        f"encrypted, {name}": Case(
            script=(drips(*DRIPPING[name]),),
            tls=valid,
            options=SHORT,
            expected=TOO_SLOW,
            requests=None,
        )
        for name in DRIPS
    },
    **{
        f"encrypted, {name} on a connection used before": Case(
            script=(FOUND, drips(*DRIPPING[name])),
            doing=then(GET, GET_SOON),
            tls=valid,
            expected=TOO_SLOW,
            requests=None,
        )
        for name in DRIPS
    },
}

CASES: Final = {**UNTRUSTED, **ENCRYPTED}
