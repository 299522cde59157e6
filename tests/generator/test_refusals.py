"""What the generator has no words for stops it, by JSON pointer and by name."""

from pathlib import Path
from typing import Final

import pytest
from making.documents import changed, small
from making.runs import refusal

ROOT: Final = "#"
PATH: Final = "#/paths/~1things~1{id}"
GET: Final = f"{PATH}/get"
ID: Final = f"{GET}/parameters/0"
PART: Final = f"{GET}/parameters/1"
OK: Final = f"{GET}/responses/200"
ANSWER: Final = f"{OK}/content/application~1json"
POST: Final = "#/paths/~1things/post"
BODY: Final = f"{POST}/requestBody"
COMPONENTS: Final = "#/components"
SCHEMAS: Final = f"{COMPONENTS}/schemas"
THING: Final = f"{SCHEMAS}/Thing"
FIELDS: Final = f"{THING}/properties"
NAME: Final = f"{FIELDS}/name"

REFUSALS: Final = {
    "cookies": (PART, "in: cookie", "/in", "cookie parameters"),
}
