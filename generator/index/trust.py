"""Which certificates are trusted, for reading and for uploading alike."""

import ssl
from typing import Final

from httpx2 import create_ssl_context

from .problem import IndexServerError

TRUST: Final = "name the file of its authority in SSL_CERT_FILE."


def trusted() -> ssl.SSLContext:
    """Return what trusts those whom this machine trusts; raises `IndexServerError`."""
    try:
        return create_ssl_context()
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error.args[0]}"
        raise IndexServerError(
            f"what SSL_CERT_FILE or SSL_CERT_DIR names {problem}"
        ) from None
