"""What every form of a report shares: words, values, the verdict."""

import pytest
from attrs import evolve

from drift.drafts import Draft
from drift.reports import DRIFTED, HOSTILE, ONLY_PROSE, SAME, change, report
from generator.contract import Difference, Json
from generator.drift.change import Change
from generator.drift.levels import Level
from generator.drift.notes import notes
from generator.drift.outline import Line, outline, outlines
from generator.drift.phrasing import pieces
from generator.drift.report import Named, Report, counts, said, verdict
from generator.drift.shown import Definitions, Pair, Shown, shown
from generator.drift.visible import line, visible
from generator.drift.words import Run, runs


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Patient.name became nullable", "<Patient.name> became nullable"),
        (
            "PATCH /interactions/{id}: response field encounter.period was removed",
            "<PATCH /interactions/{id}>: response field <encounter.period> was removed",
        ),
        ('Sort: value "a, \\" b" was added', '<Sort>: value <"a, \\" b"> was added'),
        (
            "GET /a: security changed from bearer or login (read, all) to none",
            "<GET /a>: security changed from bearer or <login> (<read>, all) to none",
        ),
        ("A: field b c was removed", "<A>: field <b c> was removed"),
        (
            "A: type changed from B | list[dict[str, Literal['a', 'b']]] to None",
            "<A>: type changed from <B | list[dict[str, Literal['a', 'b']]]> to <None>",
        ),
        ("A: type changed from [[[[B to C", "<A>: type changed from <[[[[B> to <C>"),
        ("server 1: url was added", "server 1: url was added"),
        ("A.b (also async and raw) was added", "<A.b> (also async and raw) was added"),
        ('A: "half', '<A>: "<half>'),
        ("A : b", "<A> : <b>"),
        ("", ""),
    ],
)
def test_names_are_told_from_words(sentence: str, marked: str) -> None:
    """Names and values are set off, and nothing of the sentence is lost."""
    found = pieces(sentence)
    shown = "".join(f"<{x.text}>" if x.is_name else x.text for x in found)

    assert shown == marked
    assert "".join(piece.text for piece in found) == sentence


def test_names_that_are_words() -> None:
    """A field called `name` is known as one from the difference."""
    difference = Difference(
        place="Patient",
        owner="Patient",
        subject="field",
        change="renamed",
        sentence="Patient: field name was renamed to value",
        old="field name",
        new="field value",
    )
    unknown = change(difference.sentence)
    known = evolve(unknown, difference=difference)

    assert [x.text for x in said(known) if x.is_name] == ["Patient", "name", "value"]
    assert [x.text for x in said(unknown) if x.is_name] == ["Patient"]


def test_visible() -> None:
    """Letters that move, hide or colour other letters are spelt out."""
    assert visible("a\u202eb\x1b[31m\n\tc") == "a\\u202eb\\x1b[31m\n\tc"
    assert line("a\u2028b\nc\td é") == "a\\u2028b\\nc\\td é"
    assert line(HOSTILE).isprintable()


def test_outline() -> None:
    """What a schema is comes first, lists of plain values stay in one line."""
    value: Json = {
        "fields": {"a": {"required": True, "kind": "string", "enum": ["x", "y z"]}},
        "kind": "object",
        "parts": [{"ref": "B"}, 1],
        "empty": {},
        "none": None,
    }

    assert outline(value) == [
        "type: object",
        "empty: {}",
        "properties:",
        "  a:",
        "    type: string",
        '    enum: [x, "y z"]',
        "    required: true",
        "none: null",
        "parts:",
        "  -",
        "    $ref: B",
        "  - 1",
    ]
    assert outline("x\u202e") == ['"x\\u202e"']


def test_outlines_mark_what_only_one_side_has() -> None:
    """Lines that both have are the same, wherever they stand."""
    old, new = outlines({"kind": "a", "b": 1}, {"kind": "a", "c": 1})

    assert old == [Line("type: a", is_same=True), Line("b: 1", is_same=False)]
    assert new == [Line("type: a", is_same=True), Line("c: 1", is_same=False)]


def test_words() -> None:
    """A text shows what stayed, what is gone and what is new, in reading order."""
    assert runs("Where it is.", "Where it was, once.") == [
        Run("same", "Where it "),
        Run("old", "is"),
        Run("new", "was, once"),
        Run("same", "."),
    ]
    assert runs("One by one", "Two of them") == [
        Run("old", "One by one"),
        Run("new", "Two of them"),
    ]
    assert runs("", "New.") == [Run("new", "New.")]
    assert runs("Old.", "") == [Run("old", "Old.")]


def test_long_texts_are_not_compared() -> None:
    """Beyond some thousand words it only says what was and what is."""
    long = "word " * 2_000

    assert runs(long, "word ") == [Run("old", long), Run("new", "word ")]


