"""Put files on an index."""

from collections.abc import Sequence
from pathlib import Path

from .addresses import Address
from .credentials import Credentials, credentials
from .problem import IndexServerError
from .refusals import Answer, meaning


def upload(files: Sequence[Path], target: Address) -> tuple[str, ...]:
    """Upload *files* to *target*; return their names. Raises `IndexServerError`.

    A wheel comes last, so that who can install it finds all that belongs to it.
    """
    known = credentials(target)
    done: list[str] = []
    for file in sorted(files, key=lambda file: (file.suffix == ".whl", file.name)):
        try:
            _upload(file, target, known)
        except IndexServerError as error:
            there = f"\nUploaded before: {', '.join(done)}" if done else ""
            raise IndexServerError(f"{error}{there}") from None
        done.append(file.name)
    return tuple(done)


def _upload(file: Path, target: Address, known: Credentials | None) -> None:
    try:
        answer = _sent(file, target, known)
    except IndexServerError as error:
        problem = str(error)
    else:
        if answer.is_fine:
            return
        user = known.shown if known else ""
        size = file.stat().st_size
        meant = meaning(answer, where=target.url, user=user, size=size)
        problem = f"status {answer.status}: {meant}"
    raise IndexServerError(f"{file.name} was not uploaded to {target.host}: {problem}")


def _sent(file: Path, target: Address, known: Credentials | None) -> Answer:
    """Send *file*; return the answer, or raise `IndexServerError`."""
    try:
        from .sending import send  # noqa: PLC0415 - only who releases has twine
    except ModuleNotFoundError as error:
        raise IndexServerError(
            f"{error.name} is missing; run `tox run -e release`"
        ) from None
    return send(file, target.url, known)
