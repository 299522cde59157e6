# Made from generator/runtime/network.py by "python -m generator regenerate".
"""How the API is reached."""

import ssl
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypeAlias

from attrs import Attribute, field, frozen

from .discreet import discreet
from .errors import ArgumentError
from .privacy import redacted
from .proxies import checked_proxy
from .read_scalars import is_whole

Trust: TypeAlias = ssl.SSLContext | str | Path | None

_UNVERIFIED: Final = "expected an ssl.SSLContext that verifies certificates and names"


def _usable_proxy(
    owner: "Network", _field: "Attribute[str | None]", value: object
) -> None:
    if value is None:
        return
    checked_proxy(value, "proxy")
    if owner.uds is not None:
        raise ArgumentError("pass a proxy or a Unix socket, not both", "proxy")


def _trusting(_owner: object, _field: "Attribute[Trust]", value: object) -> None:
    if value is None:
        return
    if isinstance(value, ssl.SSLContext):
        _verifying(value)
    elif not isinstance(value, str | Path):
        raise ArgumentError("expected an ssl.SSLContext or a path", "verify")
    elif not Path(value).exists():
        raise ArgumentError("there is no such file or folder", "verify")


def _verifying(context: ssl.SSLContext) -> None:
    if context.verify_mode is not ssl.CERT_REQUIRED or not context.check_hostname:
        raise ArgumentError(_UNVERIFIED, "verify")


def _possible(_owner: object, attribute: "Attribute[bool]", value: object) -> None:
    if not isinstance(value, bool):
        raise ArgumentError("expected True or False", attribute.name)
    if value and attribute.name == "http2" and not find_spec("h2"):
        raise ArgumentError('missing; pip install "httpx[http2]"', "http2")


def _path(_owner: object, _field: "Attribute[str | None]", value: object) -> None:
    if value is not None and not (isinstance(value, str) and value):
        raise ArgumentError("expected the path of a Unix socket", "uds")


def _count(_owner: object, _field: "Attribute[int]", value: object) -> None:
    if not is_whole(value) or value < 1:
        raise ArgumentError("expected a whole number above zero", "max_connections")


@discreet
@frozen(kw_only=True)
class Network:
    """How the API is reached: proxy, certificates, protocol and connections.

    Raises `ArgumentError` for what cannot be used.
    """

    uds: str | None = field(default=None, validator=_path)
    """Path of a Unix socket to connect to, whatever the host."""

    proxy: str | None = field(default=None, validator=_usable_proxy, repr=redacted)
    """URL of an http, https or socks5 proxy; it may name a user and a password."""

    verify: Trust = field(default=None, validator=_trusting)
    """Whom to trust instead of the usual authorities: a file or folder of certificates,
    or a context. Verification cannot be switched off."""

    http2: bool = field(default=False, validator=_possible)
    """Whether to offer HTTP/2. The calls of an async client then share connections;
    each call of a client that blocks still has one for itself."""

    max_connections: int = field(default=100, validator=_count)
    """How many connections there are to one host at most."""

    trust_env: bool = field(default=True, validator=_possible)
    """Whether the environment may name proxies and certificates: `HTTPS_PROXY`,
    `ALL_PROXY`, `NO_PROXY`, `SSL_CERT_FILE`, `SSL_CERT_DIR`."""
