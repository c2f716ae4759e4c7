"""Finding dossiers by Dutch words and by what they are; and the register, in which nothing becomes a formula."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.people import Person
from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.register import as_csv, as_xlsx, rows_of
from ipcei_wizard.dossier.search import Wanted, find, folded, refresh
from ipcei_wizard.dossier.store import DossierStore, open_store
from tests.conftest import Addresses

WHY = "answers/public-interest/motivation"


@pytest.fixture
def three(store: DossierStore, pin: FrameworkPin) -> dict[str, str]:
    """Return three dossiers by name."""
    texts = {
        "accu": {WHY: "De Europese batterij is van strategisch belang.", "advice/decision": "deelnemen"},
        "chip": {
            WHY: "Eén fabriek maakt halfgeleiders.",
            "answers/urgency/sources": [{"title": "Kamerbrief over coöperaties", "reference": "29826, nr. 277"}],
            "answers/ecosystem/fields/ecosystems": ["elektronica", "mobiliteit"],
        },
        "waterstof": {WHY: "Elektrolyse op zee.", "answers/ecosystem/fields/ecosystems": "energie"},
    }
    return {name: store.create(name, pin, words, by=name) for name, words in texts.items()}  # type: ignore[arg-type]


def names(store: DossierStore, wanted: Wanted) -> list[str]:
    """Return the titles of what is found, in order of the alphabet."""
    return sorted(line.title for line in find(store, wanted))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("batterijen", ["accu"]),
        ("strategische batterij", ["accu"]),
        ("BATTERIJ", ["accu"]),
        ("een fabriek", ["chip"]),
        ("één fabriek", ["chip"]),
        ("cooperaties", ["chip"]),
        ("COÖPERATIES", ["chip"]),
        ("29826 277", ["chip"]),
        ("waterstof", ["waterstof"]),
        ("batterij halfgeleiders", []),
        ("batterij OR waterstof", []),
        ("", ["accu", "chip", "waterstof"]),
        ("  ", ["accu", "chip", "waterstof"]),
        ("***", []),
        ("'); DROP TABLE dossier; --", []),
        ('"', []),
        ("NEAR(batterij", []),
        ("belang:batterij", ["accu"]),
    ],
)
def test_words_are_found_in_dutch(store: DossierStore, three: dict[str, str], words: str, expected: list[str]) -> None:
    assert names(store, Wanted(words=words)) == expected


def test_a_change_is_found_at_once_and_what_was_written_over_is_not(store: DossierStore, three: dict[str, str]) -> None:
    assert names(store, Wanted(words="zee")) == ["waterstof"]
    store.save(three["waterstof"], WHY, "Elektrolyse op land.", 1, "Anna")

    assert names(store, Wanted(words="zee")) == []
    assert names(store, Wanted(words="land")) == ["waterstof"]
    assert refresh(store) == 0


def test_what_people_say_about_the_text_is_not_searched(store: DossierStore, three: dict[str, str]) -> None:
    proceedings.take_status(store, three["accu"], Person("A", frozenset({"beheerder"})), "withdraw", "achterhaald")

    assert names(store, Wanted(words="achterhaald")) == []


def test_filters_narrow_down_and_add_up(store: DossierStore, three: dict[str, str]) -> None:
    proceedings.take_status(store, three["chip"], Person("A", frozenset({"beheerder"})), "withdraw", "achterhaald")
    moments = {line.title: line.changed_at for line in store.list()}

    assert names(store, Wanted(statuses=frozenset({"ingetrokken"}))) == ["chip"]
    assert names(store, Wanted(statuses=frozenset({"ingetrokken", "concept"}))) == ["accu", "chip", "waterstof"]
    assert names(store, Wanted(outcome="deelnemen")) == ["accu"]
    assert names(store, Wanted(person="waterstof")) == ["waterstof"]
    assert names(store, Wanted(since=moments["waterstof"])) == ["chip", "waterstof"]
    assert names(store, Wanted(until=moments["waterstof"])) == ["accu"]
    assert names(store, Wanted(since=moments["chip"] + timedelta(seconds=1))) == []
    path = "answers/ecosystem/fields/ecosystems"
    assert names(store, Wanted(holding={path: "energie"})) == ["waterstof"]
    assert names(store, Wanted(holding={path: "mobiliteit"})) == ["chip"]
    assert names(store, Wanted(holding={path: "mobil"})) == []
    assert names(store, Wanted(holding={path: "%"})) == []
    assert names(store, Wanted(words="fabriek", statuses=frozenset({"concept"}))) == []


@given(st.text(st.characters(exclude_categories=())))
@settings(deadline=None, max_examples=60)
def test_any_question_can_be_asked(shared_store: DossierStore, words: str) -> None:
    find(shared_store, Wanted(words=words.encode("utf-8", "replace").decode()))
    assert folded(folded(words)) == folded(words)


def test_after_a_search_no_word_waits_for_its_place_in_the_index(new_postgresql: Addresses, pin: FrameworkPin) -> None:
    with open_store(new_postgresql()) as store:  # reads every text in full when too many wait
        store.create("Halfgeleiders", pin, by="Anna")
        assert len(find(store, Wanted(words="halfgeleiders"))) == 1
        with store.reading() as connection:
            waiting = connection.execute(text("SELECT gin_clean_pending_list('ix_searchable_words')")).scalar_one()
        assert waiting == 0


def test_a_very_long_text_is_searched_up_to_a_limit(store: DossierStore, dossier: str) -> None:
    store.save(dossier, WHY, " ".join(f"woord{number}" for number in range(60_000)), 0, "Anna")

    assert names(store, Wanted(words="woord17")) == ["IPCEI ME/CT"]


def test_a_database_that_can_only_be_read_is_searched_as_it_was_indexed(tmp_path: Path, pin: FrameworkPin) -> None:
    with open_store(f"sqlite:///{tmp_path}/dossiers.db") as store:
        dossier = store.create("accu", pin, {WHY: "Over batterijen."}, by="Anna")
        refresh(store)
        store.save(dossier, WHY, "Over kernenergie.", 1, "Anna")
        with open_store(f"sqlite:///file:{tmp_path}/dossiers.db?mode=ro&uri=true") as reader:
            assert names(reader, Wanted(words="batterij")) == ["accu"]
            assert names(reader, Wanted(words="kernenergie")) == []


FORMULAS = [
    *["=1+1", "+31 6", "-1", "@SUM(A1)", "\t=1", "|cmd", '=HYPERLINK("http://x")'],
    'gewoon, met "komma\'s"\nen regel',
]


def test_nothing_an_officer_typed_becomes_a_formula(store: DossierStore, pin: FrameworkPin) -> None:
    for title in FORMULAS:
        store.create(title, pin, {"advice/decision": "=2"}, by="=cmd")
    lines = find(store, Wanted())

    read = list(csv.reader(io.StringIO(as_csv(rows_of(store, lines, "nl")).decode("utf-8-sig"), newline="")))
    assert {row[1].removeprefix("'") for row in read[1:]} == set(FORMULAS)
    assert not [cell for row in read for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "|"))]
    assert read[1][3] == "'=2"

    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(rows_of(store, lines, "nl")))).active
    assert sheet is not None
    assert sheet.max_row == len(FORMULAS) + 1
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
    assert {row[1].value for row in sheet.iter_rows(min_row=2)} == set(FORMULAS)
    assert all(cell.quotePrefix for row in sheet.iter_rows() for cell in row if cell.data_type == "s")
