"""Make the package from the document, or say whether it is what would be made."""

import sys

from .cli import main

sys.exit(main())
