"""What the standard library raises for what is no archive, or a damaged one."""

import zlib
from lzma import LZMAError
from tarfile import TarError
from typing import Final
from zipfile import BadZipFile

DAMAGE: Final = (
    BadZipFile,
    EOFError,
    LZMAError,
    RuntimeError,
    TarError,
    ValueError,
    zlib.error,
)
"""All of it but `OSError`, which bz2 raises, and a disk as well."""
