"""A client is made of what it was given, and another of it with little changed."""

import pytest

from generator.runtime.description import Description
from generator.runtime.errors import ArgumentError
from generator.runtime.grants import TokenEndpoint
from generator.runtime.options import Options
from generator.runtime.responses import ErrorShape
from generator.runtime.setup import Setup

API = Description(
    user_agent="x/1",
    server="https://api.{environment}.example.org/v2",
    oauth_url="https://auth.{environment}.example.org/{tenant}/token",
    allowed={"environment": ("eu", "us")},
    headers={"Tenant-Name": "tenant"},
    errors=ErrorShape(code=("type",)),
    never_retried={429: ("A0021",)},
)
GIVEN = Setup(description=API, arguments={"environment": "eu", "tenant": "acme"})


def test_settings_are_made_of_it() -> None:
    """With what the document says, and what the caller does."""
    settings = GIVEN.settings()
    assert settings.base_url == "https://api.eu.example.org/v2"
    assert settings.headers == {"Tenant-Name": "acme"}
    assert settings.user_agent == "x/1"
    assert settings.errors == API.errors
    assert settings.never_retried == API.never_retried
    assert settings.options == Options()
    assert GIVEN.token_endpoint() == TokenEndpoint(
        "https://auth.eu.example.org/acme/token", "/{tenant}/token"
    )


def test_addresses_may_be_given() -> None:
    """Both stay when something else is changed."""
    setup = Setup(
        description=API,
        arguments=GIVEN.arguments,
        base_url="http://127.0.0.1:1/x",
        token_url="http://127.0.0.1:2/y",
    ).changed({"tenant": "other"}, Options())
    assert setup.settings().base_url == "http://127.0.0.1:1/x"
    endpoint = setup.token_endpoint()
    assert endpoint is not None
    assert endpoint.url == "http://127.0.0.1:2/y"


def test_a_change_changes_nothing_in_the_original() -> None:
    """Arguments that are not given stay."""
    options = Options(deadline=5)
    other = GIVEN.changed({"tenant": "other", "environment": None}, options)
    assert other.settings().headers == {"Tenant-Name": "other"}
    assert other.settings().base_url == "https://api.eu.example.org/v2"
    assert other.settings().options is options
    endpoint = other.token_endpoint()
    assert endpoint is not None
    assert endpoint.url == "https://auth.eu.example.org/other/token"
    assert GIVEN.settings().headers == {"Tenant-Name": "acme"}
    assert GIVEN.settings().options == Options()


def test_what_cannot_be_is_refused() -> None:
    """By the names of arguments."""
    with pytest.raises(ArgumentError, match="tenant: expected"):
        GIVEN.changed({"tenant": "../x"}, Options()).settings()
    options = Options(headers={"tenant-name": "other"})
    with pytest.raises(ArgumentError, match=r"headers\.tenant-name: has an argument"):
        GIVEN.changed({}, options).settings()


def test_a_setup_shows_no_arguments() -> None:
    """They say whose it is."""
    assert "acme" not in repr(GIVEN)
