"""The bill of materials says what the metadata asks for, as CycloneDX 1.6."""

import hashlib
import json
import re
import tomllib
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from generator.cli import DOCUMENT
from generator.contract import Json, JsonObject
from generator.contract.values import child, members, rows, text
from generator.writing.metadata import DEPENDENCIES, Metadata
from generator.writing.sbom import sbom

ROOT: Final = Path(__file__).parents[2]
TEXT: Final = (ROOT / "generated" / "sbom.cdx.json").read_text(encoding="utf-8")
PROJECT: Final = (ROOT / "generated" / "pyproject.toml").read_text(encoding="utf-8")
METADATA: Final = Metadata(
    name="Some_Thing",
    version="2.0rc1",
    description='A "thing".',
    author="Somebody",
    dependencies=("Odd.Name[extra]>=1,<2",),
)
TIME: Final = re.compile(r"timestamp|\d{4}-\d\d-\d\dT")


def read(bill: str) -> JsonObject:
    """Return what *bill* says."""
    loaded: Json = json.loads(bill)
    return members(loaded, "bill")


def purls(bill: str) -> list[PackageURL]:
    """Return the package URL of each component that has one."""
    found = [child(child(read(bill), "metadata"), "component")]
    found += [part for part in rows(read(bill), "components") if "purl" in part]
    return [PackageURL.from_string(text(part["purl"], "purl")) for part in found]


@pytest.mark.parametrize(
    "bill", [TEXT, sbom(METADATA, "x.yaml", b"")], ids=["ours", "another"]
)
def test_valid(bill: str) -> None:
    """The schema of CycloneDX has nothing to say against it, at its strictest."""
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill)

    assert problem is None
    assert read(bill)["specVersion"] == "1.6"


def test_the_validator_would_tell() -> None:
    """What the schema does not know is a problem."""
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(
        json.dumps({**read(TEXT), "materials": []})
    )
    assert problem is not None


def test_distribution() -> None:
    """It is about our distribution, as the metadata has it."""
    component = child(child(read(TEXT), "metadata"), "component")
    said = {name: component[name] for name in ("name", "version", "description")}

    for name, value in said.items():
        assert f'{name} = "{value}"\n' in PROJECT
    assert component["licenses"] == [
        {"license": {"id": "MIT", "acknowledgement": "declared"}}
    ]
    assert 'license = "MIT"\n' in PROJECT


def test_dependencies() -> None:
    """It lists what the distribution needs, with the ranges of the metadata."""
    needed = [part for part in rows(read(TEXT), "components") if "purl" in part]
    ranges = [
        text(each["value"], "") for part in needed for each in rows(part, "properties")
    ]
    (edges,) = rows(read(TEXT), "dependencies")

    assert f"dependencies = {json.dumps(ranges)}\n" in PROJECT
    assert edges["dependsOn"] == [part["bom-ref"] for part in needed]
    assert edges["ref"] == child(child(read(TEXT), "metadata"), "component")["bom-ref"]
    assert [*map(str, purls(TEXT))] == [
        f"pkg:pypi/corti-interactions@{tomllib.loads(PROJECT)['project']['version']}",
        *(f"pkg:pypi/{each.partition('>')[0]}" for each in ranges),
    ]


def test_names_that_are_written_oddly() -> None:
    """A package URL has the one name that an index knows a distribution by."""
    bill = sbom(METADATA, "x.yaml", b"")

    assert [*map(str, purls(bill))] == [
        "pkg:pypi/some-thing@2.0rc1",
        "pkg:pypi/odd-name",
    ]
    assert '"value": "Odd.Name[extra]>=1,<2"' in bill


def test_document() -> None:
    """It names the document that all of it was made from."""
    (part,) = (
        part for part in rows(read(TEXT), "components") if part["type"] == "data"
    )
    digest = hashlib.sha256(DOCUMENT.read_bytes()).hexdigest()

    assert part["name"] == "spec/interactions.yaml"
    assert part["hashes"] == [{"alg": "SHA-256", "content": digest}]


def test_serial_number() -> None:
    """The same content has the same number, and any other content another."""
    one = sbom(METADATA, "x.yaml", b"")
    others = [
        sbom(METADATA, "x.yaml", b"a: 1\n"),
        sbom(METADATA, "y.yaml", b""),
        sbom(evolve(METADATA, version="2.0"), "x.yaml", b""),
        sbom(evolve(METADATA, dependencies=DEPENDENCIES), "x.yaml", b""),
    ]
    numbers = {str(read(bill)["serialNumber"]) for bill in (one, *others)}

    assert sbom(METADATA, "x.yaml", b"") == one
    assert len(numbers) == 1 + len(others)
    assert not [bill for bill in (TEXT, one) if TIME.search(bill)]
