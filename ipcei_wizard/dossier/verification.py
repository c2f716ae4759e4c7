"""Proves that what is stored of a dossier is what was written: the chain of its log, and the projections beside it."""

from collections.abc import Iterator

from ipcei_wizard.dossier.canonical import from_text
from ipcei_wizard.dossier.chain import ChainFault, Entry, Header, broken
from ipcei_wizard.dossier.journal import status_of, title_of
from ipcei_wizard.dossier.paths import PIN, STATUS, TITLE
from ipcei_wizard.dossier.records import DossierState, FrameworkPin, pin_of
from ipcei_wizard.dossier.store import DossierStore
from ipcei_wizard.messages import Language, say


def verify(store: DossierStore, dossier: str) -> tuple[ChainFault, ...]:
    """Return what is not as it was written; nothing means that the log is whole and the rest follows from it."""
    header, state, entries = store.log(dossier)
    chain = tuple(broken(header, entries, state.summary.changes, state.summary.head))
    return chain + tuple(_beside_the_log(header, state, entries))


def in_words(fault: ChainFault, language: Language) -> str:
    """Return one sentence: which row of which dossier, and what is wrong with it."""
    values = {"dossier": fault.dossier, "sequence": fault.sequence, **fault.values}
    return say(f"dossier.verify-{fault.code}", language, **values)


def _beside_the_log(header: Header, state: DossierState, entries: tuple[Entry, ...]) -> Iterator[ChainFault]:
    last = {entry.path: entry for entry in entries}
    for path in sorted(last.keys() | state.values.keys()):
        entry, stored = last.get(path), state.values.get(path)
        if entry is None or stored is None or (from_text(entry.new), entry.version) != (stored.value, stored.version):
            yield ChainFault(header.dossier, None, "projection", {"path": path})
    summary = state.summary
    title = title_of(from_text(last[TITLE].new)) if TITLE in last else summary.title
    status = (status_of(from_text(last[STATUS].new)) if STATUS in last else None) or "concept"
    begun_with = FrameworkPin(header.framework_id, header.framework_version, header.framework_digest)
    pinned = (pin_of(from_text(last[PIN].new)) if PIN in last else None) or begun_with
    if (title, status, pinned) != (summary.title, summary.status, summary.framework):
        yield ChainFault(header.dossier, None, "summary", {})
