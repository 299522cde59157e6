"""Certificates of an authority that nobody but these tests trusts."""

import ssl
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

import trustme

_AGES_AGO: Final = datetime.now(UTC) - timedelta(days=365)


@cache
def authority() -> trustme.CA:
    """Return the one authority; making it takes a while."""
    return trustme.CA()


@cache
def trusting() -> ssl.SSLContext:
    """Return the context of a client that trusts it."""
    return ssl.create_default_context(cadata=authority().cert_pem.bytes().decode())


def _serving(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    with certificate.private_key_and_cert_chain_pem.tempfile() as path:
        context.load_cert_chain(path)
    return context


@cache
def valid() -> ssl.SSLContext:
    """Return the context of a server with a good certificate."""
    return _serving(authority().issue_cert("127.0.0.1"))


@cache
def expired() -> ssl.SSLContext:
    """Return the context of a server whose certificate has expired."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    return _serving(
        authority().issue_cert("127.0.0.1", not_before=_AGES_AGO, not_after=yesterday)
    )


@cache
def of_another_host() -> ssl.SSLContext:
    """Return the context of a server whose certificate names another host."""
    return _serving(authority().issue_cert("elsewhere.example"))


@cache
def of_another_authority() -> ssl.SSLContext:
    """Return the context of a server whose certificate nobody vouches for."""
    return _serving(trustme.CA().issue_cert("127.0.0.1"))
