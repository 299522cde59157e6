"""Who is trusted, in each of the forms."""

import hashlib
import ssl
from functools import cache
from pathlib import Path
from typing import Final

from cryptography import x509

from faults.certificates import authority, trusting
from network.serving import prove

_SEQUENCE: Final = b"\x30"
_SET: Final = b"\x31"
_IDENTIFIER: Final = b"\x06"
_TEXT: Final = b"\x0c"


def bundle_in(folder: Path) -> Path:
    """Write a file of certificates."""
    path = folder / "authority.pem"
    authority().cert_pem.write_to_path(path)
    return path


def folder_in(folder: Path) -> Path:
    """Make a folder in which OpenSSL finds certificates by their subjects."""
    hashed = folder / "hashed"
    hashed.mkdir()
    pem = authority().cert_pem.bytes()
    subject = x509.load_pem_x509_certificate(pem).subject
    hashed.joinpath(f"{_subject_hash(subject):08x}.0").write_bytes(pem)
    return hashed


def context_in(_folder: Path) -> ssl.SSLContext:
    """Return a context that trusts the authority."""
    return trusting()


def name_of_bundle_in(folder: Path) -> str:
    """Write a file of certificates."""
    return str(bundle_in(folder))


def name_of_folder_in(folder: Path) -> str:
    """Make a folder of certificates."""
    return str(folder_in(folder))


@cache
def demanding() -> ssl.SSLContext:
    """Return the context of a server that wants to know who is calling."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    prove(context, "127.0.0.1")
    context.load_verify_locations(cadata=authority().cert_pem.bytes().decode())
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def _subject_hash(subject: x509.Name) -> int:
    """Return what names the file of a certificate: X509_NAME_hash of OpenSSL."""
    parts = b"".join(
        _der(
            _SET,
            _der(
                _SEQUENCE,
                _der(_IDENTIFIER, _oid(attribute.oid.dotted_string))
                + _der(_TEXT, str(attribute.value).lower().encode()),
            ),
        )
        for attribute in subject
    )
    digest = hashlib.sha1(parts, usedforsecurity=False).digest()
    return int.from_bytes(digest[:4], "little")


def _oid(dotted: str) -> bytes:
    first, second, *others = map(int, dotted.split("."))
    return bytes([40 * first + second, *others])


def _der(tag: bytes, content: bytes) -> bytes:
    return tag + bytes([len(content)]) + content
