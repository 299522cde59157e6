"""Answers that are not what they should be."""

import gzip
import json
import zlib
from typing import Final

from corti_interactions import (
    AnswerTooLargeError,
    ContractMismatchError,
    Interaction,
    InteractionCreated,
    RequestTimeoutError,
    TransportError,
)
from faults.answers import CREATED, GOOD, HTML, INTERACTION, NO_PAGE, PAGE, dumped
from faults.calls import CREATE, DELETE, GET, LIST, UPDATE, listing, then
from faults.cases import Case, Fails, Returns, fails
from faults.clients import Options
from faults.connection_cases import IMPATIENT
from faults.faults import chunk, closes, falls_silent, floods, raw, reply, says
from faults.peers import Step

ONE: Final = Returns(Interaction.from_dict(INTERACTION))
NEW: Final = Returns(InteractionCreated.from_dict(json.loads(CREATED)))
NONE: Final = Returns(None)

HUNDRED_MEGABYTES: Final = 100 * 2**20
SMALL: Final = Options(max_answer_bytes=2**20)


def mismatch(says: str, operation: str = "GET /interactions/{id}") -> Fails:
    """Expect that what came is told from what the API documents."""
    return fails(ContractMismatchError, says, operation=operation, status=200)


def _ok(body: bytes, *headers: str) -> tuple[Step, ...]:
    return (says(reply(200, body, *headers)),)


GZIPPED: Final = gzip.compress(GOOD, mtime=0)
UNPACKABLE: Final = {
    "gzip that is none": ("gzip", b"planted"),
    "gzip cut off": ("gzip", GZIPPED[:-20]),
    "gzip with a wrong sum": ("gzip", GZIPPED[:-8] + bytes(8)),
    "gzip with wrong contents": ("gzip", GZIPPED[:20] + bytes(9) + GZIPPED[29:]),
    "deflate that is none": ("deflate", b"planted"),
    "an encoding nobody asked for": ("sown", GOOD),
    "two encodings, one of which is none": ("gzip, gzip", GZIPPED),
}
UNPACKED: Final = {
    "gzip": ("gzip", GZIPPED),
    "gzip in capital letters": ("GZIP", GZIPPED),
    "gzip twice": ("gzip, gzip", gzip.compress(GZIPPED)),
    "gzip in two parts": ("gzip", gzip.compress(GOOD[:9]) + gzip.compress(GOOD[9:])),
    "deflate": ("deflate", zlib.compress(GOOD)),
    "deflate without a header": ("deflate", zlib.compress(GOOD, wbits=-15)),
    "no encoding, said at length": ("identity", GOOD),
}

COMPRESSED: Final = {
    **{
        name: Case(
            script=_ok(body, f"Content-Encoding: {encoding}"),
            expected=fails(TransportError, "no complete answer, NotUnpackable"),
        )
        for name, (encoding, body) in UNPACKABLE.items()
    },
    **{
        name: Case(script=_ok(body, f"Content-Encoding: {encoding}"), expected=ONE)
        for name, (encoding, body) in UNPACKED.items()
    },
}

LENGTH: Final = len(GOOD)
FRAMED: Final = {
    "a length too long, then the end": Case(
        script=(closes(raw(200, GOOD, f"Content-Length: {LENGTH + 1}")),),
        expected=fails(TransportError, "RemoteProtocolError"),
    ),
    "a length too long, then silence": Case(
        script=(falls_silent(raw(200, GOOD, f"Content-Length: {LENGTH + 1}")),),
        options=IMPATIENT,
        expected=fails(RequestTimeoutError, "ReadTimeout"),
    ),
    "a length too short": Case(
        script=(says(raw(200, GOOD, f"Content-Length: {LENGTH - 1}")),),
        expected=mismatch("expected JSON"),
    ),
    "a length of zero": Case(
        script=(says(raw(200, GOOD, "Content-Length: 0")),),
        expected=mismatch("expected JSON, got nothing"),
    ),
    **{
        f"a length of {length!r}": Case(
            script=(closes(raw(200, GOOD, f"Content-Length: {length}")),),
            expected=fails(TransportError, "RemoteProtocolError"),
        )
        for length in ("many", "-5", "1e3", f"{LENGTH}, {LENGTH + 1}", "")
    },
    "two lengths": Case(
        script=(
            closes(raw(200, GOOD, "Content-Length: 5", f"Content-Length: {LENGTH}")),
        ),
        expected=fails(TransportError, "RemoteProtocolError"),
    ),
    "no length": Case(script=(closes(raw(200, GOOD)),), expected=ONE),
    "chunks": Case(
        script=(
            says(
                raw(
                    200,
                    chunk(GOOD[:9]) + chunk(GOOD[9:]) + b"0\r\n\r\n",
                    "Transfer-Encoding: chunked",
                )
            ),
        ),
        expected=ONE,
    ),
    **{
        name: Case(
            script=(closes(raw(200, body, "Transfer-Encoding: chunked")),),
            expected=fails(TransportError, "RemoteProtocolError"),
        )
        for name, body in {
            "chunks without an end": chunk(GOOD),
            "a chunk without a size": b"sown\r\n" + GOOD,
            "a chunk longer than it says": b"5\r\n" + GOOD + b"\r\n0\r\n\r\n",
            "a chunk with a huge size": b"f" * 99 + b"\r\n" + GOOD,
            "a chunk with a negative size": b"-5\r\n" + GOOD,
        }.items()
    },
}

