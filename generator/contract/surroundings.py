"""The normal form of what surrounds the operations: client, servers, security."""

import re
from typing import Final

from .keywords import PROSE
from .media import header_name
from .plain import prose
from .references import Document
from .values import Json, JsonObject, child, children, row, rows, text, words

WORD: Final = re.compile(r"[A-Za-z0-9]+")
LOCATION: Final = re.compile(r"[A-Za-z]+Url")


def client(document: Document) -> JsonObject:
    """Return what makes the client this client; names follow the title."""
    title = text(child(document.root, "info").get("title", ""), "title")
    words = [word.lower() for word in WORD.findall(title)]
    given = child(document.root, "x-client")
    return {
        "distribution": "-".join(words),
        "package": "_".join(words),
        "name": "".join(word.capitalize() for word in words),
        **{name: value for name, value in given.items() if value != {}},
        **_named(child(given, "parameters")),
    }


def _named(parameters: JsonObject) -> JsonObject:
    names = {header_name(name): value for name, value in parameters.items()}
    return {"parameters": names} if names else {}


def servers(part: JsonObject) -> Json:
    """Return the servers that *part* names, the first being the one to take."""
    given = rows(part, "servers") or [{"url": "/"}]
    return [
        {"url": server.get("url"), "variables": _variables(server), **prose(server)}
        for server in given
    ]


def _variables(server: JsonObject) -> JsonObject:
    return {
        name: {
            "default": variable.get("default"),
            **({"enum": words(row(variable, "enum"))} if "enum" in variable else {}),
            **prose(variable),
        }
        for name, variable in children(server, "variables").items()
    }


def security_schemes(document: Document) -> JsonObject:
    """Return the ways to prove who asks."""
    named = child(child(document.root, "components"), "securitySchemes")
    return {
        name: _scheme(document.resolved(part, name)) for name, part in named.items()
    }


def _scheme(raw: JsonObject) -> JsonObject:
    known = ("type", "scheme", "bearerFormat", "in", "name", "openIdConnectUrl")
    form = {name: raw[name] for name in known if name in raw}
    flows: JsonObject = {
        name: _flow(flow) for name, flow in children(raw, "flows").items()
    }
    return {**form, **({"flows": flows} if flows else {}), **prose(raw)}


def _flow(raw: JsonObject) -> JsonObject:
    urls = {name: raw[name] for name in raw if LOCATION.fullmatch(name)}
    scopes = child(raw, "scopes")
    said = "\n".join(f"{name}: {scopes[name]}" for name in sorted(scopes))
    return {**urls, "scopes": words(scopes), PROSE: said}
