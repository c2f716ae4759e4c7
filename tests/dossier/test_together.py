"""Several officers, threads and processes on the same database: nothing is lost."""

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from ipcei_wizard.dossier.records import Conflict, FrameworkPin
from ipcei_wizard.dossier.store import DossierStore, open_store

OPEN_AND_CREATE = """
import sys
from ipcei_wizard.dossier.records import FrameworkPin
from ipcei_wizard.dossier.store import open_store
address, name = sys.argv[1:]
sys.stdin.readline()
with open_store(address) as store:
    dossier = store.create("Samen", FrameworkPin("f", "1", "d"), by=name, key="one-click")
    for number in range(10):
        store.save(dossier, f"memo/{name}", number, number, name)
    print(dossier)
"""


def test_two_threads_on_different_paths_both_succeed(store: DossierStore, dossier: str) -> None:
    together = threading.Barrier(2)

    def write(name: str) -> None:
        together.wait()
        for number in range(20):
            assert not isinstance(store.save(dossier, f"memo/{name}", number, number, name), Conflict)

    with ThreadPoolExecutor(2) as officers:
        list(officers.map(write, ["anna", "bram"]))

    contents = store.load(dossier).contents
    assert (contents["memo/anna"], contents["memo/bram"]) == (19, 19)


def test_two_hundred_concurrent_saves_lose_nothing(store: DossierStore, dossier: str, address: str) -> None:
    """Eight officers over two servers, all on one path: who meets a conflict adds their word to the other's."""
    with open_store(address) as second, ThreadPoolExecutor(8) as officers:

        def write(number: int) -> None:
            server = (store, second)[number % 2]
            words: list[str] = []
            version = 0
            while isinstance(
                result := server.save(dossier, "memo/words", [*words, str(number)], version, "x"), Conflict
            ):
                assert isinstance(result.value, list)
                words, version = result.value, result.version

        list(officers.map(write, range(200)))

    words = store.load(dossier).contents["memo/words"]
    assert isinstance(words, list)
    assert sorted(words, key=int) == [str(number) for number in range(200)]
    history = store.history(dossier, "memo/words")
    assert [change.version for change in history] == list(range(1, 201))
    assert all(after.old == before.new for before, after in pairwise(history))


def test_programs_that_start_at_once_share_one_schema_and_one_dossier(address: str) -> None:
    names = ["anna", "bram", "chris"]
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_AND_CREATE, address, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for program in programs:
        assert program.stdin
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [program.communicate(timeout=60) for program in programs]

    assert [error for _, error in said] == ["", "", ""]
    (dossier,) = {output.strip() for output, _ in said}
    with open_store(address) as store:
        assert [line.id for line in store.list()] == [dossier]
        assert {path: value for path, value in store.load(dossier).contents.items() if path != "initiative/title"} == {
            f"memo/{name}": 9 for name in names
        }


def test_different_databases_opened_at_once_are_all_made(new_address: Callable[[], str], pin: FrameworkPin) -> None:
    together = threading.Barrier(4)

    def open_and_create(address: str) -> int:
        together.wait()
        with open_store(address) as store:
            store.create("Alleen", pin, by="Anna")
            return len(store.list())

    addresses = [new_address() for _ in range(4)]
    with ThreadPoolExecutor(4) as officers:
        assert list(officers.map(open_and_create, addresses)) == [1, 1, 1, 1]


def test_threads_that_open_an_empty_database_at_once_all_succeed(address: str, pin: FrameworkPin) -> None:
    together = threading.Barrier(6)

    def open_and_create(_number: int) -> str:
        together.wait()
        with open_store(address) as store:
            return store.create("Samen", pin, by="Anna", key="one-click")

    with ThreadPoolExecutor(6) as officers:
        assert len(set(officers.map(open_and_create, range(6)))) == 1
