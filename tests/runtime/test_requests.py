"""A call becomes the request that `httpx.Client` would have made."""

import httpx
import pytest
from attrs import evolve

from generator.runtime.answers import empty_answer
from generator.runtime.calls import Call
from generator.runtime.errors import ArgumentError
from generator.runtime.options import Options
from generator.runtime.request_bodies import RequestBody
from generator.runtime.requests import build_request
from generator.runtime.settings import ClientSettings

SETTINGS = ClientSettings(
    base_url="https://example.org/v2",
    headers={"Tenant-Name": "acme"},
    user_agent="corti-interactions/1.0.0",
)


def test_a_request_has_everything() -> None:
    """Where, what and for whom."""
    call = Call(
        method="PATCH",
        template="/interactions/{id}",
        path={"id": "x"},
        query={"deep": True},
        headers={"X-A": "b"},
        body=b"{}",
        content_type="application/json",
        accept="application/json, text/plain",
        answers={204: empty_answer},
    )
    request = build_request(call, SETTINGS)
    assert request.method == "PATCH"
    assert str(request.url) == "https://example.org/v2/interactions/x?deep=true"
    assert request.read() == b"{}"
    assert dict(request.headers) == {
        "host": "example.org",
        "accept": "application/json, text/plain",
        "accept-encoding": "gzip, deflate",
        "connection": "keep-alive",
        "user-agent": "corti-interactions/1.0.0",
        "tenant-name": "acme",
        "x-a": "b",
        "content-type": "application/json",
        "content-length": "2",
    }


def test_a_body_can_be_sent_half_way() -> None:
    """That of `httpx` is a generator, which Trio complains about then."""
    call = Call[None](
        method="POST", template="/", body=b"{}", answers={204: empty_answer}
    )
    assert isinstance(build_request(call, SETTINGS).stream, RequestBody)
    assert not isinstance(build_request(call_of(), SETTINGS).stream, RequestBody)


def call_of(**changes: object) -> Call[None]:
    """Return a call that needs neither body nor credentials."""
    return Call(
        method="GET",
        template="/interactions/",
        query=changes,
        secured=False,
        answers={204: empty_answer},
    )


def test_a_request_has_no_more_than_it_needs() -> None:
    """No query, no body, no token."""
    request = build_request(call_of(), SETTINGS)
    assert str(request.url) == "https://example.org/v2/interactions/"
    assert request.read() == b""
    assert dict(request.headers) == {
        "host": "example.org",
        "accept": "*/*",
        "accept-encoding": "gzip, deflate",
        "connection": "keep-alive",
        "user-agent": "corti-interactions/1.0.0",
        "tenant-name": "acme",
    }


@pytest.mark.parametrize(
    ("body", "content_type"), [(None, "application/json"), (b"x", None)]
)
def test_only_a_body_has_a_content_type(
    body: bytes | None, content_type: str | None
) -> None:
    """Either alone says nothing."""
    call = Call(
        method="POST",
        template="/",
        body=body,
        content_type=content_type,
        answers={204: empty_answer},
    )
    assert "content-type" not in build_request(call, SETTINGS).headers


def test_httpx_adds_what_its_client_would() -> None:
    """The same call through `httpx.Client` has the same default headers."""
    with httpx.Client(headers={"User-Agent": "corti-interactions/1.0.0"}) as client:
        theirs = client.build_request("GET", "https://example.org/v2/interactions/")
    ours = build_request(call_of(), SETTINGS)
    expected = {"accept-encoding": "gzip, deflate", "tenant-name": "acme"}
    assert dict(ours.headers) == {**theirs.headers, **expected}


def test_percent_encoding_arrives_as_written() -> None:
    """Httpx neither decodes nor encodes it again."""
    request = build_request(call_of(patient="a/b?c&d=e+f %41é"), SETTINGS)
    assert request.url.raw_path == (
        b"/v2/interactions/?patient=a%2Fb%3Fc%26d%3De%2Bf%20%2541%C3%A9"
    )


def test_a_url_can_be_too_long() -> None:
    """The error does not quote it."""
    with pytest.raises(ArgumentError) as caught:
        build_request(call_of(patient="Ada" * 50_000), SETTINGS)
    assert str(caught.value) == (
        "argument: expected a shorter URL; pass shorter arguments"
    )
    assert caught.value.__context__ is None


OPTIONS = Options(headers={"X-A": "client", "X-B": "client", "accept": "a/b"})


def test_headers_are_merged_without_regard_to_case() -> None:
    """What the document gives a call comes before what is said of all calls."""
    call = Call(
        method="GET",
        template="/",
        headers={"x-a": "call"},
        accept="application/json",
        answers={204: empty_answer},
    )
    settings = evolve(SETTINGS, options=OPTIONS)
    request = build_request(call, settings)
    assert request.headers.get_list("X-A") == ["call"]
    assert request.headers.get_list("X-B") == ["client"]
    assert request.headers.get_list("Accept") == ["a/b"]
    assert request.headers.get_list("Tenant-Name") == ["acme"]


def test_a_later_header_replaces_an_earlier_one() -> None:
    """It is sent once, although its name was written in two ways."""
    options = OPTIONS.changed(headers={"x-a": "later", "X-b": "later"})
    request = build_request(call_of(), evolve(SETTINGS, options=options))
    assert request.headers.get_list("X-A") == ["later"]
    assert request.headers.get_list("X-B") == ["later"]


def test_a_token_is_asked_for_at_another_place() -> None:
    """Nothing that is said to the API's host is said there."""
    call = Call(
        method="POST",
        template="/realms/{tenant}/token",
        url="https://auth.example.org/realms/acme/token",
        query={"ignored": "x"},
        body=b"a=b",
        content_type="application/x-www-form-urlencoded",
        accept="application/json",
        secured=False,
        answers={204: empty_answer},
    )
    request = build_request(call, evolve(SETTINGS, options=OPTIONS))
    assert str(request.url) == "https://auth.example.org/realms/acme/token"
    assert request.read() == b"a=b"
    assert dict(request.headers) == {
        "host": "auth.example.org",
        "accept": "application/json",
        "accept-encoding": "gzip, deflate",
        "connection": "keep-alive",
        "user-agent": "corti-interactions/1.0.0",
        "content-type": "application/x-www-form-urlencoded",
        "content-length": "3",
    }
