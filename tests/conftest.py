"""For all tests: where CI=true, a test that is left out is a failure, by name."""

import os
from collections.abc import Generator

import pytest


def nothing_may_be_left_out() -> bool:
    return os.environ.get("CI") == "true"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if nothing_may_be_left_out() and (report.skipped or hasattr(report, "wasxfail")):
        _fail(report, getattr(report, "wasxfail", None) or _reason(report))
        report.__dict__.pop("wasxfail", None)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if nothing_may_be_left_out() and report.skipped:
        _fail(report, _reason(report))
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport, reason: str) -> None:
    report.outcome = "failed"
    report.longrepr = f"NOT RUN: {report.nodeid}: {reason}"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
