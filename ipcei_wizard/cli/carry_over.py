"""`ipcei-wizard dossier carry-over`: a draft goes on under a newer version of the questionnaire, or back."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ipcei_wizard.cli.console import HELP_LANGUAGE, INCOMPLETE
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import shown

if TYPE_CHECKING:
    from ipcei_wizard.dossier.records import DossierState, FrameworkPin
    from ipcei_wizard.framework.kept import Pinned


def _help(key: str) -> str:
    return say(f"cli_dossier.help-{key}", HELP_LANGUAGE)


def _say(key: str, language: Language, **values: object) -> None:
    click.echo(say(f"cli_dossier.{key}", language, **values))


def pinned_to(pin: "FrameworkPin") -> "Pinned":
    """Return the questionnaire that a dossier with this pin is read with; KeyError where none of its id ships."""
    from ipcei_wizard.framework.kept import pinned  # noqa: PLC0415

    return pinned(pin.id, pin.version, pin.digest)


def say_framework(pin: "FrameworkPin", language: Language) -> None:
    """Say which questionnaire a dossier is under, and whether a newer version is shipped."""
    _say("framework", language, id=shown(pin.id), version=shown(pin.version), digest=shown(pin.digest[:12]))
    try:
        found = pinned_to(pin)
    except KeyError:
        _say("framework-gone", language)
        return
    if not found.exact:
        _say("framework-not-kept", language, version=found.framework.version)
    if found.newer:
        _say("framework-newer", language, version=found.newer.version)


@click.command("carry-over", help=_help("carry-over"))
@click.argument("name", metavar="ID")
@click.option("--by", required=True, metavar=say("cli_dossier.name", HELP_LANGUAGE), help=_help("by"))
@click.option("--undo", is_flag=True, help=_help("undo"))
@click.option("--dry-run", is_flag=True, help=_help("dry-run"))
@click.pass_obj
def carry_over(language: Language, name: str, by: str, *, undo: bool, dry_run: bool) -> None:
    """Say what another version of the questionnaire would change, and go on under it."""
    from ipcei_wizard.cli.dossier import opened_store  # noqa: PLC0415 - it holds this command
    from ipcei_wizard.dossier import proceedings  # noqa: PLC0415
    from ipcei_wizard.dossier.people import Person, refusal_in_words  # noqa: PLC0415
    from ipcei_wizard.dossier.records import Refusal  # noqa: PLC0415

    with opened_store(language) as store:
        state = store.load(name)
        to = _before(state) if undo else newer_than(state.framework)
        if to is None:
            _say("nowhere-to-go", language)
            sys.exit(INCOMPLETE)
        _say_effect(state, to, language)
        if dry_run:
            return
        person = Person(by.strip(), frozenset({"opsteller"}))
        if undo:
            outcome = proceedings.take_back(store, name, person, state.framework)
        else:
            outcome = proceedings.carry_over(store, name, person, state.framework, to)
    if isinstance(outcome, Refusal):
        click.echo(refusal_in_words(outcome, language), err=True)
        sys.exit(INCOMPLETE)
    _say("carried-over", language, version=to.version)


def newer_than(pin: "FrameworkPin") -> "FrameworkPin | None":
    """Return the shipped version to which a dossier with this pin can be carried over; None where there is none."""
    from ipcei_wizard.dossier.records import FrameworkPin  # noqa: PLC0415
    from ipcei_wizard.framework.kept import shipped_digest  # noqa: PLC0415
    from ipcei_wizard.framework.loader import shipped_ids  # noqa: PLC0415

    newer = pinned_to(pin).newer if pin.id in shipped_ids() else None
    return FrameworkPin(newer.id, newer.version, shipped_digest(newer.id)) if newer else None


def _before(state: "DossierState") -> "FrameworkPin | None":
    from ipcei_wizard.dossier.carrying import carried_from  # noqa: PLC0415

    return next(iter(carried_from(state)), None)


def _say_effect(state: "DossierState", to: "FrameworkPin", language: Language) -> None:
    from ipcei_wizard.comparison.carrying import effect_of  # noqa: PLC0415
    from ipcei_wizard.comparison.carrying_words import (  # noqa: PLC0415
        WHATS,
        changes_in_words,
        readings_in_words,
        unasked_in_words,
    )
    from ipcei_wizard.dossier.paths import assemble  # noqa: PLC0415

    old, new = (pinned_to(pin).framework for pin in (state.framework, to))
    effect = effect_of(assemble(state.contents), old, new, language)
    changes = changes_in_words(old, new, language)
    errors = [finding.message for finding in effect.arises if finding.severity == "error"]
    parts: dict[str, Sequence[str]] = {
        "for-this-dossier": readings_in_words(effect, new, language),
        "arising-errors": errors,
        "will-be-kept": unasked_in_words(effect.kept, (old, new), language),
        "asked-again": unasked_in_words(effect.asked_again, (old, new), language),
        **{what: changes[what] for what in WHATS},
    }
    for key, lines in parts.items():
        if lines:
            click.echo(say(f"carrying.{key}", language, count=len(lines)))
            for line in lines:
                click.echo(f"  {shown(line, 500)}")
