"""Tokens that cannot be had, and tokens that are refused."""

from collections.abc import Callable
from itertools import count
from typing import Final

from attrs import evolve

from corti_interactions import (
    AnswerTooLargeError,
    AuthorizationCode,
    ClientCredentials,
    DeadlineError,
    Password,
    RefreshToken,
    RequestTimeoutError,
    RetryPolicy,
    Timeout,
    TokenError,
    TransportError,
    UnauthorizedError,
)
from faults.answers import CREATED, GOOD, HTML, dumped
from faults.body_cases import NEW, ONE
from faults.calls import CREATE, GET, then
from faults.cases import Case, fails
from faults.clients import Auth, Options
from faults.faults import closes, drips, falls_silent, floods, raw, reply, resets, says
from faults.peers import Step
from faults.server import Full, Refusing

CREDENTIALS: Final = ClientCredentials("client", "planted-secret")
PLAIN: Final = Options(auth=CREDENTIALS)
IMPATIENT: Final = evolve(PLAIN, timeout=Timeout(connect=0.2, read=0.2))
AGAIN: Final = evolve(PLAIN, retries=RetryPolicy(attempts=4, backoff=0.001))

FOUND: Final = says(reply(200, GOOD))
REFUSED: Final = says(reply(401, b"", 'WWW-Authenticate: Bearer error="sown"'))


def token(number: int = 1, **others: object) -> bytes:
    """Write a good answer of the token endpoint."""
    return dumped(
        {
            "access_token": f"planted-token-{number}",
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": "planted-id-token",
            **others,
        }
    )


def gives(body: bytes) -> Step:
    """Answer with a token."""
    return says(reply(200, body))


def refuses(status: int, code: str) -> Step:
    """Refuse as OAuth does."""
    body = {"error": code, "error_description": "planted-description"}
    return says(reply(status, dumped(body)))


UNREACHED: Final = {
    "the token endpoint is down": Case(
        token_served=Refusing,
        token_script=(),
        options=PLAIN,
        expected=fails(TransportError, "ConnectError.*; check", sent=False),
        requests=0,
        token_requests=0,
    ),
    "the token endpoint is not reached": Case(
        token_served=Full,
        token_script=(),
        options=IMPATIENT,
        expected=fails(RequestTimeoutError, "ConnectTimeout.*timeout=", sent=False),
        requests=0,
        token_requests=0,
    ),
    "the token endpoint is silent": Case(
        token_script=(falls_silent(),),
        options=IMPATIENT,
        expected=fails(RequestTimeoutError, "POST .*ReadTimeout.*timeout="),
        requests=0,
    ),
    "the token endpoint is silent until the deadline": Case(
        token_script=(falls_silent(),),
        options=evolve(PLAIN, deadline=0.2),
        expected=fails(DeadlineError, "POST .*deadline="),
        requests=0,
        token_requests=None,
    ),
    **{
        f"the token endpoint drips {name}": Case(
            token_script=(drips(start, (b"x",)),),
            options=evolve(PLAIN, deadline=0.2),
            expected=fails(DeadlineError, "POST .*deadline="),
            requests=0,
            token_requests=None,
        )
        for name, start in {
            "a header": b"HTTP/1.1 200 OK\r\nX: ",
            "its body": raw(200, b'"', "Content-Length: 999999"),
        }.items()
    },
    "the token endpoint resets": Case(
        token_script=(resets(),),
        options=PLAIN,
        expected=fails(TransportError, "POST .*ReadError", attempts=1),
        requests=0,
    ),
    "the token endpoint floods": Case(
        token_script=(
            floods(raw(200, b"", "Content-Length: 104857600"), bytes(2**20), 100),
        ),
        options=PLAIN,
        expected=fails(AnswerTooLargeError, "POST "),
        requests=0,
    ),
}

