"""URLs in the log of `httpx` lose what may identify a patient."""

import logging

import httpx
import pytest

from generator.runtime.log_filter import UrlFilter

URLS = ["https://api.example.org/v2", "https://auth.example.org:8443/token"]
MESSAGE = 'HTTP Request: %s %s "%s %d %s"'


def logged(url: str, urls: list[str] = URLS) -> str:
    """Return what comes of a line as `httpx` writes it."""
    record = logging.LogRecord(
        "httpx",
        logging.INFO,
        "",
        1,
        MESSAGE,
        ("GET", httpx.URL(url), "HTTP/1.1", 200, "OK"),
        None,
    )
    assert UrlFilter.of(urls).filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://api.example.org/v2/x?patient=Ada", "https://api.example.org/..."),
        ("https://api.example.org/", "https://api.example.org/..."),
        ("https://api.example.org:443/v2/Ada", "https://api.example.org/..."),
        ("HTTPS://API.Example.org/v2/Ada", "https://api.example.org/..."),
        ("https://Ada:x@api.example.org/v2", "https://api.example.org/..."),
        ("https://auth.example.org:8443/Ada", "https://auth.example.org:8443/..."),
    ],
)
def test_our_urls_are_shortened(url: str, shown: str) -> None:
    """However they are written, the host is what is left."""
    assert logged(url) == f'HTTP Request: GET {shown} "HTTP/1.1 200 OK"'


@pytest.mark.parametrize(
    "url",
    [
        "https://other.example.org/v2/x?a=b",
        "https://auth.example.org/token",
        "http://api.example.org/v2",
    ],
)
def test_other_urls_are_left_alone(url: str) -> None:
    """They are none of our business."""
    assert logged(url) == f'HTTP Request: GET {url} "HTTP/1.1 200 OK"'


@pytest.mark.parametrize(
    "base_url",
    [
        "https://API.example.ORG/v2",
        "https://api.example.org:443",
        "HTTPS://api.example.org",
    ],
)
def test_a_base_url_may_be_written_in_many_ways(base_url: str) -> None:
    """The log has it in one."""
    assert "Ada" not in logged("https://api.example.org/v2/Ada", [base_url])


def test_records_of_other_kinds_pass() -> None:
    """With named arguments, with none, and without a URL among them."""
    for args in (({"url": "x"},), (), ("a", 1), None):
        record = logging.LogRecord("httpx", logging.INFO, "", 1, "text", args, None)
        before = record.args
        assert UrlFilter.of(URLS).filter(record)
        assert record.args == before


def test_the_filter_does_what_is_documented(caplog: pytest.LogCaptureFixture) -> None:
    """Added to the logger of `httpx`, it shortens the line of a real client."""
    shortening = UrlFilter.of(URLS)
    logger = logging.getLogger("httpx")
    logger.addFilter(shortening)
    try:
        with (
            caplog.at_level(logging.INFO, "httpx"),
            httpx.Client(transport=httpx.MockTransport(answer)) as client,
        ):
            client.get("https://api.example.org/v2/x?patient=Ada")
            client.get("https://other.example.org/x")
    finally:
        logger.removeFilter(shortening)
    assert [record.getMessage() for record in caplog.records] == [
        'HTTP Request: GET https://api.example.org/... "HTTP/1.1 204 No Content"',
        'HTTP Request: GET https://other.example.org/x "HTTP/1.1 204 No Content"',
    ]


def answer(_: httpx.Request) -> httpx.Response:
    """Answer any request."""
    return httpx.Response(204)
