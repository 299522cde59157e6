"""What stops the generator."""


class DocumentError(Exception):
    """The document cannot become a package; the message says where and why."""

    def __init__(self, pointer: str, problem: str) -> None:
        super().__init__(f"{pointer}: {problem}")
        self.pointer = pointer
        self.problem = problem


class OutputError(Exception):
    """The package that came out does not work; nothing was written."""
