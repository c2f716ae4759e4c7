"""A drawing of the route as Mermaid text, from the same data that the evaluation follows."""

from ipcei_wizard.framework.model import Framework, Section
from ipcei_wizard.messages import Language


def mermaid(framework: Framework, language: Language = "nl") -> str:
    """Return a Mermaid flowchart: sections, their questions, and where each reading or decision leads."""
    lines = ["flowchart TD"]
    lines += [
        f'    {_node(section.id)}["{section.id} {_quoted(section.title(language))} ({_numbers(section)})"]'
        for section in framework.sections
    ]
    lines += [
        f'    {_node(outcome.id)}(["{_quoted(outcome.label.in_(language))}"])'
        for outcome in framework.conclusion.outcomes
    ]
    for section in framework.sections:
        keys_by_target: dict[str, list[str]] = {}
        for key, destination in section.route.items():
            keys_by_target.setdefault(destination.section or destination.outcome or "", []).append(key)
        lines += [
            f'    {_node(section.id)} -- "{", ".join(keys)}" --> {_node(to)}' for to, keys in keys_by_target.items()
        ]
    return "\n".join(lines) + "\n"


def _numbers(section: Section) -> str:
    return ", ".join(question.number for question in section.questions)


def _node(name: str) -> str:
    return "n_" + "".join(character if character.isalnum() else "_" for character in name)


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;")
