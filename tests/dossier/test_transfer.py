"""Dossiers in and out: an archive gives everything back, twice is once, and a damaged one changes nothing."""

import gzip
import io
import random
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.archive import ArchiveRefusedError, read_archive, write_archive
from ipcei_wizard.dossier.errors import StoreDamagedError
from ipcei_wizard.dossier.people import Person, Remark
from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.dossier.transfer import archived, backup, export_archive, import_archive, restore_backup
from ipcei_wizard.dossier.verification import verify

WHY = "answers/public-interest/motivation"
OTHER = {"sqlite": "new_postgresql", "postgresql": "new_sqlite"}


@pytest.fixture
def filled(store: DossierStore, dossier: str, pin: FrameworkPin) -> DossierStore:
    """Return a store with a dossier that has been through a lot, a frozen one, and an empty one."""
    store.save(dossier, WHY, 'Een "ünï" tekst\r\n\N{PARTY POPPER}', 0, "Anna")
    store.save(dossier, WHY, None, 1, "Bram")
    proceedings.comment(store, dossier, Person("Bram", frozenset({"beoordelaar"})), Remark(WHY, "Waarom weg?"))
    frozen = store.create("Ingetrokken", pin, {"memo/to": ["EZ"], "advice/focus": "x"}, by="Anna")
    store.save(frozen, "advice/focus", "y", 1, "Anna")
    proceedings.take_status(store, frozen, Person("Chef", frozenset({"beheerder"})), "withdraw", "Ingehaald.")
    store.create("", pin, by="Chris")
    return store


def everything(store: DossierStore) -> list[object]:
    """Return all that can be seen of a store."""
    return [(line, store.load(line.id), store.history(line.id), verify(store, line.id)) for line in store.list()]


def packed(store: DossierStore) -> bytes:
    """Return an archive of all dossiers."""
    file = io.BytesIO()
    write_archive(file, [archived(store, line.id) for line in store.list()])
    return file.getvalue()


