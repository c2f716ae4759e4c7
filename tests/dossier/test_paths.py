"""The document and its flat paths say the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.paths import assemble, flatten, is_empty, join, split

DOCUMENT: dict[str, JSON] = {
    "initiative": {"title": "IPCEI ME/CT"},
    "answers": {
        "public-task": {
            "verdict": "ja",
            "motivation": "Omdat.",
            "sources": [{"title": "Brief", "reference": "29826, nr. 277"}],
            "fields": {"zero_option": "Niets doen.", "failures": ["extern"]},
            "confidential": {"ground": "woo-5.1.1c", "fields": ["zero_option"]},
        }
    },
    "sections": {"A.1": {"decision": "ja", "motivation": "Weging."}},
    "advice": {"decision": "deelnemen", "conditions": ["a", "b"]},
    "memo": {"to": ["EZ"], "from": {"name": "Anna"}},
}

KEYS = st.text(max_size=6) | st.sampled_from(["A.1", "a/b", "~1", "~0", "fields", "x~/y"])
LEAVES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
).filter(lambda leaf: not is_empty(leaf))
PART = st.dictionaries(KEYS, LEAVES, min_size=1, max_size=3)
OUTSIDE_FIELDS = st.dictionaries(KEYS.filter(lambda key: key != "fields"), LEAVES, min_size=1, max_size=3)
ANSWER = st.builds(
    lambda plain, fields: plain | fields, OUTSIDE_FIELDS, st.just({}) | PART.map(lambda p: {"fields": p})
)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "initiative": PART,
        "answers": st.dictionaries(KEYS, ANSWER, min_size=1, max_size=3),
        "sections": st.dictionaries(KEYS, PART, min_size=1, max_size=3),
        "advice": PART,
        "memo": PART,
    },
)


def test_each_leaf_is_what_one_officer_edits() -> None:
    assert list(flatten(DOCUMENT)) == [
        "initiative/title",
        "answers/public-task/verdict",
        "answers/public-task/motivation",
        "answers/public-task/sources",
        "answers/public-task/fields/zero_option",
        "answers/public-task/fields/failures",
        "answers/public-task/confidential",
        "sections/A.1/decision",
        "sections/A.1/motivation",
        "advice/decision",
        "advice/conditions",
        "memo/to",
        "memo/from",
    ]


@given(DOCUMENTS)
@settings(max_examples=50, deadline=None)
def test_a_document_flattened_and_assembled_is_the_same(document: dict[str, JSON]) -> None:
    assert assemble(flatten(document)) == document


@given(DOCUMENTS)
@settings(max_examples=50, deadline=None)
def test_values_assembled_and_flattened_are_the_same(document: dict[str, JSON]) -> None:
    values = flatten(document)

    assert flatten(assemble(values)) == values


@given(st.lists(st.text(), min_size=1), st.lists(st.text(), min_size=1))
@settings(deadline=None)
def test_different_keys_never_share_a_path(one: list[str], other: list[str]) -> None:
    assert split(join(*one)) == tuple(one)
    assert (join(*one) == join(*other)) == (one == other)


def test_empty_means_absent_but_zero_and_false_do_not() -> None:
    empty: dict[str, JSON] = {"advice/focus": "", "memo/to": [], "memo/from": {}, "sections/A.1/decision": None}

    assert assemble(empty) == {}
    assert flatten({"advice": {"focus": ""}, "memo": {}, "answers": None, "sections": {"A.1": None}}) == {}
    assert assemble({"answers/q/fields/jobs": 0, "answers/q/confidential": False}) == {
        "answers": {"q": {"fields": {"jobs": 0}, "confidential": False}}
    }


def test_the_header_is_left_to_the_pin() -> None:
    assert flatten({"format": "ipcei-assessment/1", "framework": "afwegingskader-2022"}) == {}


@pytest.mark.parametrize("document", [{"anwsers": {}}, {"answers": ["x"]}, {"sections": {"A.1": "ja"}}, {"memo": 3}])
def test_what_is_no_assessment_is_refused_not_dropped(document: dict[str, JSON]) -> None:
    with pytest.raises(ValueError, match=r"anwsers|answers|sections/A\.1|memo"):
        flatten(document)


@pytest.mark.parametrize(
    "path", ["", "title", "advice", "advice/focus/x", "answers/q", "answers/q/fields", "sections/A.1"]
)
def test_a_path_that_is_no_leaf_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="is not a path"):
        assemble({path: "x"})
