"""The contract of the store, the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta

import pytest

from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.errors import UnknownDossierError
from ipcei_wizard.dossier.records import Change, Conflict, Conflicts, Edit, FrameworkPin, Saved
from ipcei_wizard.dossier.store import DossierStore, open_store

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
WHY = "answers/public-interest/motivation"


def test_a_new_dossier_holds_its_title_its_values_and_its_framework(store: DossierStore, pin: FrameworkPin) -> None:
    dossier = store.create("Waterstof", pin, {WHY: "Omdat.", "memo/to": ["EZ", "FIN"], "advice/focus": None}, by="Anna")

    state = store.load(dossier)

    assert state.framework == pin
    assert state.contents == {"initiative/title": "Waterstof", WHY: "Omdat.", "memo/to": ["EZ", "FIN"]}
    assert (state.version(WHY), state.version("advice/focus")) == (1, 0)
    assert (state.values[WHY].changed_by, state.values[WHY].changed_at) == ("Anna", NOON)


def test_ids_are_fit_for_addresses_files_and_command_lines(store: DossierStore, pin: FrameworkPin) -> None:
    ids = {store.create("", pin, by="Anna") for _ in range(20)}

    assert len(ids) == 20
    assert all(len(one) == 16 and one.isalnum() and one.isascii() and one.islower() for one in ids)


def test_a_double_click_makes_one_dossier(store: DossierStore, pin: FrameworkPin) -> None:
    first = store.create("Waterstof", pin, {WHY: "Omdat."}, by="Anna", key="click-1")
    again = store.create("Waterstof", pin, {WHY: "Omdat."}, by="Anna", key="click-1")
    other = store.create("Waterstof", pin, by="Anna", key="click-2")

    assert first == again != other
    assert len(store.list()) == 2
    assert len(store.history(first)) == 2


def test_the_list_starts_with_the_last_change_and_follows_the_title(store: DossierStore, pin: FrameworkPin) -> None:
    old = store.create("Oud", pin, by="Anna")
    new = store.create("Nieuw", pin, by="Bram")
    assert [line.id for line in store.list()] == [new, old]

    store.save(old, "initiative/title", "Oudst", 1, "Chris")

    first = store.list()[0]
    assert (first.id, first.title, first.changed_by, first.changes) == (old, "Oudst", "Chris", 2)
    assert (first.created_by, first.created_at) == ("Anna", NOON)
    assert first.changed_at == NOON + timedelta(seconds=2)
    assert first.framework == pin
    assert store.load(old).summary == first


@pytest.mark.parametrize("title", [None, "", ["a"]])
def test_a_title_that_is_no_text_leaves_the_list_whole(store: DossierStore, dossier: str, title: object) -> None:
    store.save(dossier, "initiative/title", title, 1, "Anna")  # type: ignore[arg-type]

    assert store.list()[0].title == ""


def test_saving_counts_the_version_of_that_path_only(store: DossierStore, dossier: str) -> None:
    assert store.save(dossier, WHY, "een", 0, "Anna") == Saved(WHY, "een", 1, written=True)
    assert store.save(dossier, WHY, "twee", 1, "Anna") == Saved(WHY, "twee", 2, written=True)
    assert store.save(dossier, "advice/focus", "chips", 0, "Bram") == Saved("advice/focus", "chips", 1, written=True)

    assert store.sequence(dossier) == store.load(dossier).summary.changes == 4


def test_the_second_on_the_same_path_sees_what_the_first_wrote(store: DossierStore, dossier: str) -> None:
    store.save(dossier, WHY, "van Anna", 0, "Anna")

    refused = store.save(dossier, WHY, "van Bram", 0, "Bram")

    assert refused == Conflict(WHY, "van Anna", 1, NOON + timedelta(seconds=1), "Anna")
    assert store.load(dossier).contents[WHY] == "van Anna"
    assert store.save(dossier, WHY, "van beiden", refused.version, "Bram") == Saved(WHY, "van beiden", 2, written=True)


def test_an_equal_value_is_no_change_and_no_conflict(store: DossierStore, dossier: str) -> None:
    store.save(dossier, WHY, {"b": 1, "a": "x"}, 0, "Anna")
    before = store.load(dossier)

    assert store.save(dossier, WHY, {"a": "x", "b": 1}, 0, "Bram") == Saved(WHY, {"a": "x", "b": 1}, 1, written=False)
    assert store.save(dossier, "advice/focus", None, 0, "Bram") == Saved("advice/focus", None, 0, written=False)
    assert store.load(dossier) == before
    assert len(store.history(dossier)) == 2


def test_numbers_stay_as_given(store: DossierStore, dossier: str) -> None:
    numbers: JSON = [1, 1.0, True, 10**30, 0.1, -0.0, "1.10"]

    store.save(dossier, "answers/funding-gap/fields/gap", numbers, 0, "Anna")

    kept = store.load(dossier).contents["answers/funding-gap/fields/gap"]
    assert repr(kept) == repr(numbers)
    assert store.save(dossier, "answers/funding-gap/fields/gap", 1, 1, "Anna").version == 2
    assert store.save(dossier, "answers/funding-gap/fields/gap", 1.0, 2, "Anna").version == 3


def test_a_removed_value_keeps_its_version_and_its_history(store: DossierStore, dossier: str) -> None:
    store.save(dossier, WHY, "weg ermee", 0, "Anna")
    store.save(dossier, WHY, None, 1, "Bram")

    state = store.load(dossier)
    assert WHY not in state.contents
    assert (state.values[WHY].value, state.version(WHY)) == (None, 2)
    assert isinstance(store.save(dossier, WHY, "toch", 1, "Anna"), Conflict)
    assert store.save(dossier, WHY, "toch", 2, "Anna") == Saved(WHY, "toch", 3, written=True)


def test_several_paths_are_saved_together_or_not_at_all(store: DossierStore, dossier: str) -> None:
    store.save(dossier, WHY, "van Anna", 0, "Anna")
    edits = [Edit("advice/focus", "chips", 0), Edit(WHY, "van Bram", 0), Edit("memo/to", ["EZ"], 0)]

    refused = store.save_many(dossier, edits, "Bram")

    assert refused == Conflicts((Conflict(WHY, "van Anna", 1, NOON + timedelta(seconds=1), "Anna"),))
    assert store.sequence(dossier) == 2
    saved = store.save_many(dossier, [edits[0], Edit(WHY, "van Bram", 1), edits[2], Edit("memo/cc", None, 0)], "Bram")
    assert saved == (
        Saved("advice/focus", "chips", 1, written=True),
        Saved(WHY, "van Bram", 2, written=True),
        Saved("memo/to", ["EZ"], 1, written=True),
        Saved("memo/cc", None, 0, written=False),
    )
    assert store.save_many(dossier, [], "Bram") == ()


def test_history_tells_who_changed_what_from_what(store: DossierStore, dossier: str) -> None:
    store.save(dossier, WHY, "een", 0, "Anna")
    store.save(dossier, "advice/focus", "chips", 0, "Bram")
    store.save(dossier, WHY, ["twee"], 1, "Bram")

    second = NOON + timedelta(seconds=1)
    third = NOON + timedelta(seconds=3)
    changes = (Change(2, second, "Anna", WHY, None, "een", 1), Change(4, third, "Bram", WHY, "een", ["twee"], 2))
    assert store.history(dossier, WHY) == changes
    assert [change.sequence for change in store.history(dossier)] == [1, 2, 3, 4]
    assert store.history(dossier, "memo/to") == ()


def test_a_restart_finds_everything(store: DossierStore, dossier: str, address: str) -> None:
    store.save(dossier, WHY, "een", 0, "Anna")
    before = (store.list(), store.load(dossier), store.history(dossier))
    store.close()

    with open_store(address) as again:
        assert (again.list(), again.load(dossier), again.history(dossier)) == before


@pytest.mark.parametrize("wrong", ["", "0123456789abcdef", "../../etc", "' OR 1=1 --", "\x00", "\ud800", "a" * 10_000])
def test_an_unknown_dossier_is_said_to_be_unknown(store: DossierStore, dossier: str, wrong: str) -> None:
    for ask in (
        store.load,
        store.history,
        store.sequence,
        store.status,
        lambda one: store.save(one, WHY, "x", 0, "Anna"),
    ):
        with pytest.raises(UnknownDossierError) as caught:
            ask(wrong)
        assert len(str(caught.value)) < 500
    assert store.sequence(dossier) == 1


def test_what_is_not_json_or_no_path_is_refused_before_anything_is_written(store: DossierStore, dossier: str) -> None:
    for value in (datetime(2026, 1, 1, tzinfo=UTC), {1: "x"}, {"a": {3}}):
        with pytest.raises(TypeError):
            store.save(dossier, WHY, value, 0, "Anna")  # type: ignore[arg-type]
    for edits in ([Edit("", "x", 0)], [Edit("a\x00", "x", 0)], [Edit(WHY, float("nan"), 0)], [Edit(WHY, "x", 0)] * 2):
        with pytest.raises(ValueError, match=r"path|JSON compliant"):
            store.save_many(dossier, edits, "Anna")
    assert store.sequence(dossier) == 1


def test_words_from_one_dossier_do_not_show_in_another(store: DossierStore, dossier: str, pin: FrameworkPin) -> None:
    other = store.create("Ander", pin, {WHY: "anders"}, by="Bram")
    store.save(dossier, WHY, "hier", 0, "Anna")
    store.save(other, WHY, "nog anders", 1, "Bram")

    assert store.load(dossier).contents[WHY] == "hier"
    assert [change.new for change in store.history(other, WHY)] == ["anders", "nog anders"]
