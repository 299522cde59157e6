"""What waits for approval is said with its class, the gravest first."""

import shutil
from pathlib import Path

from contract.golden import DOCUMENT, GOLDEN
from generator.drift.approving import waiting_lines


def test_what_waits_has_its_class(tmp_path: Path) -> None:
    """What the golden files say otherwise by themselves has none."""
    text = DOCUMENT.read_text(encoding="utf-8")
    edited = tmp_path / "edited.yaml"
    text = text.replace("enum: [eu, us]", "enum: [eu, us, ca]")
    edited.write_text(text.replace(" pronouns:", " preferredPronouns:"))
    golden = shutil.copytree(GOLDEN, tmp_path / "golden")
    touched = shutil.copytree(GOLDEN, tmp_path / "touched")
    (touched / "requests.json").write_text("{}", encoding="utf-8")

    assert waiting_lines(edited, golden) == [
        "breaking: Patient: field pronouns was renamed to preferredPronouns",
        'additive: server 1: variable environment: value "ca" was added',
    ]
    assert waiting_lines(DOCUMENT, touched)[0].startswith("requests.json: ")
    assert waiting_lines(DOCUMENT, tmp_path / "none")[0] == (
        "interactions.yaml: nothing has been approved yet"
    )
