"""What stands in an answer of a simple index, in either of its forms."""

import re
from typing import Final

from httpx2 import Response
from unearth.collector import IndexPage, parse_html_page, parse_json_response
from unearth.link import Link

JSON: Final = "application/vnd.pypi.simple.v1+json"
HTML: Final = ("application/vnd.pypi.simple.v1+html", "text/html")
FORMS: Final = {"Accept": f"{JSON}, {HTML[0]}; q=0.2, {HTML[1]}; q=0.1"}
"""Asks for the form that is easier to understand, and takes the other."""

FILES: Final = (".whl", ".tar.gz", ".zip")
EMPTY: Final = re.compile(
    rb"pypi:repository-version|<title>\s*links for", re.IGNORECASE
)
"""What tells an empty list of files from a page that a proxy shows instead."""

MALFORMED: Final = (AttributeError, LookupError, TypeError, ValueError)
"""What reading raises for an answer that only looks like a list."""


class NoListError(Exception):
    """It is no list of files; the message says what it is."""


def links_in(answer: Response, content: bytes) -> list[Link]:
    """Return the links in the *content* of *answer*; raises `NoListError`."""
    kind = answer.headers.get("Content-Type", "nothing").lower()
    page = IndexPage(Link(str(answer.url)), content, answer.encoding, kind)
    if not kind.startswith((JSON, *HTML)):
        raise NoListError(f"does not answer as an index, but with {kind}")
    try:
        is_json = kind.startswith(JSON)
        links = [*(parse_json_response if is_json else parse_html_page)(page)]
        files = [link.hash_option for link in links if link.filename.endswith(FILES)]
    except MALFORMED as error:
        problem = f"does not answer as an index: {type(error).__name__}"
        raise NoListError(problem) from None
    if not is_json and not files and not EMPTY.search(content):
        raise NoListError(
            "answers with a page that is no list of files. Is there a proxy before it,"
            " or a login? Open its address in a browser."
        )
    return links
