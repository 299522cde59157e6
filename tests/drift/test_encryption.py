"""An address that may be filled in to be unencrypted counts as unencrypted."""

from typing import Final

import pytest

from drift.classes import found
from drift.small import called, oauth, rooted, schemed, served
from generator.contract import Json, JsonObject
from generator.contract.values import child
from generator.drift.levels import Level

PRIVACY, BREAKING, ADDITIVE = Level.PRIVACY, Level.BREAKING, Level.ADDITIVE

SAFE: Final = "https://a.example"


def spelt(url: str, name: str, default: str, *values: Json) -> JsonObject:
    """Return a document whose server has one variable."""
    choice: JsonObject = {"default": default, "enum": [default, *values]}
    return served(url, **{name: choice})


def token(url: str, default: str = "https", server: str = SAFE) -> JsonObject:
    """Return a document whose token URL may name the variable of the server."""
    variables: JsonObject = {"scheme": {"default": default}}
    return rooted(
        servers=[{"url": server, "variables": variables}],
        components={"securitySchemes": {"a": oauth(url)}},
    )


def own(url: str, default: str, path: str = "/pets") -> JsonObject:
    """Return a document whose operation has a server of its own."""
    variables: JsonObject = {"s": {"default": default}}
    document = called(servers=[{"url": url, "variables": variables}])
    return {**document, "paths": {path: child(document, "paths")["/pets"]}}


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        (spelt("http{s}://a", "s", "s"), spelt("http{s}://a", "s", ""), PRIVACY),
        (spelt("http{s}://a", "s", ""), spelt("http{s}://a", "s", "s"), BREAKING),
        (spelt("http{s}://a", "s", "s"), spelt("http{s}://a", "s", "s", ""), PRIVACY),
        (spelt("http{s}://a", "s", ""), spelt("http{s}://a", "s", "", "s"), ADDITIVE),
        (served(SAFE), spelt("http{s}://a.example", "s", ""), PRIVACY),
        (served(SAFE), spelt("http{s}://a.example", "s", "s"), BREAKING),
        (served(SAFE), spelt("{base}", "base", "HTTP://a.example"), PRIVACY),
        (served(SAFE), spelt("{base}", "base", SAFE), BREAKING),
        (token(SAFE), token("{scheme}://a.example"), BREAKING),
        (token(SAFE, "http"), token("{scheme}://a.example", "http"), PRIVACY),
        (token("{scheme}://a", "https"), token("{scheme}://a", "http"), PRIVACY),
        (token("{who}://a"), token("{what}://a"), BREAKING),
        (token("http{scheme}://a", "s"), token("http{scheme}://a", ""), PRIVACY),
        (schemed(), schemed(a=oauth("{x}http://a.example")), PRIVACY),
        (own("http{s}://a", "s"), own("http{s}://a", ""), PRIVACY),
        (own("http{s}://a", ""), own("http{s}://b", ""), BREAKING),
        (own("http{s}://a", ""), own("http{s}://b", "", "/v1/pets"), BREAKING),
    ],
)
def test_addresses(old: JsonObject, new: JsonObject, level: Level) -> None:
    """Defaults and values that may be chosen count alike."""
    assert max(each.level for each in found(old, new)) == level
