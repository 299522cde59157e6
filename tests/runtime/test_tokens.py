"""A token is kept while it is good, and replaced in time."""

import time
import traceback

import pytest

from generator.runtime.auth import AccessToken, Password, RefreshToken
from generator.runtime.deadlines import Deadline
from generator.runtime.errors import (
    CortiError,
    DeadlineError,
    TokenError,
)
from generator.runtime.tokens import Tokens
from runtime.token_desk import (
    AUTH,
    MODES,
    NAMES,
    Clock,
    Desk,
    Mode,
    answer,
    lost,
    make,
    refused,
)

modes = pytest.mark.parametrize("mode", MODES, ids=NAMES)


@pytest.fixture(name="clock")
def _clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    clock.use(monkeypatch.setattr)
    return clock


@modes
def test_a_token_is_fetched_once(mode: Mode) -> None:
    """Nobody is asked before the first call, and nobody for the second."""
    desk = Desk()
    tokens = make(desk, mode.waiting)
    assert desk.asked == []
    assert [mode.get(tokens), mode.get(tokens)] == ["t1", "t1"]
    assert [form["grant_type"] for form in desk.asked] == ["client_credentials"]


@modes
def test_a_ready_token_is_used_without_an_endpoint(mode: Mode) -> None:
    """As nothing gives another one, it stays in use: the API says what is wrong."""
    desk = Desk()
    tokens = Tokens(AccessToken("mine"), None, mode.waiting, desk.fetch)
    assert mode.get(tokens) == "mine"
    assert tokens.drop("mine") is False
    assert mode.get(tokens) == "mine"
    assert desk.asked == []


@modes
@pytest.mark.parametrize(
    ("life", "good"), [(300, 270), (3600, 3570), (150, 120), (60, 48), (5, 4)]
)
def test_a_token_is_renewed_before_it_ends(
    mode: Mode, life: float, good: float, clock: Clock
) -> None:
    """Half a minute before, but not before four fifths of its life."""
    tokens = make(Desk([answer("old", life)]), mode.waiting)
    assert mode.get(tokens) == "old"
    clock.now += good - 0.01
    assert mode.get(tokens) == "old"
    clock.now += 0.02
    assert mode.get(tokens) == "t2"


@modes
def test_a_life_begins_when_the_token_is_asked_for(mode: Mode, clock: Clock) -> None:
    """The answer may have been on its way for a while."""

    def take_a_while() -> None:
        clock.now += 100

    tokens = make(Desk(meanwhile=take_a_while), mode.waiting)
    assert mode.get(tokens) == "t1"
    clock.now += 169.99
    assert mode.get(tokens) == "t1"
    clock.now += 0.02
    assert mode.get(tokens) == "t2"


@modes
@pytest.mark.parametrize("life", [0, -5])
def test_a_token_without_a_life_is_used_once(mode: Mode, life: float) -> None:
    """The API may know better."""
    tokens = make(Desk([answer("a", life), answer("b", life)]), mode.waiting)
    assert [mode.get(tokens), mode.get(tokens)] == ["a", "b"]


@modes
def test_a_token_of_unknown_life_is_used_until_it_is_refused(
    mode: Mode, clock: Clock
) -> None:
    """Asking for another one before would be asking at random."""
    tokens = make(Desk([answer("old", None)]), mode.waiting)
    assert mode.get(tokens) == "old"
    clock.now += 10**9
    assert mode.get(tokens) == "old"
    assert tokens.drop("old") is True
    assert mode.get(tokens) == "t2"


