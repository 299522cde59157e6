# Made from spec/interactions.yaml by "python -m generator regenerate".
"""Say which release this is, or what it was made from."""

import sys
from argparse import ArgumentParser
from importlib.resources import files
from typing import Final

NAME: Final = "corti_interactions"
VERSION: Final = "1.0.0"


def main() -> None:
    """Print what is asked for."""
    parser = ArgumentParser(prog=f"python -m {NAME}", description=__doc__)
    shown = parser.add_mutually_exclusive_group(required=True)
    shown.add_argument(
        "--version", action="version", version=VERSION, help="print the version"
    )
    shown.add_argument(
        "--provenance",
        action="store_true",
        help="print, as JSON, the hashes of what the package was made from",
    )
    parser.parse_args()
    sys.stdout.buffer.write(files(NAME).joinpath("provenance.json").read_bytes())


if __name__ == "__main__":
    main()
