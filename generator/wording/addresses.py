"""Find the addresses that a document names, and make sure that they can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import frozen

from generator.errors import DocumentError
from generator.reading.document import JsonObject, child
from generator.runtime.errors import ArgumentError
from generator.runtime.settings import server_url

from .surroundings import as_list, as_object, first_server

PLACE: Final = re.compile(r"{([^{}]*)}")
FLOWS: Final = ("clientCredentials", "authorizationCode", "password")
EXAMPLE: Final = "example"


@frozen
class Server:
    """Where the API is, with places for its variables."""

    url: str
    """Empty where the document names no host."""

    variables: Mapping[str, JsonObject]

    def defaults(self) -> dict[str, str]:
        """Return the value that each variable has unless told otherwise."""
        return {
            name: str(variable.get("default", ""))
            for name, variable in self.variables.items()
        }

    def allowed(self) -> dict[str, list[str]]:
        """Return the values that each variable may have; none where all will do."""
        return {
            name: [str(value) for value in as_list(variable.get("enum"))]
            for name, variable in self.variables.items()
        }


def server(document: JsonObject) -> Server:
    """Return the first server, or none where it has no host of its own."""
    first = first_server(document)
    url = str(first.get("url", ""))
    if not url.startswith(("https://", "http://")):
        return Server("", {})
    listed = as_object(first.get("variables"))
    found = Server(url, {name: as_object(value) for name, value in listed.items()})
    for name in PLACE.findall(url):
        if name not in found.variables:
            pointer = child("#/servers", 0, "url")
            raise DocumentError(pointer, f"has no variable {name!r}")
    _check(url, found, {}, "#/servers/0")
    return found


def token_url(document: JsonObject, at: Server, arguments: Iterable[str]) -> str:
    """Return where access tokens are had, or nothing where no scheme says so.

    Its places are variables of the server *at*, or *arguments* of every client.
    """
    known = dict.fromkeys(arguments, EXAMPLE)
    for pointer, url in _token_urls(document):
        for name in PLACE.findall(url):
            if name not in {*known, *at.variables}:
                problem = (
                    f"{name!r} is neither a variable of the server nor an argument"
                )
                raise DocumentError(pointer, problem)
        _check(url, at, known, pointer)
        return url
    return ""


def _token_urls(document: JsonObject) -> Iterator[tuple[str, str]]:
    schemes = as_object(as_object(document.get("components")).get("securitySchemes"))
    for name, scheme in schemes.items():
        flows = as_object(as_object(scheme).get("flows"))
        for flow in FLOWS:
            url = as_object(flows.get(flow)).get("tokenUrl")
            if isinstance(url, str):
                place = ("flows", flow, "tokenUrl")
                yield child("#/components/securitySchemes", name, *place), url


def _check(url: str, at: Server, known: Mapping[str, str], pointer: str) -> None:
    """Raise where the client would refuse the address that the document gives it."""
    defaults = {**known, **at.defaults()}
    choices = [
        defaults | {name: value}
        for name, values in at.allowed().items()
        for value in values
    ]
    for values in [defaults, *choices]:
        try:
            server_url(url, values, {})
        except ArgumentError as error:
            raise DocumentError(pointer, f"cannot be reached: {error}") from None
