"""Everything without a browser: `ipcei-wizard run|check|assess|memo|schema`.

Exit status 0: fine; 1: understood, with findings of severity error; 2: could not be used. Streamlit and ReportLab are
imported only by the commands that need them. Words for people go to standard output, faults to standard error.
"""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from ipcei_wizard import __version__
from ipcei_wizard.messages import LANGUAGES, Language, say
from ipcei_wizard.strict.faults import DocumentRefused, Fault, shown

INCOMPLETE, UNUSABLE = 1, 2


def _environment_language() -> Language:
    return "en" if os.environ.get("IPCEI_WIZARD_LANG", "nl").lower().startswith("en") else "nl"


# The help texts are chosen when the commands are defined, so they follow the environment and not the option.
_HELP = _environment_language()


def _words(key: str, **values: object) -> str:
    return say(f"cli.{key}", click.get_current_context().find_root().obj, **values)


@click.group(help=say("cli.help", _HELP), context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(LANGUAGES), default=_HELP, help=say("cli.help-language", _HELP))
@click.version_option(__version__, prog_name="ipcei-wizard")
@click.pass_context
def main(context: click.Context, lang: Language) -> None:
    """Hold the commands together; `lang` is the language of everything they say."""
    context.obj = lang
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what the terminal cannot show ends nothing


@main.command(help=say("cli.help-run", _HELP))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help=say("cli.help-port", _HELP)
)
@click.pass_obj
def run(language: Language, port: int) -> None:
    """Serve the wizard until it is stopped."""
    from ipcei_wizard.web.desk import what_is_missing  # noqa: PLC0415 - Streamlit is imported only here
    from ipcei_wizard.web.server import CannotServe, serve  # noqa: PLC0415

    try:
        serve(port, language=language, what_is_missing=what_is_missing)
    except CannotServe as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(UNUSABLE)


@main.command(help=say("cli.help-check", _HELP))
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=say("cli.help-json", _HELP))
@click.option("--mermaid", "drawn", is_flag=True, help=say("cli.help-mermaid", _HELP))
@click.pass_obj
def check(language: Language, folder: Path | None, *, as_json: bool, drawn: bool) -> None:
    """Prove questionnaires sound, and without a folder the sentences of the memo as well."""
    from ipcei_wizard.framework.drawing import mermaid  # noqa: PLC0415
    from ipcei_wizard.framework.loader import framework_folders, read_framework  # noqa: PLC0415
    from ipcei_wizard.framework.proof import Proof, prove  # noqa: PLC0415
    from ipcei_wizard.resources import resource_folder  # noqa: PLC0415

    root = folder or resource_folder("questions")
    folders = framework_folders(root)
    if not folders:
        _refuse([Fault(str(root), None, "no-framework")], language)
    proofs: list[tuple[Path, Proof]] = []
    refused: list[Fault] = []
    for each in folders:
        try:
            proofs.append((each, prove(read_framework(each))))
        except DocumentRefused as refusal:
            refused.extend(refusal.faults)
    if folder is None:
        refused.extend(_template_faults())
    faults = [*refused, *(fault for _, proof in proofs for fault in proof.faults)]
    if as_json:
        _print_json(
            {
                "sound": not faults,
                "frameworks": [_proof_data(proof) for _, proof in proofs],
                "faults": [
                    {"file": f.file, "line": f.line, "code": f.code, "message": f.message(language)} for f in faults
                ],
            }
        )
    for each, proof in [] if as_json else proofs:
        if drawn and proof.sound:
            click.echo(mermaid(proof.framework, language), nl=False)
        else:
            _say_proof(each, proof, language)
    if folder is None and not refused and not as_json and not drawn:
        click.echo(_words("check-templates"))
    for fault in faults:
        click.echo(fault.in_words(language), err=True)
    sys.exit(UNUSABLE if refused else INCOMPLETE if faults else 0)


def _template_faults() -> tuple[Fault, ...]:
    from ipcei_wizard.memo.wording import read_wording  # noqa: PLC0415
    from ipcei_wizard.resources import resource_folder  # noqa: PLC0415

    try:
        read_wording(resource_folder("templates"))
    except DocumentRefused as refusal:
        return refusal.faults
    return ()


def _proof_data(proof: Any) -> dict[str, Any]:
    return {
        "id": proof.framework.id,
        "version": proof.framework.version,
        "sound": proof.sound,
        "combinations": proof.combinations,
        "outcomes": {
            name: {"verdict_sets": outcome.verdict_sets, "witness": outcome.witness}
            for name, outcome in proof.outcomes.items()
        },
    }


def _say_proof(folder: Path, proof: Any, language: Language) -> None:
    framework = proof.framework
    if not proof.sound:
        click.echo(_words("check-unsound", folder=folder, count=len(proof.faults)))
        return
    counted: dict[str, object] = {"questions": len(framework.questions), "sections": len(framework.sections)}
    counted |= {
        "outcomes": len(framework.conclusion.outcomes),
        "combinations": _thousands(proof.combinations, language),
    }
    click.echo(_words("check-sound", id=framework.id, version=framework.version, **counted))
    for name, outcome in proof.outcomes.items():
        witness = ", ".join(f"{number}={verdict}" for number, verdict in (outcome.witness or {}).items())
        count = _thousands(outcome.verdict_sets, language)
        click.echo(_words("check-outcome", outcome=name, count=count, witness=witness))


