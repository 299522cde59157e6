"""All cases in one table."""

from typing import Final

from faults import (
    argument_cases,
    body_cases,
    connection_cases,
    handshake_cases,
    raw_cases,
    recovery_cases,
    retry_cases,
    status_cases,
    tls_cases,
    token_cases,
)
from faults.cases import Case

TABLES: Final = (
    argument_cases.CASES,
    body_cases.CASES,
    connection_cases.CASES,
    handshake_cases.CASES,
    raw_cases.CASES,
    recovery_cases.CASES,
    retry_cases.CASES,
    status_cases.CASES,
    tls_cases.CASES,
    token_cases.CASES,
)

CASES: Final[dict[str, Case]] = {
    name: case for table in TABLES for name, case in table.items()
}
