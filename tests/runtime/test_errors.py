"""Errors are one tree, can be pickled, and show no data."""

import copy
import pickle

import pytest

from generator.runtime import errors
from generator.runtime.errors import (
    AnswerTooLargeError,
    ArgumentError,
    BadRequestError,
    CertificateError,
    ClosedError,
    ConflictError,
    ContractMismatchError,
    CortiError,
    DeadlineError,
    ForbiddenError,
    ForkedError,
    NotFoundError,
    RateLimitError,
    RedirectError,
    RequestTimeoutError,
    ServerError,
    StatusError,
    TokenError,
    TransportError,
    UnauthorizedError,
    bare,
)

STATUS_ERRORS: list[type[StatusError]] = [
    StatusError,
    RedirectError,
    BadRequestError,
    UnauthorizedError,
    ForbiddenError,
    NotFoundError,
    ConflictError,
    RateLimitError,
    ServerError,
]


def status_error(kind: type[StatusError]) -> StatusError:
    return kind(
        status=404,
        method="GET",
        path="/interactions/{id}",
        request_id="r-1",
        retry_after=1.5,
        code="A0007",
        detail="no patient Ada",
        validation_errors=({"patient.name": "Ada is no name"},),
        attempts=3,
    )


TRANSPORT_ERRORS: list[type[TransportError]] = [
    TransportError,
    RequestTimeoutError,
    DeadlineError,
    CertificateError,
    AnswerTooLargeError,
]


def transport_error(kind: type[TransportError], attempts: int = 3) -> TransportError:
    return kind(
        method="GET", path="/x", reason="ConnectError", sent=False, attempts=attempts
    )


TOKEN_ERROR = TokenError(
    problem="check the secret",
    status=401,
    code="invalid_client",
    description="no client Ada",
    attempts=2,
)


def mismatch() -> ContractMismatchError:
    return ContractMismatchError(
        "missing", "id", operation="GET /x", status=200, request_id="r-1"
    )


def every_error() -> list[CortiError]:
    return [
        CortiError("a message"),
        *map(transport_error, TRANSPORT_ERRORS),
        TOKEN_ERROR,
        TokenError(problem="no such endpoint"),
        ContractMismatchError("missing", "id"),
        mismatch(),
        ArgumentError("expected a string, got int", path="id"),
        ClosedError(),
        ForkedError(),
        *map(status_error, STATUS_ERRORS),
    ]


@pytest.mark.parametrize("error", every_error(), ids=lambda error: type(error).__name__)
def test_errors_can_be_pickled_and_copied(error: CortiError) -> None:
    """The other side sees the same class, message, repr and attributes."""
    error.add_note("from the other side")
    pickled = [
        pickle.loads(pickle.dumps(error, protocol))
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ]
    for revived in (*pickled, copy.copy(error), copy.deepcopy(error)):
        assert type(revived) is type(error)
        assert vars(revived) == vars(error)
        assert (str(revived), repr(revived)) == (str(error), repr(error))
        assert revived.args == error.args


def test_a_revived_status_error_keeps_what_it_does_not_show() -> None:
    """Detail and validation errors travel although no repr has them."""
    revived = pickle.loads(pickle.dumps(status_error(NotFoundError)))
    assert revived.detail == "no patient Ada"
    assert revived.validation_errors == ({"patient.name": "Ada is no name"},)


@pytest.mark.parametrize("kind", STATUS_ERRORS)
def test_status_errors_show_no_data(kind: type[StatusError]) -> None:
    """The server's own words may identify a patient."""
    error = status_error(kind)
    assert "Ada" not in f"{error} {error!r} {error.args}"


def test_status_errors_say_where_and_what_to_do() -> None:
    """A message is enough to open a support request, and to try something."""
    assert str(status_error(NotFoundError)) == (
        "GET /interactions/{id}: 404 after 3 attempts, request id r-1, wait 1.5 s; "
        "check the id, the tenant and the environment"
    )
    assert repr(status_error(NotFoundError)) == (
        "NotFoundError(status=404, method='GET', path='/interactions/{id}', "
        "request_id='r-1', retry_after=1.5, code='A0007', attempts=3)"
    )


def test_every_status_error_has_advice_of_its_own() -> None:
    """No two classes tell the reader to do the same."""
    assert len({kind.advice for kind in STATUS_ERRORS}) == len(STATUS_ERRORS)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (0.0, ", wait 0 s"),
        (7.0, ", wait 7 s"),
        (0.25, ", wait 0.25 s"),
        (86_400.0, ", wait 86400 s"),
    ],
)
def test_a_status_error_says_how_long_to_wait(seconds: float | None, said: str) -> None:
    """If the API did."""
    error = RateLimitError(status=429, method="GET", path="/x", retry_after=seconds)
    assert str(error) == f"GET /x: 429, no request id{said}; {error.advice}"


def test_a_status_error_without_a_request_id_says_so() -> None:
    """The reader need not look for one."""
    error = ServerError(status=502, method="GET", path="/x")
    assert str(error).startswith("GET /x: 502, no request id; ")
    assert error.validation_errors == ()


def test_what_is_no_request_id_is_not_shown() -> None:
    """A gateway may write anything in the place of an id."""
    error = StatusError(
        status=400, method="GET", path="/x", request_id="Ada", code="of Ada\n"
    )
    assert "of Ada" not in f"{error} {error!r}"


def test_transport_errors_say_where_and_what_to_do() -> None:
    """A timeout asks for something else than a lost connection."""
    lost = TransportError(method="GET", path="/x", reason="ConnectError")
    late = RequestTimeoutError(method="GET", path="/x", reason="ReadTimeout")
    assert str(lost) == (
        "GET /x: no complete answer, ConnectError; "
        "check the network, the proxy, base_url and token_url"
    )
    assert "timeout=" in str(late)


