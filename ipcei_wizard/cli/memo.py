"""`ipcei-wizard memo`: render the advice memo of an assessment."""

import sys
from pathlib import Path

import click

from ipcei_wizard.assessment.disclosure import public
from ipcei_wizard.cli.console import HELP_LANGUAGE, UNUSABLE, read_all, words
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.messages import LANGUAGES, Language, say


@click.command(help=say("cli.help-memo", HELP_LANGUAGE))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help=say("cli.help-output", HELP_LANGUAGE)
)
@click.option(
    "--lang",
    "memo_language",
    type=click.Choice(LANGUAGES),
    default="nl",
    help=say("cli.help-memo-language", HELP_LANGUAGE),
)
@click.option("--public", "for_disclosure", is_flag=True, help=say("cli.help-public", HELP_LANGUAGE))
@click.pass_obj
def memo(language: Language, file: Path, output: Path, memo_language: Language, for_disclosure: bool) -> None:
    """Render the advice memo of an assessment."""
    kind = output.suffix.lower()
    if kind not in (".pdf", ".docx"):
        click.echo(words("memo-format", path=output), err=True)
        sys.exit(UNUSABLE)
    [assessment] = read_all([file], language)
    if for_disclosure:
        assessment = public(assessment, shipped_framework(assessment.framework)).assessment
    from ipcei_wizard.memo import advice  # noqa: PLC0415 - ReportLab is imported only here

    render = advice.render_advice if kind == ".pdf" else advice.render_advice_for_word
    written = render(assessment, memo_language)
    try:
        output.write_bytes(written)
    except OSError as error:
        click.echo(words("memo-not-written", path=output, reason=error.strerror), err=True)
        sys.exit(UNUSABLE)
    click.echo(words("memo-written", path=output))
