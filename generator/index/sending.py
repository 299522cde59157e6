"""Post files to an index as twine does; nothing else knows how that is done."""

import ssl
from pathlib import Path
from tarfile import TarError
from typing import Final
from zipfile import BadZipFile

from requests import PreparedRequest, RequestException, Response
from requests.adapters import HTTPAdapter
from requests.auth import HTTPBasicAuth
from requests.exceptions import ConnectTimeout, ProxyError, SSLError, Timeout
from rich import get_console
from twine.exceptions import TwineException
from twine.package import PackageFile
from twine.repository import Repository
from urllib3 import ProxyManager
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import ProtocolError

from .credentials import Credentials
from .problem import IndexServerError
from .quiet import quieten
from .refusals import Answer, answered
from .trust import TRUST, trusted

SECONDS: Final = 60.0
"""How long an index may be silent."""

AGAIN: Final = "Release again: only what is missing is uploaded."


class Careful(HTTPAdapter):
    """Trusts whom those trust who read the index, and gives up on who is silent."""

    def __init__(self, trust: ssl.SSLContext) -> None:
        self.trust = trust
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(
        self,
        connections: int,
        maxsize: int,
        block: bool = False,  # noqa: FBT001, FBT002 - as in requests
        **settings: object,
    ) -> None:
        """Prepare to speak to servers."""
        kept = {**settings, "ssl_context": self.trust}
        super().init_poolmanager(connections, maxsize, block, **kept)

    def proxy_manager_for(self, proxy: str, **settings: object) -> ProxyManager:
        """Return what speaks to servers through *proxy*, and to the proxy itself."""
        kept = {"ssl_context": self.trust}
        if proxy.lower().startswith("https:"):
            kept["proxy_ssl_context"] = self.trust
        manager: ProxyManager = super().proxy_manager_for(proxy, **settings, **kept)
        return manager

    def cert_verify(
        self,
        conn: HTTPConnectionPool,
        url: str,
        verify: bool | str | None,  # noqa: FBT001 - as in requests
        cert: str | tuple[str, str] | None,
    ) -> None:
        """Add no authorities to those that are trusted, as requests would."""

    def send(  # noqa: PLR0917 - as in requests
        self,
        request: PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002 - as in requests
        timeout: float | tuple[float | None, float | None] | None = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002 - as in requests
        cert: str | tuple[str, str] | None = None,
        proxies: dict[str, str] | None = None,
    ) -> Response:
        """Send *request*; another file of authorities, in *verify*, is not heeded."""
        patience = timeout or SECONDS
        is_verified = bool(verify)
        return super().send(request, stream, patience, is_verified, cert, proxies)


def send(file: Path, upload: str, credentials: Credentials | None) -> Answer:
    """Post *file* to the address *upload*; return the answer.

    Raises `IndexServerError` if there is none.
    """
    quieten()
    get_console().quiet = True  # where twine says what it does
    package = _package(file)
    repository = _repository(upload, credentials)
    try:
        answer = repository.upload(package, max_redirects=1)
    except OSError as error:  # with nearly all that requests raises
        raise IndexServerError(_reason(error)) from None
    except ValueError as error:
        problem = f"its answer cannot be read: {type(error).__name__}"
        raise IndexServerError(problem) from None
    finally:
        repository.close()
    discreet = credentials.discreet if credentials else str
    location = answer.headers.get("Location", "") if answer.is_redirect else ""
    said = (answer.reason, answer.text, location)
    return answered(answer.status_code, *said, discreet)


def _package(file: Path) -> PackageFile:
    try:
        return PackageFile.from_filename(str(file), None)
    except (TwineException, TarError, BadZipFile, OSError, ValueError) as error:
        raise IndexServerError(f"it is no distribution: {error}") from None


def _repository(upload: str, credentials: Credentials | None) -> Repository:
    repository = Repository(upload, None, None, disable_progress_bar=True)
    if credentials is None:
        repository.session.auth = _nobody
    else:
        user, password = credentials.user.encode(), credentials.password.encode()
        repository.session.auth = HTTPBasicAuth(user, password)
    adapter = Careful(trusted())
    for scheme in ("https://", "http://"):
        repository.session.mount(scheme, adapter)
    return repository


def _nobody(request: PreparedRequest) -> PreparedRequest:
    """Send no credentials, where requests would look into netrc itself."""
    return request


def _reason(error: OSError) -> str:
    """Return why there is no answer, and what to do next."""
    if isinstance(error, SSLError):
        return f"it shows a certificate that is not trusted; {TRUST}"
    if isinstance(error, ProxyError) and "CERTIFICATE_VERIFY_FAILED" in str(error):
        return f"the proxy shows a certificate that is not trusted; {TRUST}"
    if isinstance(error, ProxyError):
        return "the proxy does not let it through: see HTTPS_PROXY and NO_PROXY."
    if isinstance(error, Timeout) and not isinstance(error, ConnectTimeout):
        return f"it did not answer within {SECONDS:g} seconds. {AGAIN}"
    if any(isinstance(cause, ProtocolError) for cause in error.args):
        return f"it hung up half-way. {AGAIN}"
    if isinstance(error, RequestException):
        return f"it cannot be reached. Is its address right, and is it up? {AGAIN}"
    return f"something cannot be read: {error}"
