"""`ipcei-wizard assess`: evaluate assessment files."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ipcei_wizard.cli.console import HELP_LANGUAGE, INCOMPLETE, print_json, read_all, words
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import shown


@click.command(help=say("cli.help-assess", HELP_LANGUAGE))
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=say("cli.help-json", HELP_LANGUAGE))
@click.pass_obj
def assess(language: Language, files: Sequence[Path], *, as_json: bool) -> None:
    """Evaluate assessment files."""
    from ipcei_wizard.assessment.evaluation import evaluate  # noqa: PLC0415
    from ipcei_wizard.assessment.results import to_contract  # noqa: PLC0415
    from ipcei_wizard.framework.loader import shipped_framework  # noqa: PLC0415

    results = []
    for assessment in read_all(files, language):
        framework = shipped_framework(assessment.framework)
        results.append((framework, assessment, evaluate(framework, assessment, language)))
    if as_json:
        documents = [to_contract(evaluation) for _, _, evaluation in results]
        print_json(documents[0] if len(documents) == 1 else documents)
    else:
        for framework, assessment, evaluation in results:
            _say_evaluation(framework, assessment, evaluation, language)
    sys.exit(0 if all(evaluation.complete for _, _, evaluation in results) else INCOMPLETE)


def _say_evaluation(framework: Any, assessment: Any, evaluation: Any, language: Language) -> None:
    click.echo(words("assess-title", title=shown(assessment.initiative.title), framework=evaluation.framework))
    decisions = framework.decision_labels(language)
    undecided = words("assess-undecided")
    for section in framework.sections:
        result = evaluation.sections[section.id]
        values = {"section": section.id, "title": section.title(language)}
        if result.outcome is None:
            click.echo(words("assess-not-reached", **values))
        else:
            reading = framework.reading_rule[result.reading].label.in_(language)
            decision = decisions.get(result.decision or "", undecided).lower()
            click.echo(words("assess-section", reading=reading, decision=decision, **values))
    labels = {outcome.id: outcome.label.in_(language) for outcome in framework.conclusion.outcomes}
    decided = evaluation.advice.decision
    decision = f"“{labels[decided]}”" if decided else undecided
    click.echo(words("assess-advice", reading=labels[evaluation.advice.reading], decision=decision))
    for point in evaluation.tipping_points:
        values = {"question": point.question, "from_": point.from_, "to": point.to}
        click.echo(words("assess-tipping", advice=labels[point.advice], **values))
    for finding in evaluation.findings:
        severity = words(f"severity-{finding.severity}")
        click.echo(f"  [{severity}] {finding.where}: {finding.message} [{finding.code}]")
    errors = sum(finding.severity == "error" for finding in evaluation.findings)
    click.echo(words("assess-incomplete", count=errors) if errors else words("assess-complete"))
