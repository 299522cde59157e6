"""Name the distribution and the package."""

from __future__ import annotations

import keyword
import re
import sys
from typing import Final

from generator.errors import DocumentError
from generator.reading.document import JsonObject

from .api import Package
from .names import snake_case
from .python import docstring, one_line, sentence, summary
from .surroundings import as_object, client_settings

VERSION: Final = re.compile(
    r"[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.post[0-9]+)?(\.dev[0-9]+)?"
)
DISTRIBUTION: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")
TAKEN: Final = sys.stdlib_module_names | {"anyio", "attr", "attrs", "dateutil", "httpx"}
"""Packages that ours would stand in the way of."""


def package(document: JsonObject, source: str) -> Package:
    """Return the names of the distribution; *source* is the document's own."""
    info, client = as_object(document.get("info")), client_settings(document)
    title = str(info.get("title", ""))
    name = str(client.get("package") or snake_case(title))
    version = str(info.get("version", ""))
    distribution = str(client.get("distribution") or name.replace("_", "-"))
    if not VERSION.fullmatch(version):
        raise DocumentError("#/info/version", f"{version!r} is no version for Python")
    if not name.isidentifier() or snake_case(name) != name or keyword.iskeyword(name):
        raise DocumentError("#/x-client/package", f"{name!r} is no name for a package")
    if name in TAKEN:
        raise DocumentError("#/x-client/package", f"{name!r} is a package already")
    if not DISTRIBUTION.fullmatch(distribution):
        problem = f"{distribution!r} is no name for a distribution"
        raise DocumentError("#/x-client/distribution", problem)
    return Package(
        distribution=distribution,
        name=name,
        version=version,
        description=one_line(sentence(str(info.get("summary") or title))),
        doc=docstring(summary(title, str(info.get("description", "")), 0), 0),
        source=source,
    )
