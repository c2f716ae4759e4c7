"""Where the dossiers are: the address from the environment, else a file in the user's data folder. Opens nothing."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from ipcei_wizard.dossier.errors import StoreAddressError, StoreUnreachableError

ADDRESS_VARIABLE: Final = "IPCEI_WIZARD_DATABASE_URL"
FOLDER_VARIABLE: Final = "IPCEI_WIZARD_DATA"
FILE_NAME: Final = "dossiers.db"

_DRIVERS: Final = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
}


def database_url(environ: Mapping[str, str] | None = None) -> str:
    """Return the address of the database; makes the data folder (only for this user, 0700) where it is a file there.

    Raises:
        StoreAddressError: the address in the environment cannot be used.
        StoreUnreachableError: the data folder cannot be made.
    """
    settings = os.environ if environ is None else environ
    if address := settings.get(ADDRESS_VARIABLE, "").strip():
        return parse_address(address).render_as_string(hide_password=False)
    folder = data_folder(settings)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnreachableError(str(folder)) from error
    return URL.create("sqlite", database=str(folder / FILE_NAME)).render_as_string()


def data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Return the folder for the user's data, absolute; it need not exist."""
    settings = os.environ if environ is None else environ
    if folder := settings.get(FOLDER_VARIABLE, "").strip():
        return Path(folder).expanduser().absolute()
    from platformdirs import user_data_path  # noqa: PLC0415 (most servers never need it)

    return user_data_path("ipcei-wizard", appauthor=False)


def parse_address(address: str) -> URL:
    """Return the address with the driver this program brings.

    Raises:
        StoreAddressError: not an address, another kind of database, or SQLite without a file.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        # The parser's message may quote a part of the password.
        raise StoreAddressError(ADDRESS_VARIABLE) from None
    driver = _DRIVERS.get(url.drivername)
    if driver is None or (driver == "sqlite" and url.database in {None, "", ":memory:"}):
        raise StoreAddressError(describe(url))
    return url.set(drivername=driver)


def describe(url: URL) -> str:
    """Return the address for people: the file, or the server and database; no user, no password, no options."""
    if url.get_backend_name() == "sqlite":
        return url.database or ADDRESS_VARIABLE
    port = f":{url.port}" if url.port else ""
    return f"{url.get_backend_name()}://{url.host or ''}{port}/{url.database or ''}"
