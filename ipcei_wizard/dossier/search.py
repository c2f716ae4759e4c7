"""Finds dossiers: by words in Dutch over the whole text, and by status, outcome, person, period and chosen values.

The index follows the log and is brought up to date by whoever searches, so that saving a word never waits for it. Words
are folded (small letters, no accents, letters and figures only) before they are stored and asked for; their endings are
taken off by PostgreSQL's `dutch` there, and by the same algorithm's Python version on SQLite.

This searches in everything. Who may find what is for `finding`, which can ask for what is open to all alone.
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

from ipcei_wizard.dossier.access import open_values
from ipcei_wizard.dossier.canonical import JSON, from_text, to_text
from ipcei_wizard.dossier.database import Database
from ipcei_wizard.dossier.errors import StoreLockedError, StoreReadOnlyError
from ipcei_wizard.dossier.journal import summary
from ipcei_wizard.dossier.paths import OUTCOME, is_proceeding, join, split
from ipcei_wizard.dossier.records import DossierSummary, StoredValue
from ipcei_wizard.dossier.tables import CHANGE, DOSSIER, SEARCHABLE, VALUE

MOST_LETTERS: Final = 300_000  # of one dossier; PostgreSQL indexes no more than a megabyte of word positions
_ADVISORY_LOCK: Final = 0x1BCE2
BATCH: Final = 200  # dossiers indexed in one transaction, so that a save never waits long
_ACCENTS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_LETTERS: Final = re.compile(r"[^\W_]+")
# What is added to an index of words waits in a list. The longer the list, the dearer the index seems, and PostgreSQL
# then reads every text in full instead: seconds in place of milliseconds, until it has tidied up by itself.
_TAKE_IN: Final = text("""
    SELECT gin_clean_pending_list(i.indexrelid) FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
    WHERE i.indrelid = 'searchable'::regclass AND a.amname = 'gin' AND pg_has_role(c.relowner, 'USAGE')
""")
_NUMBERED: Final = select(SEARCHABLE.c.number, SEARCHABLE.c.words, SEARCHABLE.c.is_open, SEARCHABLE.c.open_words)
_WORDS: Final[ColumnElement[Any]] = literal_column("to_tsvector('dutch', searchable.words)")
_OPEN_WORDS: Final[ColumnElement[Any]] = literal_column("to_tsvector('dutch', searchable.open_words)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to find; what is empty does not count.

    `holding` maps a path to the value, or one of the values, there; at the paths that are `lacking` nothing stands.
    """

    words: str = ""
    statuses: frozenset[str] = frozenset()
    outcome: str = ""
    person: str = ""
    since: datetime | None = None
    until: datetime | None = None
    holding: Mapping[str, JSON] = field(default_factory=lambda: MappingProxyType({}))
    lacking: frozenset[str] = frozenset()


def find(database: Database, wanted: Wanted) -> tuple[DossierSummary, ...]:
    """Return the dossiers that are wanted, the last changed first."""
    refresh_for(database, wanted)
    with database.reading() as connection:
        query = select(DOSSIER).where(*conditions(connection, wanted))
        rows = connection.execute(query.order_by(DOSSIER.c.changed_at.desc(), DOSSIER.c.id))
        return tuple(summary(row) for row in rows)


def refresh_for(database: Database, wanted: Wanted) -> None:
    """Bring the index up to date where words are wanted; where that cannot be, what was indexed is still found."""
    if wanted.words.strip():
        with suppress(StoreReadOnlyError, StoreLockedError):
            refresh(database)


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
    rows: dict[str, dict[str, Any]] = {row.id: {"dossier_id": row.id, "head": row.head} for row in heads}
    values = select(VALUE.c.dossier_id, VALUE.c.path, VALUE.c.value).where(VALUE.c.dossier_id.in_(dossiers))
    texts: dict[str, dict[str, str]] = {}
    for row in connection.execute(values.order_by(VALUE.c.dossier_id, VALUE.c.path)):
        if not is_proceeding(row.path):
            texts.setdefault(row.dossier_id, {})[row.path] = row.value
    indexed = [row | _searchable(texts.get(dossier, {})) for dossier, row in rows.items()]
    _forget(connection, dossiers)
    connection.execute(insert(SEARCHABLE), indexed)
    if connection.dialect.name == "sqlite":
        added = connection.execute(_NUMBERED.where(SEARCHABLE.c.dossier_id.in_(dossiers))).all()
        _put_stems(connection, "searchable_words", [(row.number, row.words) for row in added])
        _put_stems(
            connection, "searchable_words_open", [(row.number, row.open_words) for row in added if not row.is_open]
        )


