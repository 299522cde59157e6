"""The paths of a document: what each says, and where it says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from .naming import under
from .references import Document
from .values import JsonObject, child, members


@dataclass(frozen=True)
class Item:
    """One path, some of which may stand elsewhere in the document."""

    path: str
    own: JsonObject
    """What stands here."""

    here: str
    there: str
    """Where the rest stands."""

    rest: JsonObject

    @property
    def raw(self) -> JsonObject:
        """All of it."""
        return self.rest | self.own

    def pointer(self, key: str) -> str:
        """Return where that stands which the path says as *key*."""
        return under(self.here if key in self.own else self.there, key)


def items(document: Document) -> Iterator[Item]:
    """Yield the paths of *document*."""
    for path, value in child(document.root, "paths").items():
        if not path.startswith("x-"):
            own, here = members(value, path), under("#/paths", path)
            there, rest = document.place(own, here), document.resolved(own, path)
            yield Item(path, own, here, there, rest)
