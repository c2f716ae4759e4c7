"""`ipcei-wizard schema`: the JSON Schema of the assessment file."""

import click

from ipcei_wizard.cli.console import HELP_LANGUAGE, print_json
from ipcei_wizard.messages import say


@click.command(help=say("cli.help-schema", HELP_LANGUAGE))
def schema() -> None:
    """Print the JSON Schema of the assessment file."""
    from ipcei_wizard.assessment.schema import assessment_schema  # noqa: PLC0415

    print_json(assessment_schema())
