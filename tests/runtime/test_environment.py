"""Environment variables say what a client needs, or which of them is missing."""

from collections.abc import Callable

import pytest

from generator.runtime.auth import AccessToken, ClientCredentials
from generator.runtime.environment import Environment
from generator.runtime.errors import ArgumentError

GIVEN = Environment("CORTI_")


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TENANT", "ACCESS_TOKEN", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.delenv(f"CORTI_{name}", raising=False)


def test_a_value_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the variable with the prefix, and as it is."""
    monkeypatch.setenv("TENANT", "other")
    monkeypatch.setenv("CORTI_TENANT", " acme ")
    assert GIVEN.text("TENANT") == GIVEN.optional("TENANT") == " acme "
    assert GIVEN.text("TENANT", "default") == " acme "
    assert Environment("").text("TENANT") == "other"


@pytest.mark.parametrize("value", [None, ""])
def test_a_missing_value_is_named(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty one is missing too, unless there is a default."""
    if value is not None:
        monkeypatch.setenv("CORTI_TENANT", value)
    assert GIVEN.optional("TENANT") is None
    assert GIVEN.text("TENANT", "default") == "default"
    with pytest.raises(ArgumentError) as caught:
        GIVEN.text("TENANT")
    assert str(caught.value) == "CORTI_TENANT: set this environment variable"


def test_a_choice_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or left to the default."""
    assert GIVEN.choice("ENVIRONMENT", ("eu", "us"), "us") == "us"
    monkeypatch.setenv("CORTI_ENVIRONMENT", "eu")
    assert GIVEN.choice("ENVIRONMENT", ("eu", "us"), "us") == "eu"


def test_there_is_no_other_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the choices, and not what was found."""
    monkeypatch.setenv("CORTI_ENVIRONMENT", "evil.com/")
    with pytest.raises(ArgumentError) as caught:
        GIVEN.choice("ENVIRONMENT", ("eu", "us"), "eu")
    assert str(caught.value) == "CORTI_ENVIRONMENT: expected one of eu, us"


def test_a_token_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes before credentials that are there as well."""
    monkeypatch.setenv("CORTI_ACCESS_TOKEN", "abc")
    assert GIVEN.auth() == AccessToken("abc")
    monkeypatch.setenv("CORTI_CLIENT_ID", "id")
    monkeypatch.setenv("CORTI_CLIENT_SECRET", "secret")
    assert GIVEN.auth() == AccessToken("abc")


def test_credentials_are_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the scopes that a client has by itself."""
    monkeypatch.setenv("CORTI_CLIENT_ID", "id")
    monkeypatch.setenv("CORTI_CLIENT_SECRET", "secret")
    assert GIVEN.auth() == ClientCredentials("id", "secret")


@pytest.mark.parametrize(
    ("there", "missing"),
    [("CLIENT_ID", "CLIENT_SECRET"), ("CLIENT_SECRET", "CLIENT_ID")],
)
def test_the_missing_half_is_named(
    there: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the half that is there is not shown."""
    monkeypatch.setenv(f"CORTI_{there}", "planted")
    with pytest.raises(ArgumentError) as caught:
        GIVEN.auth()
    assert str(caught.value) == f"CORTI_{missing}: set this environment variable"


def test_nothing_at_all_names_all_ways() -> None:
    """The reader can choose."""
    with pytest.raises(ArgumentError) as caught:
        GIVEN.auth()
    assert str(caught.value) == (
        "CORTI_CLIENT_ID: set this environment variable and CORTI_CLIENT_SECRET, "
        "or CORTI_ACCESS_TOKEN alone"
    )


def refusing(path: str) -> Callable[[], None]:
    """Return what refuses an argument."""

    def refuse() -> None:
        raise ArgumentError("expected something else", path)

    return refuse


@pytest.mark.parametrize(
    ("path", "variable"),
    [
        ("tenant", "CORTI_TENANT"),
        ("token", "CORTI_ACCESS_TOKEN"),
        ("client_id", "CORTI_CLIENT_ID"),
        ("client_secret", "CORTI_CLIENT_SECRET"),
    ],
)
def test_an_argument_is_named_as_its_variable(
    path: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader passed no argument."""
    monkeypatch.setenv(variable, "planted")
    with pytest.raises(ArgumentError) as caught:
        GIVEN.named(refusing(path))
    assert str(caught.value) == f"{variable}: expected something else"
    assert caught.value.__context__ is None


@pytest.mark.parametrize("path", ["tenant", "headers.X-A", "CORTI_TENANT", ""])
def test_what_is_from_no_variable_keeps_its_name(path: str) -> None:
    """It was passed, or is missing."""
    with pytest.raises(ArgumentError) as caught:
        GIVEN.named(refusing(path))
    assert caught.value.path == path
    assert caught.value.problem == "expected something else"


def test_other_errors_are_not_renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is anything that was made."""
    monkeypatch.setenv("CORTI_TENANT", "acme")
    assert GIVEN.named(lambda: GIVEN.text("TENANT")) == "acme"
    with pytest.raises(ZeroDivisionError):
        GIVEN.named(lambda: 1 // 0)


def test_what_cannot_be_a_token_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line end at its end is a frequent mistake."""
    monkeypatch.setenv("CORTI_ACCESS_TOKEN", "planted\n")
    with pytest.raises(ArgumentError, match="CORTI_ACCESS_TOKEN: expected") as caught:
        GIVEN.named(GIVEN.auth)
    assert "planted" not in str(caught.value)
