"""What a server of the API says, with secrets in every place that can hold one."""

import json
from typing import Final

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"

PLANTED: Final = "planted"
"""Stands in every secret, and nowhere else."""

SOWN: Final = "sown"
"""Stands for it in the heads of answers, which `httpcore` logs for who debugs it."""

INTERACTION: Final[dict[str, object]] = {
    "id": ID,
    "assignedUserId": None,
    "encounter": {
        "identifier": "planted-encounter",
        "status": "planned",
        "type": "consultation",
        "period": {"startedAt": "2026-03-02T09:00:00Z", "endedAt": None},
        "title": "planted-title",
    },
    "patient": {
        "identifier": "planted-identifier",
        "name": "planted-name",
        "gender": "planted-gender",
        "birthDate": "1980-05-17T00:00:00Z",
        "pronouns": "planted-pronouns",
        "planted-key": "planted-value",
    },
    "endedAt": None,
    "createdAt": "2026-03-02T08:58:12Z",
    "updatedAt": "2026-03-02T09:25:31Z",
    "websocketUrl": "wss://127.0.0.1/streams?tenant-name=planted-url",
    "lastUpdated": "2026-03-02T09:25:31Z",
    "planted-key": {"planted-key": ["planted-value"]},
}


def dumped(value: object) -> bytes:
    """Write *value* as JSON."""
    return json.dumps(value).encode()


GOOD: Final = dumped(INTERACTION)
CREATED: Final = dumped(
    {"interactionId": ID, "websocketUrl": "wss://127.0.0.1/planted-url"}
)
PAGE: Final = dumped({"interactions": [INTERACTION]})
NO_PAGE: Final = dumped({"interactions": []})

REQUEST_ID: Final = "req-0000000000000001"


def new_problem(status: int, code: str = "A0003") -> bytes:
    """Write the body of an error as the API has written it since 2026-02."""
    return dumped(
        {
            "requestid": REQUEST_ID,
            "status": status,
            "type": code,
            "detail": "planted-detail",
            "validationErrors": [{"planted-field": "planted-message"}],
        }
    )


def old_problem(status: int, code: str = "A0003") -> bytes:
    """Write the body of an error as the API wrote it before 2026-02."""
    return dumped(
        {
            "requestid": REQUEST_ID,
            "status": status,
            "type": code,
            "title": "planted-title",
            "details": "planted-detail",
            "instance": "/interactions/planted-instance",
        }
    )


HTML: Final = b"<!DOCTYPE html><html><body>planted-page</body></html>"