HEADS: Final = {
    "no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "a status of letters": b"HTTP/1.1 sown OK\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n\r\n",
    "a header without a colon": b"HTTP/1.1 200 OK\r\nsown\r\n\r\n",
    "a header without a name": b"HTTP/1.1 200 OK\r\n: sown\r\n\r\n",
    "a header with NUL": b"HTTP/1.1 200 OK\r\nX: sown\0\r\n\r\n",
    "an endless header": b"HTTP/1.1 200 OK\r\nX: " + b"sown" * 99_999,
    "binary": bytes(range(128, 256)) * 9 + b"\r\n\r\n",
    "encryption where there is none": b"\x15\x03\x03\x00\x02\x02\x28" * 2 + b"\r\n\r\n",
}
HEADED: Final = {
    **{
        f"answers with {name}": Case(
            script=(closes(content),),
            expected=fails(TransportError, "RemoteProtocolError", sent=True),
        )
        for name, content in HEADS.items()
    },
    "a folded header": Case(
        script=(closes(raw(200, GOOD, "X-Folded: a\r\n b")),), expected=ONE
    ),
    "an old version": Case(
        script=(closes(b"HTTP/1.0 200 OK\r\n\r\n" + GOOD),), expected=ONE
    ),
    "early hints before the answer": Case(
        script=(says(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3 + reply(200, GOOD)),),
        expected=ONE,
    ),
    "another protocol": Case(
        script=(closes(raw(101, b"", "Upgrade: sown", "Connection: upgrade")),),
        expected=fails(TransportError, "RemoteProtocolError"),
    ),
}

PART: Final = bytes(2**20)
TOO_LARGE: Final = fails(AnswerTooLargeError, "allow more with max_answer_bytes=")
BOMB: Final = gzip.compress(bytes(HUNDRED_MEGABYTES), 1)
EXACT: Final = GOOD + b" " * (2**20 - len(GOOD))