@pytest.mark.parametrize("kind", [ContractMismatchError, ArgumentError])
def test_problems_are_seen_from_enclosing_fields(
    kind: type[ContractMismatchError | ArgumentError],
) -> None:
    """Each field that encloses a problem adds itself to the path."""
    problem = kind("missing")
    assert problem.under("startedAt").path == "startedAt"
    assert problem.under("startedAt").under("period").path == "period.startedAt"
    assert problem.under("id").under("[3]").under("items").path == "items[3].id"
    assert problem.under("[0]").under("[1]").path == "[1][0]"
    assert problem.under("{key}").under("labels").path == "labels.{key}"
    assert type(problem.under("x")) is kind
    assert problem.path == ""


def test_problems_name_their_place() -> None:
    """Without a path the whole answer, or the whole argument, is meant."""
    assert str(ContractMismatchError("expected JSON")) == "response: expected JSON"
    assert str(ArgumentError("expected a string")) == "argument: expected a string"
    assert str(ArgumentError("missing", "id")) == "id: missing"
    assert repr(ArgumentError("missing", "id")) == (
        "ArgumentError(problem='missing', path='id')"
    )


def test_an_argument_error_is_a_value_error() -> None:
    """Callers who know nothing of us catch it where they expect it."""
    assert issubclass(ArgumentError, ValueError)


def test_every_transport_error_has_advice_of_its_own() -> None:
    """Each names what may be changed."""
    assert len({kind.advice for kind in TRANSPORT_ERRORS}) == len(TRANSPORT_ERRORS)
    assert "deadline=" in str(transport_error(DeadlineError))
    assert "max_answer_bytes=" in str(transport_error(AnswerTooLargeError))
    assert "verify=" in str(transport_error(CertificateError))


@pytest.mark.parametrize("kind", TRANSPORT_ERRORS)
def test_transport_errors_tell_what_they_know(kind: type[TransportError]) -> None:
    """Whether anything was sent is for the program, the rest for the reader."""
    assert str(transport_error(kind)).startswith(
        "GET /x: no complete answer after 3 attempts, ConnectError; "
    )
    assert repr(transport_error(kind)) == (
        f"{kind.__name__}(method='GET', path='/x', reason='ConnectError', "
        "sent=False, attempts=3)"
    )
    assert "attempts" not in str(transport_error(kind, attempts=1))


def test_a_lost_request_may_have_been_sent() -> None:
    """Unless somebody knows better."""
    lost = TransportError(method="GET", path="/x", reason="ReadError")
    assert (lost.sent, lost.attempts) == (True, 1)


def test_a_token_error_tells_what_to_do() -> None:
    """With what the token endpoint said in its code, but not in its own words."""
    assert str(TOKEN_ERROR) == (
        "no access token (status 401, invalid_client) after 2 attempts: "
        "check the secret"
    )
    assert repr(TOKEN_ERROR) == (
        "TokenError(problem='check the secret', status=401, code='invalid_client', "
        "sent=False, attempts=2)"
    )
    assert str(TokenError(problem="log in")) == "no access token: log in"
    assert str(TokenError(problem="log in", status=503)) == (
        "no access token (status 503): log in"
    )
    assert str(TokenError(problem="log in", code="of Ada")) == (
        "no access token (<redacted>): log in"
    )
    assert pickle.loads(pickle.dumps(TOKEN_ERROR)).description == "no client Ada"


def test_a_mismatch_in_a_call_names_the_call() -> None:
    """Support can find the answer by the request id."""
    assert str(mismatch()) == "GET /x: 200, request id r-1; id: missing"
    mismatched = mismatch()
    mismatched.request_id = "of Ada"
    assert "Ada" not in f"{mismatched} {mismatched!r}"


def test_a_forked_client_says_what_to_do() -> None:
    """Every process needs its own connections."""
    said = "the client was made before a fork; make one in each process"
    assert str(ForkedError()) == said


def test_a_closed_client_says_what_to_do() -> None:
    """There is no opening it again."""
    assert str(ClosedError()) == "the client is closed; make a new one"


def chained() -> None:
    """Raise an error that leads to another."""
    try:
        int("Ada")
    except ValueError as error:
        raise ContractMismatchError("missing") from error


def test_bare_errors_lead_nowhere() -> None:
    """Neither frames nor other errors hang on one."""
    with pytest.raises(ContractMismatchError) as caught:
        chained()
    assert caught.value.__cause__
    assert caught.value.__context__
    error = bare(caught.value)
    assert error is caught.value
    assert not error.__traceback__
    assert not error.__cause__
    assert not error.__context__


def test_the_tree_is_drawn_as_it_is() -> None:
    """Every error stands in the docstring, under its base."""
    lines = (errors.__doc__ or "").split("\n\n")[1].splitlines()
    drawn = {line.strip("│├└─ ").split()[0]: line.find("── ") for line in lines}
    kinds = [error for error in vars(errors).values() if is_public_error(error)]
    depths = {-1: 0, 1: 1, 5: 2, 9: 3}
    assert {kind.__name__ for kind in kinds} == drawn.keys()
    for kind in kinds:
        public = [base for base in kind.__mro__ if is_public_error(base)]
        assert depths[drawn[kind.__name__]] == len(public) - 1


def is_public_error(value: object) -> bool:
    return (
        isinstance(value, type)
        and issubclass(value, CortiError)
        and not value.__name__.startswith("_")
    )
