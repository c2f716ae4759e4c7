"""What people find: nothing that they may not know of, and nothing by a word that is kept from them. Both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.finding import find_for, lines_of
from ipcei_wizard.dossier.people import Person, Step
from ipcei_wizard.dossier.reading import list_dossiers, open_dossier
from ipcei_wizard.dossier.records import Edit, FrameworkPin, Refusal
from ipcei_wizard.dossier.rights import ROLES, Action, Role
from ipcei_wizard.dossier.search import Wanted
from ipcei_wizard.dossier.signing import SigningWish, text_digest
from ipcei_wizard.dossier.snippets import snippet_of
from ipcei_wizard.dossier.store import DossierStore

WHY, OTHER = "answers/funding-gap/motivation", "answers/public-interest/motivation"
ECOSYSTEMS = "answers/problem-severity/fields/ecosystems"
STEP = Step(id="dg", person="dirk@x.nl", function="directeur-generaal", order=1)


def account(name: str, *roles: Role) -> Person:
    return Person(f"{name}@x.nl", frozenset(roles), authenticated=True)


ANNA, BOB = account("anna", "opsteller"), account("bob", "opsteller", "beoordelaar", "meelezer")
LEA, FATMA, DIRK = account("lea", "lezer"), account("fatma", "beheerder"), account("dirk", "ondertekenaar")
NOBODY = account("niemand")
ALONE = Person("lokaal", frozenset(ROLES))

TEXTS: dict[str, JSON] = {
    WHY: "De winst van Acme is twaalf miljoen: geheimzinnig.",
    "answers/funding-gap/confidential": {
        "ground": "woo-5.1.1c",
        "motivation": True,
        "fields": ["margin"],
        "rows": {"companies": ["Zilverberg"]},
    },
    "answers/funding-gap/fields/margin": "winstmarge",
    "answers/funding-gap/fields/companies": [{"name": "Zilverberg"}, {"name": "Openlucht"}],
    OTHER: "Halfgeleiders zijn van openbaar belang.",
    "answers/public-interest/sources": [
        {"title": "Kamerbrief"},
        {"title": "Vertrouwelijke bedrijfsnotitie", "confidential": "woo-5.1.1c"},
    ],
    ECOSYSTEMS: ["elektronica"],
    "answers/problem-severity/confidential": {"ground": "woo-5.1.1c", "fields": ["ecosystems"]},
    "answers/odd/confidential": "onleesbaar",
    "answers/odd/fields/place": "vindplaats",
    "advice/decision": "deelnemen",
}
HIDDEN = ["geheimzinnig", "winst", "winstmarge", "Zilverberg", "bedrijfsnotitie", "elektronica", "vindplaats"]
OPEN = ["halfgeleider", "kamerbrief", "chips"]


@pytest.fixture
def draft(store: DossierStore, pin: FrameworkPin) -> str:
    """Return a dossier of Anna's in which much is confidential."""
    made = proceedings.create(store, ANNA, "Chips", pin)
    assert isinstance(made, str)
    proceedings.edit(store, made, ANNA, [Edit(path, value, 0) for path, value in TEXTS.items()])
    return made


@pytest.fixture
def adopted(store: DossierStore, draft: str) -> str:
    """Return the same, signed by Dirk."""
    proceedings.plan_route(store, draft, ANNA, [STEP])
    steps: tuple[Action, ...] = ("consult", "present")
    for action in steps:
        assert not isinstance(proceedings.take_status(store, draft, ANNA, action, "Reden."), Refusal)
    wish = SigningWish("dg", "akkoord", "", text_digest(store.load(draft)), errors=0)
    assert not isinstance(proceedings.sign(store, draft, DIRK, wish), Refusal)
    return draft


def words(asked: str) -> Wanted:
    return Wanted(words=asked)


def test_a_draft_is_found_by_those_on_it_only(store: DossierStore, draft: str) -> None:
    for asked in [*map(words, HIDDEN + OPEN), Wanted(), Wanted(outcome="deelnemen"), Wanted(person=ANNA.name)]:
        assert find_for(store, asked, ANNA) == find_for(store, asked, ALONE) == (draft,), asked
        for outsider in (BOB, LEA, NOBODY, DIRK):
            assert find_for(store, asked, outsider) == (), (asked, outsider)


