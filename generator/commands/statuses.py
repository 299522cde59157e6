"""The exit statuses of the commands."""

from typing import Final

FINE: Final = 0
DIFFERENT: Final = 1
REFUSED: Final = 2

INTERRUPTED: Final = 130
"""Somebody pressed Ctrl-C; shells say so."""

CUT_SHORT: Final = 1
"""Who reads has read enough; Python's own tools exit like this."""
