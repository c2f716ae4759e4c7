"""`ipcei-wizard funding-gap`: compute the funding gap of scenario files, and write the workbook to fill in."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ipcei_wizard.cli.console import HELP_LANGUAGE, print_json, refuse, words
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import DocumentRefused, Fault

if TYPE_CHECKING:
    from ipcei_wizard.assessment.funding_gap.reader import Case
    from ipcei_wizard.assessment.funding_gap.results import Outcome, Total


@click.command(name="funding-gap", help=say("cli.help-funding-gap", HELP_LANGUAGE))
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=say("cli.help-json", HELP_LANGUAGE))
@click.option("--xlsx", "workbook", type=click.Path(path_type=Path), help=say("cli.help-workbook", HELP_LANGUAGE))
@click.option("--template", type=click.Path(path_type=Path), help=say("cli.help-template", HELP_LANGUAGE))
@click.pass_obj
def funding_gap(
    language: Language, files: Sequence[Path], *, as_json: bool, workbook: Path | None, template: Path | None
) -> None:
    """Compute the gap of every company in the files, and of all of them together."""
    from ipcei_wizard.assessment.funding_gap.workbook import template_workbook, workbook_of  # noqa: PLC0415

    if template is not None:
        _write(template, template_workbook(language))
    if not files:
        if template is None:
            raise click.UsageError(words("funding-gap-no-file"))
        return
    cases = _read(files, language)
    outcomes, total = _computed(cases, language)
    if workbook is not None:
        _write(workbook, workbook_of(outcomes, total, language), quiet=as_json)
    single = len(cases) == 1 and cases[0].single
    if as_json:
        print_json(_document(outcomes, None if single else total, language))
        return
    from ipcei_wizard.assessment.funding_gap.spoken import spoken, total_spoken  # noqa: PLC0415

    for number, outcome in enumerate(outcomes, 1):
        click.echo("\n".join(spoken(outcome, number, language)))
    if not single:
        click.echo("\n".join(total_spoken(total, len(outcomes), language)))


def _read(files: Iterable[Path], language: Language) -> "list[Case]":
    from ipcei_wizard.assessment.funding_gap.reader import read_case, refuse_what_does_not_add_up  # noqa: PLC0415
    from ipcei_wizard.assessment.funding_gap.workbook import read_workbook  # noqa: PLC0415

    cases: list[Case] = []
    faults: list[Fault] = []
    for file in files:
        try:
            cases.append(read_workbook(file) if file.suffix.lower() == ".xlsx" else read_case(file))
        except DocumentRefused as refusal:
            faults.extend(refusal.faults)
    if not faults:
        try:
            refuse_what_does_not_add_up(cases)
        except DocumentRefused as refusal:
            faults.extend(refusal.faults)
    if faults:
        refuse(faults, language)
    return cases


def _computed(cases: "list[Case]", language: Language) -> "tuple[list[Outcome], Total]":
    from ipcei_wizard.assessment.funding_gap.results import add_up, assess_gap  # noqa: PLC0415

    outcomes = [assess_gap(scenario, language) for case in cases for scenario in case.scenarios]
    budget = next((case.budget for case in cases if case.budget is not None), None)
    return outcomes, add_up(outcomes, budget, language)


def _document(outcomes: "list[Outcome]", total: "Total | None", language: Language) -> Any:
    from ipcei_wizard.assessment.funding_gap.results import to_contract, total_to_contract  # noqa: PLC0415

    companies = [to_contract(outcome, language) for outcome in outcomes]
    if total is None:
        return companies[0]
    label = say("funding_gap.label", language)
    return {"label": label, "companies": companies, "total": total_to_contract(total, language)}


def _write(path: Path, content: bytes, *, quiet: bool = False) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        click.echo(words("memo-not-written", path=path, reason=error.strerror), err=True)
        sys.exit(2)
    if not quiet:
        click.echo(words("memo-written", path=path))
