"""One full value of each class that is sent, and the JSON that it is sent as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final
from uuid import UUID

from corti_interactions import (
    EncounterCreate,
    EncounterStatus,
    EncounterType,
    EncounterUpdate,
    InteractionCreate,
    InteractionUpdate,
    PatientInput,
    PeriodInput,
)
from payloads.document import Json
from payloads.files import Model
from payloads.identifiers import ID

INDIA: Final = timezone(timedelta(hours=5, minutes=30))
START: Final = datetime(2026, 3, 2, 9, 0, 0, 6, tzinfo=INDIA)
END: Final = datetime(2026, 3, 2, 9, 25, 30, tzinfo=UTC)
PERIOD_WIRE: Final[Json] = {
    "startedAt": "2026-03-02T03:30:00.000006Z",
    "endedAt": "2026-03-02T09:25:30Z",
}
ENCOUNTER_WIRE: Final[Json] = {
    "identifier": "enc-1",
    "status": "in-progress",
    "type": "first_consultation",
    "period": PERIOD_WIRE,
    "title": "Folgetermin 🩺",
}
PATIENT_WIRE: Final[Json] = {
    "identifier": "pat-1",
    "name": "Ada Example",
    "gender": "other",
    "birthDate": "2026-03-02T09:25:30Z",
    "pronouns": "she/her",
}
INTERACTION_WIRE: Final[Json] = {
    "assignedUserId": ID,
    "encounter": ENCOUNTER_WIRE,
    "patient": PATIENT_WIRE,
}


@dataclass(frozen=True)
class Input:
    """How to make a value that is sent."""

    make: Callable[..., Model]
    """The class, without its types: the tests pass it what types forbid."""

    build: Callable[[], Mapping[str, object]]
    """Makes the arguments; late, so that what is wrong fails a test by its name."""

    wire: Json

    def model(self, **changes: object) -> Model:
        """Make the value, with some arguments changed."""
        return self.make(**{**self.build(), **changes})


def _period() -> Mapping[str, object]:
    return {"started_at": START, "ended_at": END}


def _patient() -> Mapping[str, object]:
    return {
        "identifier": "pat-1",
        "name": "Ada Example",
        "gender": "other",
        "birth_date": END,
        "pronouns": "she/her",
    }


def _encounter() -> Mapping[str, object]:
    return {
        "identifier": "enc-1",
        "status": EncounterStatus.IN_PROGRESS,
        "type": EncounterType.FIRST_CONSULTATION,
        "period": INPUTS["PeriodInput"].model(),
        "title": "Folgetermin 🩺",
    }


def _interaction(encounter: str, user: UUID | str) -> Mapping[str, object]:
    return {
        "assigned_user_id": user,
        "encounter": INPUTS[encounter].model(),
        "patient": INPUTS["PatientInput"].model(),
    }


INPUTS: Final[Mapping[str, Input]] = {
    "PeriodInput": Input(PeriodInput, _period, PERIOD_WIRE),
    "PatientInput": Input(PatientInput, _patient, PATIENT_WIRE),
    "EncounterCreate": Input(EncounterCreate, _encounter, ENCOUNTER_WIRE),
    "EncounterUpdate": Input(EncounterUpdate, _encounter, ENCOUNTER_WIRE),
    "InteractionCreate": Input(
        InteractionCreate, lambda: _interaction("EncounterCreate", ID), INTERACTION_WIRE
    ),
    "InteractionUpdate": Input(
        InteractionUpdate,
        lambda: _interaction("EncounterUpdate", UUID(ID)),
        INTERACTION_WIRE,
    ),
}
