"""Finds dossiers: by words in Dutch over the whole text, and by status, outcome, person, period and chosen values.

The index follows the log and is brought up to date by whoever searches, so that saving a word never waits for it. Words
are folded (small letters, no accents, letters and figures only) before they are stored and asked for; their endings are
taken off by PostgreSQL's `dutch` there, and by the same algorithm's Python version on SQLite.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, delete, func, insert, literal_column, select, text
from sqlalchemy.sql import expression

from ipcei_wizard.dossier.canonical import JSON, from_text, to_text
from ipcei_wizard.dossier.database import Database
from ipcei_wizard.dossier.errors import StoreLockedError, StoreReadOnlyError
from ipcei_wizard.dossier.journal import summary
from ipcei_wizard.dossier.paths import OUTCOME, is_proceeding
from ipcei_wizard.dossier.records import DossierSummary
from ipcei_wizard.dossier.tables import CHANGE, DOSSIER, SEARCHABLE, VALUE

MOST_LETTERS: Final = 300_000  # of one dossier; PostgreSQL indexes no more than a megabyte of word positions
_ADVISORY_LOCK: Final = 0x1BCE2
BATCH: Final = 200  # dossiers indexed in one transaction, so that a save never waits long
_ACCENTS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_LETTERS: Final = re.compile(r"[^\W_]+")
_NUMBERED: Final = select(SEARCHABLE.c.number, SEARCHABLE.c.words)
# What is added to an index of words waits in a list. The longer the list, the dearer the index seems, and PostgreSQL
# then reads every text in full instead: seconds in place of milliseconds, until it has tidied up by itself.
_TAKE_IN: Final = text("""
    SELECT gin_clean_pending_list(i.indexrelid) FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
    WHERE i.indrelid = 'searchable'::regclass AND a.amname = 'gin' AND pg_has_role(c.relowner, 'USAGE')
""")
_WORDS: Final[ColumnElement[Any]] = literal_column("to_tsvector('dutch', searchable.words)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to find; what is empty does not count. `holding` maps a path to the value, or one of the values, there."""

    words: str = ""
    statuses: frozenset[str] = frozenset()
    outcome: str = ""
    person: str = ""
    since: datetime | None = None
    until: datetime | None = None
    holding: Mapping[str, JSON] = field(default_factory=lambda: MappingProxyType({}))


def find(database: Database, wanted: Wanted) -> tuple[DossierSummary, ...]:
    """Return the dossiers that are wanted, the last changed first."""
    if wanted.words.strip():
        with suppress(StoreReadOnlyError, StoreLockedError):  # what was indexed before can still be found
            refresh(database)
    with database.reading() as connection:
        query = select(DOSSIER).where(*_conditions(connection, wanted))
        rows = connection.execute(query.order_by(DOSSIER.c.changed_at.desc(), DOSSIER.c.id))
        return tuple(summary(row) for row in rows)


def refresh(database: Database) -> int:
    """Index the dossiers that changed since they were indexed, and return their number."""
    joined = DOSSIER.outerjoin(SEARCHABLE, SEARCHABLE.c.dossier_id == DOSSIER.c.id)
    stale = select(DOSSIER.c.id).select_from(joined).where(SEARCHABLE.c.head.is_distinct_from(DOSSIER.c.head))
    with database.reading() as connection:
        ids: Sequence[str] = connection.execute(stale).scalars().all()
    for at in range(0, len(ids), BATCH):
        with database.writing() as connection:
            if connection.dialect.name == "postgresql":  # two who search at once would add the same dossier twice
                connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
            _index(connection, ids[at : at + BATCH])
    if ids and not database.is_file:
        with database.writing() as connection:
            connection.execute(_TAKE_IN)
    return len(ids)


def folded(words: str) -> str:
    """Return the words as they are compared: small letters without accents, and spaces for all else."""
    # Twice: taking a sign apart (℠) can give capitals, and making capitals small (İ) can give a sign to take apart.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    return " ".join(_LETTERS.findall(_ACCENTS.sub("", plain)))


def stemmed(words: str) -> str:
    """Return folded words without their endings."""
    return " ".join(_stem(word) for word in folded(words).split())


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer  # noqa: PLC0415 - only SQLite needs it, and only for a search

    return stemmer("dutch_porter")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    stem: str = _stemmer().stemWord(word)
    return stem


