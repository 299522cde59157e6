"""Nothing becomes a host or a header that could send data elsewhere."""

import pytest

from generator.runtime.errors import ArgumentError
from generator.runtime.options import Options
from generator.runtime.settings import (
    ClientSettings,
    header_value,
    is_loopback,
    server_url,
)

TEMPLATE = "https://api.{environment}.corti.app/v2"
ALLOWED = {"environment": ("eu", "us")}


def test_a_server_is_chosen() -> None:
    """By a variable that is one of its values."""
    url = server_url(TEMPLATE, {"environment": "us"}, ALLOWED)
    assert url == "https://api.us.corti.app/v2"


def test_a_variable_without_values_is_a_name() -> None:
    """It may have several parts."""
    url = server_url(TEMPLATE, {"environment": "eu-1.test_2"}, {})
    assert url == "https://api.eu-1.test_2.corti.app/v2"


@pytest.mark.parametrize(
    "value", ["de", "", "evil.com/", "eu.corti.app@evil.com", "EU", None, ["eu"]]
)
def test_a_variable_outside_its_values_is_refused(value: object) -> None:
    """Also where another base URL is given."""
    for base_url in (None, "https://example.org"):
        with pytest.raises(ArgumentError, match="environment: expected"):
            server_url(TEMPLATE, {"environment": value}, ALLOWED, base_url)


def test_the_values_of_a_variable_are_named() -> None:
    """The one that was passed is not."""
    with pytest.raises(ArgumentError) as caught:
        server_url(TEMPLATE, {"environment": "de"}, ALLOWED)
    assert str(caught.value) == "environment: expected one of eu, us"


@pytest.mark.parametrize(
    "value",
    [
        "",
        ".",
        "..",
        "a..b",
        ".a",
        "a/",
        "evil.com/",
        "a@b",
        "a:b",
        "a?",
        "a#",
        "a\n",
        "é",
    ],
)
def test_a_free_variable_cannot_change_the_host(value: str) -> None:
    """It has no character that means anything in a URL."""
    with pytest.raises(ArgumentError, match="environment: expected letters"):
        server_url(TEMPLATE, {"environment": value}, {})


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("https://example.org", "https://example.org"),
        ("https://example.org/", "https://example.org"),
        ("https://example.org:8443/v2/", "https://example.org:8443/v2"),
        ("HTTPS://Example.ORG/a%20b/~c", "HTTPS://Example.ORG/a%20b/~c"),
        ("https://[2001:db8::1]/v2", "https://[2001:db8::1]/v2"),
        ("http://127.0.0.1:8080/v2", "http://127.0.0.1:8080/v2"),
        ("http://127.1.2.3", "http://127.1.2.3"),
        ("http://[::1]:80/", "http://[::1]:80"),
        ("http://localhost:5000", "http://localhost:5000"),
        ("http://LOCALHOST", "http://LOCALHOST"),
    ],
)
def test_a_base_url_comes_first(given: str, used: str) -> None:
    """It is https, or stays on this machine."""
    assert server_url(TEMPLATE, {"environment": "eu"}, ALLOWED, given) == used


LABEL = "a" * 63


def test_a_label_of_a_host_has_an_end() -> None:
    """What no name server knows would fail later, with less to say."""
    fine = f"https://{LABEL}.{LABEL}.example.org"
    assert server_url("", {}, {}, fine) == fine
    for host in (f"{LABEL}a.example.org", f"api.{LABEL}a"):
        with pytest.raises(ArgumentError) as caught:
            server_url("", {}, {}, f"https://{host}")
        assert str(caught.value) == "base_url: expected at most 63 letters between dots"
    with pytest.raises(ArgumentError, match="base_url: expected at most 63 letters"):
        server_url(TEMPLATE, {"environment": LABEL + "a"}, {})