def test_an_archive_gives_everything_back_also_on_the_other_database(
    filled: DossierStore, address: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    new: Callable[[], str] = request.getfixturevalue(OTHER[address.partition(":")[0].partition("+")[0]])
    file = tmp_path / "alle.ipcei"

    assert export_archive(filled, None, file) == 3
    with open_store(new()) as other, file.open("rb") as opened:
        assert len(import_archive(other, opened).added) == 3
        assert everything(other) == everything(filled)
        assert not [fault for line in other.list() for fault in verify(other, line.id)]


def test_importing_twice_makes_no_doubles(filled: DossierStore, new_address: Callable[[], str]) -> None:
    data = packed(filled)
    before = everything(filled)

    assert len(import_archive(filled, io.BytesIO(data)).there_already) == 3
    assert everything(filled) == before
    with open_store(new_address()) as other:
        import_archive(other, io.BytesIO(data))
        assert import_archive(other, io.BytesIO(data)).added == ()
        assert everything(other) == before


def test_what_was_added_since_is_added_and_what_is_older_is_left(
    filled: DossierStore, dossier: str, new_address: Callable[[], str]
) -> None:
    old = packed(filled)
    with open_store(new_address()) as other:
        import_archive(other, io.BytesIO(old))
        filled.save(dossier, WHY, "Toch weer.", 2, "Anna")

        assert import_archive(other, io.BytesIO(packed(filled))).extended == (dossier,)
        assert everything(other) == everything(filled)
        assert import_archive(other, io.BytesIO(old)).extended == ()
        assert everything(other) == everything(filled)
        assert not hasattr(other.save(dossier, WHY, "En verder.", 3, "Chris"), "changed_by"), "saved, no conflict"


def test_two_ways_from_one_beginning_are_not_mixed(
    filled: DossierStore, dossier: str, pin: FrameworkPin, new_address: Callable[[], str]
) -> None:
    with open_store(new_address()) as other:
        import_archive(other, io.BytesIO(packed(filled)))
        other.save(dossier, WHY, "Daar.", 2, "Anna")
        filled.save(dossier, WHY, "Hier.", 2, "Anna")
        filled.create("Nieuw", pin, by="Anna")
        before = everything(other)

        with pytest.raises(ArchiveRefusedError, match=dossier):
            import_archive(other, io.BytesIO(packed(filled)))
        assert everything(other) == before, "not even the dossier that is new"


def refused(data: bytes) -> bool:
    """Tell whether an archive is refused; otherwise it must say what the sound one says."""
    try:
        list(read_archive(io.BytesIO(data)))
    except ArchiveRefusedError as refusal:
        return refusal.in_words("nl") != refusal.in_words("en")
    return False


def test_any_damage_is_noticed_before_a_word_is_imported(filled: DossierStore, new_address: Callable[[], str]) -> None:
    data = packed(filled)
    sound = list(read_archive(io.BytesIO(data)))
    chance = random.Random(7)  # noqa: S311 - which bytes are damaged is no secret
    noticed = 0
    for _ in range(300):
        at = chance.randrange(len(data))
        damaged = data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        if refused(damaged):
            noticed += 1
        else:  # a bit of the packing that means nothing
            assert list(read_archive(io.BytesIO(damaged))) == sound
    assert noticed > 280
    assert all(refused(data[:length]) for length in range(0, len(data) - 8, 7))
    assert refused(data + b"more")
    with open_store(new_address()) as other:
        with pytest.raises(ArchiveRefusedError):
            import_archive(other, io.BytesIO(data[: len(data) // 2]))
        assert other.list() == ()


LINES = [
    ('"Anna"', '"Eva"'),
    ('"memo/to"', '"memo/cc"'),
    ('[1,"2026', '[2,"2026'),
    ("ipcei-archive/1", "ipcei-archive/2"),
    ('{"change":[2,', '{"wijziging":[2,'),
    ("{", "["),
    ("null", "NaN"),
]


@pytest.mark.parametrize(("old", "new"), LINES)
def test_an_archive_that_was_edited_is_refused_also_with_a_fresh_digest(
    filled: DossierStore, old: str, new: str
) -> None:
    text = gzip.decompress(packed(filled)).decode()
    body = text[: text.rindex('{"end"')]
    edited = body.replace(old, new, 1)
    assert edited != body

    assert refused(gzip.compress(f'{edited}{{"end":[3,"{sha256(edited.encode()).hexdigest()}"]}}\n'.encode()))
    assert not refused(gzip.compress(f'{body}{{"end":[3,"{sha256(body.encode()).hexdigest()}"]}}\n'.encode()))


def test_a_dossier_that_is_not_sound_is_not_exported(filled: DossierStore, dossier: str, tmp_path: Path) -> None:
    with filled.writing() as connection:
        on = "" if filled.is_file else " ON change"
        connection.exec_driver_sql(f"DROP TRIGGER change_stays{on}")
        connection.exec_driver_sql(
            f"UPDATE change SET changed_by = 'Eva' WHERE sequence = 2 AND dossier_id = '{dossier}'"
        )

    with pytest.raises(ArchiveRefusedError, match=f"{dossier}.*change 2"):
        export_archive(filled, None, tmp_path / "alle.ipcei")
    assert list(tmp_path.iterdir()) == []
    others = [line.id for line in filled.list() if line.id != dossier]
    assert export_archive(filled, others, tmp_path / "rest.ipcei") == 2


def test_the_same_dossiers_give_the_same_bytes(filled: DossierStore) -> None:
    assert packed(filled) == packed(filled)


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", gzip.compress(b""), gzip.compress(b"{}\n"), gzip.compress(b"[" * 99)],
    ids=["nothing", "a zip", "nothing packed", "an empty object", "brackets"],  # gzip writes the time
)
def test_something_else_is_not_an_archive(data: bytes) -> None:
    assert refused(data)


def test_a_backup_is_made_while_others_work_and_restores_everything(
    filled: DossierStore, address: str, dossier: str, tmp_path: Path, new_address: Callable[[], str]
) -> None:
    file = tmp_path / "kopie"
    with open_store(address) as colleague, colleague.writing():  # a colleague is in the middle of a save
        assert backup(filled, file) == 3
    before = everything(filled)
    filled.save(dossier, WHY, "Na de kopie.", 2, "Anna")

    with open_store(new_address()) as other:
        assert len(restore_backup(other, file).added) == 3
        assert everything(other) == before
    assert restore_backup(filled, file).extended == (), "what is here and newer stays"
    assert filled.load(dossier).contents[WHY] == "Na de kopie."
    assert [path.name for path in tmp_path.iterdir()] == ["kopie"], "nothing is left lying about"


def test_a_backup_of_a_file_is_a_sound_database_of_one_moment(tmp_path: Path, pin: FrameworkPin) -> None:
    with open_store(f"sqlite:///{tmp_path}/a.db") as store:
        dossier = store.create("x", pin, by="Anna")
        backup(store, tmp_path / "b.db")
    with sqlite3.connect(tmp_path / "b.db") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT id FROM dossier").fetchall() == [(dossier,)]
    copy.close()
    assert (tmp_path / "b.db").stat().st_mode & 0o77 == 0, "for its maker only"


def test_a_damaged_backup_changes_nothing(filled: DossierStore, tmp_path: Path) -> None:
    file = tmp_path / "kopie.db"
    file.write_bytes(b"SQLite format 3\x00" + b"x" * 4096)
    before = everything(filled)

    with pytest.raises(StoreDamagedError, match=r"kopie\.db"):
        restore_backup(filled, file)
    assert everything(filled) == before
    with pytest.raises(FileNotFoundError):
        backup(filled, tmp_path / "missing" / "kopie")
