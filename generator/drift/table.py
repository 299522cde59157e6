"""What each kind of change means for this client's users, and why.

For each subject its rows: how it differs, which way it goes, what else has to hold, the
class, the reason. The first row that fits counts; of a change that goes both ways, the
higher class. A schema that no operation uses counts as an answer.
"""

from typing import Final, TypeAlias

from generator.contract.directions import ANSWER, REQUEST

from . import conditions as when
from .conditions import Condition
from .levels import Level
from .reach import HEADER

ANY: Final = "*"

DOCUMENTATION: Final = Level.DOCUMENTATION
ADDITIVE: Final = Level.ADDITIVE
BREAKING: Final = Level.BREAKING
PRIVACY: Final = Level.PRIVACY

Row: TypeAlias = tuple[str, str, Condition | None, Level, str]

TABLE: Final[tuple[tuple[str, tuple[Row, ...]], ...]] = (
    # What may identify a patient. Headers come after it, for no rule may hide this.
    (
        "phi",
        (
            (
                "no longer",
                ANY,
                when.COVERED,
                DOCUMENTATION,
                "reprs hide the value all the same",
            ),
            ("no longer", ANY, None, PRIVACY, "reprs and logs may show the value"),
            ("became", ANY, None, ADDITIVE, "reprs hide the value"),
        ),
    ),
    (
        ANY,
        (
            ("removed", ANY, when.REPLACED, PRIVACY, "what takes its place is shown"),
            (
                ANY,
                HEADER,
                None,
                DOCUMENTATION,
                "headers are read alike, documented or not",
            ),
        ),
    ),
    (
        "prose",
        ((ANY, ANY, None, DOCUMENTATION, "only docstrings change"),),
    ),
    # Fields.
    (
        "field",
        (
            ("added", ANSWER, when.TEXT, ADDITIVE, "reprs show it; mark it if need be"),
            ("added", ANSWER, None, ADDITIVE, "one more attribute to read"),
            ("added", REQUEST, when.REQUIRED, BREAKING, "requests without it fail"),
            ("added", REQUEST, None, ADDITIVE, "it may be left out"),
            ("removed", ANY, None, BREAKING, "its attribute or argument is gone"),
            ("renamed", ANY, None, BREAKING, "its attribute or argument is renamed"),
        ),
    ),
    (
        "required",
        (
            ("became", ANSWER, None, ADDITIVE, "the attribute always has a value"),
            ("no longer", ANSWER, None, BREAKING, "the attribute may be missing"),
            ("became", REQUEST, None, BREAKING, "requests without it fail"),
            (
                "no longer",
                REQUEST,
                when.ELSEWHERE,
                BREAKING,
                "its argument is elsewhere",
            ),
            ("no longer", REQUEST, None, ADDITIVE, "it may be left out"),
        ),
    ),
    (
        "nullable",
        (
            ("became", ANSWER, None, BREAKING, "the value may be None"),
            ("no longer", ANSWER, None, ADDITIVE, "the value is never None"),
            ("became", REQUEST, None, ADDITIVE, "None may be sent"),
            ("no longer", REQUEST, None, BREAKING, "requests with null fail"),
        ),
    ),
    (
        "readOnly",
        ((ANY, ANY, None, BREAKING, "its argument comes or goes"),),
    ),
    (
        "writeOnly",
        ((ANY, ANY, None, BREAKING, "its attribute comes or goes"),),
    ),
    (
        "deprecated",
        (
            ("became", ANY, None, ADDITIVE, "it works as before, but is to go"),
            (
                "no longer",
                ANY,
                None,
                DOCUMENTATION,
                "it works as before, and is to stay",
            ),
        ),
    ),
    # Types.
    (
        "type",
        (
            ("changed", ANY, when.SHOWN, PRIVACY, "reprs and logs may show the value"),
            ("changed", ANY, None, BREAKING, "the value has another type"),
        ),
    ),
    (
        "format",
        (
            (ANY, ANY, when.TYPE, BREAKING, "the value has another Python type"),
            (ANY, ANY, None, DOCUMENTATION, "the Python type stays what it is"),
        ),
    ),
    (
        "value",
        (
            ("added", ANY, None, ADDITIVE, "one more member; every enum is open"),
            ("removed", ANY, None, BREAKING, "its member of the enum is gone"),
            ("renamed", ANY, None, BREAKING, "its member of the enum is renamed"),
        ),
    ),
    (
        "const",
        ((ANY, ANY, None, BREAKING, "another value is read or sent"),),
    ),
    (
        "variant",
        (
            ("added", ANSWER, None, BREAKING, "the value may be of one more type"),
            ("added", REQUEST, None, ADDITIVE, "one more type may be sent"),
            ("removed", ANY, when.HIDDEN, PRIVACY, "reprs may show what it hid"),
            ("removed", ANY, None, BREAKING, "the value is never of that type"),
        ),
    ),
    (
        "exclusive",
        ((ANY, ANY, None, BREAKING, "variants are told apart otherwise"),),
    ),
    (
        "discriminator*",
        ((ANY, ANY, None, BREAKING, "variants are told apart otherwise"),),
    ),
    (
        "additional",
        (
            (ANY, ANY, when.REPLACED, PRIVACY, "what takes its place is shown"),
            (ANY, REQUEST, when.OPENED, ADDITIVE, "further fields may be sent"),
            (ANY, ANY, None, BREAKING, "what further fields hold is other"),
        ),
    ),
    (
        "encoding",
        ((ANY, ANY, None, BREAKING, "the same bytes have another meaning"),),
    ),
    # What the server checks, and what it fills in.
    (
        "bound",
        (
            (ANY, ANSWER, None, DOCUMENTATION, "the client checks no bounds"),
            (ANY, REQUEST, when.LOOSENED, ADDITIVE, "more values are accepted"),
            (ANY, REQUEST, None, BREAKING, "values that were accepted may fail"),
        ),
    ),
    (
        "default",
        (
            (ANY, ANSWER, None, DOCUMENTATION, "the client fills nothing in"),
            ("added", REQUEST, None, ADDITIVE, "leaving it out has a known meaning"),
            (ANY, REQUEST, None, BREAKING, "leaving it out has another meaning"),
        ),
    ),
    # Schemas and operations.
    (
        "schema",
        (
            ("added", ANY, None, ADDITIVE, "one more class"),
            ("removed", ANY, None, BREAKING, "its class is gone"),
            ("renamed", ANY, None, BREAKING, "its class has another name"),
        ),
    ),
    (
        "operation",
        (
            ("added", ANY, when.ELSEWHERE, BREAKING, "its argument is elsewhere"),
            ("added", ANY, None, ADDITIVE, "one more method"),
            ("removed", ANY, None, BREAKING, "its method is gone"),
            ("renamed", ANY, None, BREAKING, "requests go to another address"),
        ),
    ),
    (
        "operationId",
        ((ANY, ANY, None, BREAKING, "its method has another name"),),
    ),
    (
        "tag",
        ((ANY, ANY, None, BREAKING, "its method is in another place"),),
    ),
    (
        "pagination*",
        ((ANY, ANY, None, BREAKING, "its method asks for pages otherwise"),),
    ),
    # What a request carries.
    (
        "parameter",
        (
            ("added", ANY, when.REQUIRED, BREAKING, "requests without it fail"),
            ("added", ANY, None, ADDITIVE, "it may be left out"),
            ("removed", ANY, None, BREAKING, "its argument is gone"),
            ("renamed", ANY, None, BREAKING, "it is sent otherwise"),
        ),
    ),
    (
        "spelling",
        ((ANY, ANY, None, BREAKING, "its values are sent otherwise"),),
    ),
    (
        "body",
        (
            ("added", ANY, when.REQUIRED, BREAKING, "requests without it fail"),
            ("added", ANY, None, ADDITIVE, "it may be left out"),
            ("removed", ANY, None, BREAKING, "its arguments are gone"),
        ),
    ),
    (
        "body required",
        (
            ("became", ANY, None, BREAKING, "requests without it fail"),
            ("no longer", ANY, when.SPREAD, BREAKING, "one argument replaces several"),
            ("no longer", ANY, None, ADDITIVE, "it may be left out"),
        ),
    ),
    (
        "body nullable",
        (
            ("became", ANY, when.SPREAD, BREAKING, "one argument replaces several"),
            ("became", ANY, None, ADDITIVE, "None may be sent"),
            ("no longer", ANY, None, BREAKING, "requests with null fail"),
        ),
    ),
    (
        "media type",
        (
            ("added", REQUEST, None, ADDITIVE, "one more kind of body may be sent"),
            (ANY, REQUEST, None, BREAKING, "the body that was sent is refused"),
            (ANY, ANSWER, None, BREAKING, "the answer is read otherwise"),
        ),
    ),
    # What comes back.
    (
        "answer",
        (
            ("renamed", ANY, when.SUCCESS, ADDITIVE, "the value is read as before"),
            (ANY, ANY, when.SUCCESS, BREAKING, "the method returns something else"),
            (ANY, ANY, None, ADDITIVE, "errors are raised, documented or not"),
        ),
    ),
    # Who may ask.
    (
        "security",
        (
            (ANY, ANY, when.WIDER, ADDITIVE, "there is one more way to be let in"),
            (ANY, ANY, None, BREAKING, "what lets requests in has changed"),
        ),
    ),
    (
        "security scheme*",
        ((ANY, ANY, when.EXPOSED, PRIVACY, "secrets are sent unencrypted"),),
    ),
    (
        "security scheme",
        (
            ("added", ANY, None, ADDITIVE, "there is one more way to be let in"),
            (ANY, ANY, None, BREAKING, "a way to be let in is gone or renamed"),
        ),
    ),
    (
        "security scheme *",
        ((ANY, ANY, None, BREAKING, "who asks is shown otherwise"),),
    ),
    # Where requests go.
    (
        "server",
        (
            ("added", ANY, None, ADDITIVE, "there is one more address"),
            (ANY, ANY, None, BREAKING, "an address is gone"),
        ),
    ),
    (
        "server*",
        ((ANY, ANY, when.EXPOSED, PRIVACY, "patients' data is sent unencrypted"),),
    ),
    (
        "server variable value",
        (
            ("added", ANY, None, ADDITIVE, "one more value may be chosen"),
            ("removed", ANY, None, BREAKING, "a value may no longer be chosen"),
        ),
    ),
    (
        "server*",
        ((ANY, ANY, None, BREAKING, "requests go to another address"),),
    ),
    # The client.
    (
        "x-client errors*",
        (
            ("added", ANY, None, ADDITIVE, "errors say more"),
            ("changed", ANY, when.LONGER, ADDITIVE, "errors say more"),
            (ANY, ANY, None, BREAKING, "errors say less, or something else"),
        ),
    ),
    (
        "x-client neverRetried*",
        ((ANY, ANY, None, ADDITIVE, "other failures are tried again"),),
    ),
    (
        "x-client streamToken",
        (
            ("added", ANY, None, ADDITIVE, "streams can be opened"),
            (ANY, ANY, None, BREAKING, "streams are opened otherwise"),
        ),
    ),
    (
        "x-client *",
        ((ANY, ANY, None, BREAKING, "what users import or set has another name"),),
    ),
    # Whatever else there may be.
    (
        ANY,
        (
            (ANY, ANY, when.UNMARKED, PRIVACY, "reprs and logs may show a value"),
            (ANY, ANY, None, BREAKING, "no rule says that it does no harm"),
        ),
    ),
)
