"""What an index means by not taking a file, and what to do next."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlsplit

from attrs import frozen

LONGEST: Final = 200
"""Letters that are quoted of an answer."""

TAKEN: Final = re.compile(
    "already exist|already been taken|already contain|not allow updating|overwrite",
    re.IGNORECASE,
)
"""How pypiserver and devpi, GitLab, Azure, Nexus and Artifactory say so."""

GOOD: Final = range(200, 300)
FAILED: Final = range(500, 600)

CONTENT: Final = re.compile("Upload of identical file|OK, but")
"""How devpi says in a page for people that it has got the file."""

PAGE: Final = re.compile(r"<(!doctype|html|head|body)\b", re.IGNORECASE)
HIDDEN: Final = re.compile(
    r"<(script|style|title)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL
)

WHERE: Final = "in TWINE_USERNAME and TWINE_PASSWORD, in a keyring or in netrc"
CONFLICT: Final = (
    "it has a file of that name already. Nothing was overwritten. Release again: if its"
    " bytes are the same there is nothing to do, else the version has to move on."
)
ADDRESS: Final = "say where with --upload-url; docs/release.md has a list."
LATER: Final = "Look whether it is well, and release again: nothing is uploaded twice."

CLOSED: Final = (401, 403)
MEANT: Final[Mapping[int, str]] = {
    401: f"it did not accept {{user}} and the password. Put the right ones {WHERE}.",
    403: (
        "it does not let {user} upload. Is the password right, and may that user upload"
        " there?"
    ),
    404: f"there is nothing at {{where}}; {ADDRESS}",
    405: f"{{where}} takes no files; {ADDRESS}",
    407: "a proxy on the way wants a password: see HTTPS_PROXY and NO_PROXY.",
    409: CONFLICT,
    411: "a proxy on the way does not let it through. Go round it: see NO_PROXY.",
    413: (
        "{size} bytes are too many for it, or for a proxy before it. Raise the limit"
        " there (nginx: client_max_body_size), and release again."
    ),
    429: "it was asked too often. Wait, and release again: nothing is uploaded twice.",
}
"""What is meant by a status."""


@frozen
class Answer:
    """What an index says when a file is posted to it."""

    status: int
    words: str = ""
    """What it says, in one line, without markup or secrets."""

    location: str = ""
    """Where it sends one on to."""

    is_page: bool = False
    """Whether it is a page for people, and not how an index says that it is content."""

    @property
    def is_fine(self) -> bool:
        """Whether the file was taken; a page of a proxy may have that status too."""
        return self.status in GOOD and not self.is_page


def answered(
    status: int, reason: str, text: str, location: str, discreet: Callable[[str], str]
) -> Answer:
    """Return an answer without what *discreet* hides."""
    is_page = PAGE.search(text) and not CONTENT.search(text)
    words = _words(f"{discreet(reason)} {discreet(text)}")
    return Answer(status, discreet(words), discreet(location), bool(is_page))


def meaning(answer: Answer, *, where: str, user: str, size: int) -> str:
    """Return what *answer* means to *user*, who posted *size* bytes to *where*."""
    if answer.status in GOOD:
        return (
            "a page for people came back, from a proxy or a login, and not from the"
            f" index. Go round it (see NO_PROXY), or {ADDRESS}"
        )
    if answer.location:
        return f"it leads to {_shown(answer.location)}, which was not named; {ADDRESS}"
    if answer.status in FAILED:
        return f"it failed. {LATER}"
    if TAKEN.search(answer.words):
        return CONFLICT
    if answer.status in CLOSED and not user:
        return f"it wants credentials. Put them {WHERE}."
    meant = MEANT.get(answer.status, "it says: {words}")
    words = answer.words[:LONGEST]
    return meant.format(where=where, user=user, size=size, words=words)


def _words(text: str) -> str:
    """Return *text* in one line, without markup: there may be a secret behind that."""
    return " ".join(html.unescape(HIDDEN.sub(" ", text)).split())


def _shown(location: str) -> str:
    """Return a *location* without what it may give away."""
    parts = urlsplit(location)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=host, query="", fragment="").geturl()
