"""`ipcei-wizard run`: serve the wizard."""

import sys

import click

from ipcei_wizard.cli.console import HELP_LANGUAGE, UNUSABLE
from ipcei_wizard.messages import Language, say


@click.command(help=say("cli.help-run", HELP_LANGUAGE))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help=say("cli.help-port", HELP_LANGUAGE)
)
@click.option("--address", default="127.0.0.1", show_default=True, help=say("cli.help-address", HELP_LANGUAGE))
@click.pass_obj
def run(language: Language, port: int, address: str) -> None:
    """Serve the wizard until it is stopped."""
    from ipcei_wizard.web.colleagues import ROUTE  # noqa: PLC0415 - Streamlit is imported only here
    from ipcei_wizard.web.desk import what_is_missing  # noqa: PLC0415
    from ipcei_wizard.web.server import CannotServe, serve  # noqa: PLC0415

    try:
        serve(port, address, language=language, what_is_missing=what_is_missing, more_routes=[ROUTE])
    except CannotServe as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(UNUSABLE)
