"""Where files of an index are uploaded to."""

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

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


@frozen
class Target:
    """An index, and where files for it are posted to."""

    listing: Address
    receiver: Address

    @property
    def index(self) -> str:
        """The address of the index, as it can be shown."""
        return self.listing.url

    @property
    def upload(self) -> str:
        """The address that files are posted to, as it can be shown."""
        return self.receiver.url


def target(index: str, upload: str | None) -> Target:
    """Return what belongs to *index*; raises `IndexServerError`.

    Files go to *upload*, or where servers that are known have that.
    """
    listing = parsed(index, "index")
    if upload is not None:
        return Target(listing, parsed(upload, "upload address"))
    address = listing.url.rstrip("/") + "/"
    for name, pattern, way in PATTERNS:
        found = re.search(f"{pattern}$", address)
        if found and way is None:
            raise IndexServerError(f"index {listing.host}: {name}: say --upload-url")
        if found and way is not None:
            return Target(listing, _sibling(listing, address, way))
    raise IndexServerError(
        f"index {listing.host}: where are files uploaded to? Its address does not end"
        " in /simple/, from which that could be told: say --upload-url"
    )


def _sibling(listing: Address, address: str, way: str) -> Address:
    """Return the address that *way* leads to, for the same user."""
    above = address.removesuffix("/").rpartition("/")[0]
    return Address(
        above + way.removeprefix(".."), listing.host, listing.user, listing.password
    )
