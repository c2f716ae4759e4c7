"""`ipcei-wizard verify`: is this memo as it was sealed, by whom, and does its text say what its data say?"""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ipcei_wizard.cli.console import HELP_LANGUAGE, INCOMPLETE, UNUSABLE, print_json, refuse
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import DocumentRefused, Fault


@click.command(help=say("cli.help-verify", HELP_LANGUAGE))
@click.argument("file", metavar="FILE.pdf", type=click.Path(path_type=Path))
@click.option(
    "--trust",
    metavar="CERT.pem",
    multiple=True,
    envvar="IPCEI_WIZARD_TRUST",
    type=click.Path(path_type=Path),
    help=say("cli.help-trust", HELP_LANGUAGE),
)
@click.option("--json", "as_json", is_flag=True, help=say("cli.help-json", HELP_LANGUAGE))
@click.pass_obj
def verify(language: Language, file: Path, trust: Sequence[Path], *, as_json: bool) -> None:
    """Verify a memo."""
    from ipcei_wizard.memo.seal.trust import read_certificates  # noqa: PLC0415
    from ipcei_wizard.memo.verification import Verification, verify_memo  # noqa: PLC0415 - slow to import
    from ipcei_wizard.memo.verification_words import in_words  # noqa: PLC0415

    try:
        trusted = read_certificates(trust)
        found, reason = verify_memo(file.read_bytes(), trusted), None
    except DocumentRefused as refusal:
        refuse(refusal.faults, language)
    except OSError as error:
        found, reason = Verification(readable=False), error.strerror
    if as_json:
        print_json(found.to_contract())
    if not found.readable:
        code = "memo-unreadable" if reason else "memo-encrypted" if found.encrypted else "memo-not-a-pdf"
        refuse([Fault(str(file), None, code, {"reason": reason} if reason else {})], language)
    if not as_json:
        for line in in_words(found, language):
            click.echo(line)
        if found.verdict == "untrusted":
            _say_own_authority(language)
    sys.exit({"valid": 0, "unreadable": UNUSABLE}.get(found.verdict, INCOMPLETE))


def _say_own_authority(language: Language) -> None:
    from ipcei_wizard.dossier.location import data_folder  # noqa: PLC0415
    from ipcei_wizard.memo.seal.authority import authority_file  # noqa: PLC0415

    own = authority_file(data_folder())
    if own.exists():
        click.echo(say("seal.trust-own", language, path=own))
