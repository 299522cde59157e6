"""Where files of an index are uploaded to."""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from attrs import evolve

from .addresses import Address, parsed
from .problem import IndexServerError

PATTERNS: Final[Sequence[tuple[str, str, str | None]]] = (
    ("Azure Artifacts", r"/_packaging/[^/]+/pypi/simple/", "../upload/"),
    ("Artifactory", r"/api/pypi/[^/]+/simple/", ".."),
    ("GitLab, which takes files of a project only", r"/groups/.+/pypi/simple/", None),
    ("GitLab", r"/projects/[^/]+/packages/pypi/simple/", ".."),
    ("devpi", r"/\+simple/", "../"),
    ("Nexus, CodeArtifact, Artifact Registry, pypiserver", r"/simple/", "../"),
)
"""How the path of a simple index ends, and where one uploads to, seen from there."""


def target(index: str, upload: str | None) -> Address:
    """Return where files for *index* are posted to; raises `IndexServerError`.

    That is *upload*, or where servers that are known have it. Who is named in the
    address of the index uploads as well, unless that is to another server.
    """
    listing = parsed(index, "index")
    if upload is not None:
        return _same_user(listing, parsed(upload, "upload address"))
    address = listing.url.rstrip("/") + "/"
    for name, pattern, way in PATTERNS:
        found = re.search(f"{pattern}$", address)
        if found and way is None:
            raise IndexServerError(f"index {listing.host}: {name}: say --upload-url")
        if found and way is not None:
            return _sibling(listing, address, way)
    raise IndexServerError(
        f"index {listing.host}: is its address right? That of a simple index usually"
        " ends in /simple/. If this one does not, say --upload-url"
    )


def _same_user(listing: Address, named: Address) -> Address:
    """Return what is *named*, for the user of *listing* if it has none of its own."""
    if urlsplit(named.url)[:2] != urlsplit(listing.url)[:2]:
        return named
    beside = evolve(named, index=listing.url)
    is_anonymous = not named.user and named.password is None
    if is_anonymous:
        return evolve(beside, user=listing.user, password=listing.password)
    return beside


def _sibling(listing: Address, address: str, way: str) -> Address:
    """Return the address that *way* leads to, for the same user."""
    above = address.removesuffix("/").rpartition("/")[0]
    return evolve(listing, url=above + way.removeprefix(".."), index=listing.url)
