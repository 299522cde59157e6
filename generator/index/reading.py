"""Read an index, and no other one to which it would send us on."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Final

from attrs import frozen
from httpx2 import URL, HTTPError, InvalidURL, Response, TimeoutException
from unearth.auth import MultiDomainBasicAuth
from unearth.fetchers import PyPIClient
from unearth.link import Link

from .addresses import Address, parsed
from .pages import FORMS, NoListError, links_in
from .problem import IndexServerError
from .quiet import quieten
from .trust import TRUST, trusted

SECONDS: Final = 30.0
"""How long an index may be silent."""

HOPS: Final = 5
AS_IT_IS: Final = {"Accept-Encoding": "identity"}
"""Some servers say that an archive is compressed, and clients unpack it then."""

CLOSED: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
CREDENTIALS: Final = (
    "it wants credentials for reading: in netrc, in a keyring, or in the address that"
    " RELEASE_INDEX holds."
)
ELSEWHERE: Final = (
    "which was not named. Turn off that it sends on what it has not got, or name the"
    " other one."
)

quieten()


@frozen
class Reader:
    """Asks one index."""

    index: Address
    client: PyPIClient

    def links(self, name: str) -> list[Link]:
        """Return what is listed for *name*, nothing if the index does not know it."""
        url = URL(f"{self.index.url.rstrip('/')}/{name}/")
        answer = self._answer(url, FORMS, lambda other: _origin(other) == _origin(url))
        return [] if answer is None else links_in(answer)

    def content(self, link: Link) -> bytes:
        """Return a file, which may be on another host, but nowhere less safe."""
        safe = {"https", URL(self.index.url).scheme}
        url = URL(link.url_without_fragment)
        answer = self._answer(url, AS_IT_IS, lambda other: other.scheme in safe)
        if answer is None:
            raise self.problem(f"lists {link.filename}, and does not have it")
        return answer.content

    def problem(self, what: str) -> IndexServerError:
        """Return the error that says *what* is wrong with the index."""
        return IndexServerError(f"index {self.index.host}: {what}")

    def _answer(
        self, url: URL, headers: dict[str, str], allowed: Callable[[URL], bool]
    ) -> Response | None:
        """Return what there is at *url*, or where it leads to, if that is *allowed*."""
        for _ in range(HOPS):
            if not allowed(url):
                raise self.problem(f"leads to {url.scheme}://{url.host}, {ELSEWHERE}")
            answer = self.client.get(url, headers=headers)
            if answer.next_request is None:
                return self._checked(answer)
            url = answer.next_request.url
        raise self.problem("leads round in circles")

    def _checked(self, answer: Response) -> Response | None:
        status = answer.status_code
        if status == HTTPStatus.NOT_FOUND:
            return None
        if status in CLOSED:
            raise self.problem(f"answered {status}: {CREDENTIALS}")
        if status != HTTPStatus.OK:
            raise self.problem(f"answered {status}, so that nobody knows what it has")
        return answer


@contextmanager
def opened(index: str) -> Generator[Reader]:
    """Ask *index*, with what it wants from its address, netrc or a keyring.

    Raises `IndexServerError` for whatever goes wrong meanwhile.
    """
    address = parsed(index, "index")
    auth = MultiDomainBasicAuth(prompting=False, index_urls=[index])
    with PyPIClient(auth=auth, timeout=SECONDS, verify=trusted()) as client:
        reader = Reader(address, client)
        try:
            yield reader
        except NoListError as error:
            raise reader.problem(str(error)) from None
        except (HTTPError, InvalidURL) as error:
            raise reader.problem(_reason(error)) from None


def _origin(url: URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _reason(error: HTTPError | InvalidURL) -> str:
    if isinstance(error, TimeoutException):
        return f"did not answer within {SECONDS:g} seconds"
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return f"shows a certificate that is not trusted; {TRUST}"
    return f"cannot be reached: {type(error).__name__}"
