"""Let nobody else say what goes wrong: it would be said twice, with passwords in it."""

import logging
from typing import Final

TALKATIVE: Final = ("keyring", "twine", "unearth", "urllib3")


def quieten() -> None:
    """Keep the libraries from writing to the terminal what nobody catches."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