def difference(subject: str, how: str, old: Json, new: Json) -> Difference:
    return Difference(
        place="A", subject=subject, change=how, sentence="", old=old, new=new
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (None, Shown()),
        (
            difference("nullable", "changed", old=False, new=True),
            Shown(Pair("never null", "may be null")),
        ),
        (
            difference("phi", "changed", old=True, new=False),
            Shown(Pair("hidden in reprs", "shown in reprs")),
        ),
        (
            difference("field", "renamed", "field a", "field b"),
            Shown(Pair("a", "b")),
        ),
        (difference("format", "added", None, "uuid"), Shown(Pair(None, "uuid"))),
        (difference("value", "removed", None, None), Shown(Pair("null", None))),
        (difference("maximum", "changed", 1, 2), Shown(Pair("1", "2"))),
        (
            difference("prose", "changed", None, "Said."),
            Shown(prose=(Run("new", "Said."),)),
        ),
        (
            difference("body", "added", None, {"a": 1}),
            Shown(definitions=Definitions((), (Line("a: 1", is_same=False),))),
        ),
        (
            difference("body", "removed", [1], None),
            Shown(definitions=Definitions((Line("- 1", is_same=False),), ())),
        ),
    ],
)
def test_values(found: Difference | None, expected: Shown) -> None:
    """Old and new come in the form that is quickest to compare."""
    seen = shown(found)

    assert seen.pair == expected.pair
    assert [*seen.prose] == [*expected.prose]
    for ones, others in ((seen, expected), (expected, seen)):
        if ones.definitions:
            assert others.definitions is not None
            assert [*ones.definitions.old] == [*others.definitions.old]
            assert [*ones.definitions.new] == [*others.definitions.new]


def test_verdicts() -> None:
    """One line says the class, the version asked for, and whether it was reached."""
    assert verdict(SAME) == "Nothing changed."
    assert verdict(ONLY_PROSE) == (
        "Documentation: asks for a patch version, 1.0.1; 1.0.1 is far enough."
    )
    assert verdict(DRIFTED) == (
        "Privacy: asks for a major version, 2.0.0; 1.1.0 is not far enough."
    )


@pytest.mark.parametrize("version", [None, "none at all"])
def test_verdict_without_a_version(version: str | None) -> None:
    """Where no version is known, the part of it that has to move is."""
    known = Report(Named("a", version), Named("b", "1"), [change("A was removed")])
    other = Report(Named("a", "1.0"), Named("b", version), [change("A was removed")])

    assert verdict(known) == (
        "Breaking: asks for a major version; the old side states none to count from."
    )
    assert verdict(other) == "Breaking: asks for a major version, 2.0.0."


def test_counts() -> None:
    """Changes of the contract and of Python count alike; what is not there does not."""
    assert counts(SAME) == ""
    assert counts(DRIFTED) == "1 privacy, 10 breaking, 5 additive, 1 documentation"
    assert DRIFTED.count(Level.NONE) == 0


def test_answers_come_without_what_only_pairs_them() -> None:
    """The class of a status is no part of the answer."""
    (found,) = (x for x in DRIFTED.changes if x.subject == "answer")

    assert found.difference is not None
    assert found.difference.old == {"content": {"application/json": {"ref": "Problem"}}}


def test_notes() -> None:
    """Three places are named, and none that the sentence names itself."""
    places = [f"GET /{name}: response field x" for name in "abcd"]
    far = change("Thing was removed", Level.BREAKING, *places)
    near = change("GET was removed", Level.BREAKING, "GET: answer")

    assert [*notes(far, str.upper)] == [
        "it is gone",
        "in GET /A: RESPONSE FIELD X",
        "in GET /B: RESPONSE FIELD X",
        "in GET /C: RESPONSE FIELD X",
        "and 1 more",
    ]
    assert [*notes(near, str)] == ["it is gone"]


def test_an_unchanged_document_has_no_changes() -> None:
    """The sides are named all the same."""
    same = report(Draft(), Draft())

    assert (str(same.old), str(same.new)) == ("released (1.0.0)", "draft.yaml")
    assert same.all == []


def test_names_in_an_outline_stay_what_they_are() -> None:
    """A field called `kind` is none of the words that the document has others for."""
    value: Json = {"fields": {"kind": {"ref": "B"}, "phi": {"phi": True}}}

    assert outline(value) == [
        "properties:",
        "  kind:",
        "    $ref: B",
        "  phi:",
        "    x-phi: true",
    ]


def test_verdict_of_a_version_that_stays() -> None:
    """A side that still says what the old one says is told so."""
    same = Report(Named("a", "1.0"), Named("b", "1.0"), [change("A was removed")])

    assert verdict(same) == (
        "Breaking: asks for a major version, 2.0.0; the new side still says 1.0."
    )


def moved(old: str, new: str, *places: str) -> Change:
    """Return that a field is called otherwise."""
    renamed = Difference(
        place="A",
        subject="field",
        change="renamed",
        sentence="",
        old=f"field {old}",
        new=f"field {new}",
    )
    return evolve(change("A", Level.BREAKING, *places), difference=renamed)


def test_what_is_renamed_is_in_each_place_once() -> None:
    """By its old name, unless it is only there by its new one."""
    found = moved("a", "bc", "GET /: x.a", "GET /: x.bc", "GET /: y.bc")

    assert [*notes(found, str)][1:] == ["in GET /: x.a", "in GET /: y.bc"]


def said_of(old: str, new: str) -> list[str]:
    """Return what is noted of a text, without the reason."""
    found = difference("prose", "changed", old or None, new)
    said = evolve(change("A", Level.NONE), subject="prose", difference=found)
    return [*notes(said, str)][1:]


def test_notes_of_a_text() -> None:
    """What it said and says, between the first and the last word that differ."""
    assert said_of("One id.", "One such id.") == ["it says such"]
    assert said_of("One\nold id.", "One new id.") == ["it said old", "it says new"]
    assert said_of("", "New.") == ["it says New."]
    assert said_of("Old.", "a " * 99) == [
        "it said Old.",
        f"it says {'a ' * 30}".strip() + "...",
    ]
    assert said_of("Same", "Same") == []
