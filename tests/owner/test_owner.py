"""The day of the owner: the document changes, the tests say so, somebody approves."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
COPIED: Final = (
    "LICENSE",
    "generated",
    "generator",
    "pyproject.toml",
    "requirements",
    "spec",
    "tests",
)
GOLDEN: Final = ("tests/contract/test_approved.py", "tests/payloads/test_payloads.py")

NOTES: Final = """\
  /notes/{id}:
    parameters:
      - $ref: "#/components/parameters/TenantName"
    get:
      operationId: notes_get
      tags: [notes]
      summary: Get a note
      description: Reads one note.
      parameters:
        - name: id
          in: path
          required: true
          x-phi: false
          schema: {type: string, format: uuid}
      responses:
        "200":
          description: The note.
          content:
            application/json:
              schema: {type: object, properties: {text: {type: string, x-phi: true}}}

components:
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a copy of the project, to be changed."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "node_modules")
            shutil.copytree(source, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def edit(house: Path, pattern: str, text: str) -> None:
    """Replace *pattern* wherever it stands in the document."""
    document = house / "spec" / "interactions.yaml"
    old = document.read_text(encoding="utf-8")
    new = re.sub(pattern, text, old, flags=re.MULTILINE)
    assert new != old
    document.write_text(new, encoding="utf-8")


def python(
    house: Path, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, which finds its own generator and package.

    The owner sits at a machine of their own, wherever this runs.
    """
    outside = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, *arguments],
        cwd=house,
        env=outside | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def golden_tests(house: Path) -> subprocess.CompletedProcess[str]:
    """Run the golden tests of the copy against its own package."""
    path = "pythonpath=. generated/src tests"
    return python(house, "-m", "pytest", "-q", "--override-ini", path, *GOLDEN)


def test_renamed_field_fails_until_it_is_approved(house: Path) -> None:
    """The sentence names old and new, and regenerating does not silence it."""
    edit(house, r"\bpronouns:", "preferredPronouns:")
    edited = golden_tests(house)
    regenerated = python(house, "-m", "generator", "regenerate")
    again = golden_tests(house)
    approved = python(house, "-m", "generator", "approve")
    after = golden_tests(house)

    said = "Patient: field pronouns was renamed to preferredPronouns"
    assert (edited.returncode, said in edited.stdout) == (1, True), edited.stdout
    assert regenerated.returncode == 0, regenerated.stderr
    assert (again.returncode, said in again.stdout) == (1, True), again.stdout
    assert said in approved.stdout
    assert after.returncode == 0, after.stdout


def test_owner_sees_what_an_edit_means(house: Path) -> None:
    """The terminal, Markdown, JSON and the page say the same, with one status."""
    document = house / "spec" / "interactions.yaml"
    shutil.copy(document, house / "before.yaml")
    edit(house, r"\bpronouns:", "preferredPronouns:")
    edit(house, r"enum: \[eu, us\]", "enum: [eu, us, ca]")
    command = ("-m", "generator", "diff", "before.yaml", "--format")
    shown = {
        form: python(house, *command, form)
        for form in ("text", "markdown", "json", "html")
    }

    said = "Patient: field pronouns was renamed to preferredPronouns"
    versions = ("asks for a major version, 2.0.0", "the new side still says 1.0.0")
    assert {x.returncode for x in shown.values()} == {30}, shown["text"].stderr
    assert all(words in shown["text"].stdout for words in (said, *versions))
    assert said in shown["markdown"].stdout.replace("`", "")
    assert json.loads(shown["json"].stdout)["counts"]["additive"] > 0
    assert said in shown["html"].stdout
    assert "corti_interactions.Patient.pronouns" in shown["html"].stdout


def test_waiting_changes_are_told_by_class(house: Path) -> None:
    """Each is a line of the failing test, and no JSON stands between them."""
    edit(house, r"\bpronouns:", "preferredPronouns:")
    edit(house, r"enum: \[eu, us\]", "enum: [eu, us, ca]")
    edited = golden_tests(house)

    lines = edited.stdout.splitlines()
    start = lines.index(
        "waiting for approval; `python -m generator approve` accepts it:"
    )
    assert lines[start + 1 : start + 3] == [
        "breaking: Patient: field pronouns was renamed to preferredPronouns",
        'additive: server 1: variable environment: value "ca" was added',
    ]


def test_ci_refuses_to_approve(house: Path) -> None:
    """Somebody has to have looked."""
    edit(house, r"\bpronouns:", "preferredPronouns:")
    before = (house / "tests/golden/contract.json").read_bytes()
    refused = python(house, "-m", "generator", "approve", CI="true")

    assert refused.returncode == 2
    assert "only a person approves" in refused.stderr
    assert (house / "tests/golden/contract.json").read_bytes() == before


def test_second_resource_in_the_document_is_one_in_the_client(house: Path) -> None:
    """Nothing but the document has to be edited."""
    edit(house, r"^components:\n", NOTES)
    regenerated = python(house, "-m", "generator", "regenerate")
    code = (
        "import corti_interactions as c;"
        'client = c.CortiClient(tenant="acme", auth=c.AccessToken("t"));'
        "print(type(client.notes).__name__, client.notes.get.__doc__)"
    )
    script = f'import sys; sys.path.insert(0, "generated/src"); {code}'
    shown = python(house, "-c", script)

    assert regenerated.returncode == 0, regenerated.stderr
    assert shown.stdout.startswith("Notes Get a note."), shown.stderr


@pytest.mark.parametrize("change", ["edit", "delete", "add"])
def test_touched_package_is_noticed_and_mended(house: Path, change: str) -> None:
    """Whatever a hand does in `generated/` is shown, and gone after regenerating."""
    package = house / "generated" / "src" / "corti_interactions"
    match change:
        case "edit":
            text = (package / "client.py").read_text(encoding="utf-8")
            (package / "client.py").write_text(text.replace("eu", "us"))
        case "delete":
            (package / "client.py").unlink()
        case _:
            (package / "more.py").write_text('"""One too many."""\n')
    noticed = python(house, "-m", "generator", "check")
    python(house, "-m", "generator", "regenerate")
    mended = python(house, "-m", "generator", "check")

    assert noticed.returncode == 1
    assert ("more.py" if change == "add" else "client.py") in noticed.stdout
    assert mended.returncode == 0, mended.stdout
