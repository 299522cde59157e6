"""The second opinion on the document: what it promises, read independently.

Nothing here is shared with the code that writes the package, so that a mistake there
is not repeated here. `read` gives the contract of a document, `differences` the
sentences between two contracts, `requests` what a client must send, and `approve`
accepts the contract as the one to keep.
"""

from .approval import approve, pending
from .difference import Difference
from .differences import differences
from .loading import load
from .reader import classes_of, contract_of, read
from .requests import requests
from .values import Json, JsonObject, UnreadableError

__all__ = [
    "Difference",
    "Json",
    "JsonObject",
    "UnreadableError",
    "approve",
    "classes_of",
    "contract_of",
    "differences",
    "load",
    "pending",
    "read",
    "requests",
]
