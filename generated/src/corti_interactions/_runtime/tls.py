# Made from generator/runtime/tls.py by "python -m generator regenerate".
"""Make one TLS context for all clients, on first need."""

import os
import ssl
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Final

import httpx

from .errors import ArgumentError

_making: Final = RLock()

with suppress(AttributeError):  # Windows has no fork.
    # Whoever holds it is not there in the child.
    os.register_at_fork(before=_making.acquire, after_in_parent=_making.release)
    os.register_at_fork(after_in_child=_making.release)


def default_context(*, http2: bool, trust_env: bool) -> ssl.SSLContext:
    """Return what trusts the usual authorities, the same one each time.

    `SSL_CERT_FILE` and `SSL_CERT_DIR` name others, if the environment is trusted.
    Raises `ArgumentError` for a file without certificates.
    """
    names = ("SSL_CERT_FILE", "SSL_CERT_DIR") if trust_env else ()
    where = tuple(os.environ.get(name, "") for name in names)
    with _making, suppress(OSError):
        _expect_file(where)
        return cached_context("h2" if http2 else "http/1.1", where)
    raise ArgumentError("expected a file of certificates in PEM form", "SSL_CERT_FILE")


def _expect_file(where: tuple[str, ...]) -> None:
    # Older versions of httpx would pass a missing file by.
    if where and where[0]:
        Path(where[0]).stat()


def bundle_context(path: str) -> ssl.SSLContext:
    """Return what trusts the authorities in a file or a folder, and no others.

    Raises `ArgumentError` for a file without certificates.
    """
    with suppress(OSError):
        if Path(path).is_dir():
            return ssl.create_default_context(capath=path)
        return ssl.create_default_context(cafile=path)
    raise ArgumentError("expected a file of certificates in PEM form", "verify")


@cache
def no_context() -> ssl.SSLContext:
    """Return what trusts nobody: it costs little, where there is no TLS."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


# A context must not offer HTTP/2 to one connection and not to another: they race.
@cache
def cached_context(_protocols: str, where: tuple[str, ...]) -> ssl.SSLContext:
    """Return a context for these protocols and authorities, made once."""
    return httpx.create_ssl_context(trust_env=bool(where))
