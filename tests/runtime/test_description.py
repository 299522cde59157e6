"""What the document says of all calls becomes addresses and headers."""

from collections.abc import Mapping

import pytest

from generator.runtime.description import Description
from generator.runtime.errors import ArgumentError
from generator.runtime.grants import TokenEndpoint

API = Description(
    user_agent="x/1",
    server="https://api.{environment}.example.org/v2",
    oauth_url="https://auth.{environment}.example.org/realms/{tenant}/token",
    allowed={"environment": ("eu", "us")},
    headers={"Tenant-Name": "tenant"},
)
GIVEN = {"environment": "eu", "tenant": "acme"}


def test_the_document_knows_its_addresses() -> None:
    """Arguments fill their places."""
    assert API.base_url(GIVEN, None) == "https://api.eu.example.org/v2"
    assert API.token_endpoint(GIVEN, None) == TokenEndpoint(
        "https://auth.eu.example.org/realms/acme/token", "/realms/{tenant}/token"
    )
    assert API.header_values(GIVEN) == {"Tenant-Name": "acme"}


def test_other_addresses_may_be_given() -> None:
    """They are taken as they are."""
    assert API.base_url(GIVEN, "http://127.0.0.1:8080") == "http://127.0.0.1:8080"
    endpoint = API.token_endpoint(GIVEN, "https://login.example.org/token")
    assert endpoint is not None
    assert endpoint == TokenEndpoint("https://login.example.org/token", "/token")


@pytest.mark.parametrize("given", [None, "https://example.org/v2"])
def test_arguments_are_checked_in_any_case(given: str | None) -> None:
    """What is wrong in one address is wrong, also where another is given."""
    wrong: Mapping[str, object] = {**GIVEN, "environment": "evil.com/"}
    with pytest.raises(ArgumentError, match="environment: expected one of eu, us"):
        API.base_url(wrong, given)
    with pytest.raises(ArgumentError, match="environment: expected one of eu, us"):
        API.token_endpoint(wrong, given)


@pytest.mark.parametrize("tenant", ["../x", "", "a/b", "a@b", "a b", None, "é", "a?b"])
def test_a_tenant_cannot_change_the_address(tenant: object) -> None:
    """It is a segment of a path, and a header."""
    wrong: Mapping[str, object] = {**GIVEN, "tenant": tenant}
    with pytest.raises(ArgumentError, match="tenant: expected"):
        API.token_endpoint(wrong, None)


@pytest.mark.parametrize("tenant", ["../x", "", "a/b", "a b", None, "é", "a?b", "a\n"])
def test_a_tenant_cannot_change_the_headers(tenant: object) -> None:
    """Nor bring another."""
    wrong: Mapping[str, object] = {**GIVEN, "tenant": tenant}
    with pytest.raises(ArgumentError, match="tenant: expected"):
        API.header_values(wrong)


def test_a_wrong_token_url_is_named() -> None:
    """The secret would go in the clear."""
    with pytest.raises(ArgumentError, match="token_url: expected https"):
        API.token_endpoint(GIVEN, "http://login.example.org/token")


def test_the_places_of_a_given_token_url_are_filled() -> None:
    """Messages show them empty, and each client of a tenant has its own."""
    given = "https://x.example/{environment}/realms/{tenant}/token"
    for tenant in ("acme", "other"):
        endpoint = API.token_endpoint({**GIVEN, "tenant": tenant}, given)
        assert endpoint == TokenEndpoint(
            f"https://x.example/eu/realms/{tenant}/token",
            "/{environment}/realms/{tenant}/token",
        )


@pytest.mark.parametrize(
    "given",
    [
        "https://x.example/realms/{realm}/token",
        "https://x.example/{tenant}/{user}",
        "https://{host}.example/token",
        "https://x.example/{}/token",
        "https://x.example/{tenant/token",
    ],
)
def test_a_place_that_nothing_fills_is_refused(given: str) -> None:
    """It is a slip, and the secret would go to no one's realm."""
    with pytest.raises(ArgumentError, match="token_url: expected https"):
        API.token_endpoint(GIVEN, given)


@pytest.mark.parametrize("tenant", ["../x", "", "a/b", "a@b", "a b", None, "a?b"])
def test_a_tenant_cannot_change_a_given_address_either(tenant: object) -> None:
    """It is checked before it fills a place, and only there."""
    wrong: Mapping[str, object] = {**GIVEN, "tenant": tenant}
    with pytest.raises(ArgumentError, match="tenant: expected"):
        API.token_endpoint(wrong, "https://x.example/{tenant}/token")
    assert API.token_endpoint(wrong, "https://x.example/token")


PLAIN = Description(user_agent="x/1")


def test_a_document_may_say_nothing() -> None:
    """Then everything has to be given, and what is not is not there."""
    assert PLAIN.token_endpoint({}, None) is None
    assert PLAIN.header_values({}) == {}
    assert PLAIN.base_url({}, "https://example.org") == "https://example.org"
    with pytest.raises(ArgumentError, match="base_url: expected https"):
        PLAIN.base_url({}, None)


def test_a_given_token_url_needs_no_document() -> None:
    """Messages name its own path then."""
    url = "https://login.example.org/realms/x/token"
    expected = TokenEndpoint(url, "/realms/x/token")
    assert PLAIN.token_endpoint({}, url) == expected


def test_a_token_url_need_not_have_a_path() -> None:
    """Messages still say where."""
    expected = TokenEndpoint("https://login.example.org", "/")
    assert PLAIN.token_endpoint({}, "https://login.example.org") == expected


def test_the_repr_is_the_same_in_every_process() -> None:
    """It shows no function, which would be shown with its address."""
    described = Description(user_agent="x/1", contract=dict[str, object])
    assert "contract" not in repr(described)
