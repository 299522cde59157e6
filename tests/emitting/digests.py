"""Print what is made of each document, as a digest, to compare two runs."""

import hashlib
import json
import sys
from collections.abc import Iterator

from generator.reading.document import load
from generator.writing.package import ROOT

from .building import DOCUMENTS
from .packages import rendered


def digests() -> Iterator[str]:
    """Yield the name of each document with a digest of its files."""
    documents = [*sorted(DOCUMENTS.glob("*.yaml")), ROOT / "spec" / "interactions.yaml"]
    for path in documents:
        files, _ = rendered(load(path))
        digest = hashlib.sha256(json.dumps(files).encode()).hexdigest()
        yield f"{path.stem} {digest}\n"


if __name__ == "__main__":
    sys.stdout.writelines(digests())
