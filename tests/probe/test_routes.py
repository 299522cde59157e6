"""A recorded request is found among the operations, on whatever host it was."""

import pytest

from generator.probe.routes import Routes

ROUTES = Routes(
    [
        "GET /interactions/",
        "GET /interactions/{id}",
        "GET /interactions/latest",
        "GET /interactions/{id}/parts/{part}.json",
        "POST /interactions/",
        "GET /{anything}",
    ]
)


@pytest.mark.parametrize(
    ("method", "address", "operation"),
    [
        ("GET", "/interactions/", "GET /interactions/"),
        ("get", "/interactions/", "GET /interactions/"),
        ("POST", "/interactions/", "POST /interactions/"),
        ("PUT", "/interactions/", ""),
        ("GET", "/v2/interactions/", "GET /interactions/"),
        ("GET", "https://api.example/v2/interactions/", "GET /interactions/"),
        ("GET", "http://127.0.0.1:8000/interactions/?a=/x", "GET /interactions/"),
        ("GET", "https://user@[::1/interactions/#a", "GET /interactions/"),
        ("GET", "/interactions/1", "GET /interactions/{id}"),
        ("GET", "/interactions/a%2Fb", "GET /interactions/{id}"),
        ("GET", "/interactions/\n", "GET /interactions/{id}"),
        ("GET", "/interactions/latest", "GET /interactions/latest"),
        ("GET", "/interactions/1/", ""),
        (
            "GET",
            "/interactions/1/parts/2.json",
            "GET /interactions/{id}/parts/{part}.json",
        ),
        ("GET", "/interactions/1/parts/2xjson", ""),
        ("GET", "/xinteractions/", ""),
        ("GET", "interactions/", ""),
        ("GET", "/alone", "GET /{anything}"),
        ("GET", "/not/alone", ""),
        ("GET", "", ""),
    ],
)
def test_operation(method: str, address: str, operation: str) -> None:
    """The end of the path counts, and the operation that names most of it."""
    assert ROUTES.operation(method, address) == operation
