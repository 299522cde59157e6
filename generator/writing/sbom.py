"""List what a distribution needs, for tools that watch for what became unsafe.

The list is CycloneDX 1.6, and written by hand: it fits on a page, and must have the
same bytes whatever version of a library for it there is. Tests check it with one.
"""

import json
import uuid
from collections.abc import Mapping
from typing import Final, TypeAlias

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .metadata import Metadata
from .provenance import digest

NAMESPACE: Final = uuid.NAMESPACE_URL
SCHEMA: Final = "http://cyclonedx.org/schema/bom-1.6.schema.json"

Part: TypeAlias = Mapping[str, object]


def sbom(metadata: Metadata, source: str, document: bytes) -> str:
    """Return the list of what *metadata* asks for, and of the *document* at *source*.

    It knows no time, and its serial number is made of what it says.
    """
    own = _purl(metadata.name, metadata.version)
    needed = [*map(_dependency, metadata.dependencies)]
    bill = {
        "$schema": SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _distribution(metadata, own)},
        "components": [_document(source, document), *needed],
        "dependencies": [
            {"ref": own, "dependsOn": [part["bom-ref"] for part in needed]}
        ],
    }
    serial = uuid.uuid5(NAMESPACE, json.dumps(bill))
    return f"{json.dumps({**bill, 'serialNumber': serial.urn}, indent=2)}\n"


def _distribution(metadata: Metadata, own: str) -> Part:
    return {
        "type": "library",
        "bom-ref": own,
        "name": metadata.name,
        "version": metadata.version,
        "description": metadata.description,
        "licenses": [
            {"license": {"id": metadata.licence, "acknowledgement": "declared"}}
        ],
        "purl": own,
    }


def _dependency(needed: str) -> Part:
    """Return a component without a version: which one it is, the installer says."""
    name = Requirement(needed).name
    purl = _purl(name)
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "scope": "required",
        "purl": purl,
        "properties": [{"name": "python:requires-dist", "value": needed}],
    }


def _document(source: str, document: bytes) -> Part:
    return {
        "type": "data",
        "bom-ref": "document",
        "name": source,
        "hashes": [{"alg": "SHA-256", "content": digest(document)}],
        "data": [{"type": "definition", "name": source}],
    }


def _purl(name: str, version: str = "") -> str:
    """Return the package URL of a distribution."""
    at = f"@{version}" if version else ""
    return f"pkg:pypi/{canonicalize_name(name)}{at}"