def _index(connection: Connection, dossiers: Sequence[str]) -> None:
    # The heads first: a change made meanwhile leaves the index stale, never wrongly fresh.
    heads = connection.execute(select(DOSSIER.c.id, DOSSIER.c.head).where(DOSSIER.c.id.in_(dossiers)))
    rows = {row.id: {"dossier_id": row.id, "head": row.head, "words": ""} for row in heads}
    values = select(VALUE.c.dossier_id, VALUE.c.path, VALUE.c.value).where(VALUE.c.dossier_id.in_(dossiers))
    texts: dict[str, list[str]] = {}
    for row in connection.execute(values.order_by(VALUE.c.dossier_id, VALUE.c.path)):
        if not is_proceeding(row.path):
            texts.setdefault(row.dossier_id, []).extend(_texts(from_text(row.value)))
    for dossier, found in texts.items():
        rows[dossier]["words"] = folded(_up_to(MOST_LETTERS, found))
    _forget(connection, dossiers)
    connection.execute(insert(SEARCHABLE), list(rows.values()))
    if connection.dialect.name == "sqlite":
        numbers = connection.execute(_NUMBERED.where(SEARCHABLE.c.dossier_id.in_(dossiers)))
        stems = [{"number": row.number, "words": stemmed(row.words)} for row in numbers]
        connection.execute(text("INSERT INTO searchable_words (rowid, words) VALUES (:number, :words)"), stems)


def _forget(connection: Connection, dossiers: Sequence[str]) -> None:
    if connection.dialect.name == "sqlite":
        numbers = connection.execute(_NUMBERED.where(SEARCHABLE.c.dossier_id.in_(dossiers)))
        rows = [{"number": row.number} for row in numbers]
        if rows:
            connection.execute(text("DELETE FROM searchable_words WHERE rowid = :number"), rows)
    connection.execute(delete(SEARCHABLE).where(SEARCHABLE.c.dossier_id.in_(dossiers)))


def _texts(value: JSON) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts(part)


def _up_to(most: int, texts: Iterable[str]) -> str:
    taken: list[str] = []
    for words in texts:
        taken.append(words[:most])
        most -= len(words)
        if most <= 0:
            break
    return " ".join(taken)


def _conditions(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if asked := folded(wanted.words):
        yield _with_words(connection, asked)
    elif wanted.words.strip():  # signs only: nothing has those
        yield expression.false()
    if wanted.statuses:
        yield DOSSIER.c.status.in_(wanted.statuses)
    if wanted.since is not None:
        yield DOSSIER.c.changed_at >= wanted.since
    if wanted.until is not None:
        yield DOSSIER.c.changed_at < wanted.until
    if wanted.person:
        by = select(CHANGE.c.sequence).where(CHANGE.c.dossier_id == DOSSIER.c.id, CHANGE.c.changed_by == wanted.person)
        yield by.exists()
    chosen = dict(wanted.holding) | ({OUTCOME: wanted.outcome} if wanted.outcome else {})
    for path, value in chosen.items():
        yield _holds(path, value)


def _holds(path: str, value: JSON) -> ColumnElement[bool]:
    there = VALUE.c.value == to_text(value)
    among = VALUE.c.value.startswith("[") & VALUE.c.value.contains(to_text(value), autoescape=True)
    return select(VALUE.c.path).where(VALUE.c.dossier_id == DOSSIER.c.id, VALUE.c.path == path, there | among).exists()


def _with_words(connection: Connection, asked: str) -> ColumnElement[bool]:
    found = select(SEARCHABLE.c.dossier_id)
    if connection.dialect.name == "postgresql":
        query = func.plainto_tsquery("dutch", asked)
        only_small_words = func.numnode(query) == 0  # "de", "een": asked for nothing in particular
        return only_small_words | DOSSIER.c.id.in_(found.where(_WORDS.op("@@")(query)))
    # Each word in quotes: folded words hold no quotes, and a word such as NEAR would be an operator.
    match = " ".join(f'"{word}"' for word in stemmed(asked).split())
    rows = text("SELECT rowid FROM searchable_words WHERE searchable_words MATCH :match").bindparams(match=match)
    return DOSSIER.c.id.in_(found.where(SEARCHABLE.c.number.in_(rows)))
