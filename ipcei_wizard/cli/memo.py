"""`ipcei-wizard memo`: render the advice memo of an assessment, with a seal on it when asked."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ipcei_wizard.assessment.disclosure import public
from ipcei_wizard.cli.console import HELP_LANGUAGE, UNUSABLE, passphrase, pin, read_all, refuse, words
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.messages import LANGUAGES, Language, say
from ipcei_wizard.strict.faults import DocumentRefused

if TYPE_CHECKING:
    from ipcei_wizard.memo.seal.on_token import Key

_PASSPHRASE = "IPCEI_WIZARD_SEAL_PASSPHRASE"  # noqa: S105 - the name of a setting


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
@click.option("--seal", "sealed", is_flag=True, help=say("cli.help-seal", HELP_LANGUAGE))
@click.option("--key", metavar="KEY.p12", type=click.Path(path_type=Path), help=say("cli.help-key", HELP_LANGUAGE))
@click.pass_obj
def memo(  # noqa: PLR0913 - the options of the command
    language: Language,
    file: Path,
    output: Path,
    memo_language: Language,
    *,
    for_disclosure: bool,
    sealed: bool,
    key: Path | None,
) -> None:
    """Render the advice memo of an assessment."""
    kind = output.suffix.lower()
    if kind not in (".pdf", ".docx"):
        click.echo(words("memo-format", path=output), err=True)
        sys.exit(UNUSABLE)
    if key and not sealed:
        click.echo(words("memo-key-without-seal"), err=True)
        sys.exit(UNUSABLE)
    if sealed and kind != ".pdf":
        click.echo(words("memo-seal-format", path=output), err=True)
        sys.exit(UNUSABLE)
    [assessment] = read_all([file], language)
    if for_disclosure:
        assessment = public(assessment, shipped_framework(assessment.framework)).assessment
    from ipcei_wizard.memo import advice  # noqa: PLC0415 - ReportLab is imported only here

    render = advice.render_advice if kind == ".pdf" else advice.render_advice_for_word
    written, sealer = render(assessment, memo_language), ""
    if sealed:
        written, sealer = _sealed(written, key, memo_language, language)
    try:
        output.write_bytes(written)
    except OSError as error:
        click.echo(words("memo-not-written", path=output, reason=error.strerror), err=True)
        sys.exit(UNUSABLE)
    click.echo(words("memo-written", path=output))
    if sealer:
        click.echo(words("memo-sealed", name=sealer))


def _sealed(pdf: bytes, key: Path | None, memo_language: Language, language: Language) -> tuple[bytes, str]:
    """Return the memo with the seal on it, and whose seal that is."""
    from ipcei_wizard.memo.seal.sealing import seal_pdf  # noqa: PLC0415 - pyHanko and cryptography only here
    from ipcei_wizard.memo.seal.timestamp import timestamp_service  # noqa: PLC0415

    try:
        with sealing_key(key) as chosen:
            return seal_pdf(pdf, chosen, memo_language, timestamps=timestamp_service()), chosen.name
    except DocumentRefused as refusal:
        refuse(refusal.faults, language)


@contextmanager
def sealing_key(key: Path | None) -> "Iterator[Key]":
    """Give the key to seal with: the one that is given, else that of the settings (file, token), else our own.

    Raises:
        DocumentRefused: it cannot be used.
    """
    from ipcei_wizard.dossier.location import data_folder  # noqa: PLC0415
    from ipcei_wizard.memo.seal.authority import local_key  # noqa: PLC0415
    from ipcei_wizard.memo.seal.key import read_pkcs12  # noqa: PLC0415
    from ipcei_wizard.memo.seal.on_token import token_key, token_settings  # noqa: PLC0415

    configured = os.environ.get("IPCEI_WIZARD_SEAL_KEY", "").strip()
    path = key or (Path(configured) if configured else None)
    if path:
        yield read_pkcs12(path, lambda: passphrase(path, _PASSPHRASE))
    elif on_token := token_settings():
        with token_key(on_token, lambda: pin(on_token.token)) as held:
            yield held
    else:
        yield local_key(data_folder())
