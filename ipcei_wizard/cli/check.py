"""`ipcei-wizard check`: prove questionnaires, catalogues and glossary; without a folder the memo's sentences too."""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ipcei_wizard.cli.console import HELP_LANGUAGE, INCOMPLETE, UNUSABLE, print_json, refuse, words
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import DocumentRefused, Fault


@click.command(help=say("cli.help-check", HELP_LANGUAGE))
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=say("cli.help-json", HELP_LANGUAGE))
@click.option("--mermaid", "drawn", is_flag=True, help=say("cli.help-mermaid", HELP_LANGUAGE))
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help=say("cli.help-today", HELP_LANGUAGE))
@click.pass_obj
def check(language: Language, folder: Path | None, *, as_json: bool, drawn: bool, today: datetime | None) -> None:
    """Prove questionnaires and catalogues sound, and without a folder the portfolio and the sentences of the memo."""
    from ipcei_wizard.framework.drawing import mermaid  # noqa: PLC0415
    from ipcei_wizard.framework.loader import framework_folders, read_framework  # noqa: PLC0415
    from ipcei_wizard.framework.proof import Proof, ended, prove  # noqa: PLC0415
    from ipcei_wizard.resources import resource_folder  # noqa: PLC0415

    root = folder or resource_folder("questions")
    folders = framework_folders(root)
    if not folders:
        refuse([Fault(str(root), None, "no-framework")], language)
    proofs: list[tuple[Path, Proof]] = []
    refused: list[Fault] = []
    found: list[Fault] = []
    for each in folders:
        try:
            loaded = read_framework(each)
        except DocumentRefused as refusal:
            refused.extend(refusal.faults)
        else:
            proofs.append((each, prove(loaded)))
            found.extend(warning.fault for warning in ended(loaded, (today or datetime.now().astimezone()).date()))
    if folder is None:
        refused.extend((*_template_faults(), *_portfolio_faults()))
    glossary, unsound = _checked_glossary(root, refused)
    faults = _once([*refused, *(fault for _, proof in proofs for fault in proof.faults), *unsound])
    warnings = _once(found)
    if as_json:
        frameworks = [_proof_data(proof) for _, proof in proofs]
        told = {"faults": _told(faults, language), "warnings": _told(warnings, language)}
        print_json({"sound": not faults, "frameworks": frameworks, **told})
    for each, proof in [] if as_json else proofs:
        if drawn and proof.sound:
            click.echo(mermaid(proof.framework, language), nl=False)
        else:
            _say_proof(each, proof, language)
    if not as_json and not drawn:
        if glossary is not None and not unsound:
            click.echo(words("check-glossary", terms=len(glossary.terms)))
        _say_rest(warnings, language, templates=folder is None and not refused)
    for fault in faults:
        click.echo(fault.in_words(language), err=True)
    sys.exit(UNUSABLE if refused else INCOMPLETE if faults else 0)


def _once(faults: Iterable[Fault]) -> list[Fault]:
    """Return each fault once: questionnaires that stand beside each other share their catalogues."""
    return list({(fault.file, fault.line, fault.code, fault.word): fault for fault in faults}.values())


def _told(faults: Iterable[Fault], language: Language) -> list[dict[str, Any]]:
    return [{"file": f.file, "line": f.line, "code": f.code, "message": f.message(language)} for f in faults]


def _say_rest(warnings: list[Fault], language: Language, *, templates: bool) -> None:
    if templates:
        click.echo(words("check-templates"))
    if warnings:
        click.echo(words("check-ended", count=len(warnings)))
    for warning in warnings:
        click.echo(f"  {warning.in_words(language)}")


def _checked_glossary(root: Path, refused: list[Fault]) -> tuple[Any, tuple[Fault, ...]]:
    """Return the glossary that lies beside the questionnaires, if one does, and what makes it unsound."""
    from ipcei_wizard.framework.glossary import GLOSSARY_FILE, glossary_faults, read_glossary  # noqa: PLC0415

    if not (root / GLOSSARY_FILE).is_file():
        return None, ()
    try:
        loaded = read_glossary(root / GLOSSARY_FILE)
    except DocumentRefused as refusal:
        refused.extend(refusal.faults)
        return None, ()
    return loaded.glossary, glossary_faults(loaded)


def _template_faults() -> tuple[Fault, ...]:
    from ipcei_wizard.memo.wording import read_wording  # noqa: PLC0415
    from ipcei_wizard.resources import resource_folder  # noqa: PLC0415

    try:
        read_wording(resource_folder("templates"))
    except DocumentRefused as refusal:
        return refusal.faults
    return ()


def _portfolio_faults() -> tuple[Fault, ...]:
    from ipcei_wizard.framework.portfolio import shipped_portfolio  # noqa: PLC0415

    try:
        shipped_portfolio()
    except DocumentRefused as refusal:
        return refusal.faults
    return ()


def _proof_data(proof: Any) -> dict[str, Any]:
    return {
        "id": proof.framework.id,
        "version": proof.framework.version,
        "sound": proof.sound,
        "combinations": proof.combinations,
        "catalogues": {name: len(catalogue.entries) for name, catalogue in proof.framework.catalogues.items()},
        "outcomes": {
            name: {"verdict_sets": outcome.verdict_sets, "witness": outcome.witness}
            for name, outcome in proof.outcomes.items()
        },
    }


def _say_proof(folder: Path, proof: Any, language: Language) -> None:
    framework = proof.framework
    if not proof.sound:
        click.echo(words("check-unsound", folder=folder, count=len(proof.faults)))
        return
    counted: dict[str, object] = {"questions": len(framework.questions), "sections": len(framework.sections)}
    counted |= {
        "outcomes": len(framework.conclusion.outcomes),
        "combinations": _thousands(proof.combinations, language),
    }
    click.echo(words("check-sound", id=framework.id, version=framework.version, **counted))
    if framework.catalogues:
        entries = sum(len(catalogue.entries) for catalogue in framework.catalogues.values())
        click.echo(words("check-catalogues", count=len(framework.catalogues), entries=entries))
    for name, outcome in proof.outcomes.items():
        witness = ", ".join(f"{number}={verdict}" for number, verdict in (outcome.witness or {}).items())
        count = _thousands(outcome.verdict_sets, language)
        click.echo(words("check-outcome", outcome=name, count=count, witness=witness))


def _thousands(number: int, language: Language) -> str:
    return f"{number:,}".replace(",", "." if language == "nl" else ",")
