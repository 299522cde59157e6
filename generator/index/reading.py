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
LONGEST_LIST: Final = 50_000_000
"""Bytes of a list of files; the longest ones of public indexes have less."""

LARGEST_FILE: Final = 250_000_000
"""Bytes of a file; a package has a thousandth of that."""

AS_IT_IS: Final = {"Accept-Encoding": "identity"}
"""Some servers say that an archive is compressed, and clients unpack it then."""

CLOSED: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
CREDENTIALS: Final = (
    "it wants credentials for reading: in its address, in netrc or in a keyring. A"
    " token alone in the address needs a colon behind it."
)
PROXY: Final = "its proxy cannot be used: see ALL_PROXY, HTTPS_PROXY and NO_PROXY"
ELSEWHERE: Final = (
    "which was not named. Turn off that it sends on what it has not got, or name the"
    " other one."
)

quieten()


@frozen
class Fetched:
    """What was asked for, as an index has it."""

    response: Response
    content: bytes


@frozen
class Reader:
    """Asks one index."""

    index: Address
    client: PyPIClient

    def links(self, name: str) -> list[Link]:
        """Return what is listed for *name*, nothing if the index does not know it."""
        url = URL(f"{self.index.url.rstrip('/')}/{name}/")

        def is_allowed(other: URL) -> bool:
            return _origin(other) == _origin(url)

        answer = self._answer(url, FORMS, is_allowed, LONGEST_LIST)
        return [] if answer is None else links_in(answer.response, answer.content)

    def content(self, link: Link) -> bytes:
        """Return a file, which may be on another host, but nowhere less safe."""
        safe = {"https", URL(self.index.url).scheme}

        def is_allowed(other: URL) -> bool:
            return other.scheme in safe

        url = URL(link.url_without_fragment)
        answer = self._answer(url, AS_IT_IS, is_allowed, LARGEST_FILE)
        if answer is None:
            raise self.problem(f"lists {link.filename}, and does not have it")
        return answer.content

    def problem(self, what: str) -> IndexServerError:
        """Return the error that says *what* is wrong with the index."""
        return IndexServerError(f"index {self.index.host}: {what}")

    def _answer(
        self,
        url: URL,
        headers: dict[str, str],
        is_allowed: Callable[[URL], bool],
        most: int,
    ) -> Fetched | None:
        """Return what there is at *url*, or where it leads to, if that is allowed."""
        for _ in range(HOPS):
            if not is_allowed(url):
                raise self.problem(f"leads to {url.scheme}://{url.host}, {ELSEWHERE}")
            with self.client.stream("GET", url, headers=headers) as response:
                if response.next_request is None:
                    return self._checked(response, most)
                url = response.next_request.url
        raise self.problem("leads round in circles")

    def _checked(self, response: Response, most: int) -> Fetched | None:
        """Return what is answered, if it is what was asked for."""
        status = response.status_code
        if status == HTTPStatus.NOT_FOUND:
            return None
        if status in CLOSED:
            raise self.problem(f"answered {status}: {CREDENTIALS}")
        if status != HTTPStatus.OK:
            raise self.problem(f"answered {status}, so that nobody knows what it has")
        return Fetched(response, self._content(response, most))

    def _content(self, response: Response, most: int) -> bytes:
        """Return all of a *response*, unless that is more than *most* bytes."""
        content = bytearray()
        for part in response.iter_bytes():
            content += part
            if len(content) > most:
                raise self.problem(f"answers with more than {most} bytes")
        return bytes(content)


@contextmanager
def opened(index: str) -> Generator[Reader]:
    """Ask *index*, with what it wants from its address, netrc or a keyring.

    Raises `IndexServerError` for whatever goes wrong meanwhile.
    """
    address = parsed(index, "index")
    with _client(address, index) as client:
        reader = Reader(address, client)
        try:
            yield reader
        except NoListError as error:
            raise reader.problem(str(error)) from None
        except (HTTPError, InvalidURL) as error:
            raise reader.problem(_reason(error)) from None


def _client(address: Address, index: str) -> PyPIClient:
    """Return what speaks to *index*, which has that *address*."""
    auth = MultiDomainBasicAuth(prompting=False, index_urls=[index])
    trust = trusted()
    try:
        return PyPIClient(auth=auth, timeout=SECONDS, verify=trust)
    except (ImportError, InvalidURL, ValueError):  # what it says may hold a password
        raise IndexServerError(f"index {address.host}: {PROXY}") from None


def _origin(url: URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _reason(error: HTTPError | InvalidURL) -> str:
    if isinstance(error, TimeoutException):
        return f"did not answer within {SECONDS:g} seconds"
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return f"shows a certificate that is not trusted; {TRUST}"
    return f"cannot be reached: {type(error).__name__}"
