"""Answers that say that something is wrong, with every kind of body."""

from typing import Final

from corti_interactions import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    NotFoundError,
    RateLimitError,
    RedirectError,
    ServerError,
    StatusError,
    UnauthorizedError,
)
from faults.answers import HTML, REQUEST_ID, dumped, new_problem, old_problem
from faults.calls import CREATE, DELETE, LIST, UPDATE
from faults.cases import Case, fails
from faults.faults import reply, says

KINDS: Final[dict[int, type[StatusError]]] = {
    300: RedirectError,
    301: RedirectError,
    302: RedirectError,
    303: RedirectError,
    304: RedirectError,
    307: RedirectError,
    308: RedirectError,
    400: BadRequestError,
    401: UnauthorizedError,
    402: StatusError,
    403: ForbiddenError,
    404: NotFoundError,
    405: StatusError,
    408: StatusError,
    409: ConflictError,
    410: StatusError,
    413: StatusError,
    418: StatusError,
    422: StatusError,
    429: RateLimitError,
    451: StatusError,
    499: StatusError,
    500: ServerError,
    501: ServerError,
    502: ServerError,
    503: ServerError,
    504: ServerError,
    520: ServerError,
    599: ServerError,
    999: StatusError,
}
FREE: Final = {
    "a list": dumped(["planted"]),
    "a string": b'"planted"',
    "a number": b"5",
    "null": b"null",
    "an empty object": b"{}",
    "another object": dumped({"planted": {"planted": ["planted"]}}),
    "fields of other types": dumped(
        {"requestid": ["planted"], "type": 5, "detail": {}, "validationErrors": "no"}
    ),
    "text": b"planted",
    "JSON that breaks off": b'{"detail": "planted',
    "deep nesting": b"[" * 100_000,
    "invalid UTF-8": b'{"detail": "planted\xff"}',
}

NOTHING: Final[dict[str, object]] = {
    "request_id": None,
    "code": None,
    "detail": None,
    "validation_errors": (),
}
OLD: Final[dict[str, object]] = {
    "request_id": REQUEST_ID,
    "code": "A0003",
    "detail": "planted-detail",
    "validation_errors": (),
}
NEW: Final[dict[str, object]] = {
    **OLD,
    "validation_errors": ({"planted-field": "planted-message"},),
}


def _case(status: int, body: bytes, attributes: dict[str, object]) -> Case:
    known = attributes["request_id"]
    shown = f"request id {known}" if known else "no request id"
    return Case(
        script=(says(reply(status, body, "WWW-Authenticate: Bearer")),),
        expected=fails(
            KINDS[status],
            rf"^GET /interactions/\{{id\}}: {status}, {shown}; \w+",
            status=status,
            method="GET",
            path="/interactions/{id}",
            attempts=1,
            retry_after=None,
            **attributes,
        ),
    )


CASES: Final = {
    **{
        f"{status} with the new body": _case(status, new_problem(status), NEW)
        for status in KINDS
        if status >= 400
    },
    **{
        f"{status} with the old body": _case(status, old_problem(status), OLD)
        for status in (400, 401, 403, 404, 409, 422, 429, 500, 503, 504)
    },
    **{f"{status} with nothing": _case(status, b"", NOTHING) for status in KINDS},
    **{
        f"{status} with an HTML page": _case(status, HTML, NOTHING)
        for status in (300, 302, 400, 401, 403, 404, 429, 500, 502, 503, 504)
    },
    **{
        f"{status} with {name}": _case(status, body, NOTHING)
        for status in (403, 502)
        for name, body in FREE.items()
    },
    **{
        f"{name} is refused": Case(
            script=(says(reply(400, new_problem(400))),),
            doing=doing,
            expected=fails(
                BadRequestError,
                rf"^{operation}: 400, request id {REQUEST_ID}; see its detail",
                **NEW,
            ),
        )
        for name, doing, operation in (
            ("a list", LIST, "GET /interactions/"),
            ("a create", CREATE, "POST /interactions/"),
            ("an update", UPDATE, r"PATCH /interactions/\{id\}"),
            ("a delete", DELETE, r"DELETE /interactions/\{id\}"),
        )
    },
    "a code that is prose": Case(
        script=(says(reply(400, new_problem(400, "planted and more"))),),
        expected=fails(BadRequestError, "400", code="planted and more"),
    ),
    "a redirect": Case(
        script=(says(reply(302, b"", "Location: https://elsewhere.example/sown")),),
        expected=fails(RedirectError, "redirects are not followed", status=302),
    ),
    "a redirect that keeps the method": Case(
        script=(says(reply(307, b"", "Location: https://elsewhere.example/sown")),),
        doing=CREATE,
        expected=fails(RedirectError, "redirects are not followed", status=307),
    ),
}
