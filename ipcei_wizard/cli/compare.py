"""`ipcei-wizard compare`: assessments side by side, from files and folders and from the store of dossiers."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ipcei_wizard.cli.console import HELP_LANGUAGE, INCOMPLETE, UNUSABLE, print_json, refuse, words
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import DocumentRefused, shown

if TYPE_CHECKING:
    from ipcei_wizard.comparison.cases import Case
    from ipcei_wizard.comparison.report import Comparison
    from ipcei_wizard.framework.model import Framework

_FEW = 3  # precedents per assessment on a screen; --json has them all


@click.command(help=say("cli.help-compare", HELP_LANGUAGE))
@click.argument("places", metavar="FILE_OR_DIR...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dossiers", is_flag=True, help=say("cli.help-compare-dossiers", HELP_LANGUAGE))
@click.option("--json", "as_json", is_flag=True, help=say("cli.help-json", HELP_LANGUAGE))
@click.option("--xlsx", type=click.Path(path_type=Path), metavar="OUT", help=say("cli.help-xlsx", HELP_LANGUAGE))
@click.option("--csv", type=click.Path(path_type=Path), metavar="OUT", help=say("cli.help-csv", HELP_LANGUAGE))
@click.option("--pdf", type=click.Path(path_type=Path), metavar="OUT", help=say("cli.help-compare-pdf", HELP_LANGUAGE))
@click.option("--under", type=click.Path(path_type=Path), metavar="DIR", help=say("cli.help-under", HELP_LANGUAGE))
@click.option("--confidential", is_flag=True, help=say("cli.help-confidential", HELP_LANGUAGE))
@click.pass_obj
def compare(  # noqa: PLR0913 - a parameter per option
    language: Language,
    places: Sequence[Path],
    *,
    dossiers: bool,
    as_json: bool,
    xlsx: Path | None,
    csv: Path | None,
    pdf: Path | None,
    under: Path | None,
    confidential: bool,
) -> None:
    """Put assessments side by side."""
    from ipcei_wizard.comparison.files import read_cases  # noqa: PLC0415
    from ipcei_wizard.comparison.report import compared, to_contract  # noqa: PLC0415

    if not places and not dossiers:
        click.echo(words("compare-nothing"), err=True)
        sys.exit(UNUSABLE)
    try:
        cases = (*read_cases(places, language), *(_stored_cases(language) if dossiers else ()))
        other = None if under is None else _framework(under)
    except DocumentRefused as refusal:
        refuse(refusal.faults, language)
    comparison = compared(cases, language)
    for path, made in _exports(comparison, xlsx, csv, pdf, confidential=confidential):
        _write(path, made, quiet=as_json)
    if as_json:
        print_json(to_contract(comparison))
    elif xlsx is None and csv is None and pdf is None:
        for line in _in_words(comparison, other, confidential=confidential):
            click.echo(line)


def _stored_cases(language: Language) -> Iterator["Case"]:
    """Yield every dossier that can be read under its questionnaire, called by its id; the rest is said and left out."""
    from ipcei_wizard.cli.carry_over import pinned_to  # noqa: PLC0415
    from ipcei_wizard.cli.dossier import opened_store  # noqa: PLC0415
    from ipcei_wizard.comparison.cases import case_of_draft  # noqa: PLC0415
    from ipcei_wizard.dossier.paths import assemble  # noqa: PLC0415
    from ipcei_wizard.framework.loader import shipped_ids  # noqa: PLC0415

    with opened_store(language) as store:
        for summary in store.list():
            if summary.framework.id not in shipped_ids():
                values = {"dossier": summary.id, "framework": summary.framework.id}
                click.echo(words("compare-framework-gone", **values), err=True)
                continue
            framework = pinned_to(summary.framework).framework
            yield case_of_draft(summary.id, assemble(store.load(summary.id).contents), framework, language)


def _framework(folder: Path) -> "Framework":
    from ipcei_wizard.framework.loader import read_framework  # noqa: PLC0415
    from ipcei_wizard.framework.proof import prove  # noqa: PLC0415

    proof = prove(read_framework(folder))
    if not proof.sound:
        for fault in proof.faults:
            click.echo(fault.in_words(click.get_current_context().find_root().obj), err=True)
        sys.exit(INCOMPLETE)
    return proof.framework


def _exports(
    comparison: "Comparison", xlsx: Path | None, csv: Path | None, pdf: Path | None, *, confidential: bool
) -> Iterator[tuple[Path, bytes]]:
    if xlsx is not None:
        from ipcei_wizard.comparison.workbook import to_workbook  # noqa: PLC0415

        yield xlsx, to_workbook(comparison, confidential=confidential)
    if csv is not None:
        from ipcei_wizard.comparison.export import to_csv  # noqa: PLC0415

        yield csv, to_csv(comparison, confidential=confidential)
    if pdf is not None:
        from ipcei_wizard.web.comparison_memo import render_comparison  # noqa: PLC0415 - ReportLab is imported only here

        yield pdf, render_comparison(comparison)


def _write(path: Path, content: bytes, *, quiet: bool) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        click.echo(words("memo-not-written", path=path, reason=error.strerror), err=True)
        sys.exit(UNUSABLE)
    if not quiet:
        click.echo(words("memo-written", path=path))


def _in_words(comparison: "Comparison", under: "Framework | None", *, confidential: bool) -> Iterator[str]:
    from ipcei_wizard.comparison.difference_words import difference_in_words  # noqa: PLC0415
    from ipcei_wizard.comparison.practice import find_practice  # noqa: PLC0415
    from ipcei_wizard.comparison.sentences import (  # noqa: PLC0415
        conflict_in_words,
        not_comparable_in_words,
        practice_in_words,
        precedent_in_words,
    )

    names, language = comparison.names, comparison.language
    yield from _matrix_lines(comparison)
    yield from _section("compare-conflicts", [conflict_in_words(c, names, language) for c in comparison.conflicts])
    for case in comparison.cases if len(comparison.cases) > 1 else ():
        found = [precedent_in_words(each, names, language) for each in comparison.precedents[case.id][:_FEW]]
        yield from _section("compare-precedents", found, case=shown(f"{case.title} [{case.id}]"))
    rules = [practice_in_words(rule, names, language) for rule in find_practice(comparison.cases)]
    yield from _section("compare-practice", rules)
    if len(comparison.cases) == 2:
        lines = list(difference_in_words(*comparison.cases, language, confidential=confidential))
        yield from _section("compare-difference", lines)
    if under is not None:
        yield from _study_lines(comparison.cases, under, language)
    apart = list(not_comparable_in_words(comparison.cases, language))
    if apart:
        yield from _section("compare-apart", apart)


def _section(key: str, lines: Sequence[str], **values: object) -> Iterator[str]:
    yield ""
    yield words(key, **values)
    for line in lines or [words("compare-none")]:
        yield f"  - {shown(line, 2000)}"


def _matrix_lines(comparison: "Comparison") -> Iterator[str]:
    """Yield the matrix as a table, its columns headed by letters, and what the letters stand for."""
    letters = [str(at) for at in range(1, len(comparison.cases) + 1)]
    language = comparison.language
    yield words("compare-assessments", count=len(comparison.cases))
    for letter, case in zip(letters, comparison.cases, strict=True):
        yield shown(f"  [{letter}] {case.id}: {case.assessment.initiative.title}. {case.advice_label(language)}", 400)
    table = [["", *(f"[{letter}]" for letter in letters)]]
    for row in comparison.rows:
        title = f"{row.name} {row.question.short_title.in_(language)}"
        table.append([title, *(cell.in_words for cell in row.cells)])
    widths = [max(len(line[at]) for line in table) for at in range(len(letters) + 1)]
    yield ""
    for line in table:
        yield "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
    yield say("comparison.legend", language)


def _study_lines(cases: Sequence["Case"], framework: "Framework", language: Language) -> Iterator[str]:
    from ipcei_wizard.comparison.difference_words import reread_in_words  # noqa: PLC0415
    from ipcei_wizard.comparison.study import study  # noqa: PLC0415

    lines = [reread_in_words(found, framework, language) for found in study(cases, framework)]
    yield from _section("compare-under", lines, framework=f"{framework.id} {framework.version}")
