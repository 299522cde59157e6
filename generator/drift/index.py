"""Compare the newest release that an index has."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import SplitResult, urlsplit

from attrs import define
from httpx2 import HTTPError, InvalidURL
from packaging.version import Version
from unearth import Package, PackageFinder
from unearth.auth import MultiDomainBasicAuth
from unearth.collector import is_secure_origin
from unearth.errors import HashMismatchError, UnpackError
from unearth.fetchers import Fetcher, PyPIClient
from unearth.link import Link

from .side import Side, SourceError
from .wheels import from_wheel

# It logs the address with the password in it; our own errors say what went wrong.
logging.getLogger("unearth").setLevel(logging.CRITICAL)

SCHEMES: Final = ("https", "http", "file")
MALFORMED: Final = (AttributeError, InvalidURL, TypeError, ValueError)
"""What reading raises for an answer that only looks like an index."""

CLOSED: Final = (401, 403)
MISSING: Final = 404
FAILED: Final = 400


class Answered(Protocol):
    """What is looked at of an answer."""

    status_code: int


@define
class Watch:
    """Keeps the status of the last answer."""

    status: int = 0

    def __call__(self, answer: Answered) -> None:
        """Look at *answer*."""
        self.status = answer.status_code


def from_index(distribution: str, index: str, folder: Path) -> Side:
    """Return the newest release of *distribution* on *index*; raises `SourceError`.

    Credentials come from the address, from netrc or from a keyring, and are not shown.
    """
    shown = f"index {_address(index).hostname or 'in a folder'}"
    watch = Watch()
    auth = MultiDomainBasicAuth(prompting=False, index_urls=[index])
    hooks = {"response": [watch]}
    try:
        with PyPIClient(auth=auth, follow_redirects=True, event_hooks=hooks) as client:
            session: Fetcher = client  # type: ignore[assignment]  # as its authors do
            if not is_secure_origin(session, Link(index)):
                raise SourceError(shown, "has to be https, except on this machine")
            finder = PackageFinder(
                session, index_urls=[index], ignore_compatibility=True
            )
            found = [*finder.find_all_packages(distribution)]
            release = _newest(found, distribution, shown, watch)
            wheel = finder.download(_safe(release.link, index, shown), folder)
    except HashMismatchError:
        raise SourceError(shown, "its wheel is not the one that it lists") from None
    except UnpackError:
        raise SourceError(shown, f"its wheel cannot be had: {watch.status}") from None
    except HTTPError as error:
        reason = type(error).__name__
        raise SourceError(shown, f"cannot be reached: {reason}") from None
    except MALFORMED as error:
        reason = type(error).__name__
        raise SourceError(shown, f"does not answer as an index: {reason}") from None
    name = f"{distribution} {release.version}"
    side = from_wheel(wheel, name, folder)
    if side.version != str(Version(str(release.version))):
        raise SourceError(name, f"its wheel says that it is {side.version}")
    return side


def _address(index: str) -> SplitResult:
    try:
        address = urlsplit(index)
        if address.scheme in SCHEMES and address.port != 0:
            return address
    except ValueError:
        pass  # as much an address as what has no scheme
    raise SourceError("index", "its address has to begin with https:// and a host")


def _newest(
    found: Sequence[Package], distribution: str, shown: str, watch: Watch
) -> Package:
    """Return the wheel of the newest release, a pre-release only if all of them are."""
    if watch.status in CLOSED:
        wanted = "credentials in its address, in netrc or in a keyring"
        raise SourceError(shown, f"answered {watch.status}: it wants {wanted}")
    if watch.status >= FAILED and watch.status != MISSING:
        raise SourceError(shown, f"answered {watch.status}")
    versions = {Version(str(package.version)) for package in found}
    finals = {version for version in versions if not version.is_prerelease}
    newest = max(finals or versions, default=None)
    if newest is None:
        raise SourceError(shown, f"has no release of {distribution}")
    for package in found:
        if package.link.is_wheel and Version(str(package.version)) == newest:
            return package
    raise SourceError(shown, f"has no wheel of {distribution} {newest}")


def _safe(link: Link, index: str, shown: str) -> Link:
    """Return *link*, which may lead to another host, but to nothing less safe."""
    if link.parsed.scheme not in {"https", urlsplit(index).scheme}:
        raise SourceError(shown, "its wheel is somewhere that is not safe")
    return link
