"""Compare what a package raises for documented failures with the contract."""

import json
from collections.abc import Iterator
from types import ModuleType
from typing import Final

import httpx

from contract.calling import make
from contract.server import Server, client_name, name_of
from generator.contract import Json, JsonObject
from generator.contract.values import child, children, elements, row

CLASSES: Final = {
    "400": "BadRequestError",
    "401": "UnauthorizedError",
    "403": "ForbiddenError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "429": "RateLimitError",
}
"""The class for each status; any other is a `ServerError` or just a `StatusError`."""

ATTRIBUTES: Final = {
    "requestId": "request_id",
    "code": "code",
    "detail": "detail",
    "validationErrors": "validation_errors",
}


def error_differences(
    contract: JsonObject, cases: JsonObject, package: ModuleType
) -> Iterator[str]:
    """Yield a sentence for each failure that is not told as the contract asks."""
    failures = Failures(contract, cases, package)
    for key in children(contract, "operations"):
        yield from failures.classes(key)
    yield from failures.words()
    yield from failures.attempts()
    yield from failures.gone()


class Failures:
    """Makes calls fail."""

    def __init__(
        self, contract: JsonObject, cases: JsonObject, package: ModuleType
    ) -> None:
        self._contract = contract
        self._cases = cases
        self._package = package
        self._operations = children(contract, "operations")

    def classes(self, key: str) -> Iterator[str]:
        """Try each documented status of an operation."""
        for status in child(self._operations[key], "answers"):
            if status[0] in "45":
                error = self._raised(key, int(status), {})
                usual = "ServerError" if status[0] == "5" else "StatusError"
                asked = CLASSES.get(status, usual)
                told = [getattr(error, name, None) for name in ("method", "path")]
                if type(error).__name__ != asked:
                    yield f"{key}: {status} raises {type(error).__name__}, not {asked}"
                if [*told, getattr(error, "status", None)] != [
                    *key.split(" "),
                    int(status),
                ]:
                    yield f"{key}: {status}: the error does not say which call failed"

    def words(self) -> Iterator[str]:
        """Try each field that says something about a failure."""
        key = next(iter(self._operations))
        errors = child(child(self._contract, "client"), "errors")
        for name, attribute in ATTRIBUTES.items():
            for field in map(str, row(errors, name)):
                said: Json = "said" if attribute[:2] != "va" else [{"field": "it"}]
                error = self._raised(key, 404, {field: said})
                if _plain(getattr(error, attribute, None)) != said:
                    yield f"StatusError.{attribute}: is not read from {field}"

    def attempts(self) -> Iterator[str]:
        """Try each code that no other attempt will cure, and one that some might."""
        # What reads is repeated after any status that another attempt may cure.
        key = min(self._operations, key=lambda each: not each.startswith("GET "))
        client = child(self._contract, "client")
        codes = [*map(str, row(child(client, "errors"), "code"))]
        for status, never in child(client, "neverRetried").items():
            for code in [*elements(never, status), "another"] if codes else ():
                body: JsonObject = {codes[0]: code}
                error = self._raised(key, int(status), body, attempts=2)
                made, asked = getattr(error, "attempts", 0), 1 + (code == "another")
                if made != asked:
                    yield f"{key}: {status} {code}: {made} attempts, not {asked}"

    def gone(self) -> Iterator[str]:
        """Lose the answer to a call that deletes, and find nothing the next time."""
        for key in self._operations:
            if key.startswith("DELETE "):
                error = self._raised(key, 404, {}, attempts=2, is_lost=True)
                if not isinstance(error, AssertionError):
                    yield f"{key}: raises {type(error).__name__} for what is gone"

    def _raised(
        self,
        key: str,
        status: int,
        body: JsonObject,
        *,
        attempts: int = 1,
        is_lost: bool = False,
    ) -> Exception:
        lost = [httpx.ReadError("lost")] if is_lost else []

        def answered(_: httpx.Request) -> httpx.Response:
            if lost:
                raise lost.pop()
            return httpx.Response(status, json=body)

        name = name_of(key, self._operations[key])
        options = Server(self._contract, name).options(self._package)
        options["retries"] = self._package.RetryPolicy(attempts=attempts, backoff=0.001)
        options["transport"] = httpx.MockTransport(answered)
        case = child(self._cases, f"{name} all")
        try:
            make(case, self._package, client_name(self._contract), options)
        except Exception as error:  # noqa: BLE001 - this is what is looked at
            return error
        return AssertionError("nothing was raised")


def _plain(found: object) -> Json:
    value: Json = json.loads(json.dumps(found, default=dict))
    return value
