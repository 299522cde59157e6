"""An id, and what looks like it without being one."""

from typing import Final

ID: Final = "1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"
WRONG_IDS: Final = (
    f"{{{ID}}}",
    f"urn:uuid:{ID}",
    ID.replace("-", ""),
    ID.replace("-", "_"),
    ID.replace("-", "\N{NON-BREAKING HYPHEN}"),
    ID.replace("1", "\N{FULLWIDTH DIGIT ONE}"),
    ID.replace("1", "\N{ARABIC-INDIC DIGIT ONE}"),
    ID.replace("a", "\N{FULLWIDTH LATIN SMALL LETTER A}"),
    ID.replace("a", "g"),
    f"{ID[:1]}_{ID[2:]}",
    f"{ID}\n",
    f" {ID}",
    f"{ID[:12]}-{ID[12:17]}{ID[18:]}",
    ID[:-1],
    f"{ID}0",
    f"0x{ID[2:]}",
    "../admin",
    "",
)
