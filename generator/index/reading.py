"""Read an index, and no other one to which it would send us on."""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Final

from attrs import frozen
from httpx2 import URL, HTTPError, InvalidURL, Response, TimeoutException
from unearth.fetchers import PyPIClient
from unearth.link import Link

from .addresses import Address, is_here, parsed
from .pages import FORMS, NoListError, links_in
from .problem import IndexServerError
from .quiet import quieten
from .signing import Signature, is_same_server
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
WRONG: Final = (
    "the user and the password that it was sent do not let anybody read. Put the right"
    " ones into its address, netrc or a keyring."
)
PROXY: Final = "its proxy cannot be used: see ALL_PROXY, HTTPS_PROXY and NO_PROXY"
ELSEWHERE: Final = (
    "which was not named. Turn off that it sends on what it has not got, or name the"
    " other one."
)

quieten()


@frozen
class Wanted:
    """How something is asked for, and how it may come."""

    headers: Mapping[str, str]
    is_allowed: Callable[[URL], bool]
    """Whether it may be there."""

    most: int
    """Bytes that it may have."""

    parts: Callable[[Response], Iterator[bytes]]
    """Reads it, unpacked or as it is."""


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
            return is_same_server(other, url)

        wanted = Wanted(FORMS, is_allowed, LONGEST_LIST, Response.iter_bytes)
        answer = self._answer(url, wanted)
        return [] if answer is None else links_in(answer.response, answer.content)

    def content(self, link: Link) -> bytes:
        """Return a file, which may be on another host, if that is safe."""
        wanted = Wanted(AS_IT_IS, self._is_safe, LARGEST_FILE, Response.iter_raw)
        answer = self._answer(URL(link.url_without_fragment), wanted)
        if answer is None:
            raise self.problem(f"lists {link.filename}, and does not have it")
        return answer.content

    def problem(self, what: str) -> IndexServerError:
        """Return the error that says *what* is wrong with the index."""
        return IndexServerError(f"index {self.index.host}: {what}")

    def _is_safe(self, url: URL) -> bool:
        """Whether nobody on the way can change what is at *url*."""
        is_inside = is_here(self.index.host) and is_here(url.host)
        return url.scheme == "https" or (url.scheme == "http" and is_inside)

    def _answer(self, url: URL, wanted: Wanted) -> Fetched | None:
        """Return what there is at *url*, or where it leads to, if that is allowed."""
        for _ in range(HOPS):
            if not wanted.is_allowed(url):
                raise self.problem(f"leads to {url.scheme}://{url.host}, {ELSEWHERE}")
            with self.client.stream("GET", url, headers=wanted.headers) as response:
                if response.next_request is None:
                    return self._checked(response, wanted)
                url = response.next_request.url
        raise self.problem("leads round in circles")

    def _checked(self, response: Response, wanted: Wanted) -> Fetched | None:
        """Return what is answered, if it is what was asked for."""
        status = response.status_code
        if status == HTTPStatus.NOT_FOUND:
            return None
        if status in CLOSED:
            is_signed = "Authorization" in response.request.headers
            advice = WRONG if is_signed else CREDENTIALS
            raise self.problem(f"answered {status}: {advice}")
        if status != HTTPStatus.OK:
            raise self.problem(f"answered {status}, so that nobody knows what it has")
        return Fetched(response, self._content(response, wanted))

    def _content(self, response: Response, wanted: Wanted) -> bytes:
        """Return all of a *response*, unless that is more than it may be."""
        content = bytearray()
        for part in wanted.parts(response):
            content += part
            if len(content) > wanted.most:
                raise self.problem(f"answers with more than {wanted.most} bytes")
        return bytes(content)


@contextmanager
def opened(index: str) -> Generator[Reader]:
    """Ask *index*, with what it wants from its address, netrc or a keyring.

    Raises `IndexServerError` for whatever goes wrong meanwhile.
    """
    address = parsed(index, "index")
    with _client(address) as client:
        reader = Reader(address, client)
        try:
            yield reader
        except NoListError as error:
            raise reader.problem(str(error)) from None
        except (HTTPError, InvalidURL) as error:
            raise reader.problem(_reason(error)) from None


def _client(address: Address) -> PyPIClient:
    """Return what speaks to the index that has that *address*."""
    trust = trusted()
    try:
        return PyPIClient(auth=Signature(address), timeout=SECONDS, verify=trust)
    except (ImportError, InvalidURL, ValueError):  # what it says may hold a password
        raise IndexServerError(f"index {address.host}: {PROXY}") from None


def _reason(error: HTTPError | InvalidURL) -> str:
    if isinstance(error, TimeoutException):
        return f"did not answer within {SECONDS:g} seconds"
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return f"shows a certificate that is not trusted; {TRUST}"
    said = type(error).__name__
    return f"cannot be reached: {said}. Is its address right, and is it up?"
