"""Say to an index who is asking, and to no other server."""

from collections.abc import Generator
from http import HTTPStatus

from httpx2 import URL, Auth, BasicAuth, Request, Response

from .addresses import Address
from .credentials import Credentials, in_address, in_keyring
from .netrcs import entry


class Signature(Auth):
    """Sends what is in the address of an index, in netrc or in a keyring.

    The latter is asked if the others are not enough, because it may ask people.
    """

    def __init__(self, index: Address) -> None:
        self.index = index
        self.kept: Credentials | None = None
        """What a keyring has."""

    def auth_flow(self, request: Request) -> Generator[Request, Response, None]:
        """Send *request* with what is known, and once more with what a keyring has."""
        known = self._known(request.url)
        response = yield _signed(request, known)
        if response.status_code == HTTPStatus.UNAUTHORIZED and self._may_ask(request):
            self.kept = in_keyring(self.index, self.index.user)
            if self.kept not in {None, known}:
                yield _signed(request, self.kept)

    def _known(self, url: URL) -> Credentials | None:
        """Return what *url* itself, the address or netrc has."""
        if b":" in url.userinfo:
            return Credentials(url.username, url.password)
        own = in_address(self.index) or self.kept
        if own is not None and self._is_index(url):
            return own
        found = entry(url.host)
        return None if found is None else Credentials(*found)

    def _may_ask(self, request: Request) -> bool:
        """Whether a keyring is to be asked, for want of a password."""
        return in_address(self.index) is None and self._is_index(request.url)

    def _is_index(self, url: URL) -> bool:
        return is_same_server(url, URL(self.index.url))


def is_same_server(one: URL, other: URL) -> bool:
    """Whether the same credentials are meant for *one* and the *other*."""
    return (one.scheme, one.netloc) == (other.scheme, other.netloc)


def _signed(request: Request, known: Credentials | None) -> Request:
    if known is None:
        return request
    return next(BasicAuth(known.user, known.password).auth_flow(request))