WRONG: Final = {
    "an HTML page": HTML,
    "nothing": b"",
    "a list": b'["planted"]',
    "JSON that breaks off": token()[:-1],
    "deep nesting": b"[" * 100_000,
    "invalid UTF-8": b'{"access_token": "planted\xff"}',
    "no token": token(access_token=None),
    "an empty token": token(access_token=""),
    "a token of another type": token(access_token=["planted"]),
    "a token with a line end": token(access_token="planted\r\nX-Planted: 1"),
    "a token with spaces": token(access_token="planted planted"),
    "a token with letters beyond ASCII": token(access_token="plantedé"),
    "a token of another kind": token(token_type="planted"),
    "an error": dumped({"error": "planted error", "error_description": "planted"}),
}
REFUSALS: Final = {
    (401, "invalid_client"): "check client id, secret, tenant and environment",
    (401, "unauthorized_client"): "check",
    (400, "invalid_grant"): "log in again",
    (400, "invalid_scope"): "check scopes=",
    (400, "invalid_request"): "check",
    (403, "planted error"): "check",
    (500, "server_error"): "try again later",
}
BODIES: Final = {
    "nothing": b"",
    "an HTML page": HTML,
    "a list": b'["planted"]',
    "fields of other types": dumped({"error": ["planted"], "error_description": 5}),
}

BARE: Final = {
    **{
        f"the token endpoint answers with {name}": Case(
            token_script=(gives(body),),
            options=AGAIN,
            expected=fails(TokenError, "^no access token", attempts=1),
            requests=0,
        )
        for name, body in WRONG.items()
    },
    **{
        f"the token endpoint refuses with {status} {code}": Case(
            token_script=(refuses(status, code),),
            options=AGAIN,
            expected=fails(
                TokenError,
                rf"^no access token \(status {status}, .*\): .*{advice}",
                status=status,
                code=code,
                description="planted-description",
                attempts=1,
            ),
            requests=0,
        )
        for (status, code), advice in REFUSALS.items()
    },
    **{
        f"the token endpoint refuses with {status} and {name}": Case(
            token_script=(says(reply(status, body)),),
            options=PLAIN,
            expected=fails(
                TokenError,
                rf"^no access token \(status {status}\): \w+",
                status=status,
                code=None,
                description=None,
            ),
            requests=0,
        )
        for status in (302, 400, 401, 404, 429, 500, 502, 503)
        for name, body in BODIES.items()
    },
    "the token endpoint redirects": Case(
        token_script=(
            says(reply(307, b"", "Location: https://elsewhere.example/sown")),
        ),
        options=AGAIN,
        expected=fails(TokenError, "status 307", status=307),
        requests=0,
    ),
}

LOGINS: Final[dict[str, Auth]] = {
    "a refresh token": RefreshToken(
        "planted-refresh", client_id="client", client_secret="planted-secret"
    ),
    "a code": AuthorizationCode(
        "planted-code",
        redirect_uri="https://app.example/",
        client_id="client",
        code_verifier="planted-" * 6,
    ),
    "a password": Password("planted-user", "planted-password", client_id="client"),
    "credentials": CREDENTIALS,
}
PASSING: Final = {
    "503": says(reply(503)),
    "429": says(reply(429, b"", "Retry-After: 0")),
    "a reset": resets(),
    "an end": closes(),
    "silence": falls_silent(),
}
RECOVERED: Final = {
    **{
        f"{name}, three times, and then a token": Case(
            token_script=(step, step, step, gives(token())),
            script=(FOUND,),
            options=evolve(AGAIN, timeout=Timeout(read=0.4)),
            expected=ONE,
            token_requests=4,
        )
        for name, step in PASSING.items()
    },
    "503 for ever instead of a token": Case(
        token_script=(says(reply(503)),),
        options=AGAIN,
        expected=fails(TokenError, "after 4 attempts", status=503, attempts=4),
        requests=0,
        token_requests=4,
    ),
    **{
        f"{name} is refused": Case(
            token_script=(refuses(400, "invalid_grant"),),
            options=evolve(AGAIN, auth=auth),
            expected=fails(TokenError, "log in again", code="invalid_grant"),
            requests=0,
        )
        for name, auth in LOGINS.items()
    },
    **{
        f"{name} is used up by an answer that is lost": Case(
            token_script=(resets(), gives(token())),
            options=evolve(AGAIN, auth=LOGINS[name]),
            expected=fails(TransportError, "POST .*ReadError", attempts=1),
            requests=0,
        )
        for name in ("a refresh token", "a code")
    },
    **{
        f"{name} is good for a token": Case(
            token_script=(gives(token(refresh_token="planted-refresh")),),
            script=(FOUND,),
            options=evolve(PLAIN, auth=auth),
            expected=ONE,
        )
        for name, auth in LOGINS.items()
    },
}

