"""`ipcei-wizard dossier`: the stored dossiers, without a browser."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from ipcei_wizard.cli.carry_over import carry_over, newer_than, say_framework
from ipcei_wizard.cli.console import HELP_LANGUAGE, INCOMPLETE, UNUSABLE, print_json
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import shown

if TYPE_CHECKING:
    from ipcei_wizard.dossier.records import DossierSummary
    from ipcei_wizard.dossier.store import DossierStore
    from ipcei_wizard.dossier.transfer import Imported

STATUSES: Final = ("concept", "in-afstemming", "ter-ondertekening", "vastgesteld", "ingetrokken")


def _help(key: str) -> str:
    return say(f"cli_dossier.help-{key}", HELP_LANGUAGE)


def _say(key: str, language: Language, **values: object) -> None:
    click.echo(say(f"cli_dossier.{key}", language, **values))


@contextmanager
def opened_store(language: Language) -> Iterator["DossierStore"]:
    """Open the store of the environment; what it cannot do is said on standard error, and ends the command with 2."""
    from ipcei_wizard.dossier.archive import ArchiveRefusedError  # noqa: PLC0415 - SQLAlchemy is imported only here
    from ipcei_wizard.dossier.errors import StoreError  # noqa: PLC0415
    from ipcei_wizard.dossier.location import database_url  # noqa: PLC0415
    from ipcei_wizard.dossier.store import open_store  # noqa: PLC0415

    try:
        with open_store(database_url()) as store:
            yield store
    except StoreError as error:
        click.echo(shown(f"{error.where}: {error.what(language)} {error.remedy(language)}", 1000), err=True)
        sys.exit(UNUSABLE)
    except ArchiveRefusedError as refusal:
        click.echo(shown(refusal.in_words(language), 1000), err=True)
        sys.exit(UNUSABLE)
    except OSError as error:
        values = {"path": shown(error.filename or "?"), "reason": error.strerror or str(error)}
        click.echo(say("cli_dossier.file-failed", language, **values), err=True)
        sys.exit(UNUSABLE)


@click.group(help=say("cli.help-dossier", HELP_LANGUAGE))
def dossier() -> None:
    """Hold the commands on stored dossiers together."""


dossier.add_command(carry_over)

Command = Callable[..., None]


def _filters(command: Command) -> Command:
    """Add the options that choose dossiers, handed over as one `Wanted` in `wanted`."""

    @click.option("--words", default="", help=_help("words"))
    @click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help=_help("status"))
    @click.option("--outcome", default="", help=_help("outcome"))
    @click.option("--person", default="", help=_help("person"))
    @click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help=_help("since"))
    @click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help=_help("until"))
    @click.option("--holding", multiple=True, metavar="PATH=VALUE", help=_help("holding"))
    @wraps(command)
    def with_filters(*arguments: Any, **options: Any) -> None:
        from ipcei_wizard.dossier.search import Wanted  # noqa: PLC0415

        chosen = [each.partition("=") for each in options.pop("holding")]
        wanted = Wanted(
            words=options.pop("words"),
            statuses=frozenset(options.pop("statuses")),
            outcome=options.pop("outcome"),
            person=options.pop("person"),
            since=_midnight(options.pop("since")),
            until=_midnight(options.pop("until")),
            holding={path: value for path, _, value in chosen},
        )
        command(*arguments, wanted=wanted, **options)

    return with_filters


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), UTC) if day else None


_as_json = click.option("--json", "as_json", is_flag=True, help=say("cli.help-json", HELP_LANGUAGE))


@dossier.command("list", help=_help("list"))
@_filters
@_as_json
@click.pass_obj
def list_(language: Language, wanted: Any, *, as_json: bool) -> None:
    """Name the dossiers, the last changed first."""
    from ipcei_wizard.dossier.search import find  # noqa: PLC0415

    with opened_store(language) as store:
        found = find(store, wanted)
    if as_json:
        print_json([_as_data(line) for line in found])
        return
    for line in found:
        _say_line(line, language)
    _say("count", language, count=len(found))


def _say_line(line: "DossierSummary", language: Language) -> None:
    from ipcei_wizard.dossier.people import status_in_words  # noqa: PLC0415

    when = line.changed_at.astimezone().strftime("%Y-%m-%d %H:%M")
    status = status_in_words(line.status, language)
    _say("line", language, id=line.id, title=shown(line.title), status=status, when=when)


def _as_data(line: "DossierSummary") -> dict[str, Any]:
    return {
        "id": line.id,
        "title": line.title,
        "status": line.status,
        "framework": {"id": line.framework.id, "version": line.framework.version, "digest": line.framework.digest},
        "created_at": line.created_at.isoformat(),
        "created_by": line.created_by,
        "changed_at": line.changed_at.isoformat(),
        "changed_by": line.changed_by,
        "changes": line.changes,
        "head": line.head,
    }


@dossier.command("show", help=_help("show"))
@click.argument("name", metavar="ID")
@click.option("--history", "with_history", is_flag=True, help=_help("history"))
@_as_json
@click.pass_obj
def show(language: Language, name: str, *, with_history: bool, as_json: bool) -> None:
    """Show what is stored of one dossier."""
    from ipcei_wizard.dossier.history import difference_of  # noqa: PLC0415

    with opened_store(language) as store:
        state = store.load(name)
        changes = store.history(name) if with_history else ()
    if as_json:
        data = _as_data(state.summary) | {"contents": state.contents, "proceedings": state.proceedings}
        newer = newer_than(state.framework)
        data["newer_framework"] = newer.version if newer else None
        rows = [{"sequence": c.sequence, "at": c.at.isoformat(), "by": c.by, "path": c.path} for c in changes]
        texts = [{"old": c.old, "new": c.new, "version": c.version} for c in changes]
        history = {"history": [row | text for row, text in zip(rows, texts, strict=True)]} if with_history else {}
        print_json(data | history)
        return
    _say_line(state.summary, language)
    say_framework(state.framework, language)
    for path, value in sorted((state.contents | state.proceedings).items()):
        # Further lines are set in, so that no text passes for a line of ours.
        as_text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        click.echo(f"  {path}: " + shown(as_text, 500).replace("\n", "\n      "))
    for change in changes:
        at = change.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        _say("change", language, sequence=change.sequence, at=at, by=shown(change.by), path=change.path)
        for text in difference_of(change):
            click.echo(f"    {shown(text, 500)}")


@dossier.command("verify", help=_help("verify"))
@click.argument("names", metavar="[ID...]", nargs=-1)
@_as_json
@click.pass_obj
def verify_(language: Language, names: Sequence[str], *, as_json: bool) -> None:
    """Prove the log of these dossiers, or of all."""
    from ipcei_wizard.dossier.verification import in_words, verify  # noqa: PLC0415

    with opened_store(language) as store:
        wanted = names or [line.id for line in store.list()]
        faults = [fault for name in wanted for fault in verify(store, name)]
    if as_json:
        rows = [
            {"dossier": f.dossier, "sequence": f.sequence, "code": f.code, "message": in_words(f, language)}
            for f in faults
        ]
        print_json({"sound": not faults, "dossiers": len(wanted), "faults": rows})
    else:
        for fault in faults:
            click.echo(shown(in_words(fault, language), 500))
        _say("unsound" if faults else "sound", language, count=len(wanted), faults=len(faults))
    sys.exit(INCOMPLETE if faults else 0)


_out = click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help=_help("output"))


@dossier.command("export", help=_help("export"))
@click.argument("names", metavar="[ID...]", nargs=-1)
@_out
@click.pass_obj
def export(language: Language, names: Sequence[str], output: Path) -> None:
    """Write these dossiers, or all, with their history to an archive."""
    from ipcei_wizard.dossier.transfer import export_archive  # noqa: PLC0415

    with opened_store(language) as store:
        count = export_archive(store, list(dict.fromkeys(names)) or None, output)
    _say("written", language, count=count, path=output)


@dossier.command("import", help=_help("import"))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_obj
def import_(language: Language, file: Path) -> None:
    """Take in an archive: all of it, or nothing."""
    from ipcei_wizard.dossier.transfer import import_archive  # noqa: PLC0415

    with opened_store(language) as store, file.open("rb") as opened:
        _say_imported(import_archive(store, opened), language)


@dossier.command("backup", help=_help("backup"))
@_out
@click.pass_obj
def backup_(language: Language, output: Path) -> None:
    """Write everything to one file, while others work."""
    from ipcei_wizard.dossier.transfer import backup  # noqa: PLC0415

    with opened_store(language) as store:
        count = backup(store, output)
    _say("written", language, count=count, path=output)


@dossier.command("restore", help=_help("restore"))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_obj
def restore_(language: Language, file: Path) -> None:
    """Take in a backup; nothing that is here is lost."""
    from ipcei_wizard.dossier.transfer import restore_backup  # noqa: PLC0415

    with opened_store(language) as store:
        _say_imported(restore_backup(store, file), language)


def _say_imported(imported: "Imported", language: Language) -> None:
    counts = {"added": len(imported.added), "extended": len(imported.extended), "there": len(imported.there_already)}
    _say("imported", language, **counts)


@dossier.command("register", help=_help("register"))
@_filters
@_out
@click.pass_obj
def register(language: Language, wanted: Any, output: Path) -> None:
    """Write a line per dossier, as CSV or XLSX."""
    from ipcei_wizard.dossier.register import as_csv, as_xlsx, rows_of  # noqa: PLC0415
    from ipcei_wizard.dossier.search import find  # noqa: PLC0415

    if output.suffix.lower() not in {".csv", ".xlsx"}:
        click.echo(say("cli_dossier.register-format", language, path=output), err=True)
        sys.exit(UNUSABLE)
    with opened_store(language) as store:
        rows = rows_of(store, find(store, wanted), language)
        output.write_bytes(as_csv(rows) if output.suffix.lower() == ".csv" else as_xlsx(rows))
    _say("written", language, count=len(rows) - 1, path=output)
