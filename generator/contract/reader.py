"""Read a document into its contract: the normal form of all that it promises.

The contract is plain JSON. It is free of how the document is laid out: of the order of
keys, of the style of references, of abbreviations, of the dialect. Two documents that
promise the same have the same contract. What a document says to people stands apart,
under `prose`, and promises nothing.
"""

from pathlib import Path

from .keywords import PROSE
from .loading import load
from .merging import without_prose
from .operations import OperationReader
from .plain import prose
from .proses import proses
from .references import Document
from .schemas import SchemaReader
from .settling import Settler
from .surroundings import client, security_schemes, servers
from .values import Json, JsonObject, UnreadableError, child, members


def read(path: Path) -> JsonObject:
    """Return the contract of the document at *path*."""
    return contract_of(load(path))


def contract_of(root: JsonObject) -> JsonObject:
    """Return the contract of the document *root*."""
    try:
        told = _told(Document(root))
    except RecursionError:
        raise UnreadableError("the document is nested too deep") from None
    said: JsonObject = {**proses(told)}
    return {**members(without_prose(told), "contract"), "prose": said}


def _told(document: Document) -> JsonObject:
    schemas = SchemaReader(document)
    named = child(child(document.root, "components"), "schemas")
    settler = Settler({name: schemas.component(name) for name in named})

    def schema(raw: Json) -> JsonObject:
        return settler.settled(schemas.schema(raw))

    return {
        "client": client(document),
        "servers": servers(document.root),
        "securitySchemes": security_schemes(document),
        "operations": OperationReader(document, schema).operations(),
        "schemas": {**settler.schemas()},
        PROSE: _introduction(document.root),
    }


def _introduction(root: JsonObject) -> str:
    return str(prose(child(root, "info")).get(PROSE, ""))
