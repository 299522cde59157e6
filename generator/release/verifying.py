"""See that a release works, before it is uploaded and once it can be had."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from attrs import frozen

from generator.drift.folders import temporary
from generator.errors import OutputError
from generator.proof import call
from generator.regeneration import accepted
from generator.wording.build import describe

from .archives import is_same
from .checks import BUMP
from .environment import Environment, created, ending, variables
from .installing import download, install
from .mirrors import check_mirrored
from .origin import Origin
from .problem import AGAIN, ReleaseError, advising

BEFORE: Final = "Nothing was uploaded."
USELESS: Final = (
    "It is on the index already: withdraw it there, mend what is wrong, and release the"
    " next version."
)


@frozen
class Trial:
    """How one sees that a release works."""

    requirement: str
    """The release, as pip is told of it: `corti-interactions==1.0.0`."""

    document: Path
    provenance: bytes
    """What it has to say that it was made of."""

    origin: Origin

    def before(self, wheel: Path) -> str:
        """Install the *wheel* that was built into nothing, and make one call with it.

        What it depends on comes from the origin. Returns what the call printed; raises
        `ReleaseError` or `IndexServerError`.
        """
        with advising(BEFORE):
            if self.origin.wheelhouse is None:
                check_mirrored(wheel, self.origin.index)
            with _environment() as (environment, _):
                install(environment, wheel, self.requirement, self.origin)
                return self._called(environment)

    def after(self, wheel: Path) -> str:
        """Do the same with what the index has, which has to be the same *wheel*.

        Returns what the call printed; raises `ReleaseError`.
        """
        with _environment() as (environment, folder):
            with advising(AGAIN):
                found = download(environment, self.requirement, self.origin, folder)
            if not is_same(wheel, found):
                raise ReleaseError(
                    f"{self.requirement} on the index is not what was built here. Did"
                    " somebody else release at the same time? Then theirs stays, and"
                    f" yours is the next version.\n{BUMP}"
                )
            with advising(AGAIN):
                install(environment, found, self.requirement, self.origin)
            with advising(USELESS):
                return self._called(environment)

    def _called(self, environment: Environment) -> str:
        """Return what one call prints, of a package that is what it should be."""
        supported = accepted(self.document)
        api = describe(supported, self.document.name)
        self._compare(environment, api.package.name)
        python = str(environment.python)
        try:
            return call(api, supported, python, variables=variables())
        except OutputError as error:
            problem = ending(str(error).encode())
            raise ReleaseError(f"{self.requirement}, as installed: {problem}") from None

    def _compare(self, environment: Environment, package: str) -> None:
        """Refuse a *package* that was made of anything else than it should."""
        done = environment.run("-B", "-m", package, "--provenance")
        if done.returncode:
            raise ReleaseError(
                f"{self.requirement} does not say what it was made of:\n"
                f"{ending(done.stderr)}"
            )
        if done.stdout != self.provenance:
            ours = self.provenance.splitlines()
            lines = [x for x in done.stdout.splitlines() if x not in ours]
            other = b"\n".join(map(bytes.strip, lines))
            raise ReleaseError(
                f"{self.requirement} was made of something else than what is here; it"
                f" says:\n{ending(other)}"
            )


@contextmanager
def _environment() -> Generator[tuple[Environment, Path]]:
    """Make an empty environment, and a folder beside it, for a while."""
    with temporary("release") as folder:
        yield created(folder / "environment"), folder / "wheel"
