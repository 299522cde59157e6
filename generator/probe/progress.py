"""Show how far the recordings have been read, to whoever looks at a terminal."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress


@contextmanager
def progress(total: int | None) -> Generator[Callable[[int], object]]:
    """Give a function that takes how many more of *total* bytes were read.

    Without a total it only shows that something is read.
    """
    console = Console(stderr=True)
    shown = Progress(console=console, transient=True, disable=not sys.stderr.isatty())
    with shown:
        task = shown.add_task("reading", total=total)
        yield lambda count: shown.advance(task, count)