LARGE: Final = {
    "100 MB, announced": Case(
        script=(
            floods(raw(200, b"", f"Content-Length: {HUNDRED_MEGABYTES}"), PART, 100),
        ),
        expected=TOO_LARGE,
    ),
    "100 MB in chunks": Case(
        script=(floods(raw(200, b"", "Transfer-Encoding: chunked"), chunk(PART), 100),),
        expected=TOO_LARGE,
    ),
    "100 MB without a length": Case(
        script=(floods(raw(200), PART, 100),), options=SMALL, expected=TOO_LARGE
    ),
    "100 MB of an error": Case(
        script=(
            floods(raw(502, b"", f"Content-Length: {HUNDRED_MEGABYTES}"), PART, 100),
        ),
        expected=TOO_LARGE,
    ),
    "100 MB, compressed": Case(
        script=_ok(BOMB, "Content-Encoding: gzip"), options=SMALL, expected=TOO_LARGE
    ),
    "100 MB, compressed twice": Case(
        script=_ok(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"),
        options=SMALL,
        expected=TOO_LARGE,
    ),
    "as much as is allowed": Case(script=_ok(EXACT), options=SMALL, expected=ONE),
    "as much as is allowed, compressed": Case(
        script=_ok(gzip.compress(EXACT), "Content-Encoding: gzip"),
        options=SMALL,
        expected=ONE,
    ),
    "one byte more than is allowed": Case(
        script=_ok(EXACT + b" "), options=SMALL, expected=TOO_LARGE
    ),
    "one byte more than is allowed, compressed": Case(
        script=_ok(gzip.compress(EXACT + b" "), "Content-Encoding: gzip"),
        options=SMALL,
        expected=TOO_LARGE,
    ),
}


def _with(member: bytes) -> bytes:
    return GOOD[:-1] + b", " + member + b"}"


DEEP: Final = b'{"planted":' * 100_000 + b"1" + b"}" * 100_000
NOT_JSON: Final = {
    "an HTML page": HTML,
    "text": b"planted",
    "JSON that breaks off": GOOD[:-1],
    "JSON twice": GOOD * 2,
    "an extra comma": GOOD[:-1] + b",}",
    "deep nesting": _with(b'"planted": ' + DEEP),
    "deep arrays": b"[" * 100_000,
    "NaN": _with(b'"planted": NaN'),
    "infinity": _with(b'"planted": -Infinity'),
    "a number too large": _with(b'"planted": 1e999'),
    "a number too long": _with(b'"planted": ' + b"9" * 5000),
    "invalid UTF-8": _with(b'"planted": "\xff"'),
    "half a surrogate pair": _with(rb'"planted": "\ud800"'),
    "a byte order mark": b"\xef\xbb\xbf" + GOOD,
    "UTF-16": GOOD.decode().encode("utf-16"),
    "NUL bytes": bytes(9),
    "XML": b"<?xml version='1.0'?><planted/>",
}
NOT_AN_INTERACTION: Final = {
    "a list": (b'["planted"]', "expected an object, got list"),
    "a string": (b'"planted"', "expected an object, got str"),
    "a number": (b"5", "expected an object, got int"),
    "null": (b"null", "expected an object, got null|NoneType"),
    "true": (b"true", "expected an object, got bool"),
    "an empty object": (b"{}", "id: .*missing"),
    "a list of interactions": (PAGE, "id: .*missing"),
    "an id of another type": (dumped({**INTERACTION, "id": 5}), "id: expected"),
    "an id that is none": (dumped({**INTERACTION, "id": "planted"}), "id: expected"),
    "a time that is none": (
        dumped({**INTERACTION, "createdAt": "planted"}),
        "createdAt: expected",
    ),
    "an encounter that is none": (
        dumped({**INTERACTION, "encounter": ["planted"]}),
        "encounter: expected an object",
    ),
    "a patient's name of another type": (
        dumped({**INTERACTION, "patient": {"identifier": "", "name": {"planted": 1}}}),
        "patient.name: expected",
    ),
}

READ: Final = {
    **{
        f"answers with {name}": Case(
            script=_ok(body), expected=mismatch("expected JSON|nested too deeply")
        )
        for name, body in NOT_JSON.items()
    },
    **{
        f"answers with {name}": Case(script=_ok(body), expected=mismatch(problem))
        for name, (body, problem) in NOT_AN_INTERACTION.items()
    },
    "answers with nothing": Case(script=_ok(b""), expected=mismatch("got nothing")),
    "answers with a key twice": Case(
        script=_ok(b'{"id": "planted", ' + GOOD[1:]), expected=ONE
    ),
    "says it is HTML": Case(
        script=_ok(GOOD, "Content-Type: text/html; charset=utf-16"), expected=ONE
    ),
    "answers 204": Case(
        script=(says(raw(204)),),
        expected=fails(ContractMismatchError, "got nothing", status=204),
    ),
    "answers 201": Case(script=(says(reply(201, GOOD)),), expected=ONE),
    "updates to an HTML page": Case(
        script=_ok(HTML),
        doing=UPDATE,
        expected=mismatch("expected JSON", "PATCH /interactions/{id}"),
    ),
    "creates an HTML page": Case(
        script=(says(reply(201, HTML)),),
        doing=CREATE,
        expected=fails(
            ContractMismatchError,
            "POST /interactions/: 201, no request id; response: expected JSON",
        ),
    ),
    "creates with another status": Case(
        script=_ok(CREATED),
        doing=CREATE,
        expected=NEW,
    ),
    "names the request that it answered wrongly": Case(
        script=_ok(HTML, "X-Request-Id: abc"),
        expected=fails(ContractMismatchError, "request id abc", request_id="abc"),
    ),
    "lists no list": Case(
        script=_ok(b'{"interactions": {"planted": 1}}'),
        doing=LIST,
        expected=mismatch("interactions: expected", "GET /interactions/"),
    ),
    "lists null": Case(
        script=_ok(b'{"interactions": null}'),
        doing=LIST,
        expected=mismatch("interactions: ", "GET /interactions/"),
    ),
    "lists nothing": Case(script=_ok(NO_PAGE), doing=LIST, expected=Returns([])),
    "lists the same page for ever": Case(
        script=_ok(PAGE),
        doing=LIST,
        expected=fails(ContractMismatchError, "page 3 repeats .*limit="),
        requests=3,
    ),
    "lists the same page for ever, and few are wanted": Case(
        script=_ok(PAGE),
        doing=listing(limit=1),
        expected=Returns([Interaction.from_dict(INTERACTION)]),
    ),
    "breaks off between pages": Case(
        script=(says(reply(200, PAGE)), closes()),
        doing=LIST,
        expected=fails(TransportError, "RemoteProtocolError"),
        requests=2,
    ),
}

DELETED: Final = {
    "deletes": Case(script=(says(raw(204)),), doing=DELETE, expected=NONE),
    "deletes with a body": Case(
        script=(says(reply(204, b"planted")),), doing=DELETE, expected=NONE
    ),
    "deletes with 200 and a body": Case(script=_ok(HTML), doing=DELETE, expected=NONE),
    "deletes with a body, and is asked again": Case(
        script=(says(reply(204, b"sown")), says(reply(200, GOOD))),
        doing=then(DELETE, GET),
        expected=ONE,
        requests=None,
    ),
    "deletes with a body, and is asked to create": Case(
        script=(says(reply(204, b"sown")), says(reply(201, CREATED))),
        doing=then(DELETE, CREATE),
        expected=NEW,
        requests=None,
    ),
}

CASES: Final = {**COMPRESSED, **FRAMED, **HEADED, **LARGE, **READ, **DELETED}
