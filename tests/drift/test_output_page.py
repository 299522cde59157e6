"""The page shows all there is, needs nothing else, and lets nothing run."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from attrs import evolve

import generator.drift.page as page_module
from drift.reports import DRIFTED, HOSTILE, ONLY_PROSE, SAME, change, hostile
from generator.drift.levels import Level
from generator.drift.page import page
from generator.drift.report import Named, Report

FETCHED: Final = ("src", "srcset", "action", "data", "poster", "style", "onload")
"""Attributes that fetch something, or let something run."""

VOID: Final = {"meta", "br", "input", "use", "path", "circle", "rect"}


class Reader(HTMLParser):
    """Collects what a page consists of, and whether each tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.styles = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag says."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that is open."""
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if self.open and self.open[-1] == "style":
            self.styles += data
        else:
            self.words += data

    def texts(self, attribute: str) -> list[str]:
        """Return the values of one attribute, wherever it stands."""
        return [str(found[attribute]) for _, found in self.tags if attribute in found]


def test_every_sentence_is_there() -> None:
    """Each change stands in the page once, the gravest class first."""
    read = Reader(page(DRIFTED))
    sentences = [
        str(found["title"])
        for _, found in read.tags
        if found.get("class") == "sentence"
    ]

    assert read.open == []
    assert sorted(sentences) == sorted(change.sentence for change in DRIFTED.all)
    assert re.findall(r"(Privacy|Breaking|Additive|Documentation) \d", read.words) == [
        *("Privacy", "Breaking", "Additive", "Documentation"),
        *("Breaking", "Additive"),
    ]


def test_the_summary() -> None:
    """The verdict, the versions and the counts come before everything else."""
    words = " ".join(Reader(page(DRIFTED)).words.split())

    assert "released 1.0.0 → draft.yaml 1.1.0 Privacywhat was hidden" in words
    assert "1.0.0→2.0.0 asks for a major version" in words
    assert "✗ draft.yaml says 1.1.0: not far enough" in words
    assert "1privacy 10breaking 5additive 1documentation" in words


def test_the_part_that_moves_is_set_off() -> None:
    """The eye falls on the number that is another one."""

    def moved(old: str, level: Level) -> str:
        found = Report(Named("a", old), Named("b"), [change("A was removed", level)])
        return "".join(re.findall(r"<strong>(.*?)</strong>", page(found)))

    assert moved("1.2.3", Level.BREAKING) == "<em>2</em>.0.0"
    assert moved("1.2.3", Level.ADDITIVE) == "1.<em>3</em>.0"
    assert moved("1.2.3", Level.DOCUMENTATION) == "1.2.<em>4</em>"
    assert moved("1.2.3rc1", Level.DOCUMENTATION) == "1.2.<em>3</em>"
    assert moved("2.0.0.0", Level.DOCUMENTATION) == "2.0.<em>1</em>"


def test_old_and_new_stand_side_by_side() -> None:
    """Short values, definitions and prose each have their own way of it."""
    text = page(DRIFTED)

    assert "<del>hidden in reprs</del>" in text
    assert "<ins>shown in reprs</ins>" in text
    assert "<i>nothing</i>" in text
    assert '<span class="other">type: array\n</span>' in text
    assert "<summary>its definition, 18 lines</summary>" in text
    assert re.search(
        r'<p class="prose">.*<ins>One of id, createdAt and name</ins>', page(ONLY_PROSE)
    )


def test_a_change_is_not_coloured_as_good_or_bad() -> None:
    """Old and new have the colour of their class, not red and green."""
    css = (Path(page_module.__file__).parent / "page.css").read_text(encoding="utf-8")

    assert "ins { background: var(--tint); color: var(--hue);" in css
    assert "del { background: var(--soft); color: var(--dim);" in css


def test_python_goes_without_the_package() -> None:
    """Its names stand in a table of their own, the package not before each."""
    text = page(DRIFTED)
    (table,) = re.findall(r"What changed in Python</.*?</table>", text, re.DOTALL)

    assert '<span class="path">Patient</span>' in table
    assert "corti_interactions." not in table


def test_what_was_not_compared_is_said() -> None:
    """In a line of its own, above the changes."""
    text = page(evolve(DRIFTED, surface=None, remarks=["Not <b>: because."]))

    assert '<p class="remark">Not &lt;b&gt;: because.</p>' in text


def test_links_lead_to_places() -> None:
    """Every number of the overview that has an anchor finds it, and each is one."""
    read = Reader(page(DRIFTED))
    anchors = read.texts("id")
    links = read.texts("href")

    assert len(anchors) == len(set(anchors))
    assert [x for x in links if x.removeprefix("#") not in anchors] == []
    assert {"#privacy-1", "#breaking-1", "#python-breaking-1"} <= set(links)


def test_calls_are_counted() -> None:
    """Beside what changed stands which calls feel it."""
    text = page(DRIFTED)
    (table,) = re.findall(r"Which calls feel it</caption>.*?</table>", text, re.DOTALL)

    assert table.count('<th scope="row">') == 5
    assert '<span class="method patch">PATCH</span>' in table


def test_classes_can_be_hidden_without_a_script() -> None:
    """Each class that there is has a box; nothing in the page runs or is fetched."""
    read = Reader(page(ONLY_PROSE))
    harmful = Reader(page(hostile()))
    boxes = [found for tag, found in read.tags if tag == "input"]

    assert ["disabled" in found for found in boxes] == [True, True, True, False]
    for each in (read, harmful):
        assert "script" not in {tag for tag, _ in each.tags}
        assert [each.texts(name) for name in FETCHED] == [[] for _ in FETCHED]
        assert [x for x in each.texts("href") if not x.startswith("#")] == []
        assert not re.search(r"url\(|@import|//", each.styles)
    assert "default-src 'none'; style-src 'unsafe-inline'" in read.texts("content")


def test_nothing_changed() -> None:
    """A page about nothing is short, and says so."""
    read = Reader(page(SAME))

    assert "Nothing changed" in read.words
    assert "both sides promise and say the same" in read.words
    assert {"article", "input", "table"}.isdisjoint(tag for tag, _ in read.tags)


def test_python_is_told_apart() -> None:
    """What Python sees has its own part, or none if it was not compared."""
    quiet = Report(Named("a"), Named("b"), ONLY_PROSE.changes, ())

    assert "<h2>In Python</h2>" in page(DRIFTED)
    assert "Whoever imports the package notices nothing." in page(quiet)
    assert "In Python" not in page(ONLY_PROSE)


def test_a_document_cannot_write_markup() -> None:
    """Whatever a document says is text, and can be seen."""
    text = page(hostile())
    read = Reader(text)

    assert read.open == []
    assert "script" not in {tag for tag, _ in read.tags}
    assert "<script" not in text
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert HOSTILE.partition(" \x1b")[0] in read.words


def test_places_without_a_name() -> None:
    """What is in no schema and no operation stands under its own place."""
    odd = change(".x was removed")
    found = Reader(page(Report(Named("a"), Named("b"), [odd, change("(1) was added")])))

    assert found.open == []
    assert found.texts("title").count("(1) was added") == 1
