"""The address of the database comes from the environment, and never shows its password."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import make_url

from ipcei_wizard.dossier.errors import StoreAddressError, StoreUnreachableError
from ipcei_wizard.dossier.location import data_folder, database_url, describe, parse_address
from ipcei_wizard.dossier.store import open_store


def test_the_data_folder_is_made_for_this_user_only(tmp_path: Path) -> None:
    folder = tmp_path / "with space, # ? % and é" / "data"

    url = database_url({"IPCEI_WIZARD_DATA": str(folder)})

    assert make_url(url).database == str(folder / "dossiers.db")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    open_store(url).close()
    assert [file.name for file in folder.iterdir()] == ["dossiers.db"]


def test_without_settings_the_users_own_data_folder_is_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    folder = data_folder({})

    assert folder.name == "ipcei-wizard"
    assert folder.is_absolute()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StoreUnreachableError, match="file/data"):
        database_url({"IPCEI_WIZARD_DATA": str(tmp_path / "file" / "data")})


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_spoken_to_through_psycopg(scheme: str) -> None:
    url = database_url({"IPCEI_WIZARD_DATABASE_URL": f"{scheme}://anna:p%40ss@db:5433/dossiers?sslmode=require"})

    assert url == "postgresql+psycopg://anna:p%40ss@db:5433/dossiers?sslmode=require"
    assert describe(make_url(url)) == "postgresql://db:5433/dossiers"


@pytest.mark.parametrize(
    "address",
    ["mysql://anna:s3cret@db/x", "nonsense", "postgresql://anna:s3c:ret@db:port/x", "sqlite://", "sqlite:///:memory:"],
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(StoreAddressError, match="IPCEI_WIZARD_DATABASE_URL") as caught:
        parse_address(address)

    assert "s3" not in str(caught.value)
    assert caught.value.__cause__ is None
