"""Tell where requests, with what they carry, go unencrypted."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import children, row, rows

from .case import Case

PLAIN: Final = frozenset({"http", "ws"})
"""Schemes that encrypt nothing, which a variable of a server may hold."""

PLAIN_URLS: Final = ("http:", "ws:")

BRACES: Final = re.compile(r"\{([^}]*)\}")

MOST: Final = 1_000
"""Ways to fill in the scheme of one URL."""


def is_exposed(case: Case) -> bool:
    """Return whether what was encrypted no longer is, or need not be."""
    old, new = case.difference.old, case.difference.new
    bare = PLAIN if case.subject.startswith("server") else frozenset[str]()
    return (_is_plain(new, bare) and not _is_plain(old, bare)) or _is_opened(case)


def _is_plain(value: Json, bare: frozenset[str]) -> bool:
    """Return whether a URL in *value* encrypts nothing; of a *bare* scheme too."""
    return any(
        text.lower() in bare or text.lower().startswith(PLAIN_URLS)
        for text in _texts(value)
    )


def _is_opened(case: Case) -> bool:
    """Return whether a URL, with its variables filled in, encrypts nothing now."""
    difference = case.difference
    places = {difference.place.partition(":")[0], difference.noun}
    opened = {*_open(case.after)} - {*_open(case.before)}
    if case.former in _open(case.before):
        places -= {difference.owner}
    if case.subject.startswith("server variable"):
        return any(each in places or each.startswith("security") for each in opened)
    return not opened.isdisjoint(places)


def _open(contract: JsonObject) -> Iterator[str]:
    """Yield what may be asked without encryption: servers, schemes, operations."""
    variables: dict[str, JsonObject] = {}
    for number, server in enumerate(rows(contract, "servers"), 1):
        variables |= children(server, "variables")
        if _may_be_plain(server["url"], children(server, "variables")):
            yield f"server {number}"
    for name, scheme in children(contract, "securitySchemes").items():
        if any(_may_be_plain(url, variables) for url in _texts(scheme)):
            yield f"security scheme {name}"
    for key, operation in children(contract, "operations").items():
        for server in rows(operation, "servers"):
            if _may_be_plain(server["url"], children(server, "variables")):
                yield key


def _may_be_plain(url: Json, variables: Mapping[str, JsonObject]) -> bool:
    head, mark, _ = str(url).partition("://")
    names = BRACES.findall(head)
    choices = [_choices(variables.get(name, {})) for name in names]
    return any(
        _filled(head + mark, dict(zip(names, values, strict=True)))
        .lower()
        .startswith(PLAIN_URLS)
        for values in islice(product(*choices), MOST)
    )


def _choices(variable: JsonObject) -> list[str]:
    return [str(each) for each in (variable.get("default", ""), *row(variable, "enum"))]


def _filled(template: str, values: Mapping[str, str]) -> str:
    return BRACES.sub(lambda found: values[found[1]], template)


def _texts(value: Json) -> list[str]:
    match value:
        case str():
            return [value]
        case list():
            return [text for each in value for text in _texts(each)]
        case dict():
            return [text for each in value.values() for text in _texts(each)]
        case _:
            return []
