"""The register lists every source once, in the order of the memo, and knows where it is cited."""

from ipcei_wizard.assessment.model import FORMAT, Answer, Assessment, Initiative, Source
from ipcei_wizard.assessment.register import others, register, source_key
from ipcei_wizard.framework.loader import shipped_framework

FRAMEWORK = shipped_framework("afwegingskader-2022")
LETTER = Source(title="Kamerbrief", reference="Kamerstuk 29826, nr. 277")
SPACED = Source(title="Kamerbrief ", reference="Kamerstuk  29826, nr. 277", confidential="woo-5.2")
PAGE = Source(title="Kamerbrief", reference="Kamerstuk 29826, nr. 277", page="4")
REPORT = Source(title="Rapport")
ASSESSMENT = Assessment(
    format=FORMAT,
    framework=FRAMEWORK.id,
    initiative=Initiative(title="X"),
    answers={
        "occasion": Answer(sources=(LETTER,)),
        "problem-severity": Answer(sources=(REPORT, PAGE)),
        "public-task": Answer(sources=(SPACED,)),
    },
)


def test_the_same_source_is_listed_once_with_every_question() -> None:
    found = register(FRAMEWORK, ASSESSMENT, ("1", "2", "4"))
    assert [(entry.source.page, entry.source.title.strip(), entry.questions) for entry in found.values()] == [
        ("", "Kamerbrief", ("1", "4")),
        ("", "Rapport", ("2",)),
        ("4", "Kamerbrief", ("2",)),
    ]


def test_a_source_that_is_confidential_somewhere_is_so_in_the_register() -> None:
    found = register(FRAMEWORK, ASSESSMENT, ("1", "2", "4"))
    assert found[source_key(LETTER)].source.confidential == "woo-5.2"


def test_sources_off_the_route_come_last() -> None:
    found = register(FRAMEWORK, ASSESSMENT, ("1", "4"))
    assert [entry.source.title.strip() for entry in found.values()] == ["Kamerbrief", "Rapport", "Kamerbrief"]
    assert [*found.values()][-1].questions == ("2",)


def test_only_what_an_answer_does_not_cite_is_offered() -> None:
    found = register(FRAMEWORK, ASSESSMENT, ("1", "2", "4"))
    assert list(others(found, ASSESSMENT.answer("problem-severity")).values()) == [found[source_key(LETTER)].source]
