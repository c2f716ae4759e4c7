"""The lists an officer chooses from, as data: dated, sourced, in both languages.

A catalogue is a file of its own, so that a new priority or a changed limit is an edit of one list. Ids of entries are
stable words that answers hold; an entry that no longer holds gets an end date and stays.
"""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from ipcei_wizard.framework.texts import Citation, Publication, Text
from ipcei_wizard.strict.models import Closed, Id, IsoDate, Sequence

Provenance = Literal["S", "P"]
"""S: stands in an official document that was read as a file; P: on a public page. A memory is no provenance."""


class Group(Closed):
    """Entries that belong together, shown under one heading."""

    id: Id
    label: Text


class Limit(Closed):
    """A fact that bounds an entry, such as the amount or the intensity up to which an alternative may be used."""

    label: Text
    value: Text
    sources: Annotated[Sequence[Citation], Field(min_length=1)]


class Entry(Closed):
    """One thing to choose, with where it comes from and from when until when it holds (both days included)."""

    id: Id
    label: Text
    explanation: Text | None = None
    group: Id | None = None
    sources: Annotated[Sequence[Citation], Field(min_length=1)]
    provenance: Provenance
    valid_from: IsoDate | None = None
    valid_until: IsoDate | None = None
    questions: Sequence[Id] = ()
    limits: Sequence[Limit] = ()

    def ended_on(self, day: date) -> bool:
        """Say whether this entry no longer holds on `day`."""
        return self.valid_until is not None and self.valid_until < day


class Catalogue(Closed):
    """A list to choose from, with the publications it rests on."""

    format: Literal["ipcei-catalogue/1"]
    id: Id
    title: Text
    description: Text
    publications: dict[Id, Publication]
    groups: Sequence[Group] = ()
    other: bool = False
    entries: Annotated[Sequence[Entry], Field(min_length=1)]

    @cached_property
    def entry_by_id(self) -> dict[str, Entry]:
        """Map each entry's id to the entry."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def group_by_id(self) -> dict[str, Group]:
        """Map each group's id to the group."""
        return {group.id: group for group in self.groups}

    def entries_in(self, groups: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return the entries of these groups, or all of them when no group is named, in the order of the groups."""
        order = {group.id: index for index, group in enumerate(self.groups)}
        chosen = [entry for entry in self.entries if not groups or entry.group in groups]
        return tuple(sorted(chosen, key=lambda entry: order.get(entry.group or "", -1)))
