"""Answer requests with a document's own examples, once they are what it allows."""

from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from generator.errors import DocumentError
from generator.reading.document import JsonObject

from .answers import Answer, answer_of, problem
from .parts import listing, mapping
from .requests import Pairs, Received, RequestCheck, UnauthorizedError
from .routes import Route, normal_path, routes_of


class ExampleService:
    """Knows the answer to each request, and what was wrong with those before."""

    def __init__(self, document: JsonObject) -> None:
        """Prepare to answer for *document*, which the support pass has accepted."""
        self.base_path = _base_path(document)
        self.requests: list[tuple[str, str]] = []
        self.problems: list[str] = []
        self._document = document
        self._routes = routes_of(document)
        self._check = RequestCheck(document, self.base_path)

    def answer(self, method: str, target: str, headers: Pairs, body: bytes) -> Answer:
        """Return the answer to a request."""
        found = list(self._found(normal_path(target)))
        for route, values in found:
            if route.method == method:
                query = parse_qsl(urlsplit(target).query, keep_blank_values=True)
                received = Received(
                    method, route.template, values, query, headers, body
                )
                return self._served(route, received)
        return self._lost(method, sorted({route.method for route, _ in found}))

    def refused(self, status: int, detail: str, *headers: tuple[str, str]) -> Answer:
        """Return the answer that says what is wrong, and remember it."""
        self.problems.append(detail)
        return problem(status, detail, *headers)

    def _found(self, path: str) -> Iterator[tuple[Route, dict[str, str]]]:
        if not path.startswith(f"{self.base_path}/"):
            return
        for route in self._routes:
            values = route.values(path.removeprefix(self.base_path))
            if values is not None:
                yield route, values

    def _lost(self, method: str, allowed: list[str]) -> Answer:
        if not allowed:
            return self.refused(HTTPStatus.NOT_FOUND, f"{method}: no such path")
        return self.refused(
            HTTPStatus.METHOD_NOT_ALLOWED,
            f"{method}: no such method on this path",
            ("Allow", ", ".join(allowed)),
        )

    def _served(self, route: Route, received: Received) -> Answer:
        name = f"{route.method} {route.template}"
        try:
            problems = [*_undeclared(route, received), *self._check.problems(received)]
            if problems:
                detail = f"{name}: {'; '.join(problems)}"
                return self.refused(HTTPStatus.BAD_REQUEST, detail)
            answer = answer_of(route.operation, dict(received.query), self._document)
        except UnauthorizedError:
            challenge = ("WWW-Authenticate", "Bearer")
            detail = f"{name}: no bearer token"
            return self.refused(HTTPStatus.UNAUTHORIZED, detail, challenge)
        except DocumentError as error:
            return self.refused(HTTPStatus.INTERNAL_SERVER_ERROR, f"{name}: {error}")
        self.requests.append((route.method, route.template))
        return answer


def _undeclared(route: Route, received: Received) -> Iterator[str]:
    """Yield what is in the request but not in the document; openapi-core is silent."""
    if any(name not in route.query_names for name, _ in received.query):
        yield "query: a parameter that the document does not have"
    if received.body and "requestBody" not in route.operation:
        yield "body: the document does not have one"


def _base_path(document: JsonObject) -> str:
    """Return the path of the first server, with its variables at their defaults."""
    for server in map(mapping, listing(document.get("servers"))):
        url = str(server["url"])
        for name, variable in mapping(server.get("variables")).items():
            url = url.replace(f"{{{name}}}", str(mapping(variable)["default"]))
        path = urlsplit(url).path.strip("/")
        return normal_path(f"/{path}") if path else ""
    return ""