@modes
def test_the_clock_of_the_wall_does_not_matter(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may jump by years."""
    tokens = make(Desk(), mode.waiting)
    assert mode.get(tokens) == "t1"
    for moment in (0.0, 4e9):
        monkeypatch.setattr(time, "time", lambda moment=moment: moment)
        assert mode.get(tokens) == "t1"


@modes
def test_a_refused_token_is_not_given_out_again(mode: Mode) -> None:
    """Another one is fetched, once."""
    tokens = make(Desk(), mode.waiting)
    assert mode.get(tokens) == "t1"
    assert tokens.drop("t1") is True
    assert [mode.get(tokens), mode.get(tokens)] == ["t2", "t2"]


@modes
def test_a_token_outlives_the_refusal_of_another(mode: Mode) -> None:
    """A call that is late with its 401 asks for nothing new."""
    tokens = make(Desk(), mode.waiting)
    assert tokens.drop("x") is True
    assert mode.get(tokens) == "t1"
    assert tokens.drop("x") is True
    assert mode.get(tokens) == "t1"


PASSING = [lost(), refused(None), refused(302), refused(429), refused(503)]


@modes
@pytest.mark.parametrize("error", PASSING, ids=str)
def test_the_old_token_is_used_while_it_cannot_be_renewed(
    mode: Mode, error: CortiError, clock: Clock
) -> None:
    """The next attempt is five seconds later."""
    desk = Desk([answer("old"), error, error])
    tokens = make(desk, mode.waiting)
    assert mode.get(tokens) == "old"
    clock.now += 271
    assert [mode.get(tokens), mode.get(tokens)] == ["old", "old"]
    clock.now += 4.99
    assert mode.get(tokens) == "old"
    assert len(desk.asked) == 2
    clock.now += 0.02
    assert mode.get(tokens) == "old"
    assert len(desk.asked) == 3
    clock.now += 5
    assert mode.get(tokens) == "t4"


@modes
@pytest.mark.parametrize("error", PASSING, ids=str)
def test_an_old_token_ends_all_the_same(
    mode: Mode, error: CortiError, clock: Clock
) -> None:
    """Then there is an error until there is another one."""
    tokens = make(Desk([answer("old"), error, error]), mode.waiting)
    assert mode.get(tokens) == "old"
    clock.now += 299
    assert mode.get(tokens) == "old"
    clock.now += 1
    with pytest.raises(type(error)):
        mode.get(tokens)
    assert mode.get(tokens) == "t4"


@modes
@pytest.mark.parametrize("status", [400, 401, 403])
def test_a_refused_renewal_is_an_error(mode: Mode, status: int, clock: Clock) -> None:
    """Whoever is refused is better told today."""
    tokens = make(Desk([answer("old"), refused(status)]), mode.waiting)
    assert mode.get(tokens) == "old"
    clock.now += 271
    with pytest.raises(TokenError, match=f"status {status}"):
        mode.get(tokens)


@modes
def test_a_failed_renewal_does_not_bring_back_what_was_refused(
    mode: Mode, clock: Clock
) -> None:
    """The refusal may come while the renewal is on its way."""
    desk = Desk([answer("old"), lost()])
    tokens = make(desk, mode.waiting)
    assert mode.get(tokens) == "old"
    clock.now += 271
    desk.meanwhile = lambda: tokens.drop("old")
    assert mode.get(tokens) == "t3"


@modes
def test_a_renewal_may_be_late_but_not_by_much(mode: Mode, clock: Clock) -> None:
    """A call has better things to do while the old token is good."""
    desk = Desk([answer("old")])
    tokens = make(desk, mode.waiting)
    mode.get(tokens, Deadline.after(1000))
    clock.now += 271
    mode.get(tokens, Deadline.after(1000))
    clock.now += 271
    mode.get(tokens, Deadline.after(5))
    first, second, third = (each.remaining() for each in desk.deadlines)
    assert 900 < first <= 1000
    assert 5 < second <= 10
    assert 0 < third <= 5


@modes
def test_a_late_renewal_is_tried_again_without_the_old_token(
    mode: Mode, clock: Clock
) -> None:
    """The call has more time than the renewal had."""
    late = DeadlineError(method="POST", path="/", reason="x")
    desk = Desk([answer("old"), late])
    tokens = make(desk, mode.waiting)
    assert mode.get(tokens) == "old"
    clock.now += 295

    def take_a_while() -> None:
        clock.now += 10

    desk.meanwhile = take_a_while
    assert mode.get(tokens, Deadline.after(1000)) == "t3"
    assert desk.deadlines[2].remaining() > 900


@modes
def test_a_deadline_that_passed_is_an_error(mode: Mode) -> None:
    """It is that of the call, and comes from the session."""
    late = DeadlineError(method="POST", path="/", reason="x")
    tokens = make(Desk([late]), mode.waiting)
    with pytest.raises(DeadlineError) as caught:
        mode.get(tokens, Deadline.after(0))
    assert caught.value is late
    assert mode.get(tokens) == "t2"


@modes
def test_a_failure_is_forgotten(mode: Mode) -> None:
    """The next call asks again."""
    tokens = make(Desk([refused(401), lost()]), mode.waiting)
    for kind in ("TokenError", "TransportError"):
        with pytest.raises(CortiError) as caught:
            mode.get(tokens)
        assert type(caught.value).__name__ == kind
    assert mode.get(tokens) == "t3"


@modes
def test_a_first_token_may_have_a_life(mode: Mode, clock: Clock) -> None:
    """It is counted from when the client is made."""
    auth = RefreshToken("r", client_id="id", access_token="mine", expires_in=300)
    tokens = make(Desk(), mode.waiting, auth)
    assert mode.get(tokens) == "mine"
    clock.now += 271
    assert mode.get(tokens) == "t1"


PLANTED = "planted-secret"


@modes
def test_no_frame_of_an_error_holds_a_secret(mode: Mode) -> None:
    """Tools that report errors print the locals of each frame."""
    desk = Desk([answer(PLANTED, 0, PLANTED), refused(401), refused(401)])
    tokens = make(desk, mode.waiting, Password(PLANTED, PLANTED, client_id="id"))
    mode.get(tokens)
    with pytest.raises(TokenError) as caught:
        mode.get(tokens)
    report = traceback.TracebackException.from_exception(
        caught.value, capture_locals=True
    )
    ours = [frame for frame in report.stack if "generator" in frame.filename]
    assert len(ours) > 1
    assert PLANTED not in "".join(map(str, (frame.locals for frame in ours)))


def test_tokens_show_nothing() -> None:
    """A session shows them, perhaps."""
    assert "secret" not in repr(make(Desk(), MODES[0].waiting))


@modes
def test_an_endpoint_has_to_be_known(mode: Mode) -> None:
    """Where a token has to be fetched."""
    with pytest.raises(CortiError) as caught:
        Tokens(AUTH, None, mode.waiting, Desk().fetch)
    assert str(caught.value) == "token_url: missing; it is where tokens are fetched"
