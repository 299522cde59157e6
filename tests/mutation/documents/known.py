"""What is known by hand of the two documents that are mutated."""

from pathlib import Path
from typing import Final

from generator.contract import load
from generator.writing.package import ROOT

from .sources import Source

ANSWER: Final = "answer"
REQUEST: Final = "request"
BOTH: Final = "both"

DOCUMENT: Final = Source(
    name="interactions",
    root=load(ROOT / "spec" / "interactions.yaml"),
    ways={
        "Interaction": ANSWER,
        "InteractionCreate": REQUEST,
        "InteractionUpdate": REQUEST,
        "InteractionCreated": ANSWER,
        "InteractionList": ANSWER,
        "Encounter": ANSWER,
        "EncounterCreate": REQUEST,
        "EncounterUpdate": REQUEST,
        "Period": BOTH,
        "Patient": BOTH,
        "EncounterStatus": BOTH,
        "EncounterType": BOTH,
        "Gender": BOTH,
        "InteractionSort": REQUEST,
        "SortDirection": REQUEST,
        "Problem": ANSWER,
    },
    methods={
        "GET /interactions/": "interactions.list",
        "POST /interactions/": "interactions.create",
        "GET /interactions/{id}": "interactions.get",
        "PATCH /interactions/{id}": "interactions.update",
        "DELETE /interactions/{id}": "interactions.delete",
    },
    spread={
        "InteractionCreate": "Interactions.create",
        "InteractionUpdate": "Interactions.update",
    },
    hiding=frozenset(
        {
            *("Interaction", "InteractionCreate", "InteractionUpdate"),
            *("InteractionCreated", "InteractionList", "Problem", "Patient"),
            *("Encounter", "EncounterCreate", "EncounterUpdate"),
        }
    ),
    is_the_document=True,
)
"""The project's document."""

DEPOT: Final = Source(
    name="depot",
    root=load(Path(__file__).with_name("depot.yaml")),
    ways={
        "Vehicle": ANSWER,
        "Car": ANSWER,
        "Bike": ANSWER,
        "Bus": ANSWER,
        "Order": REQUEST,
        "Load": BOTH,
        "Colour": BOTH,
        "Grade": ANSWER,
        "Crate": BOTH,
    },
    methods={
        "GET /vehicles/{id}": "vehicles.get",
        "POST /vehicles": "vehicles.order",
        "PUT /vehicles/{id}/load": "vehicles.load",
    },
    spread={"Order": "Vehicles.order", "Load": "Vehicles.load"},
)
"""A document with what the project's has none of."""
