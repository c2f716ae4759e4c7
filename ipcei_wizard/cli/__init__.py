"""Everything without a browser: `ipcei-wizard COMMAND`, one module per command.

Exit status 0: fine; 1: understood, with findings of severity error; 2: could not be used. Words for people go to
standard output, faults to standard error. A command's module is imported when it is called, and Streamlit and ReportLab
only by the commands that need them.
"""

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Final

import click

from ipcei_wizard import __version__
from ipcei_wizard.cli.console import HELP_LANGUAGE, UNUSABLE
from ipcei_wizard.messages import LANGUAGES, Language, say
from ipcei_wizard.messages.country import COUNTRIES, UnknownCountry, deciding_country
from ipcei_wizard.strict.faults import shown

COMMANDS = ("run", "check", "assess", "memo", "sign", "verify", "funding-gap", "compare", "dossier", "schema")


_COLLECTED_AFTER: Final = 100_000
"""New objects before Python looks for rubbish. A command hardly makes any, and looks at all it imported each time."""


class _CommandPerModule(click.Group):
    """A group whose command `funding-gap` is the function `funding_gap` in the module of that name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
        return command


@click.command(
    cls=_CommandPerModule, help=say("cli.help", HELP_LANGUAGE), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default=HELP_LANGUAGE, help=say("cli.help-language", HELP_LANGUAGE)
)
@click.version_option(__version__, prog_name="ipcei-wizard")
@click.pass_context
def main(context: click.Context, lang: Language) -> None:
    """Hold the commands together; `lang` is the language of everything they say."""
    context.obj = lang
    # Looking for plugins reads what every installed package says of itself, and none may change how a file is read.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if context.invoked_subcommand != "run":
        gc.set_threshold(_COLLECTED_AFTER)
    try:
        deciding_country()
    except UnknownCountry as unknown:
        known = ", ".join(COUNTRIES)
        click.echo(say("cli.country-unknown", lang, written=shown(unknown.written, 20), known=known), err=True)
        context.exit(UNUSABLE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what the terminal cannot show ends nothing
