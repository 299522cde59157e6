"""The exit statuses of the commands."""

from typing import Final

FINE: Final = 0
DIFFERENT: Final = 1
REFUSED: Final = 2

CUT_SHORT: Final = 1
"""Who reads has read enough; Python's own tools exit like this."""
