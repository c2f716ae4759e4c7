"""What a server installs is part of what was tested: the same versions, the same hashes, and no tools."""

from tests.web.driving import ROOT


def locked(name: str) -> dict[str, set[str]]:
    """Return the hashes in a lock file by name and version; for which platform an entry is may differ."""
    entries = (ROOT / name).read_text(encoding="utf-8").replace(" \\\n", " ").splitlines()
    return {entry.split(" ")[0]: {part for part in entry.split() if part.startswith("--hash=")} for entry in entries}


def test_a_server_gets_only_what_was_tested() -> None:
    server, tested = locked("requirements-server.lock"), locked("requirements.lock")
    assert server.items() <= tested.items()
    assert all(server.values())
    names = {entry.partition("==")[0] for entry in server}
    assert names >= {"streamlit", "psycopg", "hatchling"}
    assert not names & {"pytest", "ruff", "playwright"}
