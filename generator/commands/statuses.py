"""The exit statuses of the commands."""

from typing import Final

FINE: Final = 0
DIFFERENT: Final = 1
REFUSED: Final = 2