@pytest.mark.parametrize(
    "given",
    [
        "",
        "/v2",
        "example.org",
        "//example.org",
        "ftp://example.org",
        "https://",
        "https:///v2",
        "https://example.org?",
        "https://example.org?a=b",
        "https://example.org#",
        "https://user@example.org",
        "https://user:secret@example.org",
        "https://example.org\\@evil.com",
        "https://example.org\n",
        "https://exa mple.org",
        "https://exämple.org",
        "https://example..org",
        "https://-.org",
        "https://example.org:",
        "https://example.org:x",
        "https://example.org:123456",
        "https://example.org//v2",
        "https://example.org/a/../b",
        "https://example.org/..",
        "https://example.org/.",
        "https://[::1",
        "https://[example]",
        "http://example.org",
        "http://127.0.0.1.evil.com",
        "http://127.1",
        "http://localhost.evil.com",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://[::2]",
        None,
        5,
        b"https://example.org",
    ],
)
def test_another_base_url_is_refused(given: object) -> None:
    """Data and token would go in the clear, or astray."""
    with pytest.raises(ArgumentError, match="base_url: expected https") as caught:
        server_url("", {}, {}, given)
    assert "secret" not in str(caught.value)
    assert caught.value.__context__ is None


def test_another_argument_may_hold_a_url() -> None:
    """Its name is the one in the message."""
    given = "https://example.org/token/"
    assert server_url("", {}, {}, given, "token_url") == given.rstrip("/")
    with pytest.raises(ArgumentError, match="token_url: expected https"):
        server_url("", {}, {}, "http://example.org", "token_url")


def test_a_document_without_servers_needs_a_base_url() -> None:
    """The message says of what kind."""
    with pytest.raises(ArgumentError, match="base_url: expected https://host"):
        server_url("", {}, {})


@pytest.mark.parametrize(
    ("host", "is_this_machine"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("[::1]", True),
        ("::1", True),
        ("example.org", False),
        ("", False),
    ],
)
def test_this_machine_is_known(host: str, *, is_this_machine: bool) -> None:
    """By name and by address."""
    assert is_loopback(host) is is_this_machine


@pytest.mark.parametrize("tenant", ["acme", "copiloteu", "a.b-c_d", "a:b~c"])
def test_a_tenant_is_a_name(tenant: str) -> None:
    """It is sent as it was given."""
    assert header_value("tenant", tenant) == tenant


@pytest.mark.parametrize(
    "tenant",
    [
        "",
        " ",
        "a b",
        "a\nb",
        "../x",
        "a/b",
        "a\\b",
        "..",
        "a?b",
        "a#b",
        "%2e",
        "é",
        None,
    ],
)
def test_another_tenant_is_refused(tenant: object) -> None:
    """It is a part of the token's URL too."""
    with pytest.raises(ArgumentError, match="tenant: expected"):
        header_value("tenant", tenant)


def settings(
    headers: dict[str, str] | None = None, options: Options | None = None
) -> ClientSettings:
    """Return settings that are fine but for what is given."""
    return ClientSettings(
        base_url="https://example.org",
        headers=headers or {},
        user_agent="x/1",
        options=options or Options(),
    )


@pytest.mark.parametrize("name", ["Tenant-Name", "tenant-name", "TENANT-NAME"])
def test_a_header_of_every_call_has_its_argument(name: str) -> None:
    """It cannot be passed among the others as well, whatever its case."""
    options = Options(headers={"X-A": "1", name: "other"})
    assert settings({"X-B": "acme"}, options).options is options
    with pytest.raises(ArgumentError) as caught:
        settings({"Tenant-Name": "acme"}, options)
    assert str(caught.value) == f"headers.{name}: has an argument of its own"


def test_settings_show_no_headers() -> None:
    """Neither the client's nor the caller's."""
    shown = repr(settings({"Tenant-Name": "acme"}, Options(headers={"X-A": "secret"})))
    assert "https://example.org" in shown
    assert "secret" not in shown
    assert "acme" not in shown
