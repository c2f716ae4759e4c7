"""`ipcei-wizard sign`: an approver signs a memo at a step of its route, or the seal closes it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import click

from ipcei_wizard.cli.console import HELP_LANGUAGE, UNUSABLE, passphrase, pin, refuse, words
from ipcei_wizard.cli.memo import sealing_key
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import DocumentRefused, Fault

if TYPE_CHECKING:
    from ipcei_wizard.memo.seal.on_token import Key

_PASSPHRASE = "IPCEI_WIZARD_SIGN_PASSPHRASE"  # noqa: S105 - the name of a setting


@click.command(help=say("cli.help-sign", HELP_LANGUAGE))
@click.argument("file", metavar="FILE.pdf", type=click.Path(path_type=Path))
@click.option("--step", metavar="STEP", help=say("cli.help-step", HELP_LANGUAGE))
@click.option("--seal", "sealed", is_flag=True, help=say("cli.help-sign-seal", HELP_LANGUAGE))
@click.option("--key", metavar="KEY.p12", type=click.Path(path_type=Path), help=say("cli.help-sign-key", HELP_LANGUAGE))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=say("cli.help-sign-output", HELP_LANGUAGE))
@click.pass_obj
def sign(  # noqa: PLR0913 - the options of the command
    language: Language, file: Path, *, step: str | None, sealed: bool, key: Path | None, output: Path | None
) -> None:
    """Sign a memo at a step, or seal it."""
    if (step is None) != sealed:
        click.echo(words("sign-one-of"), err=True)
        sys.exit(UNUSABLE)
    from ipcei_wizard.memo.approval import approve, close  # noqa: PLC0415 - pyHanko and cryptography only here
    from ipcei_wizard.memo.seal.timestamp import timestamp_service  # noqa: PLC0415

    timestamps = timestamp_service()
    try:
        pdf = file.read_bytes()
        if step is not None:
            with _own_key(key) as own:
                pdf, signed = approve(pdf, own, step, file=str(file), timestamps=timestamps)
                said = words("sign-signed", name=own.name, step=signed)
        else:
            with sealing_key(key) as own:
                pdf = close(pdf, own, file=str(file), timestamps=timestamps)
                said = words("memo-sealed", name=own.name)
    except DocumentRefused as refusal:
        refuse(refusal.faults, language)
    except OSError as error:
        refuse([Fault(str(file), None, "memo-unreadable", {"reason": error.strerror})], language)
    target = output or file
    try:
        _replace(target, pdf)
    except OSError as error:
        click.echo(words("memo-not-written", path=target, reason=error.strerror), err=True)
        sys.exit(UNUSABLE)
    click.echo(words("memo-written", path=target))
    click.echo(said)


@contextmanager
def _own_key(key: Path | None) -> "Iterator[Key]":
    """Give the key of who signs: the one that is given, else that on the token of the settings; else leave."""
    from ipcei_wizard.memo.seal.key import read_pkcs12  # noqa: PLC0415
    from ipcei_wizard.memo.seal.on_token import token_key, token_settings  # noqa: PLC0415

    if key:
        yield read_pkcs12(key, lambda: passphrase(key, _PASSPHRASE))
    elif on_token := token_settings():
        with token_key(on_token, lambda: pin(on_token.token)) as held:
            yield held
    else:
        click.echo(words("sign-without-key"), err=True)
        sys.exit(UNUSABLE)


def _replace(target: Path, content: bytes) -> None:
    """Write the whole file beside its place and then put it there: what was there is never half overwritten."""
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}-", delete=False) as draft:
        draft.write(content)
    try:
        Path(draft.name).chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        Path(draft.name).replace(target)
    finally:
        Path(draft.name).unlink(missing_ok=True)


def _umask() -> int:
    kept = os.umask(0)
    os.umask(kept)
    return kept
