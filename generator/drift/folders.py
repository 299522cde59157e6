"""Folders that last as long as what is done in them."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def temporary(purpose: str) -> Generator[Path]:
    """Make a folder that is called by its *purpose*, for a while.

    What somebody still holds open when it goes stays behind, and hinders nobody.
    """
    with tempfile.TemporaryDirectory(
        prefix=f"{purpose}-", ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)
