"""See that what the index has now is what was made here, and that it works."""

import tempfile
from pathlib import Path
from typing import Final

from generator.errors import OutputError
from generator.proof import call
from generator.reading.supported import Supported
from generator.regeneration import accepted
from generator.wording.api import Api
from generator.wording.build import describe

from .environment import Environment, created, ending, variables
from .installing import install
from .origin import origin
from .problem import ReleaseError

NEXT: Final = (
    "It is on the index already: withdraw it there, mend what is wrong, and release the"
    " next version."
)


def verify(
    distribution: str,
    version: str,
    index: str,
    *,
    document: Path,
    provenance: bytes,
    wheelhouse: Path | None,
) -> str:
    """Install *version* from *index* alone, into nothing, and make one call with it.

    What it was made of has to be *provenance*. Its dependencies come from *wheelhouse*,
    or else from the same index. Returns what the call printed; raises `ReleaseError`.
    """
    supported = accepted(document)
    api = describe(supported, document.name)
    with tempfile.TemporaryDirectory(
        prefix="release-", ignore_cleanup_errors=True
    ) as folder:
        environment = created(Path(folder) / "environment")
        wanted = f"{distribution}=={version}"
        source = origin(index, wheelhouse)
        install(environment, wanted, source, Path(folder) / "wheel")
        _compare(environment, wanted, api.package.name, provenance)
        return _called(environment, wanted, api, supported)


def _compare(
    environment: Environment, wanted: str, package: str, provenance: bytes
) -> None:
    """Refuse a package that was made of anything else than *provenance* says."""
    done = environment.run("-B", "-m", package, "--provenance")
    if done.returncode:
        raise ReleaseError(
            f"{wanted} does not say what it was made of:\n{ending(done.stderr)}\n{NEXT}"
        )
    if done.stdout != provenance:
        ours = provenance.splitlines()
        lines = [x for x in done.stdout.splitlines() if x not in ours]
        other = b"\n".join(map(bytes.strip, lines))
        raise ReleaseError(
            f"{wanted} was made of something else than what is here; it says:\n"
            f"{ending(other)}\n{NEXT}"
        )


def _called(
    environment: Environment, wanted: str, api: Api, supported: Supported
) -> str:
    """Return what one call prints."""
    python = str(environment.python)
    try:
        return call(api, supported, python, variables=variables())
    except OutputError as error:
        problem = ending(str(error).encode())
        raise ReleaseError(f"{wanted}, as installed: {problem}\n{NEXT}") from None
