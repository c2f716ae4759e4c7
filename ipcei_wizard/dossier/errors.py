"""What can go wrong with the store, each with where, what and remedy. Knows no driver: `faults` translates those.

StoreError
├── StoreAddressError        the address of the database cannot be used
├── StoreUnreachableError    no server, no file, no permission to open it, connection lost
├── StoreLockedError         someone else keeps the database busy
├── StoreReadOnlyError       it can be read, not written
├── StoreFullError           no room left
├── StoreDamagedError        the file is not a (sound) database
├── SchemaTooNewError        made by a newer version of this program
├── UnknownDossierError      no dossier with this id
├── DossierFrozenError       its text is adopted or withdrawn, and never changes again
└── StoreFailedError         anything else the database refused
"""

from typing import ClassVar

from ipcei_wizard.messages import Language, say


class StoreError(Exception):
    """The store could not do what was asked; nothing of it was written.

    One exception to "nothing": a connection lost while a commit was on its way. Repeating the same save is then safe,
    because saving an equal value is no change.
    """

    code: ClassVar[str]

    def __init__(self, where: str, **values: str) -> None:
        super().__init__(where)
        self.where = where
        self.values = values

    def what(self, language: Language = "en") -> str:
        """Return one sentence: what happened."""
        return say(f"dossier.{self.code}.what", language, **self.values)

    def remedy(self, language: Language = "en") -> str:
        """Return one sentence: what the reader can do."""
        return say(f"dossier.{self.code}.remedy", language, **self.values)

    def __str__(self) -> str:
        return f"{self.where}: {self.what()} {self.remedy()}"


class StoreAddressError(StoreError):
    """The address of the database cannot be used."""

    code = "address"


class StoreUnreachableError(StoreError):
    """The database cannot be opened, or the connection was lost."""

    code = "unreachable"


class StoreLockedError(StoreError):
    """Others kept the database busy for longer than we wait."""

    code = "locked"


class StoreReadOnlyError(StoreError):
    """The database can be read but not written."""

    code = "read-only"


class StoreFullError(StoreError):
    """There is no room left for the change."""

    code = "full"


class StoreDamagedError(StoreError):
    """The file is not a database, or a damaged one."""

    code = "damaged"


class SchemaTooNewError(StoreError):
    """The database was made by a newer version; values: `found` and `known` revisions."""

    code = "too-new"


class UnknownDossierError(StoreError):
    """No dossier has this id; value: `dossier`."""

    code = "unknown-dossier"


class DossierFrozenError(StoreError):
    """The text of this dossier does not change any more; value: `status`."""

    code = "frozen"


class StoreFailedError(StoreError):
    """The database refused for a reason not foreseen here; value: `detail`, the driver's own code."""

    code = "failed"