def test_what_is_adopted_is_found_by_all_with_a_role_by_what_is_open_in_it(store: DossierStore, adopted: str) -> None:
    for reader in (LEA, BOB, FATMA):
        assert [asked for asked in OPEN if find_for(store, words(asked), reader) == (adopted,)] == OPEN
        assert [asked for asked in HIDDEN if find_for(store, words(asked), reader)] == []
        assert find_for(store, words("halfgeleiders winst"), reader) == ()
        assert find_for(store, Wanted(holding={ECOSYSTEMS: "elektronica"}), reader) == ()
        assert find_for(store, Wanted(lacking=frozenset({ECOSYSTEMS})), reader) == ()
    for someone in (ANNA, DIRK, ALONE):
        assert [asked for asked in HIDDEN + OPEN if find_for(store, words(asked), someone)] == HIDDEN + OPEN
        assert find_for(store, Wanted(holding={ECOSYSTEMS: "elektronica"}), someone) == (adopted,)
    assert find_for(store, Wanted(), NOBODY) == ()


def test_a_beheerder_finds_a_draft_by_its_title_and_not_by_what_is_confidential(
    store: DossierStore, draft: str
) -> None:
    assert find_for(store, words("chips"), FATMA) == (draft,)
    assert [asked for asked in HIDDEN if find_for(store, words(asked), FATMA)] == []


def test_no_snippet_shows_what_is_confidential(store: DossierStore, adopted: str) -> None:
    seen = open_dossier(store, adopted, LEA).contents
    assert [asked for asked in HIDDEN if snippet_of(seen, asked)] == []
    whole = open_dossier(store, adopted, ANNA).contents
    assert [asked for asked in HIDDEN if not snippet_of(whole, asked)] == []


def test_a_word_that_becomes_confidential_is_lost_at_once_and_found_when_it_is_open_again(
    store: DossierStore, draft: str
) -> None:
    mark: JSON = {"ground": "woo-5.1.1c", "motivation": True}
    place = "answers/public-interest/confidential"
    assert find_for(store, words("halfgeleiders"), FATMA) == (draft,)
    proceedings.edit(store, draft, ANNA, [Edit(place, mark, 0)])
    assert find_for(store, words("halfgeleiders"), FATMA) == ()
    proceedings.edit(store, draft, ANNA, [Edit(place, None, 1)])
    assert find_for(store, words("halfgeleiders"), FATMA) == (draft,)


def test_who_wrote_earlier_is_no_way_to_find_a_dossier_one_is_not_on(store: DossierStore, draft: str) -> None:
    proceedings.admit(store, draft, ANNA, [BOB.name])
    proceedings.edit(store, draft, BOB, [Edit("memo/reference", "B", 0)])
    proceedings.edit(store, draft, ANNA, [Edit("memo/reference", "A", 1)])
    assert find_for(store, Wanted(person=BOB.name), ANNA) == (draft,)
    assert find_for(store, Wanted(person=BOB.name), FATMA) == ()
    assert find_for(store, Wanted(person=ANNA.name), FATMA) == (draft,)


def test_admission_counts_at_once_and_a_name_within_another_does_not(store: DossierStore, draft: str) -> None:
    near = replace(BOB, name="bob@x.n")
    proceedings.admit(store, draft, ANNA, [BOB.name])
    assert find_for(store, words("geheimzinnig"), BOB) == (draft,)
    assert find_for(store, Wanted(), near) == find_for(store, Wanted(), replace(BOB, name="%")) == ()
    proceedings.admit(store, draft, ANNA, (), [BOB.name])
    assert find_for(store, words("geheimzinnig"), BOB) == find_for(store, Wanted(), BOB) == ()


def test_without_words_one_finds_what_the_list_has_in_its_order(
    store: DossierStore, pin: FrameworkPin, adopted: str
) -> None:
    for person in (ANNA, BOB, ANNA):
        proceedings.create(store, person, "Nog een", pin)
    for person in (ANNA, BOB, LEA, FATMA, DIRK, NOBODY, ALONE):
        found = find_for(store, Wanted(), person)
        assert lines_of(store, found) == list_dossiers(store, person)


def test_filters_count_for_what_one_may_see(store: DossierStore, adopted: str, pin: FrameworkPin) -> None:
    undecided = proceedings.create(store, ANNA, "Later", pin)
    [line] = lines_of(store, [adopted])
    no_advice = Wanted(lacking=frozenset({"advice/decision"}))
    assert find_for(store, no_advice, ANNA) == (undecided,)
    assert find_for(store, no_advice, LEA) == ()
    assert find_for(store, Wanted(outcome="deelnemen"), LEA) == (adopted,)
    assert find_for(store, Wanted(statuses=frozenset({"vastgesteld"})), LEA) == (adopted,)
    assert find_for(store, Wanted(statuses=frozenset({"concept"})), LEA) == ()
    assert find_for(store, Wanted(since=line.changed_at + timedelta(seconds=1)), LEA) == ()