TWO: Final = (gives(token(1)), gives(token(2)))
RENEWED: Final = {
    "a token that is refused once, to get": Case(
        token_script=TWO,
        script=(REFUSED, FOUND),
        options=PLAIN,
        expected=ONE,
        requests=2,
        token_requests=2,
    ),
    "a token that is refused once, to create": Case(
        token_script=TWO,
        script=(REFUSED, says(reply(201, CREATED))),
        doing=CREATE,
        options=PLAIN,
        expected=NEW,
        requests=2,
        token_requests=2,
    ),
    "a token that is refused later": Case(
        token_script=TWO,
        script=(FOUND, REFUSED, FOUND),
        doing=then(GET, GET),
        options=PLAIN,
        expected=ONE,
        requests=3,
        token_requests=2,
    ),
    "every token is refused": Case(
        token_script=TWO,
        script=(REFUSED,),
        options=AGAIN,
        expected=fails(UnauthorizedError, "401 after 2 attempts", attempts=2),
        requests=2,
        token_requests=2,
    ),
    "a token that cannot be renewed is refused": Case(
        script=(REFUSED, FOUND),
        options=evolve(AGAIN, auth=Options().auth),
        expected=fails(UnauthorizedError, "401, .*; check the credentials", attempts=1),
    ),
    "a token is refused, and there is no other": Case(
        token_script=(gives(token()), refuses(401, "invalid_client")),
        script=(REFUSED,),
        options=AGAIN,
        expected=fails(TokenError, "invalid_client", code="invalid_client"),
        token_requests=2,
    ),
    "a token is refused in the middle of other trouble": Case(
        token_script=TWO,
        script=(says(reply(503)), REFUSED, says(reply(503)), FOUND),
        options=AGAIN,
        expected=ONE,
        requests=4,
        token_requests=2,
    ),
    "a token is refused slowly": Case(
        token_script=(gives(token()), falls_silent()),
        script=(REFUSED,),
        options=evolve(PLAIN, deadline=1.0),
        expected=fails(DeadlineError, "POST .*deadline="),
        token_requests=2,
    ),
    "a token that has expired already": Case(
        token_script=(gives(token(1, expires_in=0)),),
        script=(FOUND,),
        doing=then(GET, GET),
        options=PLAIN,
        expected=ONE,
        requests=2,
        token_requests=2,
    ),
    "a token of which nobody knows how long it lasts": Case(
        token_script=(gives(token(1, expires_in="planted")),),
        script=(FOUND,),
        doing=then(GET, GET),
        options=PLAIN,
        expected=ONE,
        requests=2,
    ),
}


def numbered() -> Callable[[], str]:
    """Return what returns another token each time."""
    numbers = count(1)
    return lambda: f"planted-token-{next(numbers)}"


CALLED: Final = {
    "a callable gives another token": Case(
        script=(REFUSED, FOUND),
        options=evolve(PLAIN, auth=numbered()),
        expected=ONE,
        requests=2,
    ),
    "a callable gives no token": Case(
        options=evolve(PLAIN, auth=lambda: "planted\n"),
        expected=fails(TokenError, "callable"),
        requests=0,
    ),
}

CASES: Final = {**UNREACHED, **BARE, **RECOVERED, **RENEWED, **CALLED}
