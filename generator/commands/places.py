"""Where things are unless an option says otherwise."""

from typing import Final

from generator.writing.package import ROOT

DOCUMENT: Final = ROOT / "spec" / "interactions.yaml"
OUTPUT: Final = ROOT / "generated"
GOLDEN: Final = ROOT / "tests" / "golden"