def _thousands(number: int, language: Language) -> str:
    return f"{number:,}".replace(",", "." if language == "nl" else ",")


@main.command(help=say("cli.help-assess", _HELP))
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=say("cli.help-json", _HELP))
@click.pass_obj
def assess(language: Language, files: Sequence[Path], *, as_json: bool) -> None:
    """Evaluate assessment files."""
    from ipcei_wizard.assessment.evaluation import evaluate  # noqa: PLC0415
    from ipcei_wizard.assessment.results import to_contract  # noqa: PLC0415
    from ipcei_wizard.framework.loader import shipped_framework  # noqa: PLC0415

    results = []
    for assessment in _read_all(files, language):
        framework = shipped_framework(assessment.framework)
        results.append((framework, assessment, evaluate(framework, assessment, language)))
    if as_json:
        documents = [to_contract(evaluation) for _, _, evaluation in results]
        _print_json(documents[0] if len(documents) == 1 else documents)
    else:
        for framework, assessment, evaluation in results:
            _say_evaluation(framework, assessment, evaluation, language)
    sys.exit(0 if all(evaluation.complete for _, _, evaluation in results) else INCOMPLETE)


def _read_all(files: Iterable[Path], language: Language) -> list[Any]:
    from ipcei_wizard.assessment.reader import read_assessment  # noqa: PLC0415

    assessments: list[Any] = []
    faults: list[Fault] = []
    for file in files:
        try:
            assessments.append(read_assessment(file))
        except DocumentRefused as refusal:
            faults.extend(refusal.faults)
    if faults:
        _refuse(faults, language)
    return assessments


def _say_evaluation(framework: Any, assessment: Any, evaluation: Any, language: Language) -> None:
    click.echo(_words("assess-title", title=shown(assessment.initiative.title), framework=evaluation.framework))
    decisions = framework.decision_labels(language)
    undecided = _words("assess-undecided")
    for section in framework.sections:
        result = evaluation.sections[section.id]
        values = {"section": section.id, "title": section.title(language)}
        if result.outcome is None:
            click.echo(_words("assess-not-reached", **values))
        else:
            reading = framework.reading_rule[result.reading].label.in_(language)
            decision = decisions.get(result.decision or "", undecided).lower()
            click.echo(_words("assess-section", reading=reading, decision=decision, **values))
    labels = {outcome.id: outcome.label.in_(language) for outcome in framework.conclusion.outcomes}
    decided = evaluation.advice.decision
    decision = f"“{labels[decided]}”" if decided else undecided
    click.echo(_words("assess-advice", reading=labels[evaluation.advice.reading], decision=decision))
    for point in evaluation.tipping_points:
        values = {"question": point.question, "from_": point.from_, "to": point.to}
        click.echo(_words("assess-tipping", advice=labels[point.advice], **values))
    for finding in evaluation.findings:
        severity = _words(f"severity-{finding.severity}")
        click.echo(f"  [{severity}] {finding.where}: {finding.message} [{finding.code}]")
    errors = sum(finding.severity == "error" for finding in evaluation.findings)
    click.echo(_words("assess-incomplete", count=errors) if errors else _words("assess-complete"))


@main.command(help=say("cli.help-memo", _HELP))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help=say("cli.help-output", _HELP))
@click.option(
    "--lang", "memo_language", type=click.Choice(LANGUAGES), default="nl", help=say("cli.help-memo-language", _HELP)
)
@click.pass_obj
def memo(language: Language, file: Path, output: Path, memo_language: Language) -> None:
    """Render the advice memo of an assessment."""
    if output.suffix.lower() != ".pdf":
        click.echo(_words("memo-format", path=output), err=True)
        sys.exit(UNUSABLE)
    [assessment] = _read_all([file], language)
    from ipcei_wizard.memo.advice import render_advice  # noqa: PLC0415 - ReportLab is imported only here

    pdf = render_advice(assessment, memo_language)
    try:
        output.write_bytes(pdf)
    except OSError as error:
        click.echo(_words("memo-not-written", path=output, reason=error.strerror), err=True)
        sys.exit(UNUSABLE)
    click.echo(_words("memo-written", path=output))


@main.command(help=say("cli.help-schema", _HELP))
def schema() -> None:
    """Print the JSON Schema of the assessment file."""
    from ipcei_wizard.assessment.schema import assessment_schema  # noqa: PLC0415

    _print_json(assessment_schema())


def _print_json(value: Any) -> None:
    shows_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(value, ensure_ascii=not shows_all, indent=2))


def _refuse(faults: Iterable[Fault], language: Language) -> NoReturn:
    for fault in faults:
        click.echo(fault.in_words(language), err=True)
    sys.exit(UNUSABLE)


if __name__ == "__main__":
    main()
