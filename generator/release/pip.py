"""Run pip so that it asks the one index and nobody else, and hear why it failed."""

import os
import ssl
import subprocess
from typing import Final

from .environment import Environment
from .origin import Origin

ALONE: Final = {
    "PIP_CONFIG_FILE": os.devnull,  # no setting of anybody's
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",  # which would ask a public index
    "PIP_NO_CACHE_DIR": "1",
    "PIP_NO_INPUT": "1",
    "PIP_ONLY_BINARY": ":all:",  # nothing is built, so that nothing else is fetched
}

UNREAD: Final = "Could not fetch URL"
"""What pip says of a page that it did not get."""

TELLING: Final = ("ERROR: ", "HINT: ", UNREAD)


def pip(
    environment: Environment, *arguments: str, origin: Origin, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the pip of *environment*; raises `ReleaseError` if it never ends.

    The address goes through the environment, which nobody else reads.
    """
    return environment.run(
        *("-m", "pip", "-vv", *arguments),  # why a page was not read is for debugging
        **ALONE,
        **_trusted(),
        PIP_INDEX_URL=origin.index,
        **variables,
    )


def telling(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """Return the lines in which pip says why it failed."""
    text = (done.stdout + b"\n" + done.stderr).decode(errors="replace").strip()
    lines = [line.strip() for line in text.splitlines()]
    chosen = [line for line in lines if line.startswith(TELLING)]
    return [*dict.fromkeys([*chosen, *lines[-1:]])]


def _trusted() -> dict[str, str]:
    """Return what tells pip to trust those whom this machine trusts."""
    paths = ssl.get_default_verify_paths()  # which asks SSL_CERT_FILE first
    file = os.environ.get("PIP_CERT") or paths.cafile or paths.capath
    return {"PIP_CERT": file} if file else {}