def _searchable(texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the words of a dossier, and those in it that are open to who is not on it, where these are others."""
    values = {path: from_text(value) for path, value in texts.items()}
    words = _words_of(values)
    if not any("confidential" in path or "confidential" in value for path, value in texts.items()):
        return {"words": words, "is_open": 1, "open_words": ""}
    never = datetime.min  # noqa: DTZ901 - when it was written plays no part
    shown = open_values({path: StoredValue(value, 0, never, "") for path, value in values.items()}, "")
    left = _words_of({path: stored.value for path, stored in shown.items()})
    return {"words": words, "is_open": int(left == words), "open_words": "" if left == words else left}


def _words_of(values: Mapping[str, JSON]) -> str:
    return folded(_up_to(MOST_LETTERS, (words for value in values.values() for words in texts_in(value))))


def _put_stems(connection: Connection, table: str, numbered: Iterable[tuple[int, str]]) -> None:
    if stems := [{"number": number, "words": stemmed(words)} for number, words in numbered]:
        # An older server beside this one knows only one of the tables, and may leave a number in the other.
        put = text(f"INSERT OR REPLACE INTO {table} (rowid, words) VALUES (:number, :words)")  # noqa: S608 - ours
        connection.execute(put, stems)


def _forget(connection: Connection, dossiers: Sequence[str]) -> None:
    if connection.dialect.name == "sqlite":
        numbers = connection.execute(_NUMBERED.where(SEARCHABLE.c.dossier_id.in_(dossiers)))
        rows = [{"number": row.number} for row in numbers]
        if rows:
            for table in ("searchable_words", "searchable_words_open"):
                connection.execute(text(f"DELETE FROM {table} WHERE rowid = :number"), rows)  # noqa: S608 - ours
    connection.execute(delete(SEARCHABLE).where(SEARCHABLE.c.dossier_id.in_(dossiers)))


def texts_in(value: JSON) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from texts_in(part)


def _up_to(most: int, texts: Iterable[str]) -> str:
    taken: list[str] = []
    for words in texts:
        taken.append(words[:most])
        most -= len(words)
        if most <= 0:
            break
    return " ".join(taken)


def conditions(connection: Connection, wanted: Wanted, *, open_only: bool = False) -> Iterator[ColumnElement[bool]]:
    """Yield what the rows of `DOSSIER` must be like; with `open_only`, judged by what is open to who is not on them."""
    if asked := folded(wanted.words):
        yield _with_words(connection, asked, open_only=open_only)
    elif wanted.words.strip():  # signs only: nothing has those
        yield expression.false()
    if wanted.statuses:
        yield DOSSIER.c.status.in_(wanted.statuses)
    if wanted.since is not None:
        yield DOSSIER.c.changed_at >= wanted.since
    if wanted.until is not None:
        yield DOSSIER.c.changed_at < wanted.until
    if wanted.person and open_only:  # who wrote before is told by the history, which is not open
        yield (DOSSIER.c.created_by == wanted.person) | (DOSSIER.c.changed_by == wanted.person)
    elif wanted.person:
        by = select(CHANGE.c.sequence).where(CHANGE.c.dossier_id == DOSSIER.c.id, CHANGE.c.changed_by == wanted.person)
        yield by.exists()
    chosen = dict(wanted.holding) | ({OUTCOME: wanted.outcome} if wanted.outcome else {})
    for path, value in chosen.items():
        yield _holds(path, value)
        if open_only:
            yield _is_open(path)
    for path in wanted.lacking:
        yield ~_stands(path, VALUE.c.value.not_in(_NOTHING))
        if open_only:
            yield _is_open(path)


_NOTHING: Final = tuple(map(to_text, (None, "", [], {})))


def _stands(path: str, *like: ColumnElement[bool]) -> ColumnElement[bool]:
    found = select(VALUE.c.path).where(VALUE.c.dossier_id == DOSSIER.c.id, VALUE.c.path == path, *like)
    return found.correlate(DOSSIER).exists()


def _holds(path: str, value: JSON) -> ColumnElement[bool]:
    there = VALUE.c.value == to_text(value)
    among = VALUE.c.value.startswith("[") & VALUE.c.value.contains(to_text(value), autoescape=True)
    return _stands(path, there | among)


def _is_open(path: str) -> ColumnElement[bool]:
    """Tell whether what stands at a path is open in a dossier; rather too seldom than too often."""
    keys = split(path)
    if keys[0] != "answers":
        return expression.true() if path == OUTCOME else expression.false()
    if keys[2:3] != ("fields",):
        return expression.false()
    # A mark that cannot be read may mean anything; one that names the field, or a row in it, means the field.
    marks = VALUE.c.value.not_in(_NOTHING) & (
        ~VALUE.c.value.startswith("{") | VALUE.c.value.contains(to_text(keys[3]), autoescape=True)
    )
    return ~_stands(join("answers", keys[1], "confidential"), marks)


def _with_words(connection: Connection, asked: str, *, open_only: bool) -> ColumnElement[bool]:
    found = select(SEARCHABLE.c.dossier_id)
    if connection.dialect.name == "postgresql":
        query = func.plainto_tsquery("dutch", asked)
        only_small_words = func.numnode(query) == 0  # "de", "een": asked for nothing in particular
        in_all = DOSSIER.c.id.in_(found.where(_WORDS.op("@@")(query), *_if_open(open_only)))
        if not open_only:
            return only_small_words | in_all
        in_open = DOSSIER.c.id.in_(found.where(_OPEN_WORDS.op("@@")(query), SEARCHABLE.c.is_open == 0))
        return only_small_words | in_all | in_open
    # Each word in quotes: folded words hold no quotes, and a word such as NEAR would be an operator.
    match = " ".join(f'"{word}"' for word in stemmed(asked).split())
    in_all = DOSSIER.c.id.in_(found.where(_in_table("searchable_words", match), *_if_open(open_only)))
    if not open_only:
        return in_all
    in_open = DOSSIER.c.id.in_(found.where(_in_table("searchable_words_open", match), SEARCHABLE.c.is_open == 0))
    return in_all | in_open


def _if_open(open_only: bool) -> tuple[ColumnElement[bool], ...]:
    return (SEARCHABLE.c.is_open == 1,) if open_only else ()


def _in_table(table: str, match: str) -> ColumnElement[bool]:
    rows = text(f"SELECT rowid FROM {table} WHERE {table} MATCH :{table}")  # noqa: S608 - ours
    return SEARCHABLE.c.number.in_(rows.bindparams(**{table: match}))
