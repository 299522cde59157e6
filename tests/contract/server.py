"""An API that answers each request as the contract promises, and keeps it."""

from dataclasses import dataclass, field
from types import ModuleType

import httpx

from generator.contract import Json, JsonObject
from generator.contract.arguments import Arguments, json_of
from generator.contract.directions import ANSWER, Directions
from generator.contract.examples import Examples
from generator.contract.names import method_name, resource_name
from generator.contract.scalars import Mode
from generator.contract.sending import CLIENT, TOKEN
from generator.contract.values import child, children


@dataclass
class Server:
    """Answers one operation of a contract, a listing with one page that has items."""

    contract: JsonObject
    operation: str
    is_endless: bool = False
    """Whether a listing has that page for ever."""

    requests: list[httpx.Request] = field(default_factory=list[httpx.Request])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Keep *request* and answer it."""
        self.requests.append(request)
        status, answer = self._success()
        content = children(answer, "content")
        code = int(status.replace("X", "0"))
        schema = json_of(answer)
        if not schema:
            return httpx.Response(code, content=b"\x00" if content else b"")
        return httpx.Response(code, json=self._body(schema))

    def options(self, package: ModuleType) -> dict[str, object]:
        """Return the arguments of a client that golden requests are sent with."""
        return {
            **(
                {"auth": package.AccessToken(TOKEN)}
                if is_secured(self.contract)
                else {}
            ),
            **dict.fromkeys(Arguments(self.contract).of_client().values(), CLIENT),
            "retries": package.RetryPolicy(attempts=1),
            "transport": httpx.MockTransport(self),
        }

    @property
    def first_page(self) -> dict[str, object]:
        """The argument that asks a raw listing for its first page."""
        name = Arguments(self.contract).page(self._key)
        first = child(self._described(), "pagination").get("first", 1)
        return {name: first} if name else {}

    @property
    def is_deprecated(self) -> bool:
        """Whether the operation is to go."""
        return self._described().get("deprecated") is True

    @property
    def _key(self) -> str:
        return next(
            key
            for key, operation in children(self.contract, "operations").items()
            if name_of(key, operation) == self.operation
        )

    def _described(self) -> JsonObject:
        return children(self.contract, "operations")[self._key]

    def _success(self) -> tuple[str, JsonObject]:
        answers = children(self._described(), "answers")
        return next(each for each in answers.items() if each[0].startswith("2"))

    def _body(self, schema: JsonObject) -> Json:
        directions = Directions(self.contract)
        example = Examples(self.contract, directions, Mode.ALL, ANSWER).of(schema, "it")
        page = child(self._described(), "pagination")
        is_over = len(self.requests) > 1 and not self.is_endless
        if page and is_over and isinstance(example.wire, dict):
            return {**example.wire, str(page["items"]): []}
        return example.wire


def name_of(key: str, operation: JsonObject) -> str:
    """Return how a user calls the *operation* at *key*."""
    return f"{resource_name(operation)}.{method_name(key, operation)}"


def is_secured(contract: JsonObject) -> bool:
    """Return whether any operation wants to know who asks."""
    return any(each["security"] for each in children(contract, "operations").values())


def client_name(contract: JsonObject) -> str:
    """Return the name of the client that blocks."""
    return f"{child(contract, 'client')['name']}Client"
