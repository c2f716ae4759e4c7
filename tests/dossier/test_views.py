"""Views that people keep: each has his own, by a name of his own."""

from ipcei_wizard.dossier.people import Person
from ipcei_wizard.dossier.records import Refusal
from ipcei_wizard.dossier.store import DossierStore
from ipcei_wizard.dossier.views import LONGEST, MOST, keep_view, remove_view, rename_view, views_of

ANNA, BRAM = (Person(f"{name}@x.nl", frozenset(), authenticated=True) for name in ("anna", "bram"))
ASKED = {"zoek": 'één "batterij"\'; --', "status": "concept"}


def names(store: DossierStore, person: Person) -> list[str]:
    return [view.name for view in views_of(store, person)]


def test_a_view_is_kept_renamed_replaced_and_removed(store: DossierStore) -> None:
    assert keep_view(store, ANNA, "  Mijn\n accu's ", ASKED) is None
    [view] = views_of(store, ANNA)
    assert (view.name, dict(view.asked)) == ("Mijn accu's", ASKED)
    assert rename_view(store, ANNA, view.id, "accu's") is None
    assert keep_view(store, ANNA, "accu's", {"zoek": "anders"}) is None
    assert [(v.id, v.name, v.asked) for v in views_of(store, ANNA)] == [(view.id, "accu's", {"zoek": "anders"})]
    remove_view(store, ANNA, view.id)
    assert names(store, ANNA) == []


def test_nobody_sees_or_changes_the_views_of_another(store: DossierStore) -> None:
    keep_view(store, ANNA, "van Anna", ASKED)
    [view] = views_of(store, ANNA)
    rename_view(store, BRAM, view.id, "van Bram")
    remove_view(store, BRAM, view.id)
    keep_view(store, BRAM, "van Anna", {"zoek": "Bram"})
    assert views_of(store, ANNA) == (view,)
    assert names(store, BRAM) == ["van Anna"]


def test_a_name_is_needed_is_ones_own_and_has_an_end(store: DossierStore) -> None:
    assert keep_view(store, ANNA, " \n", ASKED) == Refusal("view-unnamed")
    for name in ("b", "A" * 200, "a"):
        keep_view(store, ANNA, name, ASKED)
    assert names(store, ANNA) == ["a", "A" * LONGEST, "b"]
    first, *_ = views_of(store, ANNA)
    assert rename_view(store, ANNA, first.id, "b") == Refusal("view-twice", {"name": "b"})
    assert rename_view(store, ANNA, first.id, "") == Refusal("view-unnamed")
    assert rename_view(store, ANNA, first.id, "a") is None
    for number in range(MOST - 3):
        assert keep_view(store, ANNA, f"nr {number}", ASKED) is None
    assert keep_view(store, ANNA, "te veel", ASKED) == Refusal("views-full", {"most": MOST})
    assert keep_view(store, ANNA, "a", {"zoek": "vol, maar deze is er al"}) is None
