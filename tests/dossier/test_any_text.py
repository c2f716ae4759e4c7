"""Properties: any words survive, and the log replayed is the projection."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ipcei_wizard.dossier.canonical import JSON, clean, clean_text, from_text, to_text
from ipcei_wizard.dossier.records import Conflict, Edit, FrameworkPin, StoredValue
from ipcei_wizard.dossier.store import DossierStore

PIN = FrameworkPin("afwegingskader-2022", "1.0", "sha256:abc")
WHY = "answers/public-interest/motivation"

ANY_TEXT = st.text(st.characters(exclude_categories=()))
SOUND_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | SOUND_TEXT
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SOUND_TEXT, inner, max_size=4), max_leaves=12
)

few = settings(max_examples=40, deadline=None)


@given(ANY_TEXT)
@settings(deadline=None)
def test_cleaned_text_can_be_stored_anywhere_and_stays_as_it_is(text: str) -> None:
    cleaned = clean_text(text)

    assert "\x00" not in cleaned
    assert cleaned.encode().decode() == cleaned == clean_text(cleaned)


@given(SOUND_TEXT)
@settings(deadline=None)
def test_sound_text_is_kept_to_the_letter(text: str) -> None:
    assert clean_text(text) == text


def test_what_cannot_be_kept_becomes_visible_and_pairs_become_what_they_mean() -> None:
    assert clean_text("a\x00b") == "a\ufffdb"
    assert clean_text("a\ud800b\udc00") == "a\ufffdb\ufffd"
    assert clean_text("\ud83d\ude00 \U0001f600") == "\U0001f600 \U0001f600"
    assert clean({"\x00": ("a\x00", 1)}) == {"\ufffd": ["a\ufffd", 1]}


@given(VALUES)
@settings(deadline=None)
def test_the_canonical_text_gives_the_value_back(value: JSON) -> None:
    text = to_text(value)

    assert from_text(text) == value
    assert to_text(from_text(text)) == text


@given(value=VALUES, by=ANY_TEXT)
@few
def test_any_value_comes_back_from_the_store(shared_store: DossierStore, value: JSON, by: str) -> None:
    dossier = shared_store.create("t", PIN, {WHY: value}, by=by)

    state = shared_store.load(dossier)

    assert state.contents.get(WHY) == value
    assert state.summary.created_by == clean_text(by)


@given(text=ANY_TEXT)
@few
def test_any_text_comes_back_cleaned_and_as_the_save_said(shared_store: DossierStore, text: str) -> None:
    dossier = shared_store.create(text, PIN, by="Anna")

    saved = shared_store.save(dossier, WHY, text, 0, "Anna")

    state = shared_store.load(dossier)
    assert saved.value == state.contents[WHY] == state.summary.title == clean_text(text)


def test_a_very_long_text_comes_back(shared_store: DossierStore) -> None:
    text = ('Motivering met \N{PARTY POPPER}, "aanhalingstekens", \\ en\r\nregels.\t' * 3000)[:100_000]

    dossier = shared_store.create("Lang", PIN, {WHY: text}, by="Anna")

    assert shared_store.load(dossier).contents[WHY] == text


PATHS = st.sampled_from(["initiative/title", "advice/focus", WHY])
EDITS = st.tuples(PATHS, st.none() | st.sampled_from(["een", "twee", ["drie"]]), st.sampled_from([0, 0, 0, -1, 7]))


@given(st.lists(st.lists(EDITS, max_size=3, unique_by=lambda edit: edit[0]), max_size=8))
@settings(max_examples=25, deadline=None)
def test_the_log_replayed_is_the_current_state(
    shared_store: DossierStore, batches: list[list[tuple[str, JSON, int]]]
) -> None:
    dossier = shared_store.create("Begin", PIN, by="Anna")
    expected: dict[str, JSON] = {"initiative/title": "Begin"}
    for batch in batches:
        state = shared_store.load(dossier)
        edits = [Edit(path, value, state.version(path) + off) for path, value, off in batch]
        result = shared_store.save_many(dossier, edits, "Bram")
        if isinstance(result, tuple):
            expected |= {edit.path: edit.value for edit in edits}
        else:
            assert all(isinstance(conflict, Conflict) for conflict in result.conflicts)

    state, changes = shared_store.load(dossier), shared_store.history(dossier)
    replayed: dict[str, StoredValue] = {}
    for change in changes:
        before = replayed.get(change.path)
        assert (change.old, change.version) == ((before.value, before.version + 1) if before else (None, 1))
        replayed[change.path] = StoredValue(change.new, change.version, change.at, change.by)
    assert replayed == state.values
    assert [change.sequence for change in changes] == list(range(1, state.summary.changes + 1))
    assert state.contents == {path: value for path, value in expected.items() if value is not None}
    title = expected["initiative/title"]
    assert state.summary.title == (title if isinstance(title, str) else "")
