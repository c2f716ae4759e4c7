"""What does not fit together in the catalogues, and which of their entries have ended. Part of the proof."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ipcei_wizard.framework.catalogues import Catalogue, Entry
from ipcei_wizard.framework.texts import Citation
from ipcei_wizard.strict.faults import Fault
from ipcei_wizard.strict.yaml import Document, KeyPath


@dataclass(frozen=True, slots=True)
class Ended:
    """An entry whose validity has ended, and where its last day stands: a warning, not a mistake."""

    catalogue: str
    entry: str
    fault: Fault


def ended_entries(catalogues: Mapping[str, Catalogue], document: Document, day: date) -> Iterator[Ended]:
    """Yield the entries that no longer hold on `day`: something to look at, not a mistake.

    `document` is that of the questionnaire the catalogues were read with.
    """
    for name, catalogue in catalogues.items():
        for index, entry in enumerate(catalogue.entries):
            if entry.ended_on(day):
                file, line = document.place(("catalogues", name, "entries", index, "valid_until"))
                values = {"name": entry.id, "day": entry.valid_until}
                yield Ended(name, entry.id, Fault(file, line, "entry-ended", values))


def catalogue_faults(
    catalogues: Mapping[str, Catalogue], document: Document, questions: Iterable[str]
) -> Iterator[Fault]:
    """Yield what does not fit together in the catalogues: names, groups, sources, days. `questions` are known ids."""
    known = tuple(questions)
    for name, catalogue in catalogues.items():
        yield from _Checker(name, catalogue, document).faults(known)


class _Checker:
    def __init__(self, name: str, catalogue: Catalogue, document: Document) -> None:
        self.name = name
        self.catalogue = catalogue
        self.document = document

    def fault(self, path: KeyPath, code: str, known: Iterable[str] = (), **values: object) -> Fault:
        file, line = self.document.place(("catalogues", self.name, *path))
        return Fault(file, line, code, values, str(values.get("name", "")), tuple(known))

    def faults(self, questions: tuple[str, ...]) -> Iterator[Fault]:
        catalogue = self.catalogue
        if catalogue.id != self.name:
            yield self.fault(("id",), "catalogue-misnamed", name=catalogue.id, file=f"{self.name}.yaml")
        yield from self._twice("groups", (group.id for group in catalogue.groups), "group-twice")
        yield from self._twice("entries", (entry.id for entry in catalogue.entries), "entry-twice")
        for index, entry in enumerate(catalogue.entries):
            yield from self._entry(("entries", index), entry, questions)
        used = {entry.group for entry in catalogue.entries}
        for index, group in enumerate(catalogue.groups):
            if group.id not in used:
                yield self.fault(("groups", index, "id"), "group-empty", name=group.id)
        cited = {citation.publication for _, citation in self._citations()}
        for key in catalogue.publications:
            if key not in cited:
                yield self.fault(("publications", key), "publication-unused", name=key)
        for path, citation in self._citations():
            if citation.publication not in catalogue.publications:
                at = (*path, "publication")
                yield self.fault(at, "unknown-publication", catalogue.publications, name=citation.publication)

    def _twice(self, key: str, names: Iterable[str], code: str) -> Iterator[Fault]:
        seen: set[str] = set()
        for index, name in enumerate(names):
            if name in seen:
                yield self.fault((key, index, "id"), code, name=name)
            seen.add(name)

    def _entry(self, path: KeyPath, entry: Entry, questions: tuple[str, ...]) -> Iterator[Fault]:
        groups = self.catalogue.group_by_id
        if entry.group is None and groups:
            yield self.fault((*path, "id"), "entry-without-group", groups, name=entry.id)
        if entry.group is not None and entry.group not in groups:
            yield self.fault((*path, "group"), "unknown-group", groups or ("-",), name=entry.group)
        if entry.valid_from and entry.valid_until and entry.valid_until < entry.valid_from:
            first, last = entry.valid_from, entry.valid_until
            yield self.fault((*path, "valid_until"), "validity-reversed", first=first, last=last)
        for index, question in enumerate(entry.questions):
            if question not in questions:
                yield self.fault((*path, "questions", index), "entry-unknown-question", questions, name=question)

    def _citations(self) -> Iterator[tuple[KeyPath, Citation]]:
        for index, entry in enumerate(self.catalogue.entries):
            at: KeyPath = ("entries", index)
            yield from (((*at, "sources", number), citation) for number, citation in enumerate(entry.sources))
            for number, limit in enumerate(entry.limits):
                place = (*at, "limits", number, "sources")
                yield from (((*place, third), citation) for third, citation in enumerate(limit.sources))
