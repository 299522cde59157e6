"""`approve` keeps what a document promises; `pending` says what it did not keep."""

from pathlib import Path

import pytest

from generator.contract import UnreadableError, approve, pending

DOCUMENT = """
openapi: 3.1.0
info: {title: Small API, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: pets_list
      tags: [pets]
      responses:
        200:
          description: All pets.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Pet"}
components:
  schemas:
    Pet:
      type: object
      properties:
        name: {type: string, description: What it is called.}
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "pets.yaml"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    return tmp_path / "tests" / "golden"


def edit(document: Path, old: str, new: str) -> None:
    text = document.read_text(encoding="utf-8")
    assert old in text
    document.write_text(text.replace(old, new), encoding="utf-8")


def test_the_first_time(document: Path, golden: Path) -> None:
    """Nothing was approved before the first time, and everything after it."""
    nothing = ["pets.yaml: nothing has been approved yet"]

    assert pending(document, golden)[:1] == nothing
    assert approve(document, golden) == nothing
    assert pending(document, golden) == []
    assert approve(document, golden) == []


def test_an_edit(document: Path, golden: Path) -> None:
    """An edit waits for approval, with a sentence that names old and new."""
    approve(document, golden)
    edit(document, "name:", "title:")
    sentences = ["Pet: field name was renamed to title"]

    assert pending(document, golden) == sentences
    assert approve(document, golden) == sentences
    assert pending(document, golden) == []


def test_prose_does_not_wait(document: Path, golden: Path) -> None:
    """What is only said is shown when approving, but holds nothing up."""
    approve(document, golden)
    edit(document, "What it is called.", "Its name.")

    assert pending(document, golden) == []
    assert approve(document, golden) == ["Pet.name: description changed"]


def test_layout_does_not_count(document: Path, golden: Path) -> None:
    """Another way to write the same document changes nothing."""
    approve(document, golden)
    edit(document, "{type: string, description: What it is called.}", "{type: string}")
    edit(document, "200:", '"200":')
    before = [path.read_bytes() for path in sorted(golden.iterdir())]

    assert pending(document, golden) == []
    approve(document, golden)
    after = [path.read_bytes() for path in sorted(golden.iterdir())]
    assert before[1:] == after[1:]


def test_what_was_edited_by_hand(document: Path, golden: Path) -> None:
    """The golden files are what `approve` writes, nothing else."""
    approve(document, golden)
    edit(golden / "requests.json", "/pets", "/cats")
    said = ["requests.json: pets.list all: not what the document asks for"]
    assert pending(document, golden) == said

    (golden / "requests.json").unlink()
    assert pending(document, golden) == said

    approve(document, golden)
    edit(golden / "contract.json", '"servers": [', '"more": 1, "servers": [')
    said = ["contract.json: more: not what the document asks for"]
    assert pending(document, golden) == said


def test_a_document_that_cannot_be_read(document: Path, golden: Path) -> None:
    """An error leaves the golden files alone."""
    edit(document, "schemas/Pet", "schemas/Missing")

    with pytest.raises(UnreadableError, match="Missing"):
        approve(document, golden)
    assert not golden.exists()
